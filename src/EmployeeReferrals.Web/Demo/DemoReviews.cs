using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Referrers who ask why they do not earn, and HR's answer to one of them.</summary>
internal sealed class DemoReviews(
    DemoOperations operations,
    DemoCompany company,
    DemoClock clock,
    Action<DateTimeOffset, Func<CancellationToken, Task>> put
)
{
    public async Task Ask(bool answered, CancellationToken cancellation)
    {
        var one = await operations.Look(
            db =>
                db.Referrals.Where(r =>
                        r.Credit == (answered ? CreditCode.Duplicate : CreditCode.PriorApplicant)
                        && r.Override == null
                        && r.TypedName != null
                        && !db.Reviews.Any(x => x.ReferralId == r.Id)
                    )
                    .OrderByDescending(r => r.MadeAt)
                    .ThenBy(r => r.Id)
                    .Select(r => new { r.Id, r.ReferrerId })
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (one is null)
            return;
        await operations
            .Of<AskForReview>()
            .Execute(
                Actor.Person(one.ReferrerId, Roles.Employee),
                new(
                    one.Id,
                    answered
                        ? "I talked to them before anybody else did, at our open day. Could you look again?"
                        : "They told me that they never sent us anything. Is this a mix-up?"
                ),
                cancellation
            );
        if (answered)
            put(clock.GetUtcNow().AddDays(1), async token =>
                await operations
                    .Of<AnswerReview>()
                    .Execute(
                        company.Hr,
                        new(
                            one.Id,
                            "We looked: a colleague had referred them some days earlier, and the earliest referral counts. "
                                + "If that one ends without a hire, yours moves up and we tell you."
                        ),
                        token
                    )
            );
    }
}
