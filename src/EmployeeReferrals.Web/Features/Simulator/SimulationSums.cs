using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Data;
using static EmployeeReferrals.Web.Features.Simulator.SimulatePlan;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>The last months, today included.</summary>
internal sealed record SimulatedSpan(DateOnly From, DateOnly Today, int Months)
{
    public static SimulatedSpan Of(int months, DateOnly today)
    {
        var counted = Math.Clamp(months, Least, Most);
        return new(today.AddMonths(-counted).AddDays(1), today, counted);
    }
}

/// <summary>Adds the hires up one by one, and keeps of them no more than is shown. Hires set apart are in no sum.</summary>
internal sealed class SimulationSums(IReadOnlyDictionary<Guid, OpeningTraits> openings, Guid? me)
{
    private const string NoRole = "No role";

    private sealed class Amounts
    {
        public decimal Really,
            Would;

        public Sum In(string currency) => new(currency, Really, Would);
    }

    private sealed record Row(SimulatedHire Hire, Guid? Earner, Guid? WouldEarner);

    private sealed record Lost(SimulatedHire Hire, SimulatedPart Part, bool AlsoReally);

    private readonly Dictionary<(string Currency, Standing Standing), Amounts> _standings = [];
    private readonly Dictionary<(DateOnly? Month, string Currency), Amounts> _months = [];
    private readonly Dictionary<(string Department, string Currency), Amounts> _departments = [];
    private readonly Dictionary<(Guid Person, string Currency), Amounts> _people = [];
    private readonly Longest<Row> _noLonger = new(r => r.Hire.Really.Worth),
        _newly = new(r => r.Hire.Would.Worth),
        _apart = new(r => r.Hire.Really.Worth);
    private readonly Longest<Lost> _lost = new(l => l.Part.Amount);
    private int _hires,
        _compared,
        _differing,
        _earn,
        _wouldEarn,
        _referrals,
        _canEarn,
        _wouldBeAble,
        _forfeitedReally;

    /// <summary>Of one's own referrals nothing is shown but the sums they are in (docs/rules.md §2).</summary>
    public static bool IsOf(PastCandidate candidate, Guid? me) => candidate.Referrals.Any(r => r.ReferrerId == me || r.HiredPersonId == me);

    public void Add(Past.Told told)
    {
        // What a person decided no rule tells again: it is in neither figure, as its hire is not.
        if (told.Hire is not { Apart: not null })
        {
            _referrals += told.Credits.Count;
            _canEarn += told.Credits.Count(c => c.Earns);
            _wouldBeAble += told.Credits.Count(c => c.WouldEarn);
        }
        if (told.Hire is not { } hire)
            return;
        _hires++;
        var shown = !IsOf(told.Candidate, me);
        var row = new Row(
            hire,
            ListSimulatedHires.EarnerOf(told.Candidate, hire.Really),
            ListSimulatedHires.EarnerOf(told.Candidate, hire.Would)
        );
        if (hire.Apart is not null)
        {
            _apart.Add(row, shown);
            return;
        }

        _compared++;
        if (hire.Really.Earns)
            _earn++;
        if (hire.Would.Earns)
            _wouldEarn++;
        if (hire.Really.ReferralId != hire.Would.ReferralId || !Parts(hire.Really).SequenceEqual(Parts(hire.Would)))
            _differing++;
        if (hire.Really.Earns && !hire.Would.Earns)
            _noLonger.Add(row, shown);
        if (!hire.Really.Earns && hire.Would.Earns)
            _newly.Add(row, shown);
        var department = hire.OpeningId is { } opening ? openings.GetValueOrDefault(opening)?.Department ?? NoRole : NoRole;
        foreach (var part in hire.Really.Parts)
            Add(part, department, (amounts, amount) => amounts.Really += amount);
        foreach (var part in hire.Would.Parts)
            Add(part, department, (amounts, amount) => amounts.Would += amount);
        _forfeitedReally += hire.Really.Parts.Count(p => p.Standing == Standing.Forfeited);
        foreach (var part in hire.Would.Parts.Where(p => p.Standing == Standing.Forfeited))
            _lost.Add(
                new(
                    hire,
                    part,
                    hire.Really.Parts.Any(p => p.Standing == Standing.Forfeited && p.Side == part.Side && p.RecipientId == part.RecipientId)
                ),
                shown
            );
    }

    private void Add(SimulatedPart part, string department, Action<Amounts, decimal> add)
    {
        add(Of(_standings, (part.Currency, part.Standing)), part.Amount);
        if (part.Worth == 0)
            return;
        add(Of(_months, (part.DueOn is { } due ? new DateOnly(due.Year, due.Month, 1) : null, part.Currency)), part.Worth);
        add(Of(_departments, (department, part.Currency)), part.Worth);
        add(Of(_people, (part.RecipientId, part.Currency)), part.Worth);
    }

    private static Amounts Of<TKey>(Dictionary<TKey, Amounts> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var amounts))
            all[key] = amounts = new();
        return amounts;
    }

    private static IEnumerable<(RecipientSide, int, DateOnly?, decimal, string, Standing)> Parts(Earning earning) =>
        earning.Parts.Select(p => (p.Side, p.Number, p.DueOn, p.Amount, p.Currency, p.Standing)).OrderBy(p => p.Side).ThenBy(p => p.Number);

    /// <param name="everybody">All people rather than those whose amount changes most.</param>
    public async Task<Found> Found(AppDbContext db, Tried? tried, SimulatedSpan span, bool everybody, CancellationToken cancellation)
    {
        var changed = Changed();
        var people = everybody ? changed : [.. changed.Take(Shown)];
        var names = await Names(db, people, cancellation);
        return new Found(
            tried,
            span.From,
            span.Today,
            span.Today,
            span.Months,
            _hires,
            _compared,
            _differing,
            _earn,
            _wouldEarn,
            _referrals,
            _canEarn,
            _wouldBeAble,
            [.. _standings.Keys.Select(k => k.Currency).Distinct().Order(StringComparer.Ordinal).Select(TotalOf)],
            ByMonth(),
            ByDepartment(),
            people.ConvertAll(p => new PersonSum(p.Key.Person, names.Person(p.Key.Person) ?? "", p.Value.In(p.Key.Currency))),
            changed.Count(p => p.Value.Would > p.Value.Really),
            changed.Count(p => p.Value.Would < p.Value.Really),
            Forfeited(names),
            _forfeitedReally,
            Some(_noLonger, names),
            Some(_newly, names),
            Some(_apart, names)
        );
    }

    private List<KeyValuePair<(Guid Person, string Currency), Amounts>> Changed() =>
        [
            .. _people
                .Where(p => p.Value.Really != p.Value.Would)
                .OrderByDescending(p => Math.Abs(p.Value.Would - p.Value.Really))
                .ThenBy(p => p.Key.Person)
                .ThenBy(p => p.Key.Currency, StringComparer.Ordinal),
        ];

    /// <summary>Of all who are shown.</summary>
    private Task<SimulationNames> Names(
        AppDbContext db,
        List<KeyValuePair<(Guid Person, string Currency), Amounts>> people,
        CancellationToken cancellation
    )
    {
        var rows = new[] { _noLonger, _newly, _apart }.SelectMany(l => l.First).ToList();
        return SimulationNames.Read(
            db,
            rows.Select(r => r.Hire).Concat(_lost.First.Select(l => l.Hire)),
            people
                .Select(p => p.Key.Person)
                .Concat(rows.SelectMany(r => new[] { r.Earner, r.WouldEarner }).OfType<Guid>())
                .Concat(_lost.First.Select(l => l.Part.RecipientId)),
            cancellation
        );
    }

    private List<Month> ByMonth() =>
        [
            .. _months
                .OrderBy(m => m.Key.Currency, StringComparer.Ordinal)
                .ThenBy(m => m.Key.Month ?? DateOnly.MaxValue)
                .Select(m => new Month(m.Key.Month, m.Value.In(m.Key.Currency))),
        ];

    private List<Department> ByDepartment() =>
        [
            .. _departments
                .OrderBy(d => d.Key.Currency, StringComparer.Ordinal)
                .ThenByDescending(d => Math.Max(d.Value.Really, d.Value.Would))
                .ThenBy(d => d.Key.Department, StringComparer.CurrentCulture)
                .Select(d => new Department(d.Key.Department, d.Value.In(d.Key.Currency))),
        ];

    private Some<Forfeit> Forfeited(SimulationNames names) =>
        new(
            [
                .. _lost.First.Select(l => new Forfeit(
                    l.Hire.HireId,
                    names.Candidate(l.Hire.CandidateId),
                    names.Person(l.Part.RecipientId),
                    l.Part.Number,
                    l.Part.DueOn,
                    l.Part.Amount,
                    l.Part.Currency,
                    l.Part.Reason ?? PayoutReason.HireLeft,
                    l.AlsoReally
                )),
            ],
            _lost.All
        );

    private Total TotalOf(string currency)
    {
        var cost = new Amounts();
        foreach (var standing in new[] { Standing.Due, Standing.Expected, Standing.Deferred })
            if (_standings.TryGetValue((currency, standing), out var amounts))
                (cost.Really, cost.Would) = (cost.Really + amounts.Really, cost.Would + amounts.Would);
        return new Total(cost.In(currency), In(Standing.Due), In(Standing.Forfeited));

        Sum In(Standing standing) => (_standings.GetValueOrDefault((currency, standing)) ?? new Amounts()).In(currency);
    }

    private static Some<Hire> Some(Longest<Row> rows, SimulationNames names) =>
        new(
            [
                .. rows.First.Select(r => new Hire(
                    r.Hire.HireId,
                    names.Candidate(r.Hire.CandidateId),
                    names.Role(r.Hire.OpeningId),
                    r.Hire.HiredOn,
                    r.Hire.Really.Code,
                    r.Hire.Would.Code,
                    r.Hire.Would.Sentence,
                    names.Person(r.Earner),
                    names.Person(r.WouldEarner),
                    r.Hire.Really.Worth,
                    r.Hire.Would.Worth,
                    r.Hire.Really.Currency ?? r.Hire.Would.Currency ?? "",
                    r.Hire.Would.Currency ?? r.Hire.Really.Currency ?? "",
                    r.Hire.Apart
                )),
            ],
            rows.All
        );

    /// <summary>The largest of many, without keeping the many.</summary>
    private sealed class Longest<T>(Func<T, decimal> by)
    {
        private List<T> _kept = [];
        public int All { get; private set; }
        public IReadOnlyList<T> First => Trimmed();

        /// <param name="shown">False: counted alone.</param>
        public void Add(T item, bool shown)
        {
            All++;
            if (!shown)
                return;
            _kept.Add(item);
            if (_kept.Count >= 4 * Shown)
                _kept = Trimmed();
        }

        private List<T> Trimmed() => [.. _kept.OrderByDescending(by).Take(Shown)];
    }
}
