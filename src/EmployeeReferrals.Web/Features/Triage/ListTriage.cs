using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Triage;

public enum TriageGroup
{
    HasStarted,
    Overdue,
    DueToday,
    Later,
}

public sealed record TriageItem(
    Guid Id,
    string Name,
    string Role,
    string Referrer,
    TriageGroup Group,
    DateTimeOffset? Due,
    double Used,
    string Clock,
    bool MaybeSame,
    bool MailRefused
);

public sealed record TriageView(
    IReadOnlyList<TriageItem> Items,
    int Waiting,
    int Overdue,
    int Starts,
    int AnsweredInTime,
    int Answered,
    DateOnly Today
);

/// <summary>What waits for the recruiter, the most urgent first: starts to confirm, then first answers by their clock.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ListTriage(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 100;

    public sealed record Query;

    public async Task<TriageView> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var calendar = settings.Calendar;
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        var allowed = TimeSpan.FromHours(settings.FirstAnswerHours);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var mine = db.Referrals.WorkedBy(db, actor, settings);
        var waiting = mine.Where(r => r.WaitingSince != null && r.Stage == Stage.New);
        var starting = mine.Where(r => r.Stage == Stage.Hired && r.StartedOn == null && r.PlannedStart <= today);

        var rows = await Rows(db, waiting.OrderBy(r => r.WaitingSince).ThenBy(r => r.Id).Take(Most), cancellation);
        var starts = await Rows(db, starting.OrderBy(r => r.PlannedStart).ThenBy(r => r.Id).Take(Most), cancellation);
        // Which moment was 48 working hours ago: everything that waits since before it is overdue.
        var late = StartOfWaitDueBy(calendar, now, allowed);
        var counts = await waiting
            .GroupBy(r => r.WaitingSince <= late)
            .Select(g => new { Late = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var month = calendar.At(new DateOnly(today.Year, today.Month, 1), TimeOnly.MinValue);
        var answers = await mine.Where(r => r.FirstAnswerAt >= month)
            .OrderByDescending(r => r.FirstAnswerAt)
            .Take(500)
            .Select(r => new { r.MadeAt, r.FirstAnswerAt })
            .ToListAsync(cancellation);

        return new TriageView(
            [
                .. starts.Select(r => new TriageItem(
                    r.Id,
                    r.Name,
                    r.Role,
                    r.Referrer,
                    TriageGroup.HasStarted,
                    null,
                    0,
                    Components.Format.RelativeDay(r.PlannedStart!.Value, today),
                    r.MaybeSame,
                    r.MailRefused
                )),
                .. rows.Select(r => Item(r, calendar, now, allowed)),
            ],
            counts.Sum(c => c.Count),
            counts.Where(c => c.Late).Sum(c => c.Count),
            await starting.CountAsync(cancellation),
            answers.Count(a => calendar.AddWorkingTime(a.MadeAt, allowed) >= a.FirstAnswerAt),
            answers.Count,
            today
        );
    }

    private sealed record Row(
        Guid Id,
        string Name,
        string Role,
        string Referrer,
        DateTimeOffset? WaitingSince,
        DateOnly? PlannedStart,
        bool MaybeSame,
        bool MailRefused
    );

    private static Task<List<Row>> Rows(AppDbContext db, IQueryable<Referral> referrals, CancellationToken cancellation) =>
        referrals
            .Select(r => new Row(
                r.Id,
                db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault() ?? "Erased person",
                db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault() ?? "No role yet",
                db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
                r.WaitingSince,
                r.PlannedStart,
                db.PossibleMatches.Any(m => m.ReferralId == r.Id || m.OtherCandidateId == r.CandidateId),
                db.Outbox.Any(m => m.ReferralId == r.Id && m.To == Outbox.RecipientKind.Candidate && m.State == Outbox.OutboxState.Dead)
            ))
            .ToListAsync(cancellation);

    private static TriageItem Item(Row row, CompanyCalendar calendar, DateTimeOffset now, TimeSpan allowed)
    {
        var since = row.WaitingSince!.Value;
        var due = calendar.AddWorkingTime(since, allowed);
        var overdue = due <= now;
        var group =
            overdue ? TriageGroup.Overdue
            : calendar.DayOf(due) == calendar.DayOf(now) ? TriageGroup.DueToday
            : TriageGroup.Later;
        var left = overdue ? calendar.WorkingTimeBetween(due, now) : calendar.WorkingTimeBetween(now, due);
        return new TriageItem(
            row.Id,
            row.Name,
            row.Role,
            row.Referrer,
            group,
            due,
            1 - (overdue ? 0 : left / allowed),
            $"{Short(left)} {(overdue ? "over" : "left")}",
            row.MaybeSame,
            row.MailRefused
        );
    }

    private static string Short(TimeSpan time) =>
        time.TotalHours switch
        {
            < 1 => $"{Math.Max(1, (int)time.TotalMinutes)} min",
            < 72 => $"{(int)time.TotalHours} h",
            _ => $"{(int)time.TotalDays} working days",
        };

    // Found by halving: the calendar only goes forward.
    private static DateTimeOffset StartOfWaitDueBy(CompanyCalendar calendar, DateTimeOffset now, TimeSpan allowed)
    {
        var (early, late) = (now - allowed - TimeSpan.FromDays(60), now);
        while (late - early > TimeSpan.FromSeconds(1))
        {
            var middle = early + ((late - early) / 2);
            if (calendar.AddWorkingTime(middle, allowed) <= now)
                early = middle;
            else
                late = middle;
        }
        return early;
    }
}
