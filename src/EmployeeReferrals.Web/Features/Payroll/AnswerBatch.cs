using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Payroll's answer as a file. What cannot be read is named by its row; the same file again changes nothing.</summary>
[May(Roles.Payroll)]
public sealed class AnswerBatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AnswerBatch.Command, Result<AnswerBatch.Report>>
{
    private const int MostShown = 100;

    /// <param name="Content">The file's text.</param>
    /// <param name="AllOrNothing">Otherwise the good rows are taken and the bad ones named.</param>
    public sealed record Command(Guid BatchId, string? Content, bool AllOrNothing);

    /// <param name="Taken">False: something was wrong, and all or nothing was asked for.</param>
    /// <param name="Unchanged">Rows that say what is known already.</param>
    /// <param name="Bad">The first hundred.</param>
    /// <param name="Missing">Lines that are still open afterwards.</param>
    public sealed record Report(
        bool Taken,
        int Paid,
        int Rejected,
        int Unchanged,
        IReadOnlyList<BadRow> Bad,
        int BadCount,
        int Missing,
        IReadOnlyList<string> NotRead
    );

    protected override async Task<Result<Report>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.BatchId, cancellation);
        if (!found.IsOk)
            return Result<Report>.From(found);
        var batch = found.Value;
        if (batch.State == BatchState.Collecting)
            return Result<Report>.From(Result.Conflict("collecting", "This batch is still being put together. Try again in a moment."));
        var read = AnswerFile.Read(command.Content, batch.Layout);
        if (!read.IsOk)
            return Result<Report>.From(read);

        var lines = await db.BatchLines.AsNoTracking().Where(l => l.BatchId == batch.Id).ToListAsync(cancellation);
        var matched = MatchedAnswer.Of(read.Value, batch, lines, actor);
        var taken = matched.Bad.Count == 0 || !command.AllOrNothing;
        var applied = await Apply(batch, taken ? matched.Lines : [], actor, cancellation);
        if (!applied.IsOk)
            return Result<Report>.From(applied);
        var (paid, rejected) = applied.Value;
        return new Report(
            taken,
            paid,
            rejected,
            matched.Unchanged,
            [.. matched.Bad.Take(MostShown)],
            matched.Bad.Count,
            batch.OpenCount - paid - rejected,
            read.Value.NotRead
        );
    }

    /// <summary>How many lines are paid now, and how many rejected.</summary>
    private async Task<Result<(int Paid, int Rejected)>> Apply(
        PayrollBatch batch,
        IReadOnlyList<(Guid LineId, Rejection? Why)> answers,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (answers.Count == 0)
            return (0, 0);
        var (paid, rejected) = (0, 0);
        var applied = await new BatchAnswers(databases, programme, clock).Apply(
            batch.Id,
            answers,
            actor,
            (p, r) => (paid, rejected) = (paid + p, rejected + r),
            cancellation
        );
        if (applied.IsOk)
            return (paid, rejected);
        return Result<(int, int)>.From(
            paid + rejected == 0
                ? applied
                : Result.Conflict(
                    "partly",
                    $"{paid + rejected} lines were taken, then somebody else changed this batch. Upload the same file again: "
                        + "what was taken is not taken twice."
                )
        );
    }
}
