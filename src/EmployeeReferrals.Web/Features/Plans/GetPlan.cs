using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>One plan: what holds today, every version there was or will be, and what a new one starts from.</summary>
[May(Roles.Hr | Roles.Auditor)]
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
    public sealed record Found(
        Guid? Id,
        string Name,
        DateOnly? RetiredFrom,
        int? CurrentNumber,
        IReadOnlyList<Version> Versions,
        PlanTerms Seed,
        IReadOnlyList<string> Departments,
        IReadOnlyList<string> Locations,
        IReadOnlyList<string> LegalEntities,
        IReadOnlyList<Choice> Openings,
        DateOnly Today,
        bool MayEdit,
        LargestAmounts Largest
    )
    {
        public int NewestNumber => Versions.Count == 0 ? 0 : Versions[0].Number;
    }

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetPlan>())
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var plan = query.PlanId is { } id ? await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) : null;
        if (query.PlanId is not null && plan is null)
            return Result<Found>.From(Result.NotFound);
        var lists = await Programme.ReadLists(db, cancellation);
        var rows = plan is null
            ? []
            : await db
                .PlanVersions.AsNoTracking()
                .Where(v => v.PlanId == plan.Id)
                .OrderByDescending(v => v.Number)
                .Take(Most)
                .Select(v => new { Version = v, By = db.People.Where(x => x.Id == v.MadeBy).Select(x => x.Name).FirstOrDefault() })
                .ToListAsync(cancellation);
        rows.ForEach(r => r.Version.ReadBy(lists));
        var versions = rows.ConvertAll(r => new Version(
            r.Version.Id,
            r.Version.Number,
            r.Version.IsDraft,
            r.Version.ActiveFrom,
            r.Version.Terms,
            r.By,
            settings.Calendar.DayOf(r.Version.MadeAt)
        ));
        var seed = versions.FirstOrDefault(v => !v.IsDraft)?.Terms
            ?? new PlanTerms
            {
                WindowDays = settings.WindowDays,
                Scope = settings.Scope,
                Schedule = [new(1, 0, 90)],
            };
        return new Found(
            plan?.Id,
            plan?.Name ?? "",
            plan?.RetiredFrom,
            PlanVersion.On(today, rows.Select(r => r.Version))?.Number,
            versions,
            seed,
            lists.Choices(ListKind.Department),
            lists.Choices(ListKind.Location),
            lists.Choices(ListKind.LegalEntity),
            await db
                .Openings.OrderBy(o => o.State == Domain.Openings.OpeningState.Closed)
                .ThenBy(o => o.Title)
                .ThenBy(o => o.Id)
                .Take(300)
                .Select(o => new Choice(o.Id, o.Title + ", " + o.Location))
                .ToListAsync(cancellation),
            today,
            actor.Is(Roles.Hr),
            (await programme.Catalog(cancellation)).Largest(today)
        );
    }
}
