using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Makes one recruiter of the opening responsible; null gives it back to all of them.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class AssignRecruiter(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AssignRecruiter.Command>
{
    public sealed record Command(Guid ReferralId, Guid? RecruiterId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var referral = found.Value;
        if (command.RecruiterId is { } recruiter)
        {
            if (recruiter == referral.ReferrerId)
                return Result.Rejected("own_referral", "Nobody works a referral of their own.", "RecruiterId");
            var works =
                await db.Set<Domain.Openings.OpeningRecruiter>()
                    .AnyAsync(r => r.OpeningId == referral.OpeningId && r.PersonId == recruiter, cancellation)
                || (referral.OpeningId is null && settings.GeneralRecruiterIds.Contains(recruiter));
            if (!works)
                return Result.Rejected("not_recruiter", "Choose a recruiter of this opening.", "RecruiterId");
        }
        var assigned = referral.Assign(command.RecruiterId);
        return assigned.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : assigned;
    }
}
