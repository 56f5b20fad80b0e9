using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payroll.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Asks after batches that payroll has not confirmed for N days: once, again after some working days, then HR once, then never
/// (docs/rules.md §8).</summary>
internal static class BatchReminders
{
    public static async Task<int> Ask(
        IDbContextFactory<AppDbContext> databases,
        CompanySettings settings,
        DateTimeOffset now,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var limit = now.AddDays(-settings.BatchReminderDays);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var open = await db
            .Batches.AsNoTracking()
            .Where(b => b.State == BatchState.Exported && b.OpenCount > 0 && b.ExportedAt <= limit)
            .OrderBy(b => b.Number)
            .Take(500)
            .Select(b => new { b.Id, At = b.ExportedAt!.Value })
            .ToListAsync(cancellation);
        var asked = open.SelectMany(batch =>
            {
                var number = NumberOf(batch.At.AddDays(settings.BatchReminderDays), settings, now);
                // Behind after a long stop: only the newest is sent, the older ones count as given.
                return Enumerable.Range(1, number).Select(n => Asked(batch.Id, n, number));
            })
            .ToList();
        var keys = asked.ConvertAll(m => m.Key);
        var known = (await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancellation)).ToHashSet();
        var fresh = asked.Where(m => !known.Contains(m.Key)).ToList();
        if (fresh.Count == 0)
            return 0;
        db.Outbox.AddRange(fresh);
        return (await db.Commit(actor, now, cancellation)).IsOk ? fresh.Count(m => m.State == OutboxState.Waiting) : 0;
    }

    private static OutboxMessage Asked(Guid batchId, int number, int newest)
    {
        var mail = BatchOpenMail.Of(batchId, number);
        if (number < newest)
            mail.Skip();
        return mail;
    }

    private static int NumberOf(DateTimeOffset dueAt, CompanySettings settings, DateTimeOffset now)
    {
        var again = TimeSpan.FromDays(settings.RemindAgainAfter);
        var second = settings.Calendar.AddWorkingTime(dueAt, again);
        return now < second ? 1
            : now < settings.Calendar.AddWorkingTime(second, again) ? 2
            : 3;
    }
}
