using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>One payout with its why: this amount, this day, the checks as they stand, and the ledger.</summary>
[May(PayoutAccess.Readers)]
public sealed class GetPayout(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Lines = 100;

    public sealed record Query(Guid PayoutId);

    public sealed record Line(
        DateTimeOffset At,
        string? By,
        PayoutState? From,
        PayoutState To,
        PayoutReason Reason,
        decimal Amount,
        string Currency,
        DateOnly? DueOn,
        string? Note
    );

    public sealed record Away(Guid Id, DateOnly From, DateOnly? Until);

    public sealed record Side(
        Guid PersonId,
        string Name,
        DateOnly FirstDay,
        DateOnly? LastDay,
        LeavingReason? Reason,
        IReadOnlyList<Away> Leaves,
        bool IsReader
    )
    {
        public bool NeverStarted => LastDay < FirstDay;
    }

    /// <summary>A batch that claims it, or did.</summary>
    public sealed record InBatch(Guid Id, int Number, LineState State);

    public sealed record Found(
        Guid Id,
        PayoutState State,
        PayoutReason Reason,
        int Number,
        int Parts,
        decimal Amount,
        decimal FullAmount,
        string Currency,
        decimal Whole,
        string PlanName,
        int PlanNumber,
        string? Raised,
        string? Reward,
        bool ForHire,
        RecoveryState Recovery,
        Guid ReferralId,
        DateOnly ReferredOn,
        string? Role,
        int DaysAfterStart,
        DateOnly? Start,
        bool StartConfirmed,
        DateOnly? DueOn,
        DateOnly? DeferredUntil,
        DateTimeOffset? ReleasedAt,
        Side Referrer,
        Side? Hire,
        string? HireName,
        IReadOnlyList<PayoutCheck> Checks,
        IReadOnlyList<Line> Ledger,
        int LedgerCount,
        DateOnly Today,
        TimeZoneInfo Zone,
        Guid HireReferralId,
        bool SeesHire,
        bool NeedsApproval,
        IReadOnlyList<InBatch> Batches,
        bool IsApprovedAhead,
        bool IsUndecided
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var payout = await db.Payouts.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(p => p.Id == query.PayoutId, cancellation);
        if (payout is null)
            return Result<Found>.From(Result.NotFound);
        var hire = await Hire(db, payout, cancellation);
        var people = await db
            .People.AsNoTracking()
            .Include(p => p.Leaves)
            .Where(p => p.Id == payout.RecipientId || p.Id == hire.HiredPersonId)
            .ToListAsync(cancellation);
        var kept = new Kept(
            payout,
            await Credited(db, payout, cancellation),
            hire,
            people.First(p => p.Id == payout.RecipientId),
            people.FirstOrDefault(p => p.Id == hire.HiredPersonId),
            !payout.State.IsFinal() && (await DueFactsReader.Read(db, [payout], cancellation, saved: true))[payout.Id].Facts.Undecided
        );
        var ledger = await Ledger(db, payout, actor.SeesCandidates(), cancellation);
        var batches = await Batches(db, payout, cancellation);
        return Shown(kept, ledger, batches, act, settings.Calendar.Zone);
    }

    private static Found Shown(Kept kept, IReadOnlyList<Line> ledger, IReadOnlyList<InBatch> batches, Act act, TimeZoneInfo zone)
    {
        var (payout, credited, hire, referrer, hired, isUndecided) = kept;
        var seesHire = act.By.SeesCandidates();
        return new Found(
            payout.Id,
            payout.State,
            payout.Reason,
            payout.Number,
            payout.Parts,
            payout.Amount,
            payout.FullAmount,
            payout.Currency,
            payout.Side == RecipientSide.Hire ? credited.Terms.HireAmount : credited.Terms.Amount,
            credited.Terms.PlanName is { Length: > 0 } name ? name : "Plan",
            credited.Terms.PlanNumber,
            Raised(credited.Terms, payout.Side),
            RewardWords(payout),
            payout.Side == RecipientSide.Hire,
            payout.Recovery,
            payout.ReferralId,
            credited.MadeOn,
            hire.Role,
            payout.DaysAfterStart,
            hire.StartedOn ?? hire.PlannedStart,
            hire.StartedOn is not null,
            payout.DueOn,
            payout.DeferredUntil,
            payout.ReleasedAt,
            SideOf(referrer, act.By)!,
            seesHire ? SideOf(hired, act.By) : null,
            seesHire ? hire.Name : null,
            new PayoutChecks(payout, act.Day, seesHire).All(hire.HasStarted, referrer, hired, credited),
            ledger,
            payout.LedgerCount,
            act.Day,
            zone,
            payout.HireId,
            seesHire,
            payout.NeedsApproval,
            batches,
            payout.IsApprovedAhead,
            isUndecided
        );
    }

    private sealed record Kept(Payout Payout, CreditedReferral Credited, KeptHire Hire, Person Referrer, Person? Hired, bool IsUndecided);

    private sealed record KeptHire
    {
        public required Stage Stage { get; init; }
        public DateOnly? PlannedStart { get; init; }
        public DateOnly? StartedOn { get; init; }
        public Guid? HiredPersonId { get; init; }
        public string? Name { get; init; }
        public string? Role { get; init; }

        public bool HasStarted => Stage == Stage.Hired && StartedOn is not null;
    }

    private static Task<CreditedReferral> Credited(AppDbContext db, Payout payout, CancellationToken cancellation) =>
        db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == payout.ReferralId)
            .Select(r => new CreditedReferral(r.MadeOn, r.Credit, r.Override, r.Terms))
            .FirstAsync(cancellation);

    private static Task<KeptHire> Hire(AppDbContext db, Payout payout, CancellationToken cancellation) =>
        db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == payout.HireId)
            .Select(r => new KeptHire
            {
                Stage = r.Stage,
                PlannedStart = r.PlannedStart,
                StartedOn = r.StartedOn,
                HiredPersonId = r.HiredPersonId,
                Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
            })
            .FirstAsync(cancellation);

    private static Task<List<Line>> Ledger(AppDbContext db, Payout payout, bool seesHire, CancellationToken cancellation) =>
        db
            .Ledger.AsNoTracking()
            .Where(l => l.PayoutId == payout.Id)
            .OrderByDescending(l => l.Number)
            .Take(Lines)
            .Select(l => new Line(
                l.At,
                db.People.Where(p => p.Id == l.ActorId).Select(p => p.Name).FirstOrDefault(),
                l.From,
                l.To,
                l.Reason,
                l.Amount,
                l.Currency,
                l.DueOn,
                seesHire
                    ? db.PayoutNotes.Where(n => n.PayoutId == l.PayoutId && n.LedgerNumber == l.Number).Select(n => n.Text).FirstOrDefault()
                    : null
            ))
            .ToListAsync(cancellation);

    /// <summary>The last that claimed it.</summary>
    private static Task<List<InBatch>> Batches(AppDbContext db, Payout payout, CancellationToken cancellation) =>
        db
            .BatchLines.Where(l => l.PayoutId == payout.Id)
            .Join(
                db.Batches,
                l => l.BatchId,
                b => b.Id,
                (l, b) =>
                    new
                    {
                        b.Id,
                        b.Number,
                        l.State,
                    }
            )
            .OrderByDescending(b => b.Number)
            .Take(5)
            .Select(b => new InBatch(b.Id, b.Number, b.State))
            .ToListAsync(cancellation);

    private static string? Raised(Snapshot terms, RecipientSide side) =>
        side == RecipientSide.Hire ? null
        : terms.CampaignName is { } campaign
            ? $"“{campaign}” raised it from "
                + $"{Components.Format.Money(terms.BaseAmount, terms.Currency, System.Globalization.CultureInfo.CurrentCulture)}."
        : terms.IsOpeningsAmount ? "The role carried its own amount."
        : null;

    private static string? RewardWords(Payout payout) =>
        payout.Kind switch
        {
            RewardKind.Charity => $"a gift to {payout.RewardName}",
            RewardKind.DaysOff => $"{payout.RewardDays:0.#} days off",
            RewardKind.Gift => payout.RewardName,
            RewardKind.Cash => null,
        };

    private static Side? SideOf(Person? person, Actor actor) =>
        person is null
            ? null
            : new Side(
                person.Id,
                person.Name,
                person.FirstDay,
                person.LastDay,
                person.LeavingReason,
                [.. person.Leaves.OrderBy(l => l.FirstDay).Select(l => new Away(l.Id, l.FirstDay, l.LastDay))],
                actor.IsPerson(person.Id)
            );
}
