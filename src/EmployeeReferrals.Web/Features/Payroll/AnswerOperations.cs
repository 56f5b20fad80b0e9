using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Payroll's answer by hand: lines are paid, or rejected with a reason.</summary>
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
            return Result<Confirmed>.From(Result.Rejected("reason_long", $"At most {Text.Line} characters.", "Reason"));
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
        var result = await BatchAnswers.Apply(
            databases,
            programme,
            clock,
            command.BatchId,
            [.. lines.Select(l => (l, why))],
            actor,
            (paid, rejected) => done += paid + rejected,
            cancellation
        );
        return result.IsOk ? new Confirmed(done, own) : Result<Confirmed>.From(result);
    }
}

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
        var read = PayrollAnswer.Read(command.Content, batch.Layout);
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

/// <summary>Takes a batch back: payroll does not pay what is still open, and its payouts wait for another batch. What is paid stays
/// paid.</summary>
public sealed class VoidBatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<VoidBatch.Command>
{
    public sealed record Command(Guid BatchId, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.BatchId, cancellation);
        if (!found.IsOk)
            return found;
        var now = clock.GetUtcNow();
        var begun = found.Value.BeginVoid(command.Reason, actor, now);
        if (!begun.IsOk)
            return begun;
        await BatchAnswers.Free(db, programme, found.Value, actor, now, cancellation);
        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? await BatchAnswers.FreeAll(databases, programme, clock, command.BatchId, actor, cancellation) : committed;
    }
}
