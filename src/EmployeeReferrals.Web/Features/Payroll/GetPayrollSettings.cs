using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Settings;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>How files for payroll are written, and when payroll is reminded, as set now.</summary>
[May(Roles.Administrator)]
public sealed class GetPayrollSettings(IDbContextFactory<AppDbContext> databases)
{
    public sealed record View(PayrollLayout Layout, int BatchReminderDays, int Version);

    public async Task<Result<View>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<GetPayrollSettings>())
            return Result<View>.From(Result.NotFound);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var settings = await db.Settings.AsNoTracking().SingleAsync(cancellation);
        return new View(settings.LayoutForPayroll, settings.BatchReminderDays, settings.Version);
    }
}
