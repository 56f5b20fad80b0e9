using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A version of a bonus plan: a draft to go on with, or active from today or a later day. Nobody's existing referral
/// changes.</summary>
[May(Roles.Hr)]
public sealed class SavePlanVersion(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<SavePlanVersion.Command>
{
    /// <summary>What fits the column of a plan's terms.</summary>
    private const int Longest = 4000;

    /// <param name="Id">Of the version, made by the form: sent twice it is one.</param>
    /// <param name="PlanId">A new one makes a plan.</param>
    /// <param name="SeenNumber">The plan's newest version that the editor saw; 0 for a new plan.</param>
    public sealed record Command(
        Guid Id,
        Guid PlanId,
        string? Name,
        int SeenNumber,
        DateOnly ActiveFrom,
        PlanTerms Terms,
        bool Draft = false
    );

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        var terms = Normal(command.Terms);
        var problems = terms.Problems().ToList();
        var name = Text.Clean(command.Name);
        if (name is null)
            problems.Add(new("name_needed", "Give the plan a name that HR recognises.", "Name"));
        else if (name.Length > 80)
            problems.Add(new("name_long", "Keep the name under 80 characters.", "Name"));
        if (!command.Draft && command.ActiveFrom < act.Day)
            problems.Add(new("active_from", "A version starts today or later: referrals already made keep theirs.", "ActiveFrom"));
        if (command.Id == Guid.Empty || command.PlanId == Guid.Empty)
            problems.Add(new("id_needed", "Reload the page and fill the form in again."));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        var before = await db
            .PlanVersions.AsNoTracking()
            .Where(v => v.PlanId == command.PlanId)
            .OrderByDescending(v => v.Number)
            .Take(2)
            .ToListAsync(cancellation);
        terms = ListReader.Rules(lists, terms, before.Select(v => v.Terms), problems);
        if (problems.Count == 0 && Json.Write(terms).Length > Longest)
            problems.Add(new("terms_long", "The lists and rules of this plan are too long together. Shorten some of them.", "Filter"));
        if (problems.Count > 0)
            return Result.Rejected(problems);

        if (await db.Plans.AnyAsync(p => p.Id != command.PlanId && p.Name == name, cancellation))
            return Result.Rejected("name_taken", "Another plan has this name.", "Name");
        var saved = await Save(db, lists, command with { Name = name, Terms = terms }, act, cancellation);
        if (!saved.IsOk)
            return saved;
        var committed = await db.Commit(actor, act.At, cancellation);
        programme.Forget();
        return committed;
    }

    private static async Task<Result> Save(AppDbContext db, CompanyLists lists, Command command, Act act, CancellationToken cancellation)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == command.PlanId, cancellation);
        var version = await db.PlanVersions.FirstOrDefaultAsync(v => v.Id == command.Id, cancellation);
        if (version is { IsDraft: false })
            return Result.Ok;
        if (version is not null && version.PlanId != command.PlanId)
            return Result.NotFound;
        if (plan is null)
        {
            if (command.SeenNumber != 0)
                return Result.NotFound;
            db.Plans.Add(new Plan(command.PlanId, command.Name!, act.At));
        }
        else
            plan.Rename(command.Name!);

        if (version is not null)
        {
            // What it said is told by the names of today: a name alone is no change of the plan.
            var edited = version.ReadBy(lists).Edit(command.ActiveFrom, command.Terms);
            return !edited.IsOk || command.Draft ? edited : version.Activate(act.Day);
        }
        var before = await db
            .PlanVersions.AsNoTracking()
            .Where(v => v.PlanId == command.PlanId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation);
        var newest = before?.Number ?? 0;
        if (newest != command.SeenNumber)
            return Result.Conflict(
                "changed_meanwhile",
                $"Somebody made version {newest} in the meantime. Look at it first; what you typed is kept."
            );
        db.PlanVersions.Add(
            new PlanVersion(
                command.Id,
                command.PlanId,
                newest + 1,
                command.ActiveFrom,
                command.Terms,
                act.By.PersonId,
                act.At,
                command.Draft,
                before?.Terms.ReadBy(lists)
            )
        );
        return Result.Ok;
    }

    /// <summary>As it is kept: parts numbered and, where they are shares, counted out; names clean and without doubles.</summary>
    public static PlanTerms Normal(PlanTerms terms) =>
        terms with
        {
            Schedule = Parts(terms.Schedule, terms.Amount, terms.Currency),
            HireSchedule = terms.HireAmount == 0 ? [] : Parts(terms.HireSchedule, terms.HireAmount, terms.Currency),
            Filter = Normal(terms.Filter),
            Exclusions =
            [
                .. terms.Exclusions.Select(r => new ExclusionRule([.. r.Conditions.Select(Normal)], Text.Clean(r.Sentence) ?? "")),
            ],
            Rewards = terms.Rewards with { Charities = Names(terms.Rewards.Charities), Gift = Text.Clean(terms.Rewards.Gift) },
        };

    // What it points to follows from what is chosen.
    private static Condition Normal(Condition condition) => condition with { Value = Text.Clean(condition.Value) ?? "", EntryIds = null };

    internal static OpeningFilter Normal(OpeningFilter filter) =>
        filter with
        {
            Departments = Names(filter.Departments),
            DepartmentIds = null,
            Locations = Names(filter.Locations),
            LocationIds = null,
            Kinds = [.. filter.Kinds.Distinct()],
            OpeningIds = [.. filter.OpeningIds.Distinct()],
        };

    private static IReadOnlyList<string> Names(IReadOnlyList<string> names) =>
        [.. names.Select(Text.Clean).OfType<string>().DistinctBy(ListEntry.KeyOf)];

    private static IReadOnlyList<Instalment> Parts(IReadOnlyList<Instalment> parts, decimal amount, string currency) =>
        parts.Count > 0 && parts.All(p => p.Share is >= 0) && parts.Sum(p => p.Share) == 100m && amount >= 0
            ? PlanTerms.Split(amount, currency, [.. parts.Select(p => (p.Share!.Value, p.DaysAfterStart))])
            : [.. parts.Select((part, i) => part with { Number = i + 1 })];
}
