using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>What can be chosen on a form.</summary>
public sealed class ListChoices(IDbContextFactory<AppDbContext> databases)
{
    public sealed record Found(IReadOnlyList<string> Departments, IReadOnlyList<string> Locations, IReadOnlyList<string> LegalEntities)
    {
        public static readonly Found None = new([], [], []);
    }

    public async Task<Found> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Recruiter))
            return Found.None;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        return new(lists.Choices(ListKind.Department), lists.Choices(ListKind.Location), lists.Choices(ListKind.LegalEntity));
    }
}
