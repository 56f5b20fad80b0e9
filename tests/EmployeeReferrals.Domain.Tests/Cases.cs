namespace EmployeeReferrals.Domain.Tests;

/// <summary>Small inputs as people send them, each with its right outcome: lines of tab-separated text, and files, in the folder of this
/// name.</summary>
internal static class Cases
{
    public static IEnumerable<string[]> Lines(string file) =>
        File.ReadAllLines(PathOf(file)).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Cases", file);
}
