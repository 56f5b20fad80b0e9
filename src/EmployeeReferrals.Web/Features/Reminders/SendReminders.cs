using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Reminders.Mails;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reminders;

/// <summary>Asks for all reminders that are due (docs/rules.md §8). Each comes once, again after some working days, then to HR once, then
/// never.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class SendReminders(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<Work>>
{
    private const int PageSize = 500;

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var done = 0;
        for (var after = Guid.Empty; ; )
        {
            var page = await Page(after, settings, now, cancellation);
            if (page.Count == 0)
                break;
            after = page[^1].Id;
            done += await Remind(page, settings, now, actor, cancellation);
        }
        done += await DueSoon(settings, now, actor, cancellation);
        done += await BatchReminders.Ask(databases, settings, now, actor, cancellation);
        done += await MonthlyHead.Ask(databases, settings, now, actor, cancellation);
        return new Work(done, 0);
    }

    private sealed record Waiting(
        Guid Id,
        Guid CandidateId,
        Guid ReferrerId,
        Stage Stage,
        int StageEntry,
        DateTimeOffset StageSince,
        DateTimeOffset? WaitingSince,
        DateOnly? PlannedStart,
        Guid? RecruiterId,
        Guid? OpeningId
    );

    private sealed record Due(string Kind, DateTimeOffset At, string Entry);

    private async Task<List<Waiting>> Page(Guid after, CompanySettings settings, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var today = settings.Calendar.DayOf(now);
        return await db
            .Referrals.AsNoTracking()
            .Where(r =>
                r.Id.CompareTo(after) > 0
                && (
                    r.Stage == Stage.New
                    || r.Stage == Stage.Screening
                    || r.Stage == Stage.Interview
                    || r.Stage == Stage.Offer
                    || (r.Stage == Stage.Hired && r.StartedOn == null && r.PlannedStart <= today)
                )
            )
            .OrderBy(r => r.Id)
            .Take(PageSize)
            .Select(r => new Waiting(
                r.Id,
                r.CandidateId,
                r.ReferrerId,
                r.Stage,
                // A stay that was interrupted by a move that was undone goes on, and so do its reminders.
                db.Moves.Where(m => m.ReferralId == r.Id && m.At == r.StageSince && m.Undoes == null && !m.IsUndone)
                    .Max(m => (int?)m.Entry)
                    ?? r.StageEntry,
                r.StageSince,
                r.WaitingSince,
                r.PlannedStart,
                r.RecruiterId,
                r.OpeningId
            ))
            .ToListAsync(cancellation);
    }

    private async Task<int> Remind(
        List<Waiting> page,
        CompanySettings settings,
        DateTimeOffset now,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openingIds = page.Where(r => r.OpeningId is not null).Select(r => r.OpeningId!.Value).Distinct().ToList();
        var today = settings.Calendar.DayOf(now);
        var recruiters = (
            await db.Set<Domain.Openings.OpeningRecruiter>()
                .Where(r =>
                    openingIds.Contains(r.OpeningId) && db.People.Any(p => p.Id == r.PersonId && (p.LastDay == null || p.LastDay >= today))
                )
                .AsNoTracking()
                .ToListAsync(cancellation)
        ).ToLookup(r => r.OpeningId, r => r.PersonId);
        var asked = new List<(int Number, OutboxMessage Mail)>();
        foreach (var referral in page)
        {
            foreach (var due in DueFor(referral, settings, now))
            {
                // The first two go to those who work it, the third to HR, then never again.
                var number = NumberOf(due.At, settings, now);
                for (var n = 1; n <= number; n++)
                {
                    if (n == 3)
                        asked.Add((n, Mail(due, referral, n, RecipientKind.Hr, null)));
                    else
                        foreach (var person in Recipients(referral))
                            asked.Add((n, Mail(due, referral, n, RecipientKind.Person, person)));
                }
            }
        }
        var keys = asked.ConvertAll(a => a.Mail.Key);
        var known = (await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancellation)).ToHashSet();
        // Behind after a long stop: only the newest of each is sent, the older ones count as given.
        var fresh = asked.Where(a => !known.Contains(a.Mail.Key)).ToList();
        foreach (var group in fresh.GroupBy(a => (a.Mail.ReferralId, a.Mail.Kind)))
        {
            var newest = group.Max(a => a.Number);
            foreach (var (number, message) in group)
            {
                if (number < newest)
                    message.Skip();
                db.Outbox.Add(message);
            }
        }
        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? fresh.Count(a => a.Mail.State == OutboxState.Waiting) : 0;

        IEnumerable<Guid> Recipients(Waiting referral) =>
            (
                referral.RecruiterId is { } one ? [one]
                : referral.OpeningId is { } opening ? recruiters[opening]
                : settings.GeneralRecruiterIds
            ).Where(id => id != referral.ReferrerId);
    }

    private static IEnumerable<Due> DueFor(Waiting referral, CompanySettings settings, DateTimeOffset now)
    {
        var calendar = settings.Calendar;
        if (
            referral.WaitingSince is { } since
            && calendar.AddWorkingTime(since, TimeSpan.FromHours(settings.FirstAnswerHours)) is var answer
            && answer <= now
        )
            yield return new Due(
                FirstAnswerDueMail.Kind,
                answer,
                referral.StageEntry.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        int? limit = referral.Stage switch
        {
            Stage.New => settings.LongInNew,
            Stage.Screening => settings.LongInScreening,
            Stage.Interview => settings.LongInInterview,
            Stage.Offer => settings.LongInOffer,
            Stage.AwaitingCandidate
            or Stage.Hired
            or Stage.NotSelected
            or Stage.Withdrawn
            or Stage.LeftBeforeStart
            or Stage.DeclinedByCandidate
            or Stage.Expired => null,
        };
        if (limit is { } days && calendar.AddWorkingTime(referral.StageSince, TimeSpan.FromDays(days)) is var late && late <= now)
            yield return new Due(
                LongInStageMail.Kind,
                late,
                referral.StageEntry.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        if (referral.Stage == Stage.Hired && referral.PlannedStart is { } start)
            yield return new Due(HasStartedMail.Kind, calendar.At(start, TimeOnly.MinValue), $"{referral.StageEntry}:{start:yyyy-MM-dd}");
    }

    private static int NumberOf(DateTimeOffset dueAt, CompanySettings settings, DateTimeOffset now)
    {
        var again = TimeSpan.FromDays(settings.RemindAgainAfter);
        var second = settings.Calendar.AddWorkingTime(dueAt, again);
        return now < second ? 1
            : now < settings.Calendar.AddWorkingTime(second, again) ? 2
            : 3;
    }

    private static OutboxMessage Mail(Due due, Waiting referral, int number, RecipientKind to, Guid? person) =>
        new()
        {
            Kind = due.Kind,
            To = to,
            RecipientId = person,
            ReferralId = referral.Id,
            CandidateId = referral.CandidateId,
            Key = $"{due.Kind}:{referral.Id:N}:{due.Entry}:{number}:{person?.ToString("N") ?? "hr"}",
            Facts = MailFacts.Write(new ReminderMail.Facts(number, referral.PlannedStart)),
        };

    /// <summary>HR's list of what falls due within the next days: "tell us if anybody has left".</summary>
    private async Task<int> DueSoon(CompanySettings settings, DateTimeOffset now, Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var today = settings.Calendar.DayOf(now);
        var until = today.AddDays(settings.DueSoonDays);
        var last = await db
            .Outbox.AsNoTracking()
            .Where(m => m.Kind == DueSoonMail.Kind)
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .FirstOrDefaultAsync(cancellation);
        var covered = last is null ? today.AddDays(-1) : DueSoonMail.FactsOf(last).Day;
        var from = covered >= today ? covered.AddDays(1) : today;
        if (
            from > until
            || !await db.Payouts.AnyAsync(p => p.State == PayoutState.Scheduled && p.DueOn >= from && p.DueOn <= until, cancellation)
        )
            return 0;
        db.Outbox.Add(DueSoonMail.Of(from, until));
        return (await db.Commit(actor, now, cancellation)).IsOk ? 1 : 0;
    }
}
