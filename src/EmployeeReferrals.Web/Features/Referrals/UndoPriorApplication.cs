using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>It was somebody else's application, or another day: the credit follows back.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class UndoPriorApplication(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoPriorApplication.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly AppliedOn);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var family = await CandidateMerging.Family(db, found.Value.CandidateId, cancellation);
        var recorded = await db
            .PriorApplications.OrderBy(a => a.Id)
            .FirstOrDefaultAsync(a => family.Contains(a.CandidateId) && a.AppliedOn == command.AppliedOn, cancellation);
        if (recorded is null)
            return Result.NotFound;
        db.PriorApplications.Remove(recorded);
        return await PriorApplicationChange.Run(new(db, programme, actor, now), found.Value.CandidateId, cancellation);
    }
}
