using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

/// <summary>What becomes of a hire's parts when credit moves, comes back, or another spell of the same person begins.</summary>
public sealed class FollowedCreditTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Guid> Referred(Someone by, string email, Guid? opening = null)
    {
        var submitted = await portal.Submit(by, email, opening ?? portal.Nurse);
        Portal.Ok(submitted);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return submitted.Value.ReferralId;
    }

    private async Task Hired(Guid id, DateOnly on, DateOnly? started = null)
    {
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await portal.Move(id, stage, portal.Hugo);
        var entry = (await portal.Load(id)).StageEntry;
        Portal.Ok(await portal.Op<HireReferral>().Execute(portal.Hugo.Actor, new(id, entry, on, started), portal.Token));
        if (started is { } day)
            await portal.Start(id, day);
    }

    private async Task<Guid> Exported()
    {
        await portal.GoTo(portal.Today.AddDays(1));
        return await portal.Export();
    }

    private async Task Rejected(Guid batch) =>
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], false, "No bank account"), portal.Token));

    private async Task Word(Guid referral, bool earns) =>
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(referral, earns, "Looked at"), portal.Token));

    private async Task Left(Guid referral, DateOnly on)
    {
        var person = (await portal.Load(referral)).HiredPersonId!.Value;
        Portal.Ok(await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(person, on, LeavingReason.OwnWish), portal.Token));
    }

    private async Task<List<Payout>> Parts(RecipientSide side, Guid? recipient = null)
    {
        await using var db = portal.Db();
        return await db
            .Payouts.AsNoTracking()
            .Where(p => p.Side == side && (recipient == null || p.RecipientId == recipient))
            .OrderBy(p => p.Number)
            .ToListAsync(portal.Token);
    }

    [Fact]
    public async Task Rejected_line_of_a_part_whose_credit_moved_to_another_referral_of_the_same_person_is_still_theirs()
    {
        var first = await Referred(portal.Ada, "two-roles@mail.example");
        var second = await Referred(portal.Ada, "two-roles@mail.example", portal.Clerk);
        await Hired(first, portal.Today, portal.Today);
        var batch = await Exported();
        await Word(second, earns: true);
        await Rejected(batch);
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await Parts(RecipientSide.Referrer)).Select(p => p.State));
    }

    [Fact]
    public async Task Rejected_line_of_the_hires_own_part_is_still_theirs_whoever_the_referrer_is()
    {
        await portal.ChangePlan(p => p with { HireAmount = 300, HireSchedule = PlanTerms.Split(300, "EUR", [(100, 0)]) });
        var first = await Referred(portal.Ada, "welcome@mail.example");
        var second = await Referred(portal.Ben, "welcome@mail.example");
        await Hired(first, portal.Today, portal.Today);
        var batch = await Exported();
        await Word(second, earns: true);
        Assert.Equal(RecoveryState.None, Assert.Single(await Parts(RecipientSide.Hire)).Recovery);
        await Rejected(batch);
        Assert.Equal(PayoutState.Released, Assert.Single(await Parts(RecipientSide.Hire)).State);
        Assert.All(await Parts(RecipientSide.Referrer, portal.Ada.Id), p =>
            Assert.Equal((PayoutState.Forfeited, PayoutReason.CreditLost), (p.State, p.Reason))
        );
    }

    [Fact]
    public async Task Part_of_a_hire_who_left_is_owed_again_while_a_second_spell_covers_its_day()
    {
        var first = await Referred(portal.Ada, "back-soon@mail.example");
        var second = await Referred(portal.Ben, "back-soon@mail.example", portal.Clerk);
        var start = portal.Today;
        await Hired(first, start, start);
        await portal.GoTo(start.AddDays(20));
        await Left(first, start.AddDays(10));
        Assert.Equal((PayoutState.Forfeited, PayoutReason.HireLeft), Of((await Parts(RecipientSide.Referrer, portal.Ada.Id))[1]));
        await Hired(second, portal.Today, portal.Today);
        Assert.Equal(PayoutState.Scheduled, (await Parts(RecipientSide.Referrer, portal.Ada.Id))[1].State);
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(second, "Typed by mistake"), portal.Token));
        Assert.Equal((PayoutState.Forfeited, PayoutReason.HireLeft), Of((await Parts(RecipientSide.Referrer, portal.Ada.Id))[1]));
    }

    [Fact]
    public async Task Return_through_the_referral_that_holds_an_earlier_hire_takes_nothing_from_it()
    {
        var holds = await Referred(portal.Ada, "came-back@mail.example");
        var through = await Referred(portal.Ben, "came-back@mail.example", portal.Clerk);
        var start = portal.Today;
        await Hired(through, start, start);
        await portal.GoTo(start.AddDays(120));
        await Left(through, start.AddDays(110));
        var paid = (await Parts(RecipientSide.Referrer, portal.Ada.Id)).ConvertAll(Of);
        Assert.Equal([PayoutState.Released, PayoutState.Released], paid.Select(p => p.Item1));
        await Hired(holds, portal.Today, portal.Today);
        // Inside the rehire window: nothing new for anybody, and nothing less.
        Assert.Equal(paid, (await Parts(RecipientSide.Referrer)).ConvertAll(Of));
        Assert.Null((await portal.Load(holds)).HolderId);
        Assert.Equal(0, (await portal.Op<CheckLedger>().Execute(Domain.Actor.System("Test"), portal.Token)).Value.Count);
    }

    [Fact]
    public async Task Deferral_by_hr_outlives_credit_that_was_lost_and_given_back()
    {
        var id = await Referred(portal.Ada, "put-off@mail.example");
        await Hired(id, portal.Today, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        var until = portal.Today.AddDays(30);
        var part = (await Parts(RecipientSide.Referrer))[0].Id;
        Portal.Ok(
            await portal
                .Op<DecidePayouts>()
                .Execute(portal.Hilda.Actor, new([part], PayoutVerdict.Defer, "After the audit", until), portal.Token)
        );
        await Word(id, earns: false);
        Assert.Equal((PayoutState.Forfeited, PayoutReason.CreditLost), Of((await Parts(RecipientSide.Referrer))[0]));
        await Word(id, earns: true);
        var back = (await Parts(RecipientSide.Referrer))[0];
        Assert.Equal((PayoutState.Deferred, PayoutReason.DeferredByHr, until), (back.State, back.Reason, back.DeferredUntil!.Value));
        await portal.GoTo(until);
        Assert.Equal(PayoutState.Released, (await Parts(RecipientSide.Referrer))[0].State);
        Assert.Equal(0, (await portal.Op<CheckLedger>().Execute(Domain.Actor.System("Test"), portal.Token)).Value.Count);
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_late_acceptance_once_an_earlier_hires_rehire_window_is_over()
    {
        await portal.ChangePlan(p => p with { WindowDays = 25, RehireDays = 30 });
        var first = await Referred(portal.Ada, "long-gone@mail.example");
        var start = portal.Today;
        await Hired(first, start, start);
        await portal.GoTo(start.AddDays(13));
        await Left(first, start.AddDays(12));
        portal.Clock.Advance(TimeSpan.FromDays(23));
        var second = await Referred(portal.Ada, "long-gone@mail.example", portal.Clerk);
        portal.Clock.Advance(TimeSpan.FromDays(39));
        await Hired(second, portal.Today.AddDays(-3));
        await using var db = portal.Db();
        Assert.Empty(await db.CreditCases.Where(c => c.ClosedAt == null).ToListAsync(portal.Token));
        Assert.Empty(await portal.Payouts(second));
    }

    private static (PayoutState, PayoutReason) Of(Payout payout) => (payout.State, payout.Reason);
}
