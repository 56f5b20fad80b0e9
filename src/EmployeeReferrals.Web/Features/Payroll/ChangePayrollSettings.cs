using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Changes the layout of files to come; batches that are made keep theirs.</summary>
[May(Roles.Administrator)]
public sealed class ChangePayrollSettings(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangePayrollSettings.Command>
{
    public sealed record Command(int SeenVersion, PayrollLayout Layout, int BatchReminderDays);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var settings = await db.Settings.SingleAsync(cancellation);
        if (settings.Version != command.SeenVersion)
            return Result.Conflict(
                "changed_meanwhile",
                "Somebody else changed the settings in the meantime. Reload to see them; what you typed is kept until then."
            );
        var problems = command.Layout.Problems().ToList();
        if (command.BatchReminderDays is < 1 or > 60)
            problems.Add(new("range", "Enter a number from 1 to 60.", nameof(command.BatchReminderDays)));
        if (problems.Count > 0)
            return Result.Rejected(problems);
        var before = (CompanySettings)db.Entry(settings).CurrentValues.ToObject();
        (settings.PayrollLayout, settings.BatchReminderDays) = (command.Layout, command.BatchReminderDays);
        settings.Version++;
        var now = clock.GetUtcNow();
        db.Record(new SettingsChanged(settings.Version, SettingsDifferences.Between(before, settings)), actor, now);
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}
