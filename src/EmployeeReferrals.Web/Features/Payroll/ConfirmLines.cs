using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Payroll's answer by hand: lines are paid, or rejected with a reason.</summary>
[May(Roles.Payroll)]
public sealed class ConfirmLines(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ConfirmLines.Command, Result<ConfirmLines.Confirmed>>
{
    public const int MostChosen = 1000;

    /// <param name="LineIds">The chosen ones; none: every open line that is not one's own.</param>
    /// <param name="Reason">For rejected lines: why. A code such as E17 may stand before it.</param>
    public sealed record Command(Guid BatchId, IReadOnlyList<Guid> LineIds, bool Paid, string? Reason = null);

    /// <param name="Own">Open lines that are the actor's own; a colleague answers them.</param>
    public sealed record Confirmed(int Lines, int Own);

    protected override async Task<Result<Confirmed>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.ToWork(actor, command.BatchId, cancellation) is { IsOk: false } hidden)
            return Result<Confirmed>.From(hidden);
        if (command.LineIds.Count > MostChosen)
            return Result<Confirmed>.From(Result.Rejected("too_many", $"Choose at most {MostChosen} lines at once."));
        var why = command.Paid ? null : Rejection.Of(null, command.Reason);
        if (!command.Paid && why is null)
            return Result<Confirmed>.From(Result.Rejected("reason", "Say why payroll did not pay. It is kept with the line.", "Reason"));
        if (command.Reason?.Length > Text.Paragraph)
            return Result<Confirmed>.From(Result.Rejected("reason_long", $"At most {Text.Paragraph:N0} characters.", "Reason"));
        IReadOnlyList<Guid> lines =
            command.LineIds.Count > 0
                ? [.. command.LineIds.Distinct()]
                : await db
                    .BatchLines.Where(l => l.BatchId == command.BatchId && l.State == LineState.Open)
                    .OfOthers(actor)
                    .OrderBy(l => l.Number)
                    .Select(l => l.Id)
                    .ToListAsync(cancellation);
        var own = await db.BatchLines.CountAsync(
            l => l.BatchId == command.BatchId && l.State == LineState.Open && l.RecipientId == actor.PersonId,
            cancellation
        );
        if (lines.Count == 0)
            return Result<Confirmed>.From(
                own > 0
                    ? Result.Rejected("only_own", "The lines that are open are your own. A colleague answers them.")
                    : Result.Rejected("nothing_open", "No line is open any more.")
            );
        var done = 0;
        var result = await new BatchAnswers(databases, programme, clock).Apply(
            command.BatchId,
            [.. lines.Select(l => (l, why))],
            actor,
            (paid, rejected) => done += paid + rejected,
            cancellation
        );
        return result.IsOk ? new Confirmed(done, own) : Result<Confirmed>.From(result);
    }
}
