using System.Globalization;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll.Mails;

/// <summary>To HR and payroll, at last to HR: payroll has not confirmed a batch. One mail for all batches of a run.</summary>
public sealed class BatchOpenMail : MailKind
{
    public const string Kind = "BatchOpen";

    /// <param name="Number">1, 2, and 3 to HR.</param>
    public sealed record Facts(Guid BatchId, int Number);

    public override string Name => Kind;
    public override string Label => "Reminder: payroll batch not confirmed";
    public override string Bundle => "batches";

    public static OutboxMessage Of(Guid batchId, int number) =>
        new()
        {
            Kind = Kind,
            To = number == 3 ? RecipientKind.Hr : RecipientKind.HrAndPayroll,
            Key = KeyOf(batchId, number),
            Facts = MailFacts.Write(new Facts(batchId, number)),
        };

    public static string KeyOf(Guid batchId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{batchId:N}:{number}");

    public override async Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation)
    {
        var ids = together.Select(BatchOf).Distinct().ToList();
        // Payroll may have answered meanwhile.
        var batches = await context
            .Db.Batches.AsNoTracking()
            .Where(b => ids.Contains(b.Id) && b.State == BatchState.Exported && b.OpenCount > 0)
            .OrderBy(b => b.Number)
            .ToListAsync(cancellation);
        if (batches.Count == 0)
            return null;
        return new(
            batches.Count == 1 ? $"Batch {batches[0].Number} is not confirmed" : $"{batches.Count} payroll batches are not confirmed",
            [
                new Paragraph("Payroll has not answered yet. Confirm what was paid, upload payroll's answer, or void the batch:"),
                new Links([
                    .. batches.Select(b =>
                        (
                            $"Batch {b.Number}: {MailContext.Money(b.Amount, b.Currency)}",
                            $"{Format.Count(b.OpenCount, "line", MailContext.English)} open since "
                                + $"{Format.Day(context.Settings.Calendar.DayOf(b.ExportedAt!.Value))}",
                            context.Address($"/payroll/{b.Id}")
                        )
                    ),
                ]),
            ],
            $"You get this mail because you work in HR or payroll at {context.Settings.Name}."
        );
    }

    /// <summary>In the first form the batch stood in the key alone.</summary>
    private static Guid BatchOf(OutboxMessage message) =>
        !MailFacts.IsOfFirstForm(message.Facts) ? MailFacts.Read<Facts>(message.Facts).BatchId
        : message.Key?.Split(':') is [_, var id, _] && Guid.TryParse(id, out var batch) ? batch
        : Guid.Empty;
}
