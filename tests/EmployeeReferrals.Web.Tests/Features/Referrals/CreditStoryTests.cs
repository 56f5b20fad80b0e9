using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

/// <summary>Who is asked at the hire, what a cap counts, who leaves and what comes back from payroll: stories that once ended
/// wrongly.</summary>
public sealed class CreditStoryTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Guid> Referred(Someone by, string email, Guid? opening = null) =>
        (await Submitted(by, email, opening ?? portal.Nurse)).ReferralId;

    private async Task<SubmitReferral.Submitted> Submitted(Someone by, string email, Guid opening)
    {
        var submitted = await portal.Submit(by, email, opening);
        Portal.Ok(submitted);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return submitted.Value;
    }

    private async Task EndWindows() =>
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), portal.Token));

    private async Task Hire(Guid id, DateOnly hiredOn, DateOnly? start)
    {
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            if ((await portal.Load(id)).Stage < stage)
                await portal.Move(id, stage, portal.Hugo);
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(portal.Hugo.Actor, new(id, (await portal.Load(id)).StageEntry, hiredOn, start), portal.Token)
        );
    }

    private async Task<Guid> Started(Someone by, string email)
    {
        var id = await Referred(by, email);
        await Hire(id, portal.Today, portal.Today);
        await portal.Start(id, portal.Today);
        return id;
    }

    private async Task Answered(Guid batch, bool paid) =>
        Portal.Ok(
            await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], paid, paid ? null : "No bank account"), portal.Token)
        );

    private async Task<CreditCase?> OpenCase()
    {
        await using var db = portal.Db();
        return await db.CreditCases.AsNoTracking().SingleOrDefaultAsync(c => c.ClosedAt == null, portal.Token);
    }

    // ---- what comes back from payroll

    [Fact]
    public async Task Returned_3a_hire_undone_after_the_export_is_cancelled_by_the_rejected_line_and_exported_no_more()
    {
        var id = await Started(portal.Ada, "undone-exported@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        var batch = await portal.Export();
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(id, "They never came"), portal.Token));
        Assert.Equal((PayoutState.Exported, RecoveryState.ToReview), Of((await portal.Payouts(id))[0]));
        await Answered(batch, paid: false);
        Assert.Equal((PayoutState.Cancelled, RecoveryState.None), Of((await portal.Payouts(id))[0]));
        Assert.Equal(
            "nothing_released",
            (await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(Guid.CreateVersion7(), "EUR", null, portal.Today), portal.Token))
                .Problem!
                .Code
        );
        // Nothing of it is with payroll, and nothing was handed over: the statement says so, and so does the line of the batch.
        var statement = (await portal.Op<GetStatement>().Execute(portal.Ada.Actor, new(null, null), portal.Token)).Value;
        Assert.Equal(StatementEvent.EndedByPayroll, statement.Rows[^1].Event);
        Assert.Equal([new GetStatement.Sum("EUR", 0m, 0m, 0m, 0m)], statement.Sums);
        var lines = (await portal.Op<GetBatch>().Execute(portal.Paul.Actor, new(batch, LineTab.All, 1), portal.Token)).Value.Rows;
        Assert.Equal((PayoutState.Cancelled, (int?)null), (Assert.Single(lines).Payout, lines[0].LaterBatch));
    }

    [Fact]
    public async Task Returned_3b_start_corrected_by_two_days_while_exported_is_judged_by_the_new_day_and_not_forfeited()
    {
        var id = await Started(portal.Ada, "corrected-exported@mail.example");
        var start = portal.Today;
        await portal.GoTo(start.AddDays(3));
        var batch = await portal.Export();
        await portal.Start(id, start.AddDays(2));
        Assert.Equal((PayoutState.Exported, RecoveryState.None), Of((await portal.Payouts(id))[0]));
        await Answered(batch, paid: false);
        var part = (await portal.Payouts(id))[0];
        Assert.Equal(
            (PayoutState.Released, PayoutReason.RejectedByPayroll, start.AddDays(2)),
            (part.State, part.Reason, part.DueOn!.Value)
        );
    }

    [Fact]
    public async Task Returned_3c_start_moved_by_40_days_waits_for_the_new_day_after_a_void()
    {
        var id = await Started(portal.Ada, "moved-exported@mail.example");
        var start = portal.Today;
        await portal.GoTo(start.AddDays(90));
        var batch = await portal.Export();
        await portal.GoTo(start.AddDays(91));
        await portal.Start(id, start.AddDays(40));
        Portal.Ok(await portal.Op<VoidBatch>().Execute(portal.Paul.Actor, new(batch, "The start was wrong"), portal.Token));
        var parts = await portal.Payouts(id);
        Assert.Equal(
            [(PayoutState.Released, start.AddDays(40)), (PayoutState.Scheduled, start.AddDays(130))],
            parts.Select(p => (p.State, p.DueOn!.Value))
        );
        await portal.GoTo(start.AddDays(129));
        Assert.Equal(PayoutState.Scheduled, (await portal.Payouts(id))[1].State);
        await portal.GoTo(start.AddDays(130));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[1].State);
    }

    // ---- only a last day makes a leaver

    [Fact]
    public async Task Start_4a_corrected_by_three_days_after_the_payment_opens_no_recovery()
    {
        var id = await Started(portal.Ada, "paid-corrected@mail.example");
        var start = portal.Today;
        await portal.GoTo(start.AddDays(4));
        await Answered(await portal.Export(), paid: true);
        await portal.Start(id, start.AddDays(3));
        Assert.Equal(
            [(PayoutState.Paid, RecoveryState.None), (PayoutState.Scheduled, RecoveryState.None)],
            (await portal.Payouts(id)).Select(Of)
        );
        Assert.Equal(start.AddDays(93), (await portal.Payouts(id))[1].DueOn);
    }

    [Fact]
    public async Task Start_4b_after_a_recorded_dismissal_is_refused_and_the_last_day_stays()
    {
        var id = await Started(portal.Ada, "dismissed@mail.example");
        var start = portal.Today;
        await portal.GoTo(start.AddDays(20));
        var person = (await portal.Load(id)).HiredPersonId!.Value;
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(person, start.AddDays(5), LeavingReason.Dismissed), portal.Token)
        );
        Assert.Equal(
            "start_after_last_day",
            (await portal.Op<ConfirmStart>().Execute(portal.Rita.Actor, new(id, start.AddDays(10)), portal.Token)).Problem!.Code
        );
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(id, "Typed for the wrong person"), portal.Token));
        await Hire(id, start, start);
        Assert.Equal(
            "start_after_last_day",
            (await portal.Op<ConfirmStart>().Execute(portal.Rita.Actor, new(id, start.AddDays(10)), portal.Token)).Problem!.Code
        );
        await portal.Start(id, start.AddDays(1));
        await using var db = portal.Db();
        var kept = await db.People.SingleAsync(p => p.Id == person, portal.Token);
        Assert.Equal(
            (start.AddDays(1), start.AddDays(5), LeavingReason.Dismissed),
            (kept.FirstDay, kept.LastDay!.Value, kept.LeavingReason!.Value)
        );
        await portal.GoTo(start.AddDays(100));
        Assert.Equal([PayoutState.Released, PayoutState.Forfeited], (await portal.Payouts(id)).Select(p => p.State));
    }

    // ---- who is asked at the hire

    [Fact]
    public async Task Asked_5a_owner_who_recruits_for_the_role_hired_into_earns_nothing_through_a_colleague_in_hr()
    {
        var owner = await Referred(portal.Rolf, "recruited@mail.example", portal.Clerk);
        Assert.Equal(CreditCode.Earns, await portal.Credit(owner));
        var hired = await Referred(portal.Hilda, "recruited@mail.example");
        await Hire(hired, portal.Today, null);
        Assert.Equal((CreditCode.RecruiterOfOpening, CreditCode.ReferrerIsHr), (await portal.Credit(owner), await portal.Credit(hired)));
        Assert.Empty(await portal.Payouts(owner));
        Assert.Empty(await portal.Payouts(hired));
    }

    [Fact]
    public async Task Asked_5b_acceptance_typed_after_the_window_belongs_to_who_held_the_credit_that_day_once_hr_says_so()
    {
        var made = portal.Today;
        var ada = await Referred(portal.Ada, "late@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var ben = await Referred(portal.Ben, "late@mail.example");
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        Assert.Equal((CreditCode.WindowEnded, CreditCode.Earns), (await portal.Credit(ada), await portal.Credit(ben)));
        await Hire(ben, made.AddDays(178), made.AddDays(183));
        Assert.Equal((CreditCode.Earns, CreditCode.Duplicate), (await portal.Credit(ada), await portal.Credit(ben)));
        await portal.Start(ben, made.AddDays(183));
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Deferred, PayoutState.Scheduled], (await portal.Payouts(ada)).Select(p => p.State));

        var asked = (await OpenCase())!;
        Assert.Equal((CaseGround.TypedLate, ben, ada), (asked.Ground, asked.BeforeId!.Value, asked.NowId!.Value));
        var listed = (await portal.Op<ListCreditCases>().Execute(portal.Hilda.Actor, portal.Token)).Value.Rows.Single();
        Assert.Equal(("Ben Ross", "Ada Lund"), (listed.Before!.Referrer, listed.Now!.Referrer));
        await using (var db = portal.Db())
            Assert.Equal(
                [portal.Ada.Id, portal.Ben.Id],
                (
                    await db
                        .Outbox.Where(m => m.Kind == CreditChangedMail.Kind && m.CreatedAt >= Portal.Monday.AddDays(183))
                        .Select(m => m.RecipientId!.Value)
                        .Distinct()
                        .ToListAsync(portal.Token)
                ).Order(Comparer<Guid>.Create((a, b) => a == portal.Ada.Id ? -1 : 1))
            );
        Portal.Ok(
            await portal
                .Op<DecideCreditCase>()
                .Execute(portal.Hilda.Actor, new(asked.Id, AsBefore: false, "The contract says the 178th day"), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await portal.Payouts(ada)).Select(p => p.State));
        Assert.Empty(await portal.Payouts(ben));
    }

    [Fact]
    public async Task Asked_5b_hr_may_leave_the_credit_with_who_was_told()
    {
        var made = portal.Today;
        var ada = await Referred(portal.Ada, "told@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var ben = await Referred(portal.Ben, "told@mail.example");
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        await Hire(ben, made.AddDays(178), made.AddDays(183));
        await portal.Start(ben, made.AddDays(183));
        var asked = (await OpenCase())!;
        Portal.Ok(
            await portal.Op<DecideCreditCase>().Execute(portal.Hilda.Actor, new(asked.Id, AsBefore: true, "Ben was told so"), portal.Token)
        );
        Assert.Equal(
            "decided_already",
            (await portal.Op<DecideCreditCase>().Execute(portal.Hilda.Actor, new(asked.Id, false, "Again"), portal.Token)).Problem!.Code
        );
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await portal.Payouts(ben)).Select(p => p.State));
        Assert.All(await portal.Payouts(ada), p => Assert.Equal(PayoutState.Forfeited, p.State));
    }

    // Ada's window covered the day of the hire, which is typed in after Ben moved up.
    private async Task<(Guid Ada, Guid Ben, CreditCase Asked)> HiredLate(string email)
    {
        var made = portal.Today;
        var ada = (await portal.Submit(portal.Ada, email, null)).Value.ReferralId;
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var ben = await Referred(portal.Ben, email);
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        await portal.SendMail();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Hire(ben, made.AddDays(178), made.AddDays(183));
        return (ada, ben, (await OpenCase())!);
    }

    private async Task<List<string>> Mailed(Someone to)
    {
        var since = portal.Clock.GetUtcNow();
        await portal.SendMail();
        return
        [
            .. portal
                .Mails()
                .Where(m => m.Date >= since && m.To.Mailboxes.Any(t => t.Address == to.Email))
                .Select(m => $"{m.Subject}\n{m.TextBody}".Replace('\u00a0', ' ')),
        ];
    }

    private async Task<MyReferral> Mine(Someone who, Guid id) =>
        (await portal.Op<GetMyReferral>().Execute(who.Actor, new(id), portal.Token)).Value.Referral;

    private async Task Decided(CreditCase asked, bool asBefore)
    {
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Portal.Ok(await portal.Op<DecideCreditCase>().Execute(portal.Hilda.Actor, new(asked.Id, asBefore, "Looked at"), portal.Token));
    }

    private static bool IsNoMove(string told) => !told.Contains(" is now: ", StringComparison.Ordinal);

    [Fact]
    public async Task Both_sides_are_mailed_once_that_hr_decides_and_nothing_final()
    {
        await HiredLate("both-wait@mail.example");
        var all = (Ada: await Mailed(portal.Ada), Ben: await Mailed(portal.Ben));
        foreach (var told in new[] { Assert.Single(all.Ada, IsNoMove), Assert.Single(all.Ben, IsNoMove) })
        {
            Assert.Contains("is hired", told, StringComparison.Ordinal);
            Assert.Contains(CreditRules.WaitsForHr, told, StringComparison.Ordinal);
            foreach (var never in new[] { "for now", "still look", "It counts when", "can earn", "cannot earn", "EUR" })
                Assert.DoesNotContain(never, told, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_sides_are_mailed_what_hr_decided_with_amounts_for_who_earns(bool asBefore)
    {
        var (_, _, asked) = await HiredLate("both-told@mail.example");
        await portal.SendMail();
        await Decided(asked, asBefore);
        var all = (Ada: await Mailed(portal.Ada), Ben: await Mailed(portal.Ben));
        var (wins, loses) = asBefore ? (all.Ben, all.Ada) : (all.Ada, all.Ben);
        var won = Assert.Single(wins, t => t.StartsWith("Your referral of Cleo Candidate: the bonus is yours", StringComparison.Ordinal));
        var lost = Assert.Single(loses, t => t.StartsWith("Your referral of Cleo Candidate: no bonus", StringComparison.Ordinal));
        Assert.Contains("HR has decided whose bonus this is.", won, StringComparison.Ordinal);
        Assert.Contains("500 EUR, expected", won, StringComparison.Ordinal);
        Assert.Contains("so this referral does not earn.", lost, StringComparison.Ordinal);
        Assert.All([won, lost], told => Assert.DoesNotMatch("It counts when|for now|still look|can earn", told));
    }

    [Fact]
    public async Task What_hr_decided_before_the_mail_of_the_change_left_is_told_once()
    {
        var (_, _, asked) = await HiredLate("decided-soon@mail.example");
        await Decided(asked, asBefore: true);
        var all = (Ada: await Mailed(portal.Ada), Ben: await Mailed(portal.Ben));
        Assert.Single(all.Ada, t => t.Contains(": no bonus", StringComparison.Ordinal));
        Assert.Single(all.Ben, t => t.Contains(": the bonus is yours", StringComparison.Ordinal));
        Assert.DoesNotContain(all.Ben, t => t.Contains("does not earn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_moved_up_is_not_told_that_they_were_first()
    {
        await Referred(portal.Ada, "moved-up@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var ben = await Referred(portal.Ben, "moved-up@mail.example");
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        Assert.Equal("Nothing stands against it, so the bonus is yours if they are hired.", (await Mine(portal.Ben, ben)).CreditReason);
        Assert.Equal("Can earn: nobody else holds the credit for this person.", CreditCode.Earns.ForRecruiter());
    }

    [Fact]
    public async Task Page_of_who_held_the_credit_fits_the_hire_and_says_while_hr_decides()
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var (ada, ben, asked) = await HiredLate("own-page@mail.example");
        foreach (var mine in new[] { await Mine(portal.Ada, ada), await Mine(portal.Ben, ben) })
        {
            Assert.Equal(("Not decided yet", CreditRules.WaitsForHr), (mine.CreditTitle(culture), mine.CreditReason));
            Assert.Equal(("Not decided yet", "Not decided yet", false), (mine.NoBonus, mine.CreditWord, mine.IsGood));
        }
        foreach (var (who, id) in new[] { (portal.Ada, ada), (portal.Ben, ben) })
        {
            var why = Why.Of((await portal.Op<GetWhy>().Execute(who.Actor, new(id), portal.Token)).Value, culture);
            Assert.Equal([CreditRules.WaitsForHr], why[0].Sentences);
        }
        await Decided(asked, asBefore: false);
        var (hers, his) = (await Mine(portal.Ada, ada), await Mine(portal.Ben, ben));
        Assert.Equal("You earn 2,000 EUR", hers.CreditTitle(culture).Replace('\u00a0', ' '));
        Assert.Equal(("Nothing stands against it, so the bonus is yours.", "Earns"), (hers.CreditReason, hers.CreditWord));
        Assert.Equal("No bonus", his.CreditTitle(culture));
        var told = Why.Of((await portal.Op<GetWhy>().Execute(portal.Ada.Actor, new(ada), portal.Token)).Value, culture);
        Assert.Equal("The bonus for this referral is yours.", told[0].Sentences[0]);
        Assert.DoesNotContain(told.SelectMany(s => s.Sentences), s => s.Contains("It counts when", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_of_the_hired_referral_says_whose_the_bonus_is_and_that_hr_decides()
    {
        var (ada, ben, asked) = await HiredLate("hr-page@mail.example");
        var (hired, held) = (await Seen(portal.Hilda, ben), await Seen(portal.Hilda, ada));
        Assert.Equal((ada, "Ada Lund", true), (hired.Holder!.ReferralId, hired.Holder.Referrer, hired.Holder.Earns));
        Assert.Equal((ben, "Ben Ross"), (held.HiredThrough!.ReferralId, held.HiredThrough.Referrer));
        Assert.True(hired.WaitsForHr && held.WaitsForHr);
        Assert.Equal(
            "Ada Lund earns 2,000 EUR",
            held.CreditTitle(System.Globalization.CultureInfo.InvariantCulture).Replace('\u00a0', ' ')
        );
        // Who may not open a referral is not told of it.
        Assert.Null((await Seen(portal.Rita, ben)).Holder);
        await Decided(asked, asBefore: false);
        Assert.False((await Seen(portal.Hilda, ben)).WaitsForHr);
    }

    private async Task<ReferralView> Seen(Someone by, Guid id) =>
        (await portal.Op<GetReferral>().Execute(by.Actor, new(id), portal.Token))!;

    [Fact]
    public async Task Asked_nothing_where_a_late_acceptance_leaves_the_bonus_with_nobody()
    {
        var made = portal.Today;
        var ada = await Referred(portal.Ada, "nobody@mail.example");
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, made.AddDays(30), LeavingReason.OwnWish), portal.Token)
        );
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        await Hire(ada, made.AddDays(170), null);
        Assert.Equal(CreditCode.ReferrerNotEmployed, await portal.Credit(ada));
        Assert.Null(await OpenCase());
    }

    [Fact]
    public async Task Referral_made_on_the_day_of_a_hire_that_nobody_earns_for_is_taken_and_earns()
    {
        var ada = await Referred(portal.Ada, "same-day@mail.example");
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(ada, false, "Not theirs"), portal.Token));
        await Hire(ada, portal.Today, portal.Today);
        var ben = await Submitted(portal.Ben, "same-day@mail.example", portal.Nurse);
        Assert.Equal(2, (await portal.Payouts(ben.ReferralId)).Count);
        Assert.Null(await OpenCase());
    }

    [Fact]
    public async Task Window_ends_again_once_hrs_word_is_taken_back()
    {
        var id = await Referred(portal.Ada, "taken-back@mail.example");
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, false, "Not theirs"), portal.Token));
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, true, "Theirs after all"), portal.Token));
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, null, "As the rules say"), portal.Token));
        portal.Clock.SetUtcNow(Portal.Monday.AddDays(183));
        await EndWindows();
        Assert.Equal(CreditCode.WindowEnded, await portal.Credit(id));
        await using var db = portal.Db();
        Assert.False(await db.Ownerships.AnyAsync(o => o.EndedAt == null, portal.Token));
    }

    [Fact]
    public async Task Asked_5c_second_referral_of_the_holder_holds_when_the_first_window_ends_before_a_later_referrer()
    {
        await Referred(portal.Ada, "second@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var again = await Referred(portal.Ada, "second@mail.example", portal.Clerk);
        Assert.Equal(CreditCode.Earns, await portal.Credit(again));
        portal.Clock.Advance(TimeSpan.FromDays(81));
        var ben = await Referred(portal.Ben, "second@mail.example");
        Assert.Equal((CreditCode.Earns, CreditCode.Duplicate), (await portal.Credit(again), await portal.Credit(ben)));
        await Hire(again, portal.Today, portal.Today);
        Assert.Equal(2, (await portal.Payouts(again)).Count);
        Assert.Empty(await portal.Payouts(ben));
    }

    [Fact]
    public async Task Asked_5d_hire_through_the_old_referral_pays_the_new_one_that_holds()
    {
        var old = await Referred(portal.Ada, "old-new@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(170));
        var renewed = await Referred(portal.Ada, "old-new@mail.example", portal.Clerk);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await EndWindows();
        await Hire(old, portal.Today, portal.Today);
        Assert.Equal((CreditCode.WindowEnded, CreditCode.Earns), (await portal.Credit(old), await portal.Credit(renewed)));
        Assert.Empty(await portal.Payouts(old));
        Assert.All(await portal.Payouts(renewed), p => Assert.Equal((portal.Ada.Id, old), (p.RecipientId, p.HireId)));
        Assert.Equal(2, (await portal.Payouts(renewed)).Count);
    }

    [Fact]
    public async Task Asked_5e_forfeited_part_does_not_come_back_with_a_hire_after_the_window()
    {
        var id = await Started(portal.Ada, "revived@mail.example");
        var start = portal.Today;
        await portal.GoTo(start.AddDays(10));
        var person = (await portal.Load(id)).HiredPersonId!.Value;
        Portal.Ok(
            await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(person, start.AddDays(5), LeavingReason.OwnWish), portal.Token)
        );
        await portal.GoTo(start.AddDays(95));
        Assert.Equal([PayoutState.Released, PayoutState.Forfeited], (await portal.Payouts(id)).Select(p => p.State));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(id, "Begun again"), portal.Token));
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(person), portal.Token));
        portal.Clock.Advance(TimeSpan.FromDays(100));
        await EndWindows();
        await Hire(id, portal.Today, portal.Today);
        Assert.Equal(CreditCode.WindowEnded, await portal.Credit(id));
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Cancelled, PayoutState.Forfeited], (await portal.Payouts(id)).Select(p => p.State));
        await using var db = portal.Db();
        Assert.Equal(2, await db.Payouts.CountAsync(portal.Token));
    }

    // ---- cap, spells, one human

    [Fact]
    public async Task Cap_6a_counts_the_hires_that_came_through_anothers_referral()
    {
        await portal.ChangePlan(p => p with { CapHires = 1 });
        var first = await Referred(portal.Ada, "cap-a@mail.example");
        await Hire(await Referred(portal.Ben, "cap-a@mail.example"), portal.Today, portal.Today);
        Assert.Equal(2, (await portal.Payouts(first)).Count);
        var second = await Referred(portal.Ada, "cap-b@mail.example");
        await Hire(await Referred(portal.Ben, "cap-b@mail.example"), portal.Today, portal.Today);
        Assert.Equal(CreditCode.CapReached, await portal.Credit(second));
        Assert.Empty(await portal.Payouts(second));
    }

    [Fact]
    public async Task Cap_6b_hire_that_never_starts_frees_its_place_for_the_first_refused_one()
    {
        await portal.ChangePlan(p => p with { CapHires = 1 });
        var first = await Referred(portal.Ada, "free-a@mail.example");
        await Hire(first, portal.Today, portal.Today.AddDays(5));
        var refused = await Referred(portal.Ada, "free-b@mail.example");
        await Hire(refused, portal.Today, portal.Today.AddDays(5));
        Assert.Equal(CreditCode.CapReached, await portal.Credit(refused));
        Portal.Ok(await portal.Op<LeaveBeforeStart>().Execute(portal.Rita.Actor, new(first), portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(refused));
        Assert.Equal([PayoutState.Scheduled, PayoutState.Scheduled], (await portal.Payouts(refused)).Select(p => p.State));
    }

    [Fact]
    public async Task Cap_6c_earlier_hire_typed_later_takes_the_place_only_of_what_is_not_exported()
    {
        await portal.ChangePlan(p => p with { CapHires = 1 });
        var early = await Referred(portal.Ada, "typed-a@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var late = await Started(portal.Ada, "typed-b@mail.example");
        await Hire(early, portal.Today.AddDays(-2), portal.Today);
        Assert.Equal((CreditCode.Earns, CreditCode.CapReached), (await portal.Credit(early), await portal.Credit(late)));

        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(early, "Once more"), portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(late));
        await portal.GoTo(portal.Today.AddDays(1));
        await portal.Export();
        await Hire(early, portal.Today.AddDays(-3), portal.Today);
        Assert.Equal((CreditCode.CapReached, CreditCode.Earns), (await portal.Credit(early), await portal.Credit(late)));
    }

    [Fact]
    public async Task Person_6d_hired_again_through_another_referral_is_the_same_and_owed_the_welcome_part_once()
    {
        await portal.ChangePlan(p => p with { HireAmount = 300, HireSchedule = PlanTerms.Split(300, "EUR", [(100, 0)]) });
        var first = await Referred(portal.Ada, "again@mail.example");
        var second = await Referred(portal.Ben, "again@mail.example");
        await Hire(first, portal.Today, portal.Today);
        await portal.Start(first, portal.Today);
        var person = (await portal.Load(first)).HiredPersonId!.Value;
        Portal.Ok(
            await portal
                .Op<RecordWorkingTime>()
                .Execute(portal.Hilda.Actor, new(person, Guid.CreateVersion7(), portal.Today, 50), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(1));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(first, "Through the other referral"), portal.Token));
        await Hire(second, portal.Today, portal.Today);
        await portal.Start(second, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        await using var db = portal.Db();
        var hired = await db.People.Include(p => p.WorkingTimes).SingleAsync(p => p.HiredFromReferralId != null, portal.Token);
        Assert.Equal((person, second, 1), (hired.Id, hired.HiredFromReferralId!.Value, hired.WorkingTimes.Count));
        Assert.Equal(person, (await portal.Load(second)).HiredPersonId);
        Assert.Single(await db.Payouts.Where(p => p.Side == RecipientSide.Hire).ToListAsync(portal.Token));
        Assert.Equal(2, await db.Payouts.CountAsync(p => p.Side == RecipientSide.Referrer, portal.Token));
    }

    [Fact]
    public async Task Recovery_6e_of_what_is_only_exported_cannot_be_recorded()
    {
        var id = await Started(portal.Ada, "only-exported@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        await portal.Export();
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(id, "Wrong person"), portal.Token));
        var part = (await portal.Payouts(id))[0];
        Assert.Equal((PayoutState.Exported, RecoveryState.ToReview), Of(part));
        Assert.Equal(
            "payout_move",
            (
                await portal
                    .Op<DecidePayouts>()
                    .Execute(portal.Hilda.Actor, new([part.Id], PayoutVerdict.Recovered, "Paid back"), portal.Token)
            )
                .Problem!
                .Code
        );
    }

    [Fact]
    public async Task Credit_6f_fact_corrected_before_the_hire_does_not_ask_whether_the_referrer_is_still_here()
    {
        var id = await Referred(portal.Ada, "gone-referrer@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(10));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
        );
        Portal.Ok(await portal.Op<RecordPriorApplication>().Execute(portal.Rita.Actor, new(id, portal.Today.AddDays(-300)), portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
        await Hire(id, portal.Today, portal.Today);
        Assert.Equal(CreditCode.ReferrerNotEmployed, await portal.Credit(id));
    }

    [Fact]
    public async Task Spell_of_somebody_who_left_and_is_hired_again_is_a_new_one_of_the_same_person()
    {
        var id = await Started(portal.Ada, "comes-back@mail.example");
        var start = portal.Today;
        var person = (await portal.Load(id)).HiredPersonId!.Value;
        await portal.GoTo(start.AddDays(2));
        Portal.Ok(
            await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(person, start.AddDays(1), LeavingReason.OwnWish), portal.Token)
        );
        portal.Clock.Advance(TimeSpan.FromDays(370));
        var later = await Referred(portal.Ben, "comes-back@mail.example");
        Assert.Equal(CreditCode.Earns, await portal.Credit(later));
        await Hire(later, portal.Today, portal.Today);
        await portal.Start(later, portal.Today);
        await using var db = portal.Db();
        var hired = await db.People.SingleAsync(p => p.Id == person, portal.Token);
        Assert.Equal((portal.Today, (DateOnly?)null, 1), (hired.FirstDay, hired.LastDay, hired.EarlierSpells.Count));
        Assert.True(hired.EmployedOn(start) && !hired.EmployedOn(start.AddDays(5)) && hired.EmployedOn(portal.Today));
        Assert.Equal(2, (await portal.Payouts(later)).Count);
    }

    [Fact]
    public async Task Hire_who_returns_inside_the_rehire_window_earns_nobody_anything_new()
    {
        var id = await Started(portal.Ada, "returns@mail.example");
        var start = portal.Today;
        var second = await Referred(portal.Ben, "returns@mail.example");
        await portal.GoTo(start.AddDays(2));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(
                    portal.Hilda.Actor,
                    new((await portal.Load(id)).HiredPersonId!.Value, start.AddDays(1), LeavingReason.OwnWish),
                    portal.Token
                )
        );
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await Hire(second, portal.Today, portal.Today);
        await portal.Start(second, portal.Today);
        Assert.Empty(await portal.Payouts(second));
        await using var db = portal.Db();
        Assert.Equal(2, await db.Payouts.CountAsync(portal.Token));
    }

    [Fact]
    public async Task Hire_who_returned_inside_the_rehire_window_earns_nobody_anything_after_the_new_start_either()
    {
        var id = await Started(portal.Ada, "returned@mail.example");
        var start = portal.Today;
        var person = (await portal.Load(id)).HiredPersonId!.Value;
        var second = await Referred(portal.Ben, "returned@mail.example");
        await portal.GoTo(start.AddDays(2));
        Portal.Ok(
            await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(person, start.AddDays(1), LeavingReason.OwnWish), portal.Token)
        );
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await Hire(second, portal.Today, portal.Today);
        await portal.Start(second, portal.Today);
        // Everything is asked again, while the person has no last day, and then another one than that of the first hire.
        Portal.Ok(await portal.Op<RecordPriorApplication>().Execute(portal.Hugo.Actor, new(second, start.AddDays(-200)), portal.Token));
        Assert.Null(await OpenCase());
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(person, portal.Today.AddDays(400), LeavingReason.OwnWish), portal.Token)
        );
        Assert.Null(await OpenCase());
        Assert.Null((await portal.Load(second)).HolderId);
        Assert.Equal(2, (await portal.Payouts(id)).Count);
        Assert.Empty(await portal.Payouts(second));
    }

    [Fact]
    public async Task Return_inside_the_rehire_window_that_is_typed_late_asks_nobody()
    {
        var id = await Started(portal.Ada, "returns-late@mail.example");
        var start = portal.Today;
        var second = await Referred(portal.Ben, "returns-late@mail.example");
        await portal.GoTo(start.AddDays(2));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(
                    portal.Hilda.Actor,
                    new((await portal.Load(id)).HiredPersonId!.Value, start.AddDays(1), LeavingReason.OwnWish),
                    portal.Token
                )
        );
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await Hire(second, portal.Today.AddDays(-3), portal.Today);
        Assert.Null(await OpenCase());
        Assert.Empty(await portal.Payouts(second));
    }

    [Fact]
    public async Task Credit_given_to_another_referral_of_the_same_person_is_worth_what_that_one_was_promised()
    {
        var first = await Referred(portal.Ada, "two-versions@mail.example");
        await portal.ChangePlan(p => p with { Amount = 3000m, Schedule = [new(1, 1000m, 0), new(2, 2000m, 60)] });
        var second = await Referred(portal.Ada, "two-versions@mail.example", portal.Clerk);
        await Hire(first, portal.Today, portal.Today);
        await portal.Start(first, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([500m, 1500m], (await portal.Payouts(first)).Select(p => p.Amount));
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(second, true, "Agreed"), portal.Token));
        await portal.GoTo(portal.Today.AddDays(1));
        var payouts = await portal.Payouts(second);
        Assert.Equal([(1000m, PayoutState.Released), (2000m, PayoutState.Scheduled)], payouts.Select(p => (p.Amount, p.State)));
        Assert.Equal(60, payouts[1].DueOn!.Value.DayNumber - payouts[0].DueOn!.Value.DayNumber);
    }

    [Fact]
    public async Task Override_after_a_release_moves_what_is_not_exported_and_asks_about_the_rest()
    {
        var id = await Started(portal.Ada, "given@mail.example");
        var other = await Referred(portal.Ben, "given@mail.example");
        await portal.GoTo(portal.Today.AddDays(1));
        await Answered(await portal.Export(), paid: true);
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(other, true, "Ben asked first"), portal.Token));
        Assert.Equal(
            [(PayoutState.Paid, RecoveryState.ToReview), (PayoutState.Forfeited, RecoveryState.None)],
            (await portal.Payouts(id)).Select(Of)
        );
        Assert.Equal([PayoutState.Scheduled, PayoutState.Scheduled], (await portal.Payouts(other)).Select(p => p.State));
        Assert.Null(await OpenCase());
    }

    [Fact]
    public async Task Programme_counts_as_of_the_day_of_the_referral()
    {
        var id = await Referred(portal.Ada, "programme@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await using (var db = portal.Db())
        {
            var opening = await db.Openings.Include(o => o.Recruiters).SingleAsync(o => o.Id == portal.Nurse, portal.Token);
            Portal.Ok(
                await portal
                    .Op<EditOpening>()
                    .Execute(
                        portal.Hilda.Actor,
                        new(
                            portal.Nurse,
                            opening.Version,
                            new("Nurse", "Nursing", "Utrecht", 4, PersonKind.Employee, "Text", false, portal.Max.Id, [portal.Rita.Id])
                        ),
                        portal.Token
                    )
            );
        }
        Assert.Equal(CreditCode.OpeningNotInProgramme, (await Submitted(portal.Ben, "programme-later@mail.example", portal.Nurse)).Credit);
        await Hire(id, portal.Today, null);
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
    }

    [Fact]
    public async Task Recruiter_on_any_day_between_referral_and_hire_does_not_earn()
    {
        var id = await Referred(portal.Ada, "recruited-between@mail.example");
        foreach (var recruiters in new Guid[][] { [portal.Rita.Id, portal.Ada.Id], [portal.Rita.Id] })
        {
            portal.Clock.Advance(TimeSpan.FromDays(3));
            await using var db = portal.Db();
            var opening = await db.Openings.SingleAsync(o => o.Id == portal.Nurse, portal.Token);
            Portal.Ok(
                await portal
                    .Op<EditOpening>()
                    .Execute(
                        portal.Hilda.Actor,
                        new(
                            portal.Nurse,
                            opening.Version,
                            new("Nurse", "Nursing", "Utrecht", 4, PersonKind.Employee, "Text", true, portal.Max.Id, recruiters)
                        ),
                        portal.Token
                    )
            );
        }
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await Hire(id, portal.Today, null);
        Assert.Equal(CreditCode.RecruiterOfOpening, await portal.Credit(id));
    }

    private static (PayoutState, RecoveryState) Of(Payout payout) => (payout.State, payout.Recovery);
}
