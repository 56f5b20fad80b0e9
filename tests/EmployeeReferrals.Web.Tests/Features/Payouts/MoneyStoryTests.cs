using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payouts.Mails;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Payouts;

public sealed class MoneyStoryTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<(Guid Referral, DateOnly Start)> Started(string email)
    {
        var start = portal.Today.AddDays(14);
        var id = await portal.ReferAndHire(portal.Ada, email, start);
        await portal.GoTo(start);
        await portal.Start(id, start);
        return (id, start);
    }

    private async Task<Guid> HiredPerson(Guid referral) => (await portal.Load(referral)).HiredPersonId!.Value;

    [Fact]
    public async Task Bonus_hired_and_stayed_is_released_in_two_parts_on_their_days()
    {
        var (id, start) = await Started("stays@mail.example");
        await portal.GoTo(start.AddDays(1));
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await portal.Payouts(id)).Select(p => p.State));
        await portal.GoTo(start.AddDays(89));
        Assert.Equal(PayoutState.Scheduled, (await portal.Payouts(id))[1].State);
        await portal.GoTo(start.AddDays(90));
        var second = (await portal.Payouts(id))[1];
        Assert.Equal(
            (PayoutState.Released, start.AddDays(90), 1500m, "Company BV", "EAd"),
            (second.State, second.DueOn!.Value, second.Amount, second.LegalEntity, second.EmployeeNumber)
        );
    }

    [Theory]
    [InlineData(true, PayoutReason.ReferrerLeft)]
    [InlineData(false, PayoutReason.HireLeft)]
    public async Task Bonus_left_on_day_60_is_forfeited_with_its_reason(bool referrerLeaves, PayoutReason reason)
    {
        var (id, start) = await Started("leaves@mail.example");
        await portal.GoTo(start.AddDays(61));
        var who = referrerLeaves ? portal.Ada.Id : await HiredPerson(id);
        Portal.Ok(
            await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(who, start.AddDays(60), LeavingReason.OwnWish), portal.Token)
        );
        await portal.GoTo(start.AddDays(91));
        var payouts = await portal.Payouts(id);
        Assert.Equal(
            [(PayoutState.Released, PayoutReason.DueAndChecked), (PayoutState.Forfeited, reason)],
            payouts.Select(p => (p.State, p.Reason))
        );
    }

    [Fact]
    public async Task Opening_closed_takes_no_new_referral_and_the_one_under_way_keeps_its_credit_and_is_paid()
    {
        var id = await portal.Refer(portal.Ada, "underway@mail.example");
        Portal.Ok(
            await portal
                .Op<MoveOpening>()
                .Execute(portal.Hilda.Actor, new(portal.Nurse, OpeningState.Closed, OpeningState.Published), portal.Token)
        );
        var late = await portal
            .Op<SubmitReferral>()
            .Execute(
                portal.Ben.Actor,
                new(Guid.CreateVersion7(), portal.Nurse, "Late Comer", "late.comer@mail.example", "Good"),
                portal.Token
            );
        Assert.Equal(Outcome.Rejected, late.Outcome);
        var start = portal.Today.AddDays(7);
        await portal.Hire(id, start);
        await portal.GoTo(start);
        await portal.Start(id, start);
        await portal.GoTo(start.AddDays(90));
        Assert.Equal(CreditCode.Earns, (await portal.Load(id)).Credit);
        Assert.All(await portal.Payouts(id), p => Assert.Equal(PayoutState.Released, p.State));
    }

    [Fact]
    public async Task Bonus_of_a_hire_is_promised_to_nobody_else_whatever_their_plan()
    {
        var terms = new PlanTerms
        {
            Amount = 2000m,
            Schedule = [new(1, 2000m, 0)],
            Scope = CreditScope.OpeningReferredTo,
        };
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, terms),
                    portal.Token
                )
        );
        var adas = await portal.Refer(portal.Ada, "both@mail.example");
        var bens = await portal.Refer(portal.Ben, "both@mail.example", portal.Clerk);
        Assert.Equal(CreditCode.Earns, (await portal.Load(bens)).Credit);
        await portal.Hire(adas, portal.Today);
        var mine = (await portal.Op<GetMyReferral>().Execute(portal.Ben.Actor, new(bens), portal.Token)).Value.Referral;
        Assert.Equal(("No bonus", false, 0), (mine.CreditTitle(CultureInfo.InvariantCulture), mine.Earns, mine.Payouts.Count));
        Assert.StartsWith("We already knew this person", mine.CreditReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bonus_last_day_undone_is_scheduled_again_and_released()
    {
        var (id, start) = await Started("mistake@mail.example");
        await portal.GoTo(start.AddDays(70));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, start.AddDays(60), LeavingReason.OwnWish), portal.Token)
        );
        Assert.Equal(PayoutState.Forfeited, (await portal.Payouts(id))[1].State);
        var mine = (await portal.Op<GetMyReferral>().Execute(portal.Ada.Actor, new(id), portal.Token)).Value.Referral;
        Assert.Equal(("You earn 500 EUR", false), (mine.CreditTitle(CultureInfo.InvariantCulture).Replace('\u00a0', ' '), mine.IsGood));
        Assert.Equal("A part of it is not paid: why stands beside it.", mine.CreditReason);
        await portal.SendMail();
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(portal.Ada.Id), portal.Token));
        await portal.SendMail();
        var back = portal.Mails().Single(m => m.Subject!.EndsWith(" is back", StringComparison.Ordinal));
        Assert.Contains("part 2 of 2 of your bonus", back.TextBody, StringComparison.Ordinal);
        await portal.GoTo(start.AddDays(90));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[1].State);
    }

    [Fact]
    public async Task Bonus_last_day_entered_after_the_release_is_forfeited_while_not_exported()
    {
        var (id, start) = await Started("late@mail.example");
        await portal.GoTo(start.AddDays(95));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(await HiredPerson(id), start.AddDays(80), LeavingReason.OwnWish), portal.Token)
        );
        Assert.Equal([PayoutState.Released, PayoutState.Forfeited], (await portal.Payouts(id)).Select(p => p.State));
    }

    [Fact]
    public async Task Bonus_start_not_confirmed_releases_nothing()
    {
        var start = portal.Today.AddDays(10);
        var id = await portal.ReferAndHire(portal.Ada, "noshow@mail.example", start);
        await portal.GoTo(start.AddDays(120));
        Assert.All(await portal.Payouts(id), p => Assert.Equal(PayoutState.Scheduled, p.State));
        Portal.Ok(await portal.Op<LeaveBeforeStart>().Execute(portal.Rita.Actor, new(id), portal.Token));
        Assert.All(await portal.Payouts(id), p => Assert.Equal((PayoutState.Cancelled, PayoutReason.LeftBeforeStart), (p.State, p.Reason)));
    }

    [Fact]
    public async Task Hire_undone_and_done_again_keeps_the_same_payouts()
    {
        var id = await portal.ReferAndHire(portal.Ada, "undo@mail.example", null);
        var before = await portal.Payouts(id);
        Assert.All(before, p => Assert.Equal(PayoutState.Planned, p.State));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Rita.Actor, new(id, "Contract to be written again"), portal.Token));
        Assert.All(await portal.Payouts(id), p => Assert.Equal(PayoutState.Cancelled, p.State));
        var told = (await portal.Op<GetPayout>().Execute(portal.Hilda.Actor, new(before[0].Id), portal.Token)).Value;
        Assert.Equal(["The hire was undone.", "Ada Lund is employed.", "The credit stands."], told.Checks.Select(c => c.Title));
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(
                    portal.Rita.Actor,
                    new(id, (await portal.Load(id)).StageEntry, portal.Today, portal.Today.AddDays(7)),
                    portal.Token
                )
        );
        var after = await portal.Payouts(id);
        Assert.Equal(before.Select(p => p.Id), after.Select(p => p.Id));
        Assert.All(after, p => Assert.Equal((PayoutState.Scheduled, PayoutReason.HiredAgain), (p.State, p.Reason)));
    }

    [Fact]
    public async Task Release_run_many_times_at_once_releases_once()
    {
        var (id, start) = await Started("once@mail.example");
        portal.Clock.SetUtcNow(new DateTimeOffset(start.AddDays(90), new TimeOnly(6, 0), TimeSpan.Zero));
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => portal.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token)))
        );
        Assert.All(await portal.Payouts(id), p => Assert.Equal(1, p.Ledger.Count(l => l.To == PayoutState.Released)));
        await using var db = portal.Db();
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Kind == PayoutReleasedMail.Kind, portal.Token));
    }

    [Fact]
    public async Task Release_run_tells_hr_and_payroll_once_with_the_sums()
    {
        var (_, start) = await Started("tell@mail.example");
        await portal.GoTo(start.AddDays(1));
        await using var db = portal.Db();
        var mail = await db.Outbox.SingleAsync(m => m.Kind == ReleaseRunMail.Kind, portal.Token);
        var told = ReleaseRunMail.FactsOf(mail).Judged.Single(judged => judged.State == PayoutState.Released);
        Assert.Equal((1, 500m), (told.Count, told.Sums["EUR"]));
    }

    [Fact]
    public async Task Release_run_counts_what_it_judged_and_neither_what_hr_decided_nor_what_was_told()
    {
        var (_, start) = await Started("first@mail.example");
        var second = await portal.ReferAndHire(portal.Ben, "second@mail.example", start);
        await portal.Start(second, start);
        var later = (await portal.Payouts(second))[1];
        Portal.Ok(
            await portal
                .Op<DecidePayouts>()
                .Execute(portal.Hilda.Actor, new([later.Id], PayoutVerdict.Defer, "Because", later.DueOn!.Value.AddDays(1)), portal.Token)
        );
        for (var run = 0; run < 2; run++)
            Portal.Ok(await portal.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token));
        await using var db = portal.Db();
        var told = Assert.Single(
            ReleaseRunMail.FactsOf(await db.Outbox.SingleAsync(m => m.Kind == ReleaseRunMail.Kind, portal.Token)).Judged
        );
        Assert.Equal((PayoutState.Released, 2, 1000m), (told.State, told.Count, told.Sums["EUR"]));
    }

    [Fact]
    public async Task Duplicate_hired_through_the_later_referral_pays_the_owner()
    {
        var first = await portal.Refer(portal.Ada, "shared@mail.example");
        await portal.Move(first, Stage.NotSelected);
        var later = await portal.Submit(portal.Ben, "shared@mail.example", portal.Clerk);
        await portal.Hire(later.Value.ReferralId, portal.Today);
        Assert.Empty(await portal.Payouts(later.Value.ReferralId));
        Assert.All(await portal.Payouts(first), p => Assert.Equal((portal.Ada.Id, later.Value.ReferralId), (p.RecipientId, p.HireId)));
    }

    [Fact]
    public async Task Override_gives_the_credit_to_another_and_takes_it_from_the_holder()
    {
        var first = await portal.Refer(portal.Ada, "given@mail.example");
        var later = (await portal.Submit(portal.Ben, "given@mail.example", portal.Nurse)).Value.ReferralId;
        Portal.Ok(
            await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(later, true, "Ben asked first, by mail"), portal.Token)
        );
        Assert.Equal((CreditCode.Duplicate, CreditCode.Earns), (await portal.Credit(first), await portal.Credit(later)));
        await portal.Hire(later, portal.Today);
        Assert.Equal(2, (await portal.Payouts(later)).Count);
        Assert.Empty(await portal.Payouts(first));

        // It shows as such wherever the credit does.
        var row = (
            await portal.Op<ListPayouts>().Execute(portal.Hilda.Actor, new(new PayoutFilter(null, null, null, null), 1), portal.Token)
        ).Rows[0];
        var payout = (await portal.Op<GetPayout>().Execute(portal.Hilda.Actor, new(row.Id), portal.Token)).Value;
        var mine = (await portal.Op<GetMyReferral>().Execute(portal.Ben.Actor, new(later), portal.Token)).Value;
        Assert.Equal((true, "HR decided it.", "HR decided so."), (row.CreditByHr, payout.Checks[^1].Detail, mine.Referral.CreditReason));
    }

    [Fact]
    public async Task Credit_that_hr_gives_to_another_takes_back_hrs_word_for_the_one_before()
    {
        var first = await portal.Refer(portal.Ada, "given-twice@mail.example");
        var later = (await portal.Submit(portal.Ben, "given-twice@mail.example", portal.Nurse)).Value.ReferralId;
        foreach (var id in new[] { first, later })
            Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, true, "Asked first"), portal.Token));
        Assert.Equal((null, true), ((await portal.Load(first)).Override, (await portal.Load(later)).Override));
        Assert.Equal((CreditCode.Duplicate, CreditCode.Earns), (await portal.Credit(first), await portal.Credit(later)));
    }

    [Fact]
    public async Task Hire_of_which_something_is_with_payroll_is_undone_by_hr_alone()
    {
        var (id, start) = await Started("exported@mail.example");
        await portal.GoTo(start.AddDays(1));
        await portal.Export();
        Task<Result> Undo(Someone who) => portal.Op<UndoHire>().Execute(who.Actor, new(id, "Never came"), portal.Token);
        Assert.Equal("hire_exported", (await Undo(portal.Rita)).Problem?.Code);
        Portal.Ok(await Undo(portal.Hilda));
    }

    [Fact]
    public async Task Ownership_window_over_moves_the_next_in_the_queue_up_and_tells_them()
    {
        var first = await portal.Refer(portal.Ada, "queue@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var second = (await portal.Submit(portal.Ben, "queue@mail.example", portal.Clerk)).Value.ReferralId;
        async Task<int> Ended(int days)
        {
            portal.Clock.Advance(TimeSpan.FromDays(days));
            return (await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), portal.Token)).Value.Done;
        }
        // The 180th day is the window's last.
        Assert.Equal((0, CreditCode.Duplicate), (await Ended(80), await portal.Credit(second)));
        Assert.Equal((1, CreditCode.Earns), (await Ended(1), await portal.Credit(second)));
        await using var db = portal.Db();
        Assert.Equal(second, (await db.Ownerships.SingleAsync(o => o.EndedAt == null, portal.Token)).ReferralId);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Kind == CreditChangedMail.Kind && m.RecipientId == portal.Ben.Id, portal.Token));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Change_opening_takes_the_snapshot_again_and_mails_both_amounts()
    {
        var id = await portal.Refer(portal.Ada, "changes@mail.example", null);
        Portal.Ok(await portal.Op<ChangeOpening>().Execute(portal.Rita.Actor, new(id, portal.Clerk), portal.Token));
        await using var db = portal.Db();
        var mail = await db.Outbox.SingleAsync(m => m.Kind == OpeningChangedMail.Kind, portal.Token);
        var facts = MailFacts.Read<OpeningChangedMail.Facts>(mail.Facts);
        Assert.Equal((2000m, 2000m), (facts.AmountBefore, facts.Amount));
    }

    [Fact]
    public async Task Change_opening_is_refused_only_where_the_same_person_referred_them_to_that_one()
    {
        await portal.Refer(portal.Ada, "twice@mail.example");
        var general = (await portal.Submit(portal.Ada, "twice@mail.example", null)).Value.ReferralId;
        Task<Result> To(Guid opening) => portal.Op<ChangeOpening>().Execute(portal.Hilda.Actor, new(general, opening), portal.Token);
        Assert.Equal("same_referral", (await To(portal.Nurse)).Problem?.Code);
        Portal.Ok(await To(portal.Clerk));
    }

    [Fact]
    public async Task Somebody_who_leaves_is_hired_again_from_the_day_after_the_last_one()
    {
        var first = await portal.ReferAndHire(portal.Ada, "leaves@mail.example", portal.Today);
        await portal.Start(first, portal.Today);
        var last = portal.Today.AddDays(5);
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(await HiredPerson(first), last, LeavingReason.OwnWish), portal.Token)
        );
        var again = (await portal.Submit(portal.Ben, "leaves@mail.example", portal.Clerk)).Value.ReferralId;
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await portal.Move(again, stage);
        Task<Result> Hire() => portal.Op<HireReferral>().Execute(portal.Rita.Actor, new(again, 4, portal.Today, null), portal.Token);
        await portal.GoTo(last);
        Assert.Equal("hired_already", (await Hire()).Problem?.Code);
        await portal.GoTo(last.AddDays(1));
        Portal.Ok(await Hire());
    }

    [Fact]
    public async Task Second_hire_of_the_same_candidate_is_refused_with_a_link_to_the_first()
    {
        var first = await portal.ReferAndHire(portal.Ada, "twohires@mail.example", portal.Today);
        var second = (await portal.Submit(portal.Ada, "twohires@mail.example", portal.Clerk)).Value.ReferralId;
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await portal.Move(second, stage);
        var result = await portal.Op<HireReferral>().Execute(portal.Rita.Actor, new(second, 4, portal.Today, null), portal.Token);
        Assert.Equal(first.ToString(), result.Problems.Single(p => p.Code == "hired_already_id").Sentence);
    }

    [Fact]
    public async Task Move_by_two_recruiters_at_once_moves_once_and_tells_the_other()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = await portal.Refer(portal.Ada, $"both{round}@mail.example");
            var both = await Task.WhenAll(
                Task.Run(() => portal.Op<MoveReferral>().Execute(portal.Rita.Actor, new(id, Stage.Screening, 1), portal.Token)),
                Task.Run(() => portal.Op<MoveReferral>().Execute(portal.Rolf.Actor, new(id, Stage.Interview, 1), portal.Token))
            );
            Assert.Equal([Outcome.Ok, Outcome.Conflict], both.Select(r => r.Outcome).Order());
            var (winner, stage) = both[0].IsOk ? (portal.Rita.Name, "Screening") : (portal.Rolf.Name, "Interview");
            Assert.StartsWith($"{winner} moved this to {stage}", both.Single(r => !r.IsOk).Sentence, StringComparison.Ordinal);
            Assert.Equal(2, (await portal.Load(id)).Moves.Count);
        }
    }
}
