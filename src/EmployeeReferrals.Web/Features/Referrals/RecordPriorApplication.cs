using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>The candidate applied by another way. Inside the plan's window before a referral it takes the credit; as of the day the
/// referral was made (docs/rules.md §5).</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class RecordPriorApplication(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordPriorApplication.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly AppliedOn);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        if (command.AppliedOn > today)
            return Result.Rejected("applied_in_future", "The application cannot lie in the future.", "AppliedOn");
        if (command.AppliedOn < today.AddYears(-20))
            return Result.Rejected("applied_long_ago", "An application so long ago makes no difference.", "AppliedOn");
        var candidate = found.Value.CandidateId;
        var family = await CandidateMerging.Family(db, candidate, cancellation);
        if (await db.PriorApplications.AnyAsync(a => family.Contains(a.CandidateId) && a.AppliedOn == command.AppliedOn, cancellation))
            return Result.Ok;
        if (await db.Candidates.AnyAsync(c => c.Id == candidate && c.ErasedAt != null, cancellation))
            return Result.Rejected("erased", "This person's data has been erased.");
        db.PriorApplications.Add(
            new PriorApplication
            {
                Id = Guid.CreateVersion7(),
                CandidateId = candidate,
                AppliedOn = command.AppliedOn,
                RecordedBy = actor.PersonId,
                RecordedAt = now,
            }
        );
        return await PriorApplicationChange.Run(new(db, programme, actor, now), candidate, cancellation);
    }
}
