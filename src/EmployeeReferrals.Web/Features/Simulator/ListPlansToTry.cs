using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>The plans and versions that can be tried: newest first, drafts before all.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListPlansToTry(IDbContextFactory<AppDbContext> databases)
{
    public sealed record Choice(Guid Id, string Plan, int Number, bool IsDraft, DateOnly ActiveFrom);

    public sealed record Found(IReadOnlyList<Choice> Versions);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListPlansToTry>())
            return Result<Found>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db
            .PlanVersions.Join(db.Plans, v => v.PlanId, p => p.Id, (v, p) => new Choice(v.Id, p.Name, v.Number, v.IsDraft, v.ActiveFrom))
            .ToListAsync(cancellation);
        return new Found([
            .. found.OrderByDescending(c => c.IsDraft).ThenBy(c => c.Plan, StringComparer.CurrentCulture).ThenByDescending(c => c.Number),
        ]);
    }
}
