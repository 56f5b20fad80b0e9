using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Exports;

/// <summary>What somebody can take out of the portal.</summary>
public enum ExportKind
{
    Payouts,
    MyReferrals,
    Pipeline,
    Insight,
    Resume,
    People,
    PayrollBatch,
    Statement,
    Simulation,
    Liability,
    Audit,
}

/// <summary>Keeps that somebody took data out of the portal: a list as a file, or a résumé.</summary>
[May(Who.SignedIn)]
public sealed class RecordExport(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<RecordExport.Command>
{
    /// <param name="AboutId">The referral, where it is about one.</param>
    public sealed record Command(ExportKind What, Guid AboutId = default);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(command.What))
            return Result.Rejected("export", "There is no such list.", nameof(command.What));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        db.Record(new FileExported(command.What, command.AboutId), actor, now);
        return await db.Commit(actor, now, cancellation);
    }
}

public sealed record FileExported(ExportKind What, Guid AboutId) : DomainEvent(AboutId);

internal static class RecordedExport
{
    /// <summary>Nothing leaves before it is written down that it does.</summary>
    public static RouteHandlerBuilder RecordsExport(this RouteHandlerBuilder endpoint, ExportKind what) =>
        endpoint.AddEndpointFilter(
            async (call, next) =>
            {
                var context = call.HttpContext;
                var about = Guid.TryParse(context.Request.RouteValues["id"]?.ToString(), out var id) ? id : Guid.Empty;
                var recorded = await context
                    .RequestServices.GetRequiredService<RecordExport>()
                    .Execute(context.User.ToActor(), new(what, about), context.RequestAborted);
                return recorded.IsOk ? await next(call) : Results.Problem(recorded.Sentence, statusCode: 409);
            }
        );
}
