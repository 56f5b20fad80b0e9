using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Features.Reminders.Mails;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace EmployeeReferrals.Web.Tests.Outbox;

public sealed class SendOutboxTests : IAsyncLifetime
{
    private readonly BadDayPortal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<Result<Work>> Remind() => portal.Op<SendReminders>().Execute(Actor.System("Send reminders"), portal.Token);

    [Fact]
    public async Task Send_writes_one_file_a_mail_with_a_message_id_of_the_outbox_row()
    {
        await portal.Refer(portal.Ada, "cleo@mail.example");
        await portal.SendMail();
        await portal.SendMail();
        await using var db = portal.Db();
        var rows = await db.Outbox.ToListAsync(portal.Token);
        Assert.Equal(rows.Select(m => $"{m.Id:N}@localhost").Order(), portal.Mails().Select(m => m.MessageId).Order());
        Assert.All(rows, m => Assert.Equal(OutboxState.Sent, m.State));
    }

    [Fact]
    public async Task Notice_tells_the_candidate_who_what_how_long_and_how_to_say_no()
    {
        await portal.Refer(portal.Ada, "Cleo+x@mail.example");
        await portal.SendMail();
        var notice = portal.Mails().Single(m => m.To.Mailboxes.Any(t => t.Address == "Cleo+x@mail.example"));
        Assert.Equal("Ada Lund suggested you to Our company", notice.Subject);
        Assert.Contains("for the role Nurse", notice.TextBody, StringComparison.Ordinal);
        Assert.Contains("Where it came from: Ada Lund", notice.TextBody, StringComparison.Ordinal);
        Assert.Contains("Until 180 days after this has ended", notice.TextBody, StringComparison.Ordinal);
        Assert.Matches("http://localhost:5080/c/[0-9a-f]{64}", notice.TextBody);
        Assert.Contains("Ada Lund", notice.HtmlBody, StringComparison.Ordinal);
    }

    private List<MimeMessage> To(string address) => [.. portal.Mails().Where(m => m.To.Mailboxes.Any(t => t.Address == address))];

    [Fact]
    public async Task Mail_greets_by_name_says_who_sent_it_and_where_an_answer_goes()
    {
        await portal.Refer(portal.Ada, "greeted@mail.example");
        await portal.SendMail();
        var received = To(portal.Ada.Email).Single();
        Assert.StartsWith("Hello Ada,", received.TextBody, StringComparison.Ordinal);
        Assert.Contains("It was sent by Our company; an answer goes to", received.TextBody, StringComparison.Ordinal);
        Assert.Equal(received.From.Mailboxes.Single().Address, received.ReplyTo.Mailboxes.Single().Address);
        Assert.Contains("Part 1 of 2: 500\u00a0EUR, on the start date", received.TextBody, StringComparison.Ordinal);
        Assert.Contains("if you and they are still employed here then", received.TextBody, StringComparison.Ordinal);
        Assert.Contains("color-scheme", received.HtmlBody, StringComparison.Ordinal);
        Assert.StartsWith("Hello Cleo Candidate,", To("greeted@mail.example").Single().TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_notice_leaves_at_once_and_further_ones_of_the_day_go_together_next_morning()
    {
        await portal.Refer(portal.Ada, "often@mail.example");
        await portal.SendMail();
        await portal.Refer(portal.Ben, "often@mail.example");
        await portal.Refer(portal.Boss, "often@mail.example", portal.Clerk);
        await portal.SendMail();
        Assert.Single(To("often@mail.example"));

        portal.Clock.Advance(TimeSpan.FromHours(24));
        await portal.SendMail();
        var together = To("often@mail.example").Single(m => m.Subject!.Contains(" and ", StringComparison.Ordinal));
        Assert.Equal(2, To("often@mail.example").Count);
        Assert.Equal("Ben Ross and Bea Boss suggested you to Our company", together.Subject);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(together.TextBody!, "/c/[0-9a-f]{64}"));
    }

    [Fact]
    public async Task Moves_are_told_before_the_hire_that_followed_them_at_once()
    {
        var id = await portal.Refer(portal.Ada, "quick@mail.example");
        await portal.Move(id, Stage.Screening);
        await portal.Move(id, Stage.Interview);
        await portal.SendMail();
        Assert.DoesNotContain(To(portal.Ada.Email), m => m.Subject!.EndsWith(": Interviewing", StringComparison.Ordinal));
        await portal.Hire(id, null);
        await portal.SendMail();
        await using var db = portal.Db();
        var told = await db
            .Outbox.Where(m => m.ReferralId == id && m.To == RecipientKind.Person)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .Select(m => new { m.Kind, m.State })
            .ToListAsync(portal.Token);
        Assert.All(told, m => Assert.Equal(OutboxState.Sent, m.State));
        Assert.Equal(HiredMail.Kind, told[^1].Kind);
        Assert.Contains(To(portal.Ada.Email), m => m.Subject!.EndsWith(": Interviewing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hire_that_is_undone_is_told_as_that_with_what_it_means_for_the_bonus()
    {
        var id = await portal.Refer(portal.Ada, "undone@mail.example");
        await portal.Hire(id, portal.Today);
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Rita.Actor, new(id, "Never signed"), portal.Token));
        await portal.SendMail();
        var told = To(portal.Ada.Email).Single(m => m.Subject!.EndsWith(": the hire was undone", StringComparison.Ordinal));
        Assert.Contains("The bonus we told you about is off for now.", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("payroll or paid", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_to_earn_by_a_hire_through_anothers_referral_hears_that_it_is_gone()
    {
        await portal.Refer(portal.Ada, "undone-for-both@mail.example");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var through = await portal.Refer(portal.Ben, "undone-for-both@mail.example", portal.Clerk);
        await portal.Hire(through, portal.Today);
        Portal.Ok(await portal.Op<LeaveBeforeStart>().Execute(portal.Rita.Actor, new(through), portal.Token));
        await portal.SendMail();
        var told = To(portal.Ada.Email).Single(m => m.Subject!.EndsWith(" did not start", StringComparison.Ordinal));
        Assert.Contains("No bonus is paid for it.", told.TextBody, StringComparison.Ordinal);
        var withoutOne = To(portal.Ben.Email).Single(m => m.Subject!.EndsWith(" did not start", StringComparison.Ordinal));
        Assert.DoesNotContain("bonus", withoutOne.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hire_that_never_began_is_told_to_the_referrer_as_that()
    {
        var id = await portal.Refer(portal.Ada, "never-began@mail.example");
        await portal.Hire(id, portal.Today.AddDays(10));
        Portal.Ok(await portal.Op<LeaveBeforeStart>().Execute(portal.Rita.Actor, new(id), portal.Token));
        await portal.SendMail();
        await using var db = portal.Db();
        var kinds = await db.Outbox.Where(m => m.ReferralId == id).Select(m => m.Kind).ToListAsync(portal.Token);
        Assert.Single(kinds, HireUndoneMail.Kind);
        Assert.DoesNotContain(ReferralClosedMail.Kind, kinds);
    }

    [Fact]
    public async Task Name_that_could_become_a_link_stands_on_no_envelope()
    {
        Portal.Ok(await portal.Submit(portal.Ada, "linked-name@mail.example", portal.Nurse, "https://prize.example/win"));
        await portal.SendMail();
        var notice = To("linked-name@mail.example").Single();
        Assert.Equal("linked-name@mail.example", notice.To.ToString());
    }

    [Fact]
    public async Task Bonus_of_a_hire_who_may_be_somebody_else_is_promised_only_on_that_condition()
    {
        var phone = "+31 6 1234 5688";
        Portal.Ok(await portal.Submit(portal.Ben, "older@match.example", portal.Nurse, "Dora Lind", phone: phone));
        var newer = await portal.Submit(portal.Ada, "newer@match.example", portal.Nurse, "Dora Berg", phone: phone);
        Portal.Ok(newer);
        await portal.Hire(newer.Value.ReferralId, portal.Today);
        await portal.SendMail();
        var hired = To(portal.Ada.Email).Single(m => m.Subject!.EndsWith(" is hired", StringComparison.Ordinal));
        Assert.Contains("You can earn if we do not know this person already.", hired.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("EUR", hired.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_that_ends_without_a_hire_is_told_with_its_figures_and_speaks_of_none()
    {
        var id = await portal.Refer(portal.Ada, "window@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(182));
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End windows"), portal.Token));
        Assert.Equal(CreditCode.WindowEnded, await portal.Credit(id));
        await portal.SendMail();
        var told = To(portal.Ada.Email).Single(m => m.Subject?.EndsWith("cannot earn", StringComparison.Ordinal) == true);
        Assert.NotNull(told.TextBody);
        Assert.Contains("A referral counts for 180 days. Yours counted until", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("hire", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminder_whose_ground_is_gone_is_dropped()
    {
        var id = await portal.Refer(portal.Ada, "answered@mail.example");
        await portal.SendMail();
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await Remind();
        await portal.Move(id, Stage.Screening);
        var before = To(portal.Rita.Email).Count;
        await portal.SendMail();
        Assert.Equal(before, To(portal.Rita.Email).Count);
        await using var db = portal.Db();
        Assert.All(await db.Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind).ToListAsync(portal.Token), m =>
            Assert.Equal(OutboxState.Skipped, m.State)
        );
    }

    [Fact]
    public async Task Mail_escapes_a_hostile_name()
    {
        await portal.Refer(portal.Ada, "evil@mail.example", name: "<script>alert(1)</script>\r\nBcc: all@company.example");
        await portal.SendMail();
        Assert.All(portal.Mails(), m => Assert.DoesNotContain("<script>", m.HtmlBody, StringComparison.Ordinal));
        Assert.All(portal.Mails(), m => Assert.Empty(m.Bcc));
    }

    [Fact]
    public async Task Send_failing_is_tried_again_later_and_then_arrives_once()
    {
        await portal.Refer(portal.Ada, "later@mail.example");
        portal.Delivery.Fails = 2;
        await portal.SendMail();
        Assert.Single(portal.Delivery.Sent);
        await portal.SendMail();
        Assert.Single(portal.Delivery.Sent);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.SendMail();
        Assert.Equal(3, portal.Delivery.Sent.Count);
        Assert.Equal(3, portal.Delivery.Sent.Distinct().Count());
    }

    [Fact]
    public async Task Send_failing_always_is_dead_after_its_attempts_and_visible()
    {
        await portal.Refer(portal.Ada, "dead@mail.example");
        portal.Delivery.Fails = int.MaxValue;
        for (var i = 0; i < SendOutbox.MaxAttempts + 2; i++)
        {
            await portal.SendMail();
            portal.Clock.Advance(TimeSpan.FromHours(3));
        }
        await using var db = portal.Db();
        Assert.All(await db.Outbox.ToListAsync(portal.Token), m =>
            Assert.Equal((OutboxState.Dead, SendOutbox.MaxAttempts, "IOException"), (m.State, m.Attempts, m.Error))
        );
    }

    [Fact]
    public async Task Send_refused_address_is_dead_at_once_and_a_corrected_one_gets_the_resent_notice()
    {
        var id = await portal.Refer(portal.Ada, "wrong@mail.example");
        portal.Delivery.Refuses = "wrong@mail.example";
        await portal.SendMail();
        await using var db = portal.Db();
        var dead = await db.Outbox.SingleAsync(m => m.State == OutboxState.Dead, portal.Token);
        Portal.Ok(
            await portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(id, "Cleo Candidate", "right@mail.example"), portal.Token)
        );
        Portal.Ok(await portal.Op<ResendMail>().Execute(portal.Rita.Actor, new(dead.Id), portal.Token));
        await portal.SendMail();
        Assert.Contains(portal.Mails(), m => m.To.Mailboxes.Any(t => t.Address == "right@mail.example"));
        Assert.NotNull((await portal.Load(id)).FirstAnswerAt);
    }

    [Fact]
    public async Task Address_that_is_put_right_gets_a_notice_of_its_own_once()
    {
        var id = await portal.Refer(portal.Ada, "typo@mail.example");
        await portal.SendMail();
        Portal.Ok(
            await portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(id, "Cleo Candidate", "meant@mail.example"), portal.Token)
        );
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.SendMail();
        Assert.Contains("/c/", To("meant@mail.example").Single().TextBody, StringComparison.Ordinal);
        var waits = await portal.Refer(portal.Ada, "second-typo@mail.example");
        Portal.Ok(
            await portal
                .Op<CorrectCandidate>()
                .Execute(portal.Rita.Actor, new(waits, "Cleo Candidate", "second@mail.example"), portal.Token)
        );
        await portal.SendMail();
        Assert.Single(To("second@mail.example"));
        Assert.Empty(To("second-typo@mail.example"));
    }

    [Fact]
    public async Task Start_that_is_corrected_is_told_as_that()
    {
        var id = await portal.Refer(portal.Ada, "corrected-start@mail.example");
        await portal.Hire(id, portal.Today);
        await portal.Start(id, portal.Today);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.Start(id, portal.Today);
        await portal.SendMail();
        var subjects = To(portal.Ada.Email).Select(m => m.Subject!).ToList();
        Assert.Single(subjects, s => s.EndsWith(" has started", StringComparison.Ordinal));
        Assert.Single(subjects, s => s.EndsWith(": start date corrected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_claimed_by_a_sender_that_died_waits_for_the_claim_to_run_out()
    {
        await portal.Refer(portal.Ada, "claimed@mail.example");
        await using (var db = portal.Db())
            await db.Outbox.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimedUntil, portal.Clock.GetUtcNow().AddMinutes(5)),
                portal.Token
            );
        await portal.SendMail();
        Assert.Empty(portal.Delivery.Sent);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await portal.SendMail();
        Assert.Equal(3, portal.Delivery.Sent.Count);
    }

    [Fact]
    public async Task Send_interrupted_twice_waits_for_an_administrator_and_keeps_no_other_reminder_back()
    {
        for (var i = 0; i < 2; i++)
            await portal.Refer(portal.Ada, $"interrupted{i}@mail.example");
        await portal.SendMail();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        var hit = await db
            .Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind && m.RecipientId == portal.Rita.Id)
            .OrderBy(m => m.Id)
            .FirstAsync(portal.Token);
        hit.Begin();
        hit.Begin();
        await db.Save(portal.Token);
        await portal.SendMail();
        var states = await db
            .Outbox.AsNoTracking()
            .Where(m => m.Kind == FirstAnswerDueMail.Kind && m.RecipientId == portal.Rita.Id)
            .OrderBy(m => m.Id)
            .Select(m => m.State)
            .ToListAsync(portal.Token);
        Assert.Equal([OutboxState.Dead, OutboxState.Sent], states);
    }

    [Fact]
    public async Task Reminder_of_the_first_answer_comes_once_then_again_then_to_hr_then_never()
    {
        var id = await portal.Refer(portal.Ada, "waits@mail.example");
        await portal.Set(s => s.LongInNew = 300);
        for (var hour = 0; hour < 24 * 24; hour += 6)
        {
            Portal.Ok(await Remind());
            portal.Clock.Advance(TimeSpan.FromHours(6));
        }
        await using var db = portal.Db();
        var reminders = await db
            .Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind && m.ReferralId == id)
            .OrderBy(m => m.CreatedAt)
            .ToListAsync(portal.Token);
        Assert.Equal([1, 1, 2, 2, 3], reminders.Select(m => MailFacts.Read<ReminderMail.Facts>(m.Facts).Number));
        Assert.Equal(RecipientKind.Hr, reminders[^1].To);
        Assert.Equal(new DateOnly(2026, 3, 4), Portal.DayOf(reminders[0].CreatedAt));
        Assert.Equal(new DateOnly(2026, 3, 9), Portal.DayOf(reminders[2].CreatedAt));
        Assert.Equal(new DateOnly(2026, 3, 12), Portal.DayOf(reminders[4].CreatedAt));
    }

    [Fact]
    public async Task Reminders_for_one_person_in_a_run_are_one_mail()
    {
        for (var i = 0; i < 3; i++)
            await portal.Refer(portal.Ada, $"bundle{i}@mail.example", name: $"Person {i}");
        await portal.SendMail();
        portal.Delivery.Sent.Clear();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Portal.Ok(await Remind());
        await portal.SendMail();
        var reminders = portal.Mails().Where(m => m.Subject == "3 referrals wait for you").ToList();
        Assert.Equal([portal.Rita.Email, portal.Rolf.Email], reminders.Select(m => m.To.Mailboxes.Single().Address).Order());
    }

    [Fact]
    public async Task Reminder_asks_whether_a_hire_has_started_from_the_planned_day_on()
    {
        var id = await portal.ReferAndHire(portal.Ada, "starts@mail.example", portal.Today.AddDays(2));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        Assert.False(await db.Outbox.AnyAsync(m => m.Kind == HasStartedMail.Kind, portal.Token));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Portal.Ok(await Remind());
        Portal.Ok(await Remind());
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Kind == HasStartedMail.Kind && m.ReferralId == id, portal.Token));
    }

    [Fact]
    public async Task Due_soon_lists_each_payout_once_seven_days_ahead()
    {
        var start = portal.Today;
        await portal.ReferAndHire(portal.Ada, "soon@mail.example", start.AddDays(10));
        for (var day = 0; day < 12; day++)
        {
            Portal.Ok(await Remind());
            portal.Clock.Advance(TimeSpan.FromDays(1));
        }
        await using var db = portal.Db();
        var soon = Assert.Single(await db.Outbox.Where(m => m.Kind == DueSoonMail.Kind).ToListAsync(portal.Token));
        Assert.Equal(start.AddDays(10), DueSoonMail.FactsOf(soon).Day);
    }

    [Fact]
    public async Task Sender_that_is_slow_leaves_the_rest_for_another_claim_once_half_of_its_own_is_over()
    {
        for (var i = 0; i < 3; i++)
            await portal.Refer(portal.Ada, $"slow{i}@mail.example");
        portal.Delivery.Sending = () => portal.Clock.Advance(TimeSpan.FromSeconds(50));
        await portal.SendMail();
        await using var db = portal.Db();
        var claims = await db
            .Outbox.Where(m => m.State == OutboxState.Sent)
            .Select(m => new { m.ClaimId, m.SentAt })
            .ToListAsync(portal.Token);
        // A claim is five minutes. At exactly two and a half it goes on.
        Assert.Equal([4, 4, 1], claims.GroupBy(c => c.ClaimId).OrderBy(g => g.Min(c => c.SentAt)).Select(g => g.Count()));
    }

    [Fact]
    public async Task Claim_holds_to_its_last_moment()
    {
        await portal.Refer(portal.Ada, "lease@mail.example");
        var until = portal.Clock.GetUtcNow().AddMinutes(5);
        await using (var db = portal.Db())
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), portal.Token);
        portal.Clock.SetUtcNow(until);
        await portal.SendMail();
        Assert.Empty(portal.Delivery.Sent);
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await portal.SendMail();
        Assert.Equal(3, portal.Delivery.Sent.Count);
    }

    [Fact]
    public async Task Pause_after_a_failure_is_a_minute_and_doubles()
    {
        await portal.Refer(portal.Ada, "pause@mail.example");
        portal.Delivery.Fails = int.MaxValue;
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            await portal.SendMail();
            await using var db = portal.Db();
            var next = await db.Outbox.MinAsync(m => m.NextAttemptAt, portal.Token);
            pauses.Add(next - portal.Clock.GetUtcNow());
            portal.Clock.SetUtcNow(await db.Outbox.MaxAsync(m => m.NextAttemptAt, portal.Token));
        }
        Assert.Equal([1, 2, 4, 8], pauses.Select(p => p.TotalMinutes));
    }

    [Fact]
    public async Task Notice_that_is_sent_again_leaves_at_once_and_is_in_the_audit()
    {
        var id = await portal.Refer(portal.Ada, "again@mail.example");
        await portal.SendMail();
        await using var db = portal.Db();
        var notice = await db.Outbox.SingleAsync(m => m.Kind == CandidateNoticeMail.Kind && m.ReferralId == id, portal.Token);
        Portal.Ok(await portal.Op<ResendMail>().Execute(portal.Rita.Actor, new(notice.Id), portal.Token));
        await portal.SendMail();
        Assert.Equal(2, To("again@mail.example").Count);
        Assert.Equal(portal.Clock.GetUtcNow(), (await portal.Load(id)).FirstAnswerAt);
        var audited = await db.Audit.SingleAsync(a => a.Event == nameof(MailResent), portal.Token);
        Assert.Equal((id, portal.Rita.Id), (audited.SubjectId, audited.ActorId!.Value));
    }

    [Fact]
    public async Task Mail_of_somebody_who_was_erased_is_not_tried_again()
    {
        var id = await portal.Refer(portal.Ada, "gone@mail.example");
        portal.Delivery.Refuses = "gone@mail.example";
        await portal.SendMail();
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, false), portal.Token));
        await using var db = portal.Db();
        var dead = await db.Outbox.SingleAsync(m => m.State == OutboxState.Dead, portal.Token);
        Assert.Equal("erased", (await portal.Op<RetryMail>().Execute(portal.Adi.Actor, new(dead.Id), portal.Token)).Problem?.Code);
    }

    [Fact]
    public async Task Recruiter_who_referred_somebody_hears_nothing_of_it_as_their_recruiter()
    {
        var id = await portal.Refer(portal.Rita, "ritas@mail.example");
        await portal.SendMail();
        var mail = portal.Mails().Single(m => m.Subject!.StartsWith("New referral", StringComparison.Ordinal));
        Assert.Equal([portal.Rolf.Email], mail.To.Mailboxes.Select(t => t.Address));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        var reminded = await db
            .Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind && m.ReferralId == id)
            .Select(m => m.RecipientId)
            .ToListAsync(portal.Token);
        Assert.Equal([portal.Rolf.Id], reminded);
    }

    [Fact]
    public async Task Recruiter_who_left_is_not_reminded()
    {
        await Leaves(portal.Rolf, portal.Today);
        await portal.Refer(portal.Ada, "left-with-one@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        var reminded = await db.Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind).Select(m => m.RecipientId).ToListAsync(portal.Token);
        Assert.Equal([portal.Rita.Id], reminded);
    }

    private async Task Leaves(Someone who, DateOnly lastDay) =>
        Portal.Ok(await portal.Op<RecordLastDay>().Execute(portal.Hugo.Actor, new(who.Id, lastDay, LeavingReason.OwnWish), portal.Token));

    [Fact]
    public async Task Whoever_leaves_today_still_gets_mail_and_whoever_left_only_about_their_money()
    {
        await Leaves(portal.Hilda, portal.Today);
        var id = await portal.ReferAndHire(portal.Ada, "released@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        await Leaves(portal.Ada, portal.Today);
        Portal.Ok(await portal.Op<Web.Features.Payouts.ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token));
        await portal.SendMail();
        Assert.Contains(To(portal.Hilda.Email), m => m.Subject!.StartsWith("Payouts: 1 released", StringComparison.Ordinal));
        var before = To(portal.Ada.Email).Count;
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var batch = await portal.Export();
        Portal.Ok(await portal.Op<Web.Features.Payroll.ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], true), portal.Token));
        await portal.Move(await portal.Refer(portal.Ben, "other@mail.example"), Stage.Interview);
        await portal.SendMail();
        Assert.Equal(before + 1, To(portal.Ada.Email).Count);
        Assert.Contains(To(portal.Ada.Email), m => m.Subject!.Contains("paid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminder_of_the_first_answer_comes_at_the_moment_it_was_due()
    {
        await portal.Refer(portal.Ada, "moment@mail.example");
        await using var db = portal.Db();
        // Two working days.
        portal.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        Portal.Ok(await Remind());
        Assert.False(await db.Outbox.AnyAsync(m => m.Kind == FirstAnswerDueMail.Kind, portal.Token));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Portal.Ok(await Remind());
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Kind == FirstAnswerDueMail.Kind, portal.Token));
    }

    [Fact]
    public async Task Reminders_that_were_missed_count_as_given_and_only_the_newest_goes()
    {
        var id = await portal.Refer(portal.Ada, "missed@mail.example");
        await portal.Set(s => s.LongInNew = 300);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        var reminders = await db
            .Outbox.Where(m => m.Kind == FirstAnswerDueMail.Kind && m.ReferralId == id)
            .OrderBy(m => m.To == RecipientKind.Hr)
            .ToListAsync(portal.Token);
        Assert.Equal(
            [OutboxState.Skipped, OutboxState.Skipped, OutboxState.Skipped, OutboxState.Skipped, OutboxState.Waiting],
            reminders.Select(m => m.State)
        );
    }

    [Fact]
    public async Task Due_soon_names_no_day_twice()
    {
        await portal.ReferAndHire(portal.Ada, "first-day@mail.example", portal.Today.AddDays(7));
        Portal.Ok(await Remind());
        await portal.ReferAndHire(portal.Ben, "last-day@mail.example", portal.Today.AddDays(8));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Portal.Ok(await Remind());
        await using var db = portal.Db();
        var told = (await db.Outbox.Where(m => m.Kind == DueSoonMail.Kind).OrderBy(m => m.CreatedAt).ToListAsync(portal.Token)).ConvertAll(
            DueSoonMail.FactsOf
        );
        Assert.Equal([portal.Today.AddDays(-1), portal.Today.AddDays(7)], told.Select(t => t.From));
        Assert.Equal([portal.Today.AddDays(6), portal.Today.AddDays(7)], told.Select(t => t.Day));
    }
}

/// <summary>A portal whose mail server can have a bad day.</summary>
public sealed class BadDayPortal : Portal
{
    public UnsteadyDelivery Delivery { get; private set; } = null!;

    protected override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton<IDelivery>(provider =>
                Delivery = new UnsteadyDelivery(ActivatorUtilities.CreateInstance<FolderDelivery>(provider))
            )
        );

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Factory.Services.GetRequiredService<IDelivery>();
    }
}

public sealed class UnsteadyDelivery(FolderDelivery real) : IDelivery
{
    public int Fails { get; set; }
    public string? Refuses { get; set; }
    public Action Sending { get; set; } = () => { };
    public List<Guid> Sent { get; } = [];

    public async Task<IDeliverySession> Open(CancellationToken cancellation) => new Session(this, await real.Open(cancellation));

    public void Purge(Guid outboxId) => real.Purge(outboxId);

    private sealed class Session(UnsteadyDelivery day, IDeliverySession inner) : IDeliverySession
    {
        public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            if (day.Refuses is { } address && message.To.Mailboxes.Any(t => t.Address == address))
                throw new DeliveryFailed(MailProblem.RecipientRefused, Means.NeverThisMail);
            if (day.Fails-- > 0)
                throw new IOException("The line dropped");
            day.Fails = Math.Max(day.Fails, 0);
            day.Sending();
            await inner.Send(outboxId, message, cancellation);
            day.Sent.Add(outboxId);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
