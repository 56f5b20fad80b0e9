using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit.Mails;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Asks once a month for the mail that says how far the audit is signed.</summary>
internal static class MonthlyHead
{
    public static async Task<int> Ask(
        IDbContextFactory<AppDbContext> databases,
        CompanySettings settings,
        DateTimeOffset now,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var today = settings.Calendar.DayOf(now);
        var key = string.Create(CultureInfo.InvariantCulture, $"audit-head:{today:yyyy-MM}");
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Outbox.AnyAsync(m => m.Key == key, cancellation))
            return 0;
        var auditors = db.People.Where(p =>
            (p.Roles & Roles.Auditor) != 0 && p.WorkEmail != null && (p.LastDay == null || p.LastDay >= today)
        );
        if (!await auditors.AnyAsync(cancellation))
            return 0;
        db.Outbox.Add(AuditHeadMail.Of(today, key));
        return (await db.Commit(actor, now, cancellation)).IsOk ? 1 : 0;
    }
}
