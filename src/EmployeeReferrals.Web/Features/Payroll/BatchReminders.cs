using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
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
                return Enumerable
                    .Range(1, number)
                    .Select(n => new OutboxMessage
                    {
                        Kind = MailKind.BatchOpen,
                        To = n == 3 ? RecipientKind.Hr : RecipientKind.HrAndPayroll,
                        State = n < number ? OutboxState.Skipped : OutboxState.Waiting,
                        Key = Key(batch.Id, n),
                        Facts = new() { Number = n, Day = settings.Calendar.DayOf(batch.At) },
                    });
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

    public static string Key(Guid batchId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{MailKind.BatchOpen}:{batchId:N}:{number}");

    /// <summary>The batch that a reminder is about; it stands in its key alone.</summary>
    public static Guid BatchOf(OutboxMessage message) =>
        message.Key?.Split(':') is [_, var id, _] && Guid.TryParse(id, out var batch) ? batch : Guid.Empty;

    private static int NumberOf(DateTimeOffset dueAt, CompanySettings settings, DateTimeOffset now)
    {
        var again = TimeSpan.FromDays(settings.RemindAgainAfter);
        var second = settings.Calendar.AddWorkingTime(dueAt, again);
        return now < second ? 1
            : now < settings.Calendar.AddWorkingTime(second, again) ? 2
            : 3;
    }
}

internal static class BatchMail
{
    /// <summary>One mail for all batches of a run; null when payroll has answered them meanwhile.</summary>
    public static async Task<MailText?> Write(
        AppDbContext db,
        IReadOnlyList<OutboxMessage> together,
        CompanySettings settings,
        Func<string, string> address,
        CancellationToken cancellation
    )
    {
        var ids = together.Select(BatchReminders.BatchOf).Distinct().ToList();
        var batches = await db
            .Batches.AsNoTracking()
            .Where(b => ids.Contains(b.Id) && b.State == BatchState.Exported && b.OpenCount > 0)
            .OrderBy(b => b.Number)
            .ToListAsync(cancellation);
        if (batches.Count == 0)
            return null;
        var english = CultureInfo.GetCultureInfo("en-GB");
        return new(
            batches.Count == 1 ? $"Batch {batches[0].Number} is not confirmed" : $"{batches.Count} payroll batches are not confirmed",
            [
                new Paragraph("Payroll has not answered yet. Confirm what was paid, upload payroll's answer, or void the batch:"),
                new Links([
                    .. batches.Select(b =>
                        (
                            $"Batch {b.Number}: {Format.Money(b.Amount, b.Currency, english)}",
                            $"{Format.Count(b.OpenCount, "line", english)} open since "
                                + $"{Format.Day(settings.Calendar.DayOf(b.ExportedAt!.Value))}",
                            address($"/payroll/{b.Id}")
                        )
                    ),
                ]),
            ],
            $"You get this mail because you work in HR or payroll at {settings.Name}."
        );
    }
}
