using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>HR's part of the demonstration: plans beside each other, campaigns, approvals and decisions, rewards, part-time, a recovery,
/// reviews.</summary>
internal sealed class DemoRules(
    IServiceProvider services,
    DemoCompany company,
    CompanyCalendar calendar,
    DemoClock clock,
    Action<DateTimeOffset, Func<CancellationToken, Task>> put
)
{
    private static readonly Guid[] Personas = [.. DemoSignIn.Personas.Select(p => p.Id)];

    public void Plan(DateTimeOffset first, DateTimeOffset now)
    {
        put(On(first, 2), Plans);
        put(On(first, 200), token =>
            Campaign(
                new(
                    "Double for therapy and pharmacy",
                    Today,
                    Today.AddDays(90),
                    new() { Departments = ["Therapy", "Pharmacy"] },
                    2m,
                    null,
                    null
                ),
                token
            )
        );
        put(On(now, -25), token =>
            Campaign(
                new("500 on top for technology", Today, Today.AddDays(70), new() { Departments = ["Technology"] }, null, 500m, "EUR"),
                token
            )
        );
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
        put(On(now, -7), token => Ask(true, token));
        put(On(now, -2), token => Ask(false, token));
    }

    private DateOnly Today => calendar.DayOf(clock.GetUtcNow());

    private async Task Plans(CancellationToken cancellation)
    {
        var scarce = new PlanTerms
        {
            Filter = new() { Departments = ["Maternity", "Imaging", "Laboratory"] },
            Amount = 3000m,
            Schedule = [new(1, 0, 0, 20m), new(2, 0, 90, 40m), new(3, 0, 180, 40m)],
            HireAmount = 400m,
            HireSchedule = [new(1, 400m, 60)],
            NeedsApproval = true,
            PartTime = PartTimeRule.InProportion,
            ExcludedFromLevel = 8,
            CapHires = 4,
            Exclusions =
            [
                new(
                    [
                        new(ExclusionField.Department, Comparison.Is, "Administration"),
                        new(ExclusionField.Relationship, Comparison.Is, "Family"),
                    ],
                    "Administration does not earn for family: the roster is made there."
                ),
            ],
            Rewards = new()
            {
                Charities = ["Red Cross", "Doctors Without Borders"],
                DayOffWorth = 250m,
                Gift = "A weekend for two",
            },
            ReferrerLeaves = LeaverRule.PayAfterRedundancy,
            DeferDuringReferrerLeave = true,
            DeferDuringHireLeave = true,
        };
        var technology = new PlanTerms
        {
            Filter = new() { Departments = ["Technology"] },
            Amount = 1500m,
            Schedule = [new(1, 1500m, 120)],
            WindowDays = 30,
            Scope = CreditScope.OpeningReferredTo,
            ExcludedFromLevel = 8,
        };
        await Save("Midwives and diagnostics", scarce, cancellation);
        await Save("Technology", technology, cancellation);
    }

    private Task Save(string name, PlanTerms terms, CancellationToken cancellation) =>
        DemoCompany.Done(
            services
                .GetRequiredService<SavePlanVersion>()
                .Execute(
                    company.HrWhoSetsAmounts,
                    new(Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()), name, 0, Today, terms),
                    cancellation
                )
        );

    private Task Campaign(CampaignFacts facts, CancellationToken cancellation) =>
        DemoCompany.Done(
            services
                .GetRequiredService<SaveCampaign>()
                .Execute(company.HrWhoSetsAmounts, new(Guid.CreateVersion7(clock.GetUtcNow()), facts), cancellation)
        );

    private async Task Approve(CancellationToken cancellation)
    {
        var waiting = await Look(
            db =>
                db.Payouts.Where(p => p.State == PayoutState.AwaitingApproval)
                    .OrderBy(p => p.Id)
                    .Select(p => p.Id)
                    .Take(DecidePayouts.Most)
                    .ToListAsync(cancellation),
            cancellation
        );
        if (waiting.Count > 0)
            await services.GetRequiredService<DecidePayouts>().Execute(company.Hr, new(waiting, PayoutVerdict.Approve, null), cancellation);
    }

    private async Task DecideOne(PayoutVerdict verdict, PayoutState from, string reason, CancellationToken cancellation)
    {
        var one = await Look(
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
        await services
            .GetRequiredService<DecidePayouts>()
            .Execute(company.Hr, new([one.Id], verdict, reason, verdict == PayoutVerdict.Defer ? until : null), cancellation);
    }

    // Where the plan pays both sides, the newest hire works part-time, and a recipient takes something else than money.
    private async Task PartTimeAndRewards(CancellationToken cancellation)
    {
        var newest = await Look(
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
        await services
            .GetRequiredService<RecordWorkingTime>()
            .Execute(company.Hr, new(hire, Guid.CreateVersion7(clock.GetUtcNow()), Today.AddDays(20), 60), cancellation);
        var referrer = await Look(
            db => db.Referrals.Where(r => r.Id == referral).Select(r => r.ReferrerId).FirstAsync(cancellation),
            cancellation
        );
        await services
            .GetRequiredService<ChooseReward>()
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
        var one = await Look(
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
            await services
                .GetRequiredService<RecordPriorApplication>()
                .Execute(company.Hr, new(one.Id, one.MadeOn.AddDays(-25)), cancellation);
    }

    // Whom the plan's own rule excludes, whatever else chance brings.
    private async Task FamilyOfTheRoster(CancellationToken cancellation)
    {
        var opening = await Look(
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
        await services
            .GetRequiredService<SubmitReferral>()
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
            await services.GetRequiredService<MoveReferral>().Execute(company.Hr, new(id, Stage.Screening, 1), token)
        );
    }

    // Told late: what is out already is HR's to review.
    private async Task LeftBeforeItWasPaid(CancellationToken cancellation)
    {
        var since = Today.AddDays(-90);
        var one = await Look(
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
            await services
                .GetRequiredService<RecordLastDay>()
                .Execute(company.Hr, new(one.RecipientId, one.DueOn!.Value.AddDays(-3), LeavingReason.OwnWish), cancellation);
    }

    private async Task Ask(bool answered, CancellationToken cancellation)
    {
        var one = await Look(
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
        await services
            .GetRequiredService<AskForReview>()
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
                await services
                    .GetRequiredService<AnswerReview>()
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

    private async Task<T> Look<T>(Func<AppDbContext, Task<T>> read, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellation);
        return await read(db);
    }

    private DateTimeOffset On(DateTimeOffset from, int days)
    {
        var on = calendar.DayOf(from).AddDays(days);
        while (!calendar.IsWorking(on))
            on = on.AddDays(1);
        return calendar.At(on, new TimeOnly(11, 0));
    }
}
