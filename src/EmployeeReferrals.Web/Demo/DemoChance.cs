namespace EmployeeReferrals.Web.Demo;

/// <summary>Chance that comes out the same each time: one seed, one story.</summary>
internal sealed class DemoChance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 up to 1.</summary>
    public double Part() => _random.NextDouble();

    /// <param name="most">Included.</param>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool Coin() => _random.Next(2) == 0;

    public T OneOf<T>(IReadOnlyList<T> these) => these[_random.Next(these.Count)];

    public T OneOf<T>()
        where T : struct, Enum => OneOf(Enum.GetValues<T>());

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> these)
    {
        var shuffled = these.ToArray();
        for (var i = 0; i < shuffled.Length; i++)
        {
            var other = _random.Next(i, shuffled.Length);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }
        return shuffled;
    }
}
