using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts.Mails;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Takes all payouts that are due up to today, and releases, defers or forfeits each. Run twice, killed or retried, a payout is
/// released once.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class ReleasePayouts(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<Work>>
{
    public const int BatchSize = 500;

    // Finding them costs a sort of all that is due: done seldom, and the ids of one page are all that is kept.
    private const int PageSize = 20 * BatchSize;
    private static readonly PayoutState[] Judged =
    [
        PayoutState.AwaitingApproval,
        PayoutState.Released,
        PayoutState.Deferred,
        PayoutState.Forfeited,
    ];

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var system = actor.IsSystem ? actor : Actor.System(JobNames.ReleasePayouts);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var moved = new List<PayoutState>();
        var failed = 0;
        var after = Guid.Empty;
        while (true)
        {
            var due = await Due(today, after, cancellation);
            if (due.Count == 0)
                break;
            after = due[^1];
            foreach (var batch in due.Chunk(BatchSize))
            {
                if (await Batch(batch, system, today, cancellation) is { } all)
                    moved.AddRange(all);
                else
                {
                    // Somebody changed one of them at this moment: one by one, the others must not wait.
                    foreach (var id in batch)
                        if (await Batch([id], system, today, cancellation) is { } one)
                            moved.AddRange(one);
                        else
                            failed++;
                }
            }
        }
        await TellOnce(system, cancellation);
        return new Work(moved.Count, failed, today, Did(moved));
    }

    /// <summary>What this run did, and not what it looked at.</summary>
    private static string Did(List<PayoutState> moved) =>
        moved.Count == 0
            ? "nothing fell due"
            : string.Join(
                ", ",
                moved
                    .CountBy(state => state)
                    .OrderBy(c => c.Key)
                    .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key.Word().ToLowerInvariant()}"))
            );

    private async Task<List<Guid>> Due(DateOnly today, Guid after, CancellationToken cancellation)
    {
        var ahead = today.AddDays(PayoutRules.AskedDaysAhead);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Payouts.Where(p =>
                p.Id.CompareTo(after) > 0
                    && (
                        (p.State == PayoutState.Scheduled && p.DueOn <= today && (p.DeferredUntil == null || p.DeferredUntil <= today))
                        || p.State == PayoutState.AwaitingApproval
                        || (p.State == PayoutState.Deferred && (p.DeferredUntil <= today || p.Reason == PayoutReason.InQuestion))
                    )
                    && db.Referrals.Any(r => r.Id == p.HireId && r.StartedOn != null)
                || (p.Id.CompareTo(after) > 0 && p.State == PayoutState.Scheduled && p.NeedsApproval && p.DueOn <= ahead && p.DueOn > today)
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(PageSize)
            .ToListAsync(cancellation);
    }

    /// <summary>The states of those that were moved; null: another was faster, nothing was.</summary>
    private async Task<IReadOnlyList<PayoutState>?> Batch(
        IReadOnlyCollection<Guid> ids,
        Actor actor,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var payouts = await db.Payouts.Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
        var facts = await DueFactsReader.Read(db, payouts, cancellation, saved: true);
        var settings = await programme.Settings(cancellation);
        var act = new Act(actor, clock.GetUtcNow(), today);
        var freed = new HashSet<Guid>();
        var moved = new List<PayoutState>();
        foreach (var payout in payouts)
        {
            var before = payout.State;
            payout.JudgeDue(facts[payout.Id].Judgement, act);
            if (before != payout.State)
                moved.Add(payout.State);
            if (before != payout.State && payout.State == PayoutState.Forfeited)
                freed.Add(payout.RecipientId);
        }
        await CapPlacesFollow.Run(db, await programme.Catalog(cancellation), settings.Calendar, freed, act, cancellation);
        if (await db.Commit(actor, act.At, cancellation) is { IsOk: false })
            return null;
        Measures.PayoutsReleased(moved.Count(state => state == PayoutState.Released));
        return moved;
    }

    /// <summary>One mail to HR and payroll for all that was judged since the last one: also what a killed run did not tell. What people
    /// decide they know.</summary>
    private async Task TellOnce(Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var last = await db
            .Outbox.Where(m => m.Kind == ReleaseRunMail.Kind)
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Select(m => new { m.Id, m.CreatedAt })
            .FirstOrDefaultAsync(cancellation);
        var since = last?.CreatedAt ?? DateTimeOffset.MinValue;
        var judged = await db
            .Ledger.Where(l => l.At > since && l.ActorId == null && l.From != l.To && Judged.Contains(l.To))
            .GroupBy(l => new { l.To, l.Currency })
            .Select(g => new
            {
                g.Key.To,
                g.Key.Currency,
                Count = g.Count(),
                Sum = g.Sum(l => l.Amount),
            })
            .ToListAsync(cancellation);
        if (judged.Count == 0)
            return;
        var told = judged
            .GroupBy(g => g.To)
            .Select(state => new ReleaseRunMail.Judged(
                state.Key,
                state.Sum(g => g.Count),
                state.ToDictionary(g => g.Currency, g => g.Sum)
            ));
        var now = clock.GetUtcNow();
        db.Outbox.Add(ReleaseRunMail.Of([.. told], last?.Id));
        await db.Commit(actor, now, cancellation);
    }
}
