using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Refer;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

/// <summary>An e-mail address identifies; a number that somebody here has, and addresses that were linked without one, are for HR to
/// decide.</summary>
public sealed class WhoTheyAreTests : IAsyncLifetime
{
    private const string Number = "+31 6 1234 5600";
    private const string Liam = "liam@mail.example";
    private const string Lena = "lena@mail.example";
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task HasNumber(Someone someone)
    {
        await using var db = portal.Db();
        await db
            .People.Where(p => p.Id == someone.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PhoneKey, "+31612345600"), portal.Token);
    }

    private async Task<Guid> Refer(Someone referrer, string email, string? phone = null, Guid? opening = null)
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var made = await portal.Submit(referrer, email, opening ?? portal.Nurse, phone: phone);
        Portal.Ok(made);
        return made.Value.ReferralId;
    }

    private async Task<bool> ReadsTheCondition(Someone referrer, Guid referral)
    {
        var sent = (await portal.Op<GetSentReferral>().Execute(referrer.Actor, new(referral), portal.Token)).Value;
        var mine = (await portal.Op<GetMyReferral>().Execute(referrer.Actor, new(referral), portal.Token)).Value.Referral;
        Assert.Equal(sent.MightBeKnown, mine.CreditReason == CreditRules.IfNotKnown);
        return sent.MightBeKnown;
    }

    private async Task<Guid> Asked() =>
        Assert.Single((await portal.Op<ListPersonMatches>().Execute(portal.Hilda.Actor, portal.Token)).Value.Rows).MatchId;

    private async Task Decide(bool same) =>
        Portal.Ok(await portal.Op<DecidePersonMatch>().Execute(portal.Hilda.Actor, new(await Asked(), same), portal.Token));

    [Fact]
    public async Task Number_of_somebody_here_is_asked_about_and_the_referral_is_worked_as_usual()
    {
        await HasNumber(portal.Boss);
        var id = await Refer(portal.Ada, "cleo@mail.example", Number);
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
        Assert.True(await ReadsTheCondition(portal.Ada, id));
        await portal.Move(id, Stage.Screening);
        // Another referral of the same candidate asks the same question, which is asked once.
        var second = await Refer(portal.Ben, "cleo@mail.example", Number, portal.Clerk);
        await Asked();
        await Decide(same: true);
        Assert.Equal(
            (CreditCode.CandidateWorksHere, CreditCode.CandidateWorksHere),
            (await portal.Credit(id), await portal.Credit(second))
        );
        Assert.False(await ReadsTheCondition(portal.Ada, id));
        Assert.Equal(CreditCode.CandidateWorksHere, await portal.Credit(await Refer(portal.Other, "cleo@mail.example", Number)));
    }

    [Fact]
    public async Task Somebody_else_with_the_number_earns_and_is_not_asked_about_again()
    {
        await HasNumber(portal.Boss);
        var id = await Refer(portal.Ada, "cleo@mail.example", Number);
        await Decide(same: false);
        Assert.Equal((CreditCode.Earns, false), (await portal.Credit(id), await ReadsTheCondition(portal.Ada, id)));
        await Refer(portal.Ada, "cleo@mail.example", Number, portal.Clerk);
        Assert.Empty((await portal.Op<ListPersonMatches>().Execute(portal.Hilda.Actor, portal.Token)).Value.Rows);
    }

    [Fact]
    public async Task Own_number_with_another_address_is_no_self_referral_until_hr_says_so()
    {
        await HasNumber(portal.Ada);
        var id = await Refer(portal.Ada, "not.ada@mail.example", Number);
        Assert.Equal(CreditCode.Earns, await portal.Credit(id));
        await Decide(same: true);
        Assert.Equal(CreditCode.SelfReferral, await portal.Credit(id));
    }

    [Fact]
    public async Task Nothing_is_released_while_it_is_not_decided_who_the_hire_is()
    {
        await HasNumber(portal.Boss);
        var id = await Refer(portal.Ada, "cleo@mail.example", Number);
        await portal.Hire(id, portal.Today);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.DoesNotContain(await portal.Payouts(id), p => p.State == PayoutState.Released);
        await Decide(same: false);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[0].State);
    }

    [Fact]
    public async Task Who_is_in_question_oneself_or_referred_them_does_not_decide()
    {
        await HasNumber(portal.Hugo);
        await Refer(portal.Ada, "cleo@mail.example", Number);
        var asked = await Asked();
        Assert.Equal(
            Outcome.Forbidden,
            (await portal.Op<DecidePersonMatch>().Execute(portal.Hugo.Actor, new(asked, false), portal.Token)).Outcome
        );
        Assert.Empty((await portal.Op<ListPersonMatches>().Execute(portal.Hugo.Actor, portal.Token)).Value.Rows);
    }

    [Fact]
    public async Task Every_referrer_of_both_sides_of_a_possible_match_reads_the_condition()
    {
        var first = await Refer(portal.Ada, "one@mail.example", Number);
        var before = await Refer(portal.Rita, "two@mail.example", opening: portal.Clerk);
        Assert.False(await ReadsTheCondition(portal.Ada, first));
        await Refer(portal.Ada, "two@mail.example", Number, portal.Clerk);
        Assert.True(await ReadsTheCondition(portal.Ada, first));
        Assert.True((await portal.Op<GetSentReferral>().Execute(portal.Rita.Actor, new(before), portal.Token)).Value.MightBeKnown);
    }

    /// <summary>As an earlier version left it: one candidate, two addresses, and nobody knows which belongs to which referral.</summary>
    private async Task<(Guid First, Guid Second, Guid Candidate)> TakenForOne()
    {
        var (first, second) = (await Refer(portal.Ada, Liam), await Refer(portal.Ben, Liam, opening: portal.Clerk));
        var candidate = (await portal.Load(first)).CandidateId;
        await using var db = portal.Db();
        var loaded = await db.Candidates.Include(c => c.Contacts).SingleAsync(c => c.Id == candidate, portal.Token);
        loaded.AddContact(ContactKind.Email, Lena, Lena);
        loaded.AddContact(ContactKind.Phone, Number, "+31612345600");
        Portal.Ok(await db.Save(portal.Token));
        await db
            .Referrals.Where(r => r.CandidateId == candidate)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TypedEmail, (string?)null), portal.Token);
        return (first, second, candidate);
    }

    private async Task<string> Link(Guid referral)
    {
        await using var db = portal.Db();
        var link = await db.CandidateLinks.SingleAsync(l => l.ReferralId == referral, portal.Token);
        return portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id);
    }

    private async Task<GetCandidatePage.Page> Page(Guid referral) =>
        (await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(await Link(referral)), portal.Token)).Value;

    [Fact]
    public async Task New_address_waits_until_it_is_decided_whose_the_referrals_are()
    {
        var (first, second, candidate) = await TakenForOne();
        Task<Result> Correct(string email) =>
            portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(first, "Liam Lund", email), portal.Token);
        Assert.Equal("who_first", (await Correct("new@mail.example")).Problem?.Code);
        Portal.Ok(await Correct(Liam));
        Assert.Null((await portal.Load(second)).TypedEmail);
        Portal.Ok(
            await portal
                .Op<DecideEarlierCase>()
                .Execute(portal.Hilda.Actor, new(EarlierRule.LinkedWithoutAddress, candidate, Keep: true), portal.Token)
        );
        Portal.Ok(await Correct("new@mail.example"));
        Assert.Equal("new@mail.example", (await portal.Load(second)).TypedEmail);
    }

    [Fact]
    public async Task Link_of_two_who_were_taken_for_one_shows_only_what_was_sent_there()
    {
        var (first, second, _) = await TakenForOne();
        var lenas = await Refer(portal.Rita, Lena, opening: portal.Clerk);
        var liams = await Page(first);
        Assert.Equal((Liam, 0, 2), (Assert.Single(liams.Emails), liams.Phones.Count, liams.Words.Count));
        Assert.Equal(2, (await Page(second)).Words.Count);
        var hers = await Page(lenas);
        Assert.Equal((Lena, 0, 1), (Assert.Single(hers.Emails), hers.Phones.Count, hers.Words.Count));
        Assert.True((await portal.Op<GetSentReferral>().Execute(portal.Ada.Actor, new(first), portal.Token)).Value.MightBeKnown);
    }

    [Fact]
    public async Task Link_of_two_who_were_taken_for_one_shows_more_only_while_a_merge_stands()
    {
        var (first, _, _) = await TakenForOne();
        var third = await Refer(portal.Boss, "third@mail.example");
        var other = (await portal.Load(third)).CandidateId;
        Portal.Ok(await portal.Op<MergeCandidates>().Execute(portal.Hilda.Actor, new(first, other), portal.Token));
        Assert.Single((await Page(first)).Phones);
        await using var db = portal.Db();
        var merge = await db.Merges.Select(m => m.Id).SingleAsync(portal.Token);
        Portal.Ok(await portal.Op<UndoMerge>().Execute(portal.Hilda.Actor, new(merge), portal.Token));
        var alone = await Page(first);
        Assert.Equal((Liam, 0), (Assert.Single(alone.Emails), alone.Phones.Count));
    }

    [Fact]
    public async Task Objection_through_such_a_link_closes_only_what_its_address_was_told_of()
    {
        var (first, second, candidate) = await TakenForOne();
        var lenas = await Refer(portal.Rita, Lena, opening: portal.Clerk);
        Portal.Ok(await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(await Link(first)), portal.Token));
        Assert.Equal(
            (Stage.DeclinedByCandidate, Stage.DeclinedByCandidate, Stage.New),
            ((await portal.Load(first)).Stage, (await portal.Load(second)).Stage, (await portal.Load(lenas)).Stage)
        );
        await using var db = portal.Db();
        var left = await db.Candidates.Include(c => c.Contacts).SingleAsync(c => c.Id == candidate, portal.Token);
        Assert.Equal((false, Lena), (left.IsErased, left.Email));
        Assert.DoesNotContain(left.Contacts, c => c.Value == Liam);
        var notices = await db.Outbox.Where(m => m.To == RecipientKind.Candidate).ToListAsync(portal.Token);
        Assert.Equal(
            [(true, OutboxState.Skipped), (true, OutboxState.Skipped), (false, OutboxState.Waiting)],
            new[] { first, second, lenas }.Select(id => notices.Single(m => m.ReferralId == id)).Select(m => (m.Purge, m.State))
        );
        Assert.Equal("objected", (await portal.Submit(portal.Ben, Liam, portal.Nurse)).Problem?.Code);
        Assert.Single((await Page(lenas)).Words);
        Portal.Ok(await portal.Submit(portal.Ben, Lena, portal.Nurse));
    }

    [Fact]
    public async Task Hired_person_has_no_button_any_more_and_asks_hr()
    {
        var id = await portal.ReferAndHire(portal.Ada, "hired@mail.example", portal.Today);
        var page = await Page(id);
        Assert.True(page.IsHired);
        var token = await Link(id);
        Assert.Equal("hired", (await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token)).Problem?.Code);
        Assert.Equal(Stage.Hired, (await portal.Load(id)).Stage);
        Assert.Equal(page.Name, (await Page(id)).Name);
        var html = await portal.Factory.CreateClient().GetStringAsync(new Uri($"/c/{token}", UriKind.Relative), portal.Token);
        Assert.DoesNotContain("consider me", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objection_bars_the_own_address_alone_where_another_may_be_somebody_elses()
    {
        var (first, _, candidate) = await TakenForOne();
        Portal.Ok(await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(await Link(first)), portal.Token));
        await using var db = portal.Db();
        Assert.True((await db.Candidates.SingleAsync(c => c.Id == candidate, portal.Token)).IsErased);
        Assert.Equal("objected", (await portal.Submit(portal.Ben, Liam, portal.Nurse)).Problem?.Code);
        Portal.Ok(await portal.Submit(portal.Ben, Lena, portal.Nurse));
    }

    [Fact]
    public async Task Hire_of_two_who_were_taken_for_one_waits_until_they_are_kept_or_parted()
    {
        var (first, _, candidate) = await TakenForOne();
        await portal.Hire(first, portal.Today);
        await portal.Start(first, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.DoesNotContain(await portal.Payouts(first), p => p.State == PayoutState.Released);
        Portal.Ok(
            await portal
                .Op<DecideEarlierCase>()
                .Execute(portal.Hilda.Actor, new(EarlierRule.LinkedWithoutAddress, candidate, Keep: true), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(first))[0].State);
        Assert.Empty((await portal.Op<CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value.Faults);
    }
}
