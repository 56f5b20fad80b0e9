using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>HR records that somebody leaves or has left. What is not yet exported follows (docs/rules.md §6).</summary>
public sealed class RecordLastDay(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordLastDay.Command>
{
    public sealed record Command(Guid PersonId, DateOnly LastDay, LeavingReason Reason);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person =>
                Enum.IsDefined(command.Reason)
                    ? person.RecordLastDay(command.LastDay, command.Reason)
                    : Result.Rejected("reason", "Choose why from the list.", "Reason"),
            cancellation
        );
}

/// <summary>The last day was wrong: what was forfeited for it alone is scheduled again.</summary>
public sealed class UndoLastDay(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoLastDay.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(databases, programme, clock, actor, command.PersonId, person => person.UndoLastDay(), cancellation);
}

/// <summary>HR records a leave. It counts as employed; the plan may have payouts wait for its end.</summary>
public sealed class RecordLeave(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordLeave.Command>
{
    /// <param name="LeaveId">Made by the form: sent twice, recorded once.</param>
    public sealed record Command(Guid PersonId, Guid LeaveId, DateOnly From, DateOnly? Until);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person =>
                person.Leaves.Any(l => l.Id == command.LeaveId)
                    ? Result.Ok
                    : person.RecordLeave(command.LeaveId, command.From, command.Until),
            cancellation
        );
}

public sealed class UndoLeave(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoLeave.Command>
{
    public sealed record Command(Guid PersonId, Guid LeaveId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person => person.UndoLeave(command.LeaveId),
            cancellation
        );
}

/// <summary>HR records that somebody works part-time from a day on, or full time again. A plan may pay by it, as of the due date.</summary>
public sealed class RecordWorkingTime(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordWorkingTime.Command>
{
    /// <param name="Id">Made by the form: sent twice, recorded once.</param>
    /// <param name="Percent">Of full time.</param>
    public sealed record Command(Guid PersonId, Guid Id, DateOnly From, int Percent);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person =>
                person.WorkingTimes.Any(w => w.Id == command.Id)
                    ? Result.Ok
                    : person.RecordWorkingTime(command.Id, command.From, command.Percent),
            cancellation
        );
}

public sealed class UndoWorkingTime(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoWorkingTime.Command>
{
    public sealed record Command(Guid PersonId, Guid Id);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        EmploymentChange.Days(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person => person.UndoWorkingTime(command.Id),
            cancellation
        );
}

internal static class EmploymentChange
{
    /// <summary>One's own days decide about one's own bonuses.</summary>
    public static Result OwnDays { get; } = Result.Rejected("own_days", "Nobody records their own days. Ask a colleague in HR.");

    public static Task<Result> Days(
        IDbContextFactory<AppDbContext> databases,
        Programme programme,
        TimeProvider clock,
        Actor actor,
        Guid personId,
        Func<Person, Result> change,
        CancellationToken cancellation
    ) => Run(databases, programme, clock, actor, personId, person => actor.IsPerson(person.Id) ? OwnDays : change(person), cancellation);

    public static async Task<Result> Run(
        IDbContextFactory<AppDbContext> databases,
        Programme programme,
        TimeProvider clock,
        Actor actor,
        Guid personId,
        Func<Person, Result> change,
        CancellationToken cancellation
    )
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db
            .People.Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return Result.NotFound;
        var changed = change(person);
        if (!changed.IsOk)
            return changed;
        var touched = await db
            .Payouts.Where(p =>
                p.State != PayoutState.Cancelled
                && (p.RecipientId == personId || db.Referrals.Any(r => r.Id == p.HireId && r.HiredPersonId == personId))
            )
            .ToListAsync(cancellation);
        var facts = await DueFactsReader.Read(db, touched, cancellation);
        foreach (var payout in touched)
            PayoutBook.Reassess(payout, facts[payout.Id].Facts, actor, now, settings.Calendar.DayOf(now));
        // Whether a referrer was employed at the hire, and how long a hire settles the credit, hang on these days too.
        var candidates = await db
            .Referrals.Where(h =>
                h.Stage == Stage.Hired
                && (h.HiredPersonId == personId || db.Referrals.Any(r => r.Id == h.HolderId && r.ReferrerId == personId))
            )
            .Select(h => h.CandidateId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancellation);
        foreach (var candidate in candidates)
        {
            var credit = await CandidateCredit.Load(db, candidate, programme, actor, now, cancellation);
            await credit.Follow(new(CreditMoment.MergedOrCorrected, PayoutReason.CreditLost, OwnershipEnd.Corrected), cancellation);
        }
        return await db.Commit(actor, now, cancellation);
    }
}
