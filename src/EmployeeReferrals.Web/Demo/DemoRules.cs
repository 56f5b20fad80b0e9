using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>HR's part of the demonstration: plans and campaigns, approvals and decisions, rewards, part-time, a recovery,
/// reviews.</summary>
internal sealed class DemoRules(
    DemoOperations operations,
    DemoCompany company,
    CompanyCalendar calendar,
    DemoClock clock,
    Action<DateTimeOffset, Func<CancellationToken, Task>> put
)
{
    private static readonly Guid[] Personas = [.. DemoSignIn.Personas.Select(p => p.Id)];

    public void Plan(DateTimeOffset first, DateTimeOffset now)
    {
        new DemoPlans(operations, company, calendar, clock).Plan(put, On(first, 2), On(first, 200), On(now, -25));
        var days = calendar.DayOf(now).DayNumber - calendar.DayOf(first).DayNumber;
        for (var day = 75; day < days - 12; day += 14)
            put(On(first, day), Approve);
        for (var day = 90; day < days - 20; day += 21)
            put(On(first, day), PartTimeAndRewards);
        put(On(now, -60), token =>
            DecideOne(PayoutVerdict.Decline, PayoutState.AwaitingApproval, "Hired through a tender that rules out bonuses.", token)
        );
        put(On(now, -32), token =>
            DecideOne(
                PayoutVerdict.Defer,
                PayoutState.Scheduled,
                "The contract is being written again; looked at when it is signed.",
                token
            )
        );
        put(On(now, -50), AppliedBefore);
        put(On(now, -9), LeftBeforeItWasPaid);
        put(On(now, -8), FamilyOfTheRoster);
        var reviews = new DemoReviews(operations, company, clock, put);
        put(On(now, -7), token => reviews.Ask(true, token));
        put(On(now, -2), token => reviews.Ask(false, token));
    }

    private DateOnly Today => calendar.DayOf(clock.GetUtcNow());

    private async Task Approve(CancellationToken cancellation)
    {
        var waiting = await operations.Look(
            db =>
                db.Payouts.Where(p => p.State == PayoutState.AwaitingApproval)
                    .OrderBy(p => p.Id)
                    .Select(p => p.Id)
                    .Take(DecidePayouts.Most)
                    .ToListAsync(cancellation),
            cancellation
        );
        if (waiting.Count > 0)
            await operations.Of<DecidePayouts>().Execute(company.Hr, new(waiting, PayoutVerdict.Approve, null), cancellation);
    }

    private async Task DecideOne(PayoutVerdict verdict, PayoutState from, string reason, CancellationToken cancellation)
    {
        var one = await operations.Look(
            db =>
                db.Payouts.Where(p => p.State == from && p.Side == RecipientSide.Referrer && !Personas.Contains(p.RecipientId))
                    .OrderBy(p => p.DueOn)
                    .ThenBy(p => p.Id)
                    .Select(p => new { p.Id, p.DueOn })
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (one is null)
            return;
        var until = (one.DueOn > Today ? one.DueOn.Value : Today).AddDays(75);
        await operations
            .Of<DecidePayouts>()
            .Execute(company.Hr, new([one.Id], verdict, reason, verdict == PayoutVerdict.Defer ? until : null), cancellation);
    }

    // Where the plan pays both sides, the newest hire works part-time, and a recipient takes something else than money.
    private async Task PartTimeAndRewards(CancellationToken cancellation)
    {
        var newest = await operations.Look(
            db =>
                db.Payouts.Where(p => p.Side == RecipientSide.Hire && p.State == PayoutState.Scheduled)
                    .OrderByDescending(p => p.DueOn)
                    .ThenBy(p => p.Id)
                    .Select(p => new { p.RecipientId, p.ReferralId })
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (newest is null)
            return;
        var (hire, referral) = (newest.RecipientId, newest.ReferralId);
        await operations
            .Of<RecordWorkingTime>()
            .Execute(company.Hr, new(hire, Guid.CreateVersion7(clock.GetUtcNow()), Today.AddDays(20), 60), cancellation);
        var referrer = await operations.Look(
            db => db.Referrals.Where(r => r.Id == referral).Select(r => r.ReferrerId).FirstAsync(cancellation),
            cancellation
        );
        await operations
            .Of<ChooseReward>()
            .Execute(
                Actor.Person(referrer, Roles.Employee),
                new(
                    referral,
                    (Today.DayNumber / 21 % 3) switch
                    {
                        0 => RewardKind.DaysOff,
                        1 => RewardKind.Gift,
                        _ => RewardKind.Charity,
                    },
                    "Red Cross"
                ),
                cancellation
            );
    }

    private async Task AppliedBefore(CancellationToken cancellation)
    {
        var one = await operations.Look(
            db =>
                db.Referrals.Where(r =>
                        r.Credit == CreditCode.Earns
                        && r.Override == null
                        && StageTable.Open.Contains(r.Stage)
                        && r.OpeningId != null
                        && !Personas.Contains(r.ReferrerId)
                    )
                    .OrderByDescending(r => r.MadeAt)
                    .ThenBy(r => r.Id)
                    .Select(r => new { r.Id, r.MadeOn })
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (one is not null)
            await operations.Of<RecordPriorApplication>().Execute(company.Hr, new(one.Id, one.MadeOn.AddDays(-25)), cancellation);
    }

    // Whom the plan's own rule excludes, whatever else chance brings.
    private async Task FamilyOfTheRoster(CancellationToken cancellation)
    {
        var opening = await operations.Look(
            db =>
                db.Openings.Where(o =>
                        o.State == OpeningState.Published
                        && o.InProgramme
                        && (o.Department == "Maternity" || o.Department == "Imaging" || o.Department == "Laboratory")
                    )
                    .OrderBy(o => o.Title)
                    .ThenBy(o => o.Id)
                    .Select(o => (Guid?)o.Id)
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        var referrer = company.People.FirstOrDefault(p =>
            p is { Department: "Administration", Kind: PersonKind.Employee, Level: < 6 }
            && p.FirstDay < Today.AddDays(-30)
            && p.LastDay is null
            && !Personas.Contains(p.Id)
        );
        if (opening is null || referrer is null)
            return;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await operations
            .Of<SubmitReferral>()
            .Execute(
                Actor.Person(referrer.Id, Roles.Employee),
                new(
                    id,
                    opening,
                    "Greta Lindholm",
                    "greta.lindholm@posteo.example",
                    "My cousin; ten years on the same machines that we run.",
                    Relationship: Relationship.Family,
                    KnowsAboutIt: true
                ),
                cancellation
            );
        put(clock.GetUtcNow().AddHours(20), async token =>
            await operations.Of<MoveReferral>().Execute(company.Hr, new(id, Stage.Screening, 1), token)
        );
    }

    // Told late: what is out already is HR's to review.
    private async Task LeftBeforeItWasPaid(CancellationToken cancellation)
    {
        var since = Today.AddDays(-90);
        var one = await operations.Look(
            db =>
                db.Payouts.Where(p =>
                        p.State == PayoutState.Paid
                        && p.Side == RecipientSide.Referrer
                        && p.DueOn > since
                        && !Personas.Contains(p.RecipientId)
                        && db.People.Any(x => x.Id == p.RecipientId && x.LastDay == null)
                    )
                    .OrderByDescending(p => p.DueOn)
                    .ThenBy(p => p.Id)
                    .Select(p => new { p.RecipientId, p.DueOn })
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (one is not null)
            await operations
                .Of<RecordLastDay>()
                .Execute(company.Hr, new(one.RecipientId, one.DueOn!.Value.AddDays(-3), LeavingReason.OwnWish), cancellation);
    }

    private DateTimeOffset On(DateTimeOffset from, int days)
    {
        var on = calendar.DayOf(from).AddDays(days);
        while (!calendar.IsWorking(on))
            on = on.AddDays(1);
        return calendar.At(on, new TimeOnly(11, 0));
    }
}
