using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>One payout with its why: this amount, this day, the checks as they stand, and the ledger.</summary>
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

    /// <param name="Holds">Null: not known before the day.</param>
    public sealed record Check(bool? Holds, string Title, string Detail);

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
        IReadOnlyList<Check> Checks,
        IReadOnlyList<Line> Ledger,
        int LedgerCount,
        DateOnly Today,
        TimeZoneInfo Zone,
        Guid HireReferralId,
        bool SeesHire,
        bool NeedsApproval,
        IReadOnlyList<InBatch> Batches
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var payout = await db.Payouts.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(p => p.Id == query.PayoutId, cancellation);
        if (payout is null)
            return Result<Found>.From(Result.NotFound);
        var seesHire = actor.SeesCandidates();
        var credited = await db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == payout.ReferralId)
            .Select(r => new
            {
                r.MadeOn,
                r.Credit,
                r.Override,
                r.Terms,
            })
            .FirstAsync(cancellation);
        var hire = await db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == payout.HireId)
            .Select(r => new
            {
                r.Stage,
                r.PlannedStart,
                r.StartedOn,
                r.HiredPersonId,
                Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
            })
            .FirstAsync(cancellation);
        var people = await db
            .People.AsNoTracking()
            .Include(p => p.Leaves)
            .Where(p => p.Id == payout.RecipientId || p.Id == hire.HiredPersonId)
            .ToListAsync(cancellation);
        var referrer = people.First(p => p.Id == payout.RecipientId);
        var hired = people.FirstOrDefault(p => p.Id == hire.HiredPersonId);
        var ledger = await db
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
        var batches = await db
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
        var credit = credited.Override switch
        {
            true => CreditCode.Earns,
            false => CreditCode.RemovedByHr,
            null => credited.Credit,
        };
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
            SideOf(referrer, actor)!,
            seesHire ? SideOf(hired, actor) : null,
            seesHire ? hire.Name : null,
            Checks(
                payout,
                credit,
                credited.Override is not null,
                referrer,
                hired,
                hire.Stage == Stage.Hired && hire.StartedOn is not null,
                seesHire,
                today
            ),
            ledger,
            payout.LedgerCount,
            today,
            settings.Calendar.Zone,
            payout.HireId,
            seesHire,
            payout.NeedsApproval,
            batches
        );
    }

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

    private static List<Check> Checks(
        Payout payout,
        CreditCode credit,
        bool byHr,
        Person referrer,
        Person? hired,
        bool started,
        bool seesHire,
        DateOnly today
    )
    {
        var day = payout.JudgedOn;
        var past = day <= today;
        return
        [
            new(started, started ? "The start is confirmed." : "The start is not confirmed.", started ? "" : "Nothing is released before."),
            Employed(referrer, referrer.Name),
            hired is null
                ? new(null, "The hire is employed.", "Known once the start is confirmed.")
                : Employed(hired, seesHire ? hired.Name : "The hire"),
            new(
                credit == CreditCode.Earns,
                credit == CreditCode.Earns ? "The credit stands." : "The credit does not stand.",
                !seesHire ? ""
                    : byHr ? "HR decided it."
                    : credit.ForRecruiter()
            ),
        ];

        Check Employed(Person person, string name)
        {
            if (day is not { } on)
                return new(null, $"{name} is employed.", "Checked on the due date.");
            var holds = person.EmployedOn(on);
            var leave = person.LeaveOn(on);
            return new(
                holds
                    ? past || person.LastDay is not null
                        ? true
                        : null
                    : false,
                holds ? $"{name} is employed{(past ? "" : " as of today's facts")}." : $"{name} is not employed on that day.",
                person.LastDay is { } last ? $"Last day {Components.Format.Day(last)}."
                    : leave is not null ? "On leave on that day."
                    : past ? ""
                    : "Checked again on the day."
            );
        }
    }
}
