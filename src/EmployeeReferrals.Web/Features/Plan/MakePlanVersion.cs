using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plan;

/// <summary>A new version of the bonus plan, from today or a later day. Nobody's existing referral changes.</summary>
public sealed class MakePlanVersion(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<MakePlanVersion.Command>
{
    /// <param name="SeenNumber">The newest version the editor saw.</param>
    public sealed record Command(Guid Id, int SeenNumber, DateOnly ActiveFrom, PlanTerms Terms);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr)) return Result.Forbidden;
        var problems = command.Terms.Problems().ToList();
        if (!Enum.IsDefined(command.Terms.Scope) || !Enum.IsDefined(command.Terms.ReferrerLeaves) || !Enum.IsDefined(command.Terms.HireLeaves)) problems.Add(new("choice", "Choose from the list."));
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        if (command.ActiveFrom < settings.Calendar.DayOf(now)) problems.Add(new("active_from", "A version starts today or later: referrals already made keep theirs.", "ActiveFrom"));
        if (command.Id == Guid.Empty) problems.Add(new("id_needed", "Reload the page and fill the form in again."));
        if (problems.Count > 0) return Result.Rejected(problems);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.PlanVersions.AnyAsync(p => p.Id == command.Id, cancellation)) return Result.Ok;
        var newest = await db.PlanVersions.MaxAsync(p => p.Number, cancellation);
        if (newest != command.SeenNumber) return Result.Conflict("changed_meanwhile", $"Somebody made version {newest} in the meantime. Look at it first; what you typed is kept.");
        var renumbered = command.Terms with { Schedule = [.. command.Terms.Schedule.Select((part, i) => part with { Number = i + 1 })] };
        db.PlanVersions.Add(new PlanVersion(command.Id, newest + 1, command.ActiveFrom, renumbered, actor.PersonId, now));
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}
