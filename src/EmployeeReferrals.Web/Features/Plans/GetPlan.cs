using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>All plans as they stand today, and the campaigns that run or come.</summary>
public sealed class ListPlans(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Current">Null: not begun, or only a draft.</param>
    /// <param name="Next">Active from a later day.</param>
    public sealed record Row(Guid Id, string Name, DateOnly? RetiredFrom, PlanVersion? Current, PlanVersion? Next, PlanVersion? Draft, int Referrals)
    {
        public PlanVersion Shown => Current ?? Next ?? Draft!;
    }

    public sealed record Found(IReadOnlyList<Row> Plans, IReadOnlyList<Campaign> Campaigns, IReadOnlyDictionary<Guid, string> Openings, DateOnly Today, bool MayEdit);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor)) return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).ToListAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        var versions = (await db.PlanVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancellation))
            .ConvertAll(v => v.ReadBy(lists)).ToLookup(v => v.PlanId);
        var campaigns = await db.Campaigns.AsNoTracking().OrderByDescending(c => c.Until).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellation);
        campaigns.ForEach(c => c.ReadBy(lists));
        var rows = plans.ConvertAll(p => new Row(p.Id, p.Name, p.RetiredFrom, PlanVersion.On(today, versions[p.Id]),
            versions[p.Id].Where(v => !v.IsDraft && v.ActiveFrom > today).MinBy(v => v.ActiveFrom), versions[p.Id].LastOrDefault(v => v.IsDraft), versions[p.Id].Count()));
        var named = versions.SelectMany(v => v).SelectMany(v => v.Terms.Filter.OpeningIds).Concat(campaigns.SelectMany(c => c.Facts.Filter.OpeningIds)).Distinct().ToList();
        return new Found(rows, campaigns, await OpeningNames(db, named, cancellation), today, actor.Is(Roles.Hr));
    }

    internal static async Task<IReadOnlyDictionary<Guid, string>> OpeningNames(AppDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? new Dictionary<Guid, string>() : await db.Openings.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Title + ", " + o.Location, cancellation);
}

/// <summary>One plan: what holds today, every version there was or will be, and what a new one starts from.</summary>
public sealed class GetPlan(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="PlanId">Null: a plan that is being made.</param>
    public sealed record Query(Guid? PlanId);

    public sealed record Version(Guid Id, int Number, bool IsDraft, DateOnly ActiveFrom, PlanTerms Terms, string? MadeBy, DateOnly MadeOn);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="CurrentNumber">Null: none holds today.</param>
    /// <param name="Largest">Of all plans in force: what is far above them is asked.</param>
    /// <param name="Seed">What a new version starts from: the newest, with the window and scope that Settings have for a new plan.</param>
    public sealed record Found(Guid? Id, string Name, DateOnly? RetiredFrom, int? CurrentNumber, IReadOnlyList<Version> Versions, PlanTerms Seed, IReadOnlyList<string> Departments, IReadOnlyList<string> Locations,
        IReadOnlyList<string> LegalEntities, IReadOnlyList<Choice> Openings, DateOnly Today, bool MayEdit, LargestAmounts Largest)
    {
        public int NewestNumber => Versions.Count == 0 ? 0 : Versions[0].Number;
    }

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor)) return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var plan = query.PlanId is { } id ? await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) : null;
        if (query.PlanId is not null && plan is null) return Result<Found>.From(Result.NotFound);
        var lists = await Programme.ReadLists(db, cancellation);
        var rows = plan is null ? [] : await db.PlanVersions.AsNoTracking().Where(v => v.PlanId == plan.Id).OrderByDescending(v => v.Number).Take(Most)
            .Select(v => new { Version = v, By = db.People.Where(x => x.Id == v.MadeBy).Select(x => x.Name).FirstOrDefault() }).ToListAsync(cancellation);
        rows.ForEach(r => r.Version.ReadBy(lists));
        var versions = rows.ConvertAll(r => new Version(r.Version.Id, r.Version.Number, r.Version.IsDraft, r.Version.ActiveFrom, r.Version.Terms, r.By, settings.Calendar.DayOf(r.Version.MadeAt)));
        var seed = versions.FirstOrDefault(v => !v.IsDraft)?.Terms ?? new PlanTerms { WindowDays = settings.WindowDays, Scope = settings.Scope, Schedule = [new(1, 0, 90)] };
        return new Found(plan?.Id, plan?.Name ?? "", plan?.RetiredFrom, PlanVersion.On(today, rows.Select(r => r.Version))?.Number, versions, seed,
            lists.Choices(ListKind.Department),
            lists.Choices(ListKind.Location),
            lists.Choices(ListKind.LegalEntity),
            await db.Openings.OrderBy(o => o.State == Domain.Openings.OpeningState.Closed).ThenBy(o => o.Title).ThenBy(o => o.Id).Take(300).Select(o => new Choice(o.Id, o.Title + ", " + o.Location)).ToListAsync(cancellation),
            today, actor.Is(Roles.Hr), (await programme.Book(cancellation)).Largest(today));
    }
}

/// <summary>What a version would change, before it is saved: which roles pay what from its day on. Nobody's existing referral.</summary>
public sealed class GetPlanEffect(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    private const int Shown = 50;

    public sealed record Query(Guid PlanId, string? Name, DateOnly ActiveFrom, PlanTerms Terms);

    /// <summary>What a role pays, and by which plan.</summary>
    public sealed record Pay(Guid PlanId, string Plan, decimal Amount, string Currency);

    /// <param name="OpeningId">Null: the general referrals.</param>
    /// <param name="Before">Null: nothing can be earned.</param>
    public sealed record Change(Guid? OpeningId, string Title, string? Location, Pay? Before, Pay? After);

    /// <param name="Changes">Those shown, of <paramref name="Changed"/>.</param>
    /// <param name="TakesOverFrom">Plans that cover as much as this one, and lose roles to it because it begins later.</param>
    /// <param name="Kept">Referrals in motion that keep the version they were made under.</param>
    public sealed record Found(IReadOnlyList<Change> Changes, int Changed, int Openings, IReadOnlyList<string> TakesOverFrom, int Kept);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor)) return Result<Found>.From(Result.Forbidden);
        if (query.Terms.Problems() is { Count: > 0 } problems) return Result<Found>.From(Result.Rejected(problems));
        var now = await programme.Book(cancellation);
        var then = With(now, await programme.Lists(cancellation), query);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = await db.Openings.AsNoTracking()
            .Where(o => o.State == Domain.Openings.OpeningState.Published && o.InProgramme)
            .OrderBy(o => o.Title).ThenBy(o => o.Id)
            .ToListAsync(cancellation);
        var taken = new List<string>();
        var changes = new List<Change>();
        foreach (var opening in openings.Prepend(null))
        {
            var (before, after) = (now.Match(query.ActiveFrom, opening?.Traits), then.Match(query.ActiveFrom, opening?.Traits));
            var change = new Change(opening?.Id, opening?.Title ?? "General referrals", opening?.Location, Of(before), Of(after));
            if (change.Before == change.After) continue;
            changes.Add(change);
            if (before is not null && after is not null && before.Version.PlanId != after.Version.PlanId
                && before.Terms.Filter.Specificity == after.Terms.Filter.Specificity)
                taken.Add(before.PlanName);
        }
        var kept = await db.Referrals.CountAsync(r => Domain.Referrals.StageTable.Open.Contains(r.Stage), cancellation);
        return new Found([.. changes.Take(Shown)], changes.Count, openings.Count, [.. taken.Distinct()], kept);
    }

    /// <summary>The book as it would be with one version more.</summary>
    internal static PlanBook With(PlanBook book, CompanyLists lists, Query query)
    {
        var plan = book.Plans.FirstOrDefault(p => p.Id == query.PlanId) ?? new Domain.Bonuses.Plan(query.PlanId, Text.Clean(query.Name) ?? "This plan", DateTimeOffset.MinValue);
        var terms = SavePlanVersion.Normal(query.Terms).ReadBy(lists);
        var version = new PlanVersion(Guid.CreateVersion7(), plan.Id, int.MaxValue, query.ActiveFrom, terms, null, DateTimeOffset.MinValue);
        return new PlanBook([.. book.Plans.Where(p => p.Id != plan.Id), plan], [.. book.Versions, version], book.Campaigns);
    }

    private static Pay? Of(PlanOffer? offer) => offer is null ? null : new(offer.Version.PlanId, offer.PlanName, offer.Amount, offer.Currency);
}

/// <summary>Which plan and campaign count for an opening and an employee on a day, and why the others do not.</summary>
public sealed class GetOffer(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    /// <param name="OpeningId">Null: a general referral.</param>
    /// <param name="Referrer">An employee number or work e-mail; null: anybody whom no rule excludes.</param>
    public sealed record Query(Guid? OpeningId, string? Referrer, DateOnly? Day);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Offer">Null: nothing can be earned.</param>
    public sealed record Found(string Opening, OpenRoles.Offer? Offer, IReadOnlyList<RuleVerdict> Rules, string? Referrer, string? Sentence, DateOnly Day, IReadOnlyList<Choice> Openings, IReadOnlyDictionary<Guid, string> Named);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor)) return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var day = query.Day ?? settings.Calendar.DayOf(clock.GetUtcNow());
        var book = await programme.Book(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var opening = query.OpeningId is { } id ? await db.Openings.AsNoTracking().Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == id, cancellation) : null;
        if (query.OpeningId is not null && opening is null) return Result<Found>.From(Result.NotFound);
        var typed = Text.Clean(query.Referrer);
        var key = typed is null ? null : EmailAddress.Parse(typed)?.Key;
        var referrer = typed is null ? null : await db.People.Where(p => p.EmployeeNumber == typed || (key != null && p.WorkEmailKey == key)).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync(cancellation);
        if (typed is not null && referrer is null) return Result<Found>.From(Result.Rejected("referrer_unknown", "Nobody has this employee number or work e-mail.", "Referrer"));
        var rules = book.Explain(day, opening?.Traits);
        var offer = referrer is null ? OpenRoles.Offers.Of(book, day, opening?.Traits, opening?.InProgramme ?? true) : await OpenRoles.Offers.Read(db, referrer.Id, opening, book, day, cancellation);
        var openings = await db.Openings.Where(o => o.State != Domain.Openings.OpeningState.Draft).OrderBy(o => o.Title).ThenBy(o => o.Id).Take(300).Select(o => new Choice(o.Id, o.Title + ", " + o.Location)).ToListAsync(cancellation);
        return new Found(opening is null ? "A general referral" : $"{opening.Title}, {opening.Location}", offer, rules, referrer?.Name, offer is { Earns: false } ? Domain.Credit.CreditRules.ForReferrer(offer.Credit, offer.Sentence) : null, day, openings,
            await ListPlans.OpeningNames(db, [.. rules.SelectMany(r => r.Filter.OpeningIds).Distinct()], cancellation));
    }
}
