using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.Reviews.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Plans;

/// <summary>The rules of plans, credit and payouts, set up by HR's operations and seen to act.</summary>
public sealed class RulesTests : IAsyncLifetime
{
    private static readonly PlanTerms Usual = new() { Amount = 2000m, Schedule = [new(1, 500m, 0), new(2, 1500m, 90)] };
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task Plan(PlanTerms terms, int seen = 1) =>
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", seen, portal.Today, terms),
                    portal.Token
                )
        );

    private async Task<Guid> Started(string email, Someone? referrer = null)
    {
        var id = await portal.ReferAndHire(referrer ?? portal.Ada, email, portal.Today);
        await portal.Start(id, portal.Today);
        return id;
    }

    private Task<Result<DecidePayouts.Decided>> Decide(Someone by, PayoutVerdict verdict, params Guid[] payouts) =>
        portal
            .Op<DecidePayouts>()
            .Execute(
                by.Actor,
                new(payouts, verdict, "Because", verdict == PayoutVerdict.Defer ? portal.Today.AddDays(200) : null),
                portal.Token
            );

    private async Task<PayoutState[]> States(Guid id) => [.. (await portal.Payouts(id)).Select(p => p.State)];

    [Fact]
    public async Task Part_waits_for_an_approval_by_somebody_who_did_not_decide_the_credit()
    {
        await Plan(Usual with { NeedsApproval = true });
        var id = await Started("approved@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.AwaitingApproval, PayoutState.Scheduled], await States(id));
        var first = (await portal.Payouts(id))[0].Id;
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hugo.Actor, new(id, true, "Sure"), portal.Token));
        Assert.Equal("approver_overrode", (await Decide(portal.Hugo, PayoutVerdict.Approve, first)).Problem?.Code);
        Portal.Ok(await Decide(portal.Hilda, PayoutVerdict.Approve, first));
        var released = (await portal.Payouts(id))[0];
        Assert.Equal((PayoutState.Released, PayoutReason.Approved, "EAd"), (released.State, released.Reason, released.EmployeeNumber));
        Assert.Null(LedgerCheck.FaultOf(released));
    }

    [Fact]
    public async Task Approval_of_what_is_no_longer_owed_forfeits_it_and_says_so()
    {
        await Plan(Usual with { NeedsApproval = true });
        var id = await Started("gone@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        await using (var db = portal.Db())
        {
            // As if a feed had written it past the operations.
            var ada = await db.People.SingleAsync(p => p.Id == portal.Ada.Id, portal.Token);
            Portal.Ok(ada.RecordLastDay(portal.Today.AddDays(-30), LeavingReason.OwnWish));
            await db.Save(portal.Token);
        }
        var decided = await Decide(portal.Hilda, PayoutVerdict.Approve, (await portal.Payouts(id))[0].Id);
        Portal.Ok(decided);
        Assert.Equal((0, 1), (decided.Value.Done, decided.Value.Otherwise));
        Assert.Equal(PayoutState.Forfeited, (await States(id))[0]);
    }

    [Fact]
    public async Task Decisions_are_taken_in_bulk_each_for_itself_with_its_reason_kept_beside_the_ledger()
    {
        var (a, b) = (await Started("bulk-a@mail.example"), await Started("bulk-b@mail.example", portal.Ben));
        var ids = new[] { (await portal.Payouts(a))[1].Id, (await portal.Payouts(b))[1].Id, Guid.CreateVersion7() };
        var deferred = await Decide(portal.Hilda, PayoutVerdict.Defer, ids);
        Assert.Equal((2, 1), (deferred.Value.Done, deferred.Value.Refused.Count));
        Assert.Equal(PayoutState.Deferred, (await States(a))[1]);
        Portal.Ok(await Decide(portal.Hilda, PayoutVerdict.Forfeit, ids[0]));
        Portal.Ok(await Decide(portal.Hilda, PayoutVerdict.Reinstate, ids[0]));
        Assert.Equal(PayoutState.Scheduled, (await States(a))[1]);
        await using var db = portal.Db();
        Assert.Equal(3, await db.PayoutNotes.CountAsync(n => n.PayoutId == ids[0] && n.Text == "Because", portal.Token));
        Assert.Equal(
            "reason_needed",
            (await portal.Op<DecidePayouts>().Execute(portal.Hilda.Actor, new([ids[0]], PayoutVerdict.Cancel, " "), portal.Token))
                .Problem
                ?.Code
        );
    }

    [Fact]
    public async Task Approve_decline_and_a_changed_start_at_once_leave_one_outcome_and_tell_the_losers()
    {
        await Plan(Usual with { NeedsApproval = true });
        for (var round = 0; round < 5; round++)
        {
            var id = await Started($"race-{round}@mail.example");
            await portal.GoTo(portal.Today.AddDays(1));
            var first = (await portal.Payouts(id))[0].Id;
            var results = await Task.WhenAll(
                Task.Run(async () => (Result)await Decide(portal.Hilda, PayoutVerdict.Approve, first)),
                Task.Run(async () => (Result)await Decide(portal.Hugo, PayoutVerdict.Decline, first)),
                Task.Run(async () => (Result)await Decide(portal.Hugo, PayoutVerdict.Approve, first)),
                Task.Run(() => portal.Op<ConfirmStart>().Execute(portal.Rita.Actor, new(id, portal.Today), portal.Token))
            );
            var payout = (await portal.Payouts(id))[0];
            Assert.Null(LedgerCheck.FaultOf(payout));
            Assert.All(results, r => Assert.True(r.IsOk || r.Outcome is Outcome.Conflict or Outcome.Rejected, $"{r.Outcome}"));
            Assert.True(payout.Ledger.Count(l => l.To == PayoutState.Released && l.From != l.To) <= 1);
            Assert.True(
                payout.State
                    is PayoutState.Released
                        or PayoutState.Declined
                        or PayoutState.AwaitingApproval
                        or PayoutState.Scheduled
                        or PayoutState.Deferred,
                $"{payout.State}"
            );
        }
    }

    [Fact]
    public async Task Campaign_and_the_openings_own_amount_are_promised_as_of_the_day_of_the_referral()
    {
        Portal.Ok(
            await portal
                .Op<SaveCampaign>()
                .Execute(
                    portal.Hilda.Actor,
                    new(
                        Guid.CreateVersion7(),
                        new CampaignFacts(
                            "Double for nurses",
                            portal.Today,
                            portal.Today.AddDays(5),
                            new() { Departments = ["nursing"] },
                            2m,
                            null,
                            null
                        )
                    ),
                    portal.Token
                )
        );
        var doubled = await portal.Refer(portal.Ada, "doubled@mail.example");
        Assert.Equal(
            (4000m, 2000m, "Double for nurses"),
            (
                (await portal.Load(doubled)).Terms.Amount,
                (await portal.Load(doubled)).Terms.BaseAmount,
                (await portal.Load(doubled)).Terms.CampaignName
            )
        );
        await using var db = portal.Db();
        var opening = await db.Openings.Include(o => o.Recruiters).SingleAsync(o => o.Id == portal.Clerk, portal.Token);
        Portal.Ok(
            await portal
                .Op<EditOpening>()
                .Execute(
                    portal.Hilda.Actor,
                    new(
                        portal.Clerk,
                        opening.Version,
                        new(
                            "Clerk",
                            "Office",
                            "Utrecht",
                            4,
                            PersonKind.Employee,
                            "Text",
                            true,
                            portal.Max.Id,
                            [portal.Rita.Id],
                            "1,200",
                            "EUR"
                        )
                    ),
                    portal.Token
                )
        );
        var own = await portal.Refer(portal.Ben, "own-amount@mail.example", portal.Clerk);
        var terms = (await portal.Load(own)).Terms;
        Assert.Equal((1200m, true, 300m, 900m), (terms.Amount, terms.IsOpeningsAmount, terms.Schedule[0].Amount, terms.Schedule[1].Amount));
        await portal.GoTo(portal.Today.AddDays(6));
        Assert.Equal(2000m, (await portal.Load(await portal.Refer(portal.Ben, "later@mail.example"))).Terms.Amount);
    }

    [Fact]
    public async Task Both_sides_are_paid_the_hire_by_working_time_and_the_referrer_as_chosen()
    {
        await Plan(
            Usual with
            {
                HireAmount = 300m,
                HireSchedule = [new(1, 300m, 30)],
                PartTime = PartTimeRule.InProportion,
                Rewards = new() { Charities = ["Red Cross"], DayOffWorth = 250m },
            }
        );
        var id = await Started("both@mail.example");
        var hired = (await portal.Load(id)).HiredPersonId!.Value;
        Portal.Ok(
            await portal
                .Op<RecordWorkingTime>()
                .Execute(portal.Hilda.Actor, new(hired, Guid.CreateVersion7(), portal.Today.AddDays(20), 60), portal.Token)
        );
        Portal.Ok(await portal.Op<ChooseReward>().Execute(portal.Ada.Actor, new(id, RewardKind.Charity, "Red Cross"), portal.Token));
        Assert.Equal(
            Outcome.NotFound,
            (await portal.Op<ChooseReward>().Execute(portal.Ben.Actor, new(id, RewardKind.Charity, "Red Cross"), portal.Token)).Outcome
        );
        await portal.GoTo(portal.Today.AddDays(91));
        var payouts = await portal.Payouts(id);
        Assert.Equal(
            (180m, PayoutState.Released, hired),
            (
                payouts.Single(p => p.Side == RecipientSide.Hire).Amount,
                payouts.Single(p => p.Side == RecipientSide.Hire).State,
                payouts.Single(p => p.Side == RecipientSide.Hire).RecipientId
            )
        );
        var second = payouts.Single(p => p is { Side: RecipientSide.Referrer, Number: 2 });
        Assert.Equal((900m, RewardKind.Charity, "Red Cross"), (second.Amount, second.Kind, second.RewardName));
        Assert.All(payouts, p => Assert.Null(LedgerCheck.FaultOf(p)));
    }

    [Fact]
    public async Task Deferral_ends_after_the_due_date_and_not_on_it()
    {
        var id = await Started("deferred@mail.example");
        var second = (await portal.Payouts(id))[1];
        Task<Result<DecidePayouts.Decided>> Until(DateOnly day) =>
            portal.Op<DecidePayouts>().Execute(portal.Hilda.Actor, new([second.Id], PayoutVerdict.Defer, "Because", day), portal.Token);
        Assert.Equal("defer_before_due", (await Until(second.DueOn!.Value)).Problem?.Code);
        Portal.Ok(await Until(second.DueOn.Value.AddDays(1)));
        var deferred = (await portal.Payouts(id))[1];
        Assert.Equal((PayoutState.Deferred, second.DueOn.Value.AddDays(1)), (deferred.State, deferred.DeferredUntil!.Value));
    }

    [Fact]
    public async Task Days_off_are_counted_to_a_tenth_rounded_up_from_the_half_and_shrink_with_the_amount()
    {
        await Plan(
            Usual with
            {
                PartTime = PartTimeRule.InProportion,
                Rewards = new() { DayOffWorth = 400m },
            }
        );
        var id = await Started("daysoff@mail.example");
        Portal.Ok(await portal.Op<ChooseReward>().Execute(portal.Ada.Actor, new(id, RewardKind.DaysOff, null), portal.Token));
        Assert.Equal([1.3m, 3.8m], (await portal.Payouts(id)).Select(p => p.RewardDays));
        var hired = (await portal.Load(id)).HiredPersonId!.Value;
        Portal.Ok(
            await portal
                .Op<RecordWorkingTime>()
                .Execute(portal.Hilda.Actor, new(hired, Guid.CreateVersion7(), portal.Today.AddDays(20), 60), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(91));
        var second = (await portal.Payouts(id))[1];
        Assert.Equal((PayoutState.Released, 900m, 2.3m), (second.State, second.Amount, second.RewardDays));
    }

    [Fact]
    public async Task Prior_application_takes_the_credit_and_its_undoing_gives_it_back()
    {
        var id = await portal.Refer(portal.Ada, "prior@mail.example");
        Portal.Ok(await portal.Op<RecordPriorApplication>().Execute(portal.Rita.Actor, new(id, portal.Today.AddDays(-30)), portal.Token));
        Assert.Equal(CreditCode.PriorApplicant, await portal.Credit(id));
        await using (var db = portal.Db())
            Assert.False(await db.Ownerships.AnyAsync(o => o.ReferralId == id && o.EndedAt == null, portal.Token));
        var decision = (await portal.Load(id)).Decisions.MaxBy(d => d.Number)!;
        Assert.Equal((CreditMoment.MergedOrCorrected, portal.Today.AddDays(-30)), (decision.Moment, decision.Facts!.AppliedOn));
        Portal.Ok(await portal.Op<UndoPriorApplication>().Execute(portal.Rita.Actor, new(id, portal.Today.AddDays(-30)), portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
        await using (var db = portal.Db())
            Assert.True(await db.Ownerships.AnyAsync(o => o.ReferralId == id && o.EndedAt == null, portal.Token));
        Portal.Ok(await portal.Op<RecordPriorApplication>().Execute(portal.Rita.Actor, new(id, portal.Today.AddDays(-300)), portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
    }

    [Fact]
    public async Task Application_counts_up_to_today_and_lies_in_no_future()
    {
        var id = await portal.Refer(portal.Ada, "applied@mail.example");
        Task<Result> Applied(DateOnly day) => portal.Op<RecordPriorApplication>().Execute(portal.Rita.Actor, new(id, day), portal.Token);
        Assert.Equal("applied_in_future", (await Applied(portal.Today.AddDays(1))).Problem?.Code);
        Portal.Ok(await Applied(portal.Today));
        Assert.Equal(CreditCode.PriorApplicant, await portal.Credit(id));
    }

    [Fact]
    public async Task Somebody_who_left_inside_the_rehire_window_does_not_count()
    {
        await using (var db = portal.Db())
        {
            var gone = new Person(Guid.CreateVersion7(), "Gone Again", "gone.again@company.example", new DateOnly(2020, 1, 1))
            {
                LegalEntity = "Company BV",
            };
            Portal.Ok(gone.RecordLastDay(portal.Today.AddDays(-100), LeavingReason.OwnWish));
            db.People.Add(gone);
            await db.Save(portal.Token);
        }
        Assert.Equal(CreditCode.CandidateWorkedHere, await portal.Credit(await portal.Refer(portal.Ada, "gone.again@company.example")));
    }

    [Fact]
    public async Task Own_rule_excludes_with_its_own_sentence()
    {
        await Plan(
            Usual with
            {
                Exclusions =
                [
                    new(
                        [
                            new(ExclusionField.Department, Comparison.Is, "Nursing"),
                            new(ExclusionField.OpeningDepartment, Comparison.Is, "nursing"),
                        ],
                        "Nurses do not earn for nurses."
                    ),
                ],
            }
        );
        var submitted = await portal.Submit(portal.Ada, "excluded@mail.example", portal.Nurse);
        Assert.Equal((CreditCode.ReferrerExcluded, "Nurses do not earn for nurses."), (submitted.Value.Credit, submitted.Value.Sentence));
    }

    [Fact]
    public async Task Cap_counts_the_hires_of_the_period()
    {
        await Plan(Usual with { CapHires = 1 });
        var (first, second) = (await Started("cap-1@mail.example"), await portal.Refer(portal.Ada, "cap-2@mail.example"));
        Assert.Equal(CreditCode.Earns, await portal.Credit(second));
        await portal.Hire(second, portal.Today);
        Assert.Equal((CreditCode.Earns, CreditCode.CapReached), (await portal.Credit(first), await portal.Credit(second)));
        Assert.Empty(await portal.Payouts(second));
    }

    [Fact]
    public async Task No_plan_for_the_role_takes_the_referral_and_pays_nothing()
    {
        Portal.Ok(await portal.Op<RetirePlan>().Execute(portal.Hilda.Actor, new(DatabaseStart.FirstPlan, portal.Today), portal.Token));
        var id = await portal.Refer(portal.Ada, "no-plan@mail.example");
        Assert.Equal(CreditCode.NoPlan, await portal.Credit(id));
        await portal.Hire(id, portal.Today);
        Assert.Empty(await portal.Payouts(id));
    }

    [Fact]
    public async Task Last_day_entered_after_the_payment_opens_a_recovery_that_hr_reviews()
    {
        var id = await Started("paid@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(batch, "EUR", null, portal.Today), portal.Token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], true), portal.Token));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-10), LeavingReason.OwnWish), portal.Token)
        );
        var first = (await portal.Payouts(id))[0];
        Assert.Equal((PayoutState.Paid, RecoveryState.ToReview, PayoutReason.ReferrerLeft), (first.State, first.Recovery, first.Reason));
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(portal.Ada.Id), portal.Token));
        Assert.Equal(RecoveryState.None, (await portal.Payouts(id))[0].Recovery);
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hilda.Actor, new(id, "Never came"), portal.Token));
        Portal.Ok(await Decide(portal.Hilda, PayoutVerdict.WaiveRecovery, first.Id));
        first = (await portal.Payouts(id))[0];
        Assert.Equal((PayoutState.Paid, RecoveryState.Waived), (first.State, first.Recovery));
        Assert.Null(LedgerCheck.FaultOf(first));
    }

    [Fact]
    public async Task Draft_counts_for_nobody_and_is_edited_until_it_is_active()
    {
        var (plan, version) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var nurses = Usual with
        {
            Amount = 3000m,
            Schedule = [new(1, 0, 90, 100m)],
            Filter = new() { Departments = ["Nursing"] },
        };
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(portal.Hilda.Actor, new(version, plan, "Nurses", 0, portal.Today, nurses, Draft: true), portal.Token)
        );
        Assert.Equal(2000m, (await portal.Load(await portal.Refer(portal.Ada, "draft@mail.example"))).Terms.Amount);
        var effect = await portal
            .Op<GetPlanEffect>()
            .Execute(portal.Hilda.Actor, new(plan, "Nurses", portal.Today, SavePlanVersion.Normal(nurses)), portal.Token);
        Assert.Equal((2, 0), (effect.Value.Changed, effect.Value.TakesOverFrom.Count));
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(portal.Hilda.Actor, new(version, plan, "Nurses", 1, portal.Today, nurses with { Amount = 3500m }), portal.Token)
        );
        var terms = (await portal.Load(await portal.Refer(portal.Ben, "active@mail.example"))).Terms;
        Assert.Equal((3500m, "Nurses", 3500m), (terms.Amount, terms.PlanName, terms.Schedule[0].Amount));
        Assert.Equal(
            "not_a_draft",
            (await portal.Op<DiscardPlanDraft>().Execute(portal.Hilda.Actor, new(version), portal.Token)).Problem?.Code
        );
    }

    [Fact]
    public async Task Version_that_somebody_made_meanwhile_is_looked_at_first()
    {
        await Plan(Usual with { Amount = 2100m, Schedule = [new(1, 2100m, 90)] });
        var late = await portal
            .Op<SavePlanVersion>()
            .Execute(
                portal.Hilda.Actor,
                new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, Usual),
                portal.Token
            );
        Assert.Equal((Outcome.Conflict, "changed_meanwhile"), (late.Outcome, late.Problem?.Code));
        Assert.Equal(2100m, (await portal.Load(await portal.Refer(portal.Ada, "meanwhile@mail.example"))).Terms.Amount);
    }

    [Fact]
    public async Task Plan_goes_with_its_only_draft_and_stays_with_another_version()
    {
        var (plan, draft, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        async Task Draft(Guid id, Guid of, string name, int seen) =>
            Portal.Ok(
                await portal
                    .Op<SavePlanVersion>()
                    .Execute(portal.Hilda.Actor, new(id, of, name, seen, portal.Today, Usual, Draft: true), portal.Token)
            );
        await Draft(draft, plan, "Winter", 0);
        await Draft(second, DatabaseStart.FirstPlan, "Referral bonus", 1);
        foreach (var id in new[] { draft, second })
            Portal.Ok(await portal.Op<DiscardPlanDraft>().Execute(portal.Hilda.Actor, new(id), portal.Token));
        await using var db = portal.Db();
        Assert.Equal([DatabaseStart.FirstPlan], await db.Plans.Select(p => p.Id).ToListAsync(portal.Token));
    }

    [Fact]
    public async Task Campaign_starts_today_or_later_and_does_not_end_before()
    {
        async Task<IEnumerable<string>> Problems(int from, int until) =>
            (
                await portal
                    .Op<SaveCampaign>()
                    .Execute(
                        portal.Hilda.Actor,
                        new(
                            Guid.CreateVersion7(),
                            new CampaignFacts(
                                "Spring",
                                portal.Today.AddDays(from),
                                portal.Today.AddDays(until),
                                OpeningFilter.Any,
                                2m,
                                null,
                                null
                            )
                        ),
                        portal.Token
                    )
            ).Problems.Select(p => p.Code);
        Assert.Equal(["campaign_from"], await Problems(-1, 0));
        Assert.Equal(["campaign_from", "campaign_until"], await Problems(-2, -1));
        Assert.Empty(await Problems(0, 0));
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_payout_or_on_that_of_a_candidate_they_referred()
    {
        var hugos = await Started("hugos@mail.example", portal.Hugo);
        var rivals = await Started("rivals@mail.example");
        Portal.Ok(await portal.Submit(portal.Hugo, "rivals@mail.example", portal.Clerk));
        var (own, rival) = ((await portal.Payouts(hugos)).FirstOrDefault(), (await portal.Payouts(rivals))[0]);
        // HR earns nothing by the usual plan; by their own word they would.
        if (own is null)
        {
            Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(hugos, true, "Before joining HR"), portal.Token));
            own = (await portal.Payouts(hugos))[0];
        }
        Assert.Equal(Outcome.NotFound, (await Decide(portal.Hugo, PayoutVerdict.Forfeit, own.Id)).Outcome);
        Assert.Equal(Outcome.Forbidden, (await Decide(portal.Hugo, PayoutVerdict.Forfeit, rival.Id)).Outcome);
        Portal.Ok(await Decide(portal.Hilda, PayoutVerdict.Forfeit, rival.Id));
    }

    [Fact]
    public async Task Plan_as_wide_as_another_says_from_which_it_takes_over()
    {
        var plan = Guid.CreateVersion7();
        var effect = (
            await portal.Op<GetPlanEffect>().Execute(portal.Hilda.Actor, new(plan, "Winter", portal.Today, Usual), portal.Token)
        ).Value;
        // Both published roles and the general referrals; the amount is the same, the plan is not.
        Assert.Equal(3, effect.Changed);
        Assert.Equal(effect.Changes[0].Before!.Plan, Assert.Single(effect.TakesOverFrom));
        Assert.All(effect.Changes, c => Assert.Equal((plan, "Winter", 2000m), (c.After!.PlanId, c.After.Plan, c.After.Amount)));
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(portal.Hilda.Actor, new(Guid.CreateVersion7(), plan, "Winter", 0, portal.Today, Usual), portal.Token)
        );
        effect = (
            await portal.Op<GetPlanEffect>().Execute(portal.Hilda.Actor, new(plan, "Winter", portal.Today, Usual), portal.Token)
        ).Value;
        Assert.Equal((0, 0), (effect.Changed, effect.TakesOverFrom.Count));
        // Another like it, from the same day and later by name, would never count.
        effect = (
            await portal
                .Op<GetPlanEffect>()
                .Execute(portal.Hilda.Actor, new(Guid.CreateVersion7(), "Zero", portal.Today, Usual), portal.Token)
        ).Value;
        Assert.Equal((0, 0, "Winter"), (effect.Changed, effect.TakesOverFrom.Count, Assert.Single(effect.GivesWayTo)));
    }

    [Fact]
    public async Task Review_is_asked_and_answered_in_one_thread_and_erased_with_the_candidate()
    {
        var id = await portal.Refer(portal.Ada, "review@mail.example");
        Assert.Equal(Outcome.NotFound, (await portal.Op<AskForReview>().Execute(portal.Ben.Actor, new(id, "Why?"), portal.Token)).Outcome);
        Portal.Ok(await portal.Op<AskForReview>().Execute(portal.Ada.Actor, new(id, "Why?"), portal.Token));
        Portal.Ok(await portal.Op<AskForReview>().Execute(portal.Ada.Actor, new(id, "Why?"), portal.Token));
        Portal.Ok(await portal.Op<AnswerReview>().Execute(portal.Hilda.Actor, new(id, "Because of the rules."), portal.Token));
        var mine = (await portal.Op<GetReview>().Execute(portal.Ada.Actor, new(id), portal.Token)).Value;
        Assert.Equal([("You", "Why?"), ("HR", "Because of the rules.")], mine.Messages.Select(m => (m.By, m.Text)));
        await using (var db = portal.Db())
            Assert.Equal(
                [ReviewAskedMail.Kind, ReviewAnsweredMail.Kind],
                await db
                    .Outbox.Where(m => m.Kind == ReviewAskedMail.Kind || m.Kind == ReviewAnsweredMail.Kind)
                    .OrderBy(m => m.CreatedAt)
                    .ThenBy(m => m.Id)
                    .Select(m => m.Kind)
                    .ToListAsync(portal.Token)
            );
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, false), portal.Token));
        await using (var db = portal.Db())
            Assert.True(await db.ReviewMessages.AllAsync(m => m.Text == null, portal.Token));
    }

    [Fact]
    public async Task Why_tells_hr_and_the_referrer_the_same_story_in_their_own_words()
    {
        var id = await Started("why@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        var hr = Why.Of(
            (await portal.Op<GetWhy>().Execute(portal.Hilda.Actor, new(id), portal.Token)).Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
        var mine = Why.Of(
            (await portal.Op<GetWhy>().Execute(portal.Ada.Actor, new(id), portal.Token)).Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains(
            "The plan “Referral bonus”, version 1",
            string.Join(' ', hr.SelectMany(s => s.Sentences)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Handed to payroll: expected with the next pay run.",
            string.Join(' ', mine.SelectMany(s => s.Sentences)),
            StringComparison.Ordinal
        );
        Assert.Contains("you were employed", string.Join(' ', mine.SelectMany(s => s.Sentences)), StringComparison.Ordinal);
        Assert.DoesNotContain("Plan", string.Join(' ', mine.SelectMany(s => s.Sentences)), StringComparison.Ordinal);
        Assert.Equal(Outcome.NotFound, (await portal.Op<GetWhy>().Execute(portal.Ben.Actor, new(id), portal.Token)).Outcome);
    }
}
