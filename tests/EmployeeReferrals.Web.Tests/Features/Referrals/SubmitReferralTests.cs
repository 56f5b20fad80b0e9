using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

public sealed class SubmitReferralTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Forty_at_once_are_counted_like_forty_in_a_row()
    {
        // Other tests of this company refer on the same day.
        await using var db = portal.Db();
        var before = await db.Referrals.CountAsync(r => r.ReferrerId == portal.Boss.Id && r.MadeOn == portal.Today, portal.Token);
        await portal.Set(settings => settings.ReferralsPerDay = before + 20);
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Task.Run(() => portal.Submit(portal.Boss, $"many{i}@mail.example", portal.Nurse)))
        );
        await portal.Set(settings => settings.ReferralsPerDay = 100_000);
        Assert.Equal(
            [],
            sent.Where(s => !s.IsOk && s.Problem?.Code != "daily_limit").Select(s => $"{s.Outcome} {s.Problem?.Code} {s.Sentence}")
        );
        Assert.Equal(20, sent.Count(s => s.IsOk));
    }

    [Fact]
    public async Task Submit_first_referral_earns_and_writes_everything_in_one_commit()
    {
        var id = await portal.Refer(portal.Ada, "first@mail.example");
        await using var db = portal.Db();
        var referral = await portal.Load(id);
        Assert.Equal((Stage.New, CreditCode.Earns, 2000m), (referral.Stage, referral.CreditShown, referral.Terms.Amount));
        Assert.Equal(referral.MadeOn.AddDays(180), (await db.Ownerships.SingleAsync(o => o.ReferralId == id, portal.Token)).WindowEndsOn);
        Assert.Equal(
            [CandidateNoticeMail.Kind, NewReferralMail.Kind, ReferralReceivedMail.Kind],
            (await db.Outbox.Where(m => m.ReferralId == id).Select(m => m.Kind).ToListAsync(portal.Token)).OrderBy(k => k.ToString())
        );
        Assert.Equal(
            ["CreditDecided", "ReferralMade"],
            await db.Audit.Where(a => a.SubjectId == id).OrderBy(a => a.Event).Select(a => a.Event).ToListAsync(portal.Token)
        );
    }

    [Fact]
    public async Task Referrer_reads_whether_the_notice_has_left()
    {
        var id = await portal.Refer(portal.Ada, "notice@mail.example");
        Assert.True(await Waits());
        await portal.SendMail();
        Assert.False(await Waits());

        async Task<bool> Waits() =>
            (await portal.Op<GetMyReferral>().Execute(portal.Ada.Actor, new(id), portal.Token)).Value.Referral.NoticeWaits;
    }

    [Fact]
    public async Task Submit_same_form_twice_makes_one_referral_and_answers_the_same()
    {
        var id = Guid.CreateVersion7();
        var first = await portal.Submit(portal.Ada, "twice@mail.example", portal.Nurse, id: id);
        var second = await portal.Submit(portal.Ada, "twice@mail.example", portal.Nurse, id: id);
        Assert.Equal(first.Value, second.Value);
        await using var db = portal.Db();
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.ReferralId == id, portal.Token));
    }

    [Fact]
    public async Task Submit_somebody_elses_form_id_asks_for_a_fresh_form()
    {
        var id = await portal.Refer(portal.Ada, "mine@mail.example");
        var result = await portal.Submit(portal.Ben, "mine@mail.example", portal.Nurse, id: id);
        Assert.Equal((Outcome.Rejected, "id_taken"), (result.Outcome, result.Problems[0].Code));
    }

    [Fact]
    public async Task Submit_second_referrer_is_taken_and_duplicate()
    {
        await portal.Refer(portal.Ada, "dup+work@mail.example");
        var second = await portal.Submit(portal.Ben, " DUP@Mail.example ", portal.Clerk);
        Assert.Equal(CreditCode.Duplicate, second.Value.Credit);
        await portal.Move(second.Value.ReferralId, Stage.Screening);
        Assert.StartsWith("We already know this person", CreditCode.Duplicate.ForReferrer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_same_referrer_other_opening_is_another_referral_under_the_same_ownership()
    {
        var first = await portal.Refer(portal.Ada, "both@mail.example");
        var second = await portal.Submit(portal.Ada, "both@mail.example", portal.Clerk);
        Assert.Equal(CreditCode.Earns, second.Value.Credit);
        await using var db = portal.Db();
        var candidate = (await portal.Load(first)).CandidateId;
        Assert.Equal(first, (await db.Ownerships.SingleAsync(o => o.CandidateId == candidate, portal.Token)).ReferralId);
    }

    [Fact]
    public async Task Submit_same_referrer_same_opening_is_told_with_the_link()
    {
        var first = await portal.Refer(portal.Ada, "again@mail.example");
        var second = await portal.Submit(portal.Ada, "again@mail.example", portal.Nurse);
        Assert.Equal(Outcome.Rejected, second.Outcome);
        Assert.Equal(first.ToString(), second.Problems.Single(p => p.Code == "already_referred_id").Sentence);
    }

    [Fact]
    public async Task Submit_who_cannot_earn_is_taken_with_the_reason_and_takes_no_ownership()
    {
        var hr = await portal.Submit(portal.Hilda, "hr-knows@mail.example", portal.Nurse);
        Assert.Equal(CreditCode.ReferrerIsHr, hr.Value.Credit);
        Assert.Equal(CreditCode.SelfReferral, (await portal.Submit(portal.Ada, portal.Ada.Private, portal.Nurse)).Value.Credit);
        Assert.Equal(CreditCode.CandidateWorksHere, (await portal.Submit(portal.Ada, portal.Ben.Email, portal.Nurse)).Value.Credit);
        Assert.Equal(CreditCode.RecruiterOfOpening, (await portal.Submit(portal.Rita, "r@mail.example", portal.Nurse)).Value.Credit);
        Assert.Equal(CreditCode.HiringManagerOfOpening, (await portal.Submit(portal.Max, "m@mail.example", portal.Nurse)).Value.Credit);
        Assert.Equal(CreditCode.AboveInLine, (await portal.Submit(portal.Boss, "b@mail.example", portal.Nurse)).Value.Credit);
        Assert.Equal(CreditCode.Earns, (await portal.Submit(portal.Ben, "hr-knows@mail.example", portal.Nurse)).Value.Credit);
    }

    [Fact]
    public async Task Submit_opening_closed_meanwhile_offers_a_general_referral()
    {
        var opening = Guid.CreateVersion7();
        await portal.MakeOpening(opening, "Short", [portal.Rita.Id]);
        Portal.Ok(
            await portal
                .Op<MoveOpening>()
                .Execute(portal.Rita.Actor, new(opening, OpeningState.Closed, OpeningState.Published), portal.Token)
        );
        Assert.Equal("opening_closed", (await portal.Submit(portal.Ada, "late@mail.example", opening)).Problem!.Code);
        Portal.Ok(await portal.Submit(portal.Ada, "late@mail.example", null));
    }

    [Fact]
    public async Task Submit_after_an_objection_makes_nothing()
    {
        var id = await portal.Refer(portal.Ada, "no+thanks@mail.example");
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, Objected: true), portal.Token));
        var again = await portal.Submit(portal.Ben, "NO@mail.example", portal.Nurse);
        Assert.Equal("We cannot take a referral of this person.", again.Sentence);
    }

    [Fact]
    public async Task Submit_two_referrers_at_the_same_moment_one_earns_one_is_duplicate()
    {
        for (var round = 0; round < 10; round++)
        {
            var email = $"race{round}@mail.example";
            var both = await Task.WhenAll(
                Task.Run(() => portal.Submit(portal.Ada, email, portal.Nurse)),
                Task.Run(() => portal.Submit(portal.Ben, email, portal.Nurse))
            );
            Assert.Equal([CreditCode.Earns, CreditCode.Duplicate], both.Select(r => r.Value.Credit).Order());
            await using var db = portal.Db();
            var candidates = await db
                .Referrals.Where(r => both.Select(b => b.Value.ReferralId).Contains(r.Id))
                .Select(r => r.CandidateId)
                .Distinct()
                .ToListAsync(portal.Token);
            Assert.Single(candidates);
        }
    }

    [Fact]
    public async Task Submit_keys_of_two_candidates_links_to_the_email_and_leaves_a_decision()
    {
        var one = await portal.Refer(portal.Ada, "one@keys.example");
        Portal.Ok(
            await portal.Submit(portal.Ada, "two@keys.example", portal.Nurse, name: "Dora Different", linkedIn: "linkedin.com/in/dora-d")
        );
        var both = await portal.Submit(portal.Ben, "one@keys.example", portal.Nurse, linkedIn: "https://www.linkedin.com/in/Dora-D/");
        await using var db = portal.Db();
        Assert.Equal((await portal.Load(one)).CandidateId, (await portal.Load(both.Value.ReferralId)).CandidateId);
        Assert.Equal(1, await db.PossibleMatches.CountAsync(m => m.ReferralId == both.Value.ReferralId, portal.Token));
    }

    [Theory]
    [InlineData("https://www.linkedin.com/pub/ada-lund/1a/2b3/4c5")]
    [InlineData("https://evil.example?.linkedin.com/in/ada-lund")]
    [InlineData("ask me")]
    public async Task Submit_keeps_a_profile_and_a_phone_that_cannot_be_read_and_matches_neither(string linkedIn)
    {
        var phone = new string('1', 60);
        var first = await portal.Submit(portal.Ada, $"{Guid.NewGuid():N}@unread.example", portal.Nurse, phone: phone, linkedIn: linkedIn);
        var second = await portal.Submit(portal.Ben, $"{Guid.NewGuid():N}@unread.example", portal.Nurse, phone: phone, linkedIn: linkedIn);
        Assert.True(first.IsOk && second.IsOk);
        await using var db = portal.Db();
        var ids = await db
            .Referrals.Where(r => r.Id == first.Value.ReferralId || r.Id == second.Value.ReferralId)
            .Select(r => r.CandidateId)
            .Distinct()
            .ToListAsync(portal.Token);
        Assert.Equal(2, ids.Count);
        var kept = await db
            .Contacts.Where(c => c.CandidateId == ids[0] && c.Kind != ContactKind.Email)
            .OrderBy(c => c.Kind)
            .Select(c => new { c.Value, c.Key })
            .ToListAsync(portal.Token);
        Assert.Equal([linkedIn, phone], kept.OrderBy(c => c.Value == phone).Select(c => c.Value));
        Assert.All(kept, c => Assert.Null(c.Key));
    }

    [Fact]
    public async Task Submit_name_that_cannot_be_seen_is_refused_and_pasted_addresses_are_read()
    {
        Assert.Equal(
            "name_needed",
            (await portal.Submit(portal.Ada, "unseen@paste.example", portal.Nurse, name: "\u200b\u2800")).Problem!.Code
        );
        var sent = await portal.Submit(portal.Ada, "\"Pasted Person\" <Pasted+cv@paste.example>", portal.Nurse, name: "Pasted\u00a0Person");
        await using var db = portal.Db();
        var candidate = (await portal.Load(sent.Value.ReferralId)).CandidateId;
        Assert.Equal(
            ("Pasted Person", "Pasted+cv@paste.example"),
            await db.Candidates.Where(c => c.Id == candidate).Select(c => ValueTuple.Create(c.Name, c.Email)).SingleAsync(portal.Token)
        );
        Assert.Equal(
            "pasted@paste.example",
            await db.Contacts.Where(c => c.CandidateId == candidate).Select(c => c.Key).SingleAsync(portal.Token)
        );
    }

    [Fact]
    public async Task Submit_two_who_share_a_profile_are_two_until_somebody_says_otherwise()
    {
        var husband = (
            await portal.Submit(
                portal.Ada,
                "ed@quarrington.example",
                portal.Nurse,
                "Ed Quarrington",
                linkedIn: "linkedin.com/in/quarrington"
            )
        ).Value;
        var wife = (
            await portal.Submit(
                portal.Ben,
                "eve@quarrington.example",
                portal.Nurse,
                "Eve Quarrington",
                linkedIn: "linkedin.com/in/quarrington"
            )
        ).Value;
        Assert.Equal((CreditCode.Earns, CreditCode.Earns), (husband.Credit, wife.Credit));
        Assert.NotEqual((await portal.Load(husband.ReferralId)).CandidateId, (await portal.Load(wife.ReferralId)).CandidateId);
        foreach (var (referrer, id) in new[] { (portal.Ada, husband.ReferralId), (portal.Ben, wife.ReferralId) })
        {
            var mine = (await portal.Op<GetMyReferral>().Execute(referrer.Actor, new(id), portal.Token)).Value.Referral;
            Assert.Equal(CreditRules.IfNotKnown, mine.CreditReason);
            Assert.StartsWith(
                "Not certain yet: 2,000",
                mine.CreditTitle(System.Globalization.CultureInfo.GetCultureInfo("en")),
                StringComparison.Ordinal
            );
        }

        await portal.SendMail();
        var told = portal
            .Mails()
            .Where(m =>
                m.Subject!.StartsWith("We have your referral", StringComparison.Ordinal)
                && m.Subject.Contains("Quarrington", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, m => Assert.Contains(CreditRules.IfNotKnown, m.TextBody, StringComparison.Ordinal));
        var notice = portal.Mails().Single(m => m.To.Mailboxes.Any(a => a.Address == "eve@quarrington.example"));
        Assert.Contains("Eve", notice.TextBody);
        var token = Regex.Match(notice.TextBody!, "[0-9a-f]{64}").Value;
        var page = (await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(token), portal.Token)).Value;
        Assert.Equal(("Eve Quarrington", "Ben Ross", 1), (page.Name, page.Words.Single().Referrer, page.Emails.Count));
        Portal.Ok(await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token));
        Assert.True((await portal.Load(wife.ReferralId)).IsErased);
        Assert.False((await portal.Load(husband.ReferralId)).IsErased);
        Portal.Ok(await portal.Submit(portal.Ben, "ed@quarrington.example", portal.Clerk, "Ed Quarrington"));
    }

    [Fact]
    public async Task Submit_hire_is_not_paid_while_a_match_is_undecided()
    {
        Portal.Ok(await portal.Submit(portal.Ada, "landline-1@mail.example", portal.Nurse, "One Landline", phone: "+31 20 123 4567"));
        var second = (await portal.Submit(portal.Ben, "landline-2@mail.example", portal.Nurse, "Two Landline", phone: "+31 20 123 4567"))
            .Value
            .ReferralId;
        await portal.Hire(second, portal.Today);
        await portal.Start(second, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        var due = (await portal.Payouts(second))[0];
        Assert.Equal((PayoutState.Deferred, PayoutReason.InQuestion), (due.State, due.Reason));
        var other = (await portal.Db().PossibleMatches.SingleAsync(m => m.ReferralId == second, portal.Token)).OtherCandidateId;
        Portal.Ok(await portal.Op<DismissMatch>().Execute(portal.Hugo.Actor, new(second, other), portal.Token));
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(second))[0].State);
    }

    [Fact]
    public async Task Corrected_address_takes_the_mail_and_ends_the_old_link()
    {
        var id = await portal.Refer(portal.Ada, "old-address@mail.example", name: "Ola Mended");
        await portal.SendMail();
        var token = Regex
            .Match(portal.Mails().Single(m => m.To.Mailboxes.Any(a => a.Address == "old-address@mail.example")).TextBody!, "[0-9a-f]{64}")
            .Value;
        Portal.Ok(
            await portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(id, "Ola Mended", "new-address@mail.example"), portal.Token)
        );
        Assert.Equal(Outcome.NotFound, (await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(token), portal.Token)).Outcome);
        await using var db = portal.Db();
        var sent = await db
            .Outbox.Where(m => m.ReferralId == id && m.To == RecipientKind.Candidate)
            .Select(m => m.Id)
            .FirstAsync(portal.Token);
        Portal.Ok(await portal.Op<ResendMail>().Execute(portal.Rita.Actor, new(sent), portal.Token));
        await portal.SendMail();
        var again = portal.Mails().Single(m => m.To.Mailboxes.Any(a => a.Address == "new-address@mail.example"));
        Portal.Ok(
            await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(Regex.Match(again.TextBody!, "[0-9a-f]{64}").Value), portal.Token)
        );
    }

    [Fact]
    public async Task Submit_empty_form_names_each_field()
    {
        var result = await portal
            .Op<SubmitReferral>()
            .Execute(portal.Ada.Actor, new(Guid.CreateVersion7(), portal.Nurse, " ", "not an address", null), portal.Token);
        Assert.Equal(["Name", "Email", "Why"], result.Problems.Select(p => p.Field));
    }
}

public sealed class DailyLimitTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Submit_more_than_the_daily_limit_waits_until_tomorrow()
    {
        await portal.Set(s => s.ReferralsPerDay = 20);
        for (var i = 0; i < 20; i++)
            await portal.Refer(portal.Ada, $"limit{i}@mail.example");
        var midnight = (await portal.Programme.Settings(portal.Token)).Calendar.At(portal.Today.AddDays(1), TimeOnly.MinValue);
        portal.Clock.SetUtcNow(midnight.AddSeconds(-1));
        Assert.Equal("daily_limit", (await portal.Submit(portal.Ada, "limit@mail.example", portal.Nurse)).Problem!.Code);
        portal.Clock.SetUtcNow(midnight);
        Portal.Ok(await portal.Submit(portal.Ada, "limit@mail.example", portal.Nurse));
    }
}
