using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>What can be chosen on a form.</summary>
[May(Roles.Hr | Roles.Recruiter)]
public sealed class ListChoices(IDbContextFactory<AppDbContext> databases)
{
    public sealed record Found(IReadOnlyList<string> Departments, IReadOnlyList<string> Locations, IReadOnlyList<string> LegalEntities)
    {
        public static readonly Found None = new([], [], []);
    }

    public async Task<Found> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListChoices>())
            return Found.None;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        return new(lists.Choices(ListKind.Department), lists.Choices(ListKind.Location), lists.Choices(ListKind.LegalEntity));
    }
}
