using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Payroll's answer as a file. What cannot be read is named by its row; the same file again changes nothing.</summary>
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
        var (byNumber, byPayout) = (lines.ToDictionary(l => l.Number), lines.ToDictionary(l => l.PayoutId));
        var bad = read.Value.Bad.ToList();
        var answers = new Dictionary<Guid, (AnswerRow Row, Rejection? Why)>();
        var unchanged = read.Value.Repeated;
        foreach (var row in read.Value.Rows)
        {
            if (LineOf(row) is not { } line)
                bad.Add(new(row.Row, row.Reference, "no_line", $"Batch {batch.Number} has no such line."));
            else if (answers.TryGetValue(line.Id, out var other))
                bad.Add(new(row.Row, row.Reference, "line_twice", $"Row {other.Row.Row} answers this line already, by another name."));
            else if (batch.MayAnswer(line, row.Paid, actor) is { IsOk: false } refused)
            {
                if (refused.Problem!.Code == "same_already")
                    unchanged++;
                else
                    bad.Add(new(row.Row, row.Reference, refused.Problem.Code, refused.Problem.Sentence));
            }
            else
                answers[line.Id] = (row, row.Why);
        }
        bad.Sort((a, b) => a.Row.CompareTo(b.Row));
        var (paid, rejected) = (0, 0);
        var taken = bad.Count == 0 || !command.AllOrNothing;
        if (taken && answers.Count > 0)
        {
            var applied = await BatchAnswers.Apply(
                databases,
                programme,
                clock,
                batch.Id,
                [.. answers.Select(a => (a.Key, a.Value.Why))],
                actor,
                (p, r) => (paid, rejected) = (paid + p, rejected + r),
                cancellation
            );
            if (!applied.IsOk && paid + rejected == 0)
                return Result<Report>.From(applied);
            if (!applied.IsOk)
                return Result<Report>.From(
                    Result.Conflict(
                        "partly",
                        $"{paid + rejected} lines were taken, then somebody else changed this batch. Upload the same file again: "
                            + "what was taken is not taken twice."
                    )
                );
        }
        return new Report(
            taken,
            paid,
            rejected,
            unchanged,
            [.. bad.Take(MostShown)],
            bad.Count,
            batch.OpenCount - paid - rejected,
            read.Value.NotRead
        );

        BatchLine? LineOf(AnswerRow row)
        {
            if (PayrollReference.Read(row.Reference) is { } reference)
                return reference.Batch == batch.Number ? byNumber.GetValueOrDefault(reference.Line) : null;
            return Guid.TryParse(row.Reference, out var payout) ? byPayout.GetValueOrDefault(payout) : null;
        }
    }
}
