using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.MyReferrals;

/// <summary>One instalment as its recipient sees it.</summary>
public sealed record MyPayout(int Number, decimal Amount, string Currency, int DaysAfterStart, DateOnly? DueOn, PayoutState State, PayoutReason Reason, RewardKind Kind, string? RewardName, decimal? RewardDays)
{
    /// <summary>What it is taken as; null for money.</summary>
    private string? As => Kind switch { RewardKind.Charity => $"given to {RewardName}", RewardKind.DaysOff => $"taken as {RewardDays:0.#} days off", RewardKind.Gift => $"taken as a gift: {RewardName}", _ => null };

    public RailItem Rail(bool confirmed, System.Globalization.CultureInfo culture)
    {
        var part = DaysAfterStart == 0 ? "on the start date" : $"{DaysAfterStart} days after the start";
        var when = DueOn is not { } due ? part : State is PayoutState.Planned or PayoutState.Scheduled ? $"{(confirmed ? "Expected" : "Expected around")} {Format.Day(due)}, {part}" : $"{Format.Day(due)}, {part}";
        return new RailItem(Format.Money(Amount, Currency, culture), As is null ? when : $"{when}, {As}", StateOnRail, State is PayoutState.Scheduled or PayoutState.Paid ? null : PayoutRules.ForReferrer(State, Reason), builder =>
        {
            builder.OpenComponent<PayoutChip>(0);
            builder.AddAttribute(1, nameof(PayoutChip.State), State);
            builder.CloseComponent();
        });
    }

    private RailState StateOnRail => State switch
    {
        PayoutState.Paid => RailState.Paid,
        PayoutState.Planned => RailState.Possible,
        PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => RailState.Over,
        _ => RailState.Dated,
    };
}

/// <summary>A referral as its referrer sees it: the name they typed, role, coarse stage, credit and payouts. Nothing else is read.</summary>
/// <param name="Name">Null once erased.</param>
/// <param name="Reached">When each coarse stage was first reached since the referral was made or opened again.</param>
public sealed record MyReferral(Guid Id, string? Name, string? Role, string? Location, DateOnly MadeOn, CoarseStage Stage, IReadOnlyDictionary<CoarseStage, DateOnly> Reached, DateOnly? ClosedOn,
    CreditCode Credit, string? CreditSentence, Snapshot Terms, DateOnly? PlannedStart, DateOnly? StartedOn, IReadOnlyList<MyPayout> Payouts, bool DecidedByHr, bool MightBeKnown = false,
    DateOnly? HiredOn = null, HireCap? Cap = null)
{
    public decimal Amount => Terms.Amount;
    public string Currency => Terms.Currency;
    public bool Earns => Credit == CreditCode.Earns;
    /// <summary>Something other than money may be chosen, and a part is not handed over yet.</summary>
    public bool MayChooseReward => Terms.Rewards.Any && Payouts.Any(p => p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval);
    // In the middle of a sentence, so one that is no name to speak of is left out.
    public string FirstName => Name?.Split(' ', 2)[0] is { Length: <= 30 } first ? first : "they";
    /// <summary>No role yet: its bonus is that of the role they are hired for (product §4).</summary>
    public bool IsGeneral => Role is null;
    public bool NamesAmount => !IsGeneral || Payouts.Count > 0;
    public string RoleAndPlace => Role is null ? "No particular role" : $"{Role}, {Location}";

    /// <summary>Nobody works on it any more, hired or not.</summary>
    private bool IsOver => Stage is CoarseStage.Closed or CoarseStage.Hired;

    /// <summary>The answer in a few words.</summary>
    public string CreditTitle(System.Globalization.CultureInfo culture) => (Earns, Stage) switch
    {
        (true, CoarseStage.Closed) => "No bonus",
        (true, _) when IsNotCertain => IsGeneral ? "Your bonus is not certain yet" : $"Not certain yet: {Format.Money(Amount, Currency, culture)}",
        (true, CoarseStage.Hired) => $"You earn {Format.Money(Amount, Currency, culture)}",
        (true, _) when IsGeneral => "You can earn the bonus of the role they are hired for",
        (true, _) => $"You can earn {Format.Money(Amount, Currency, culture)}",
        (false, _) => NoBonus,
    };

    /// <summary>Whether the candidate is somebody known already is not decided.</summary>
    public bool IsNotCertain => Earns && MightBeKnown && !DecidedByHr && Stage != CoarseStage.Closed;

    public string NoBonus => IsOver ? "No bonus" : "No bonus for now";

    /// <summary>Why, as far as the referrer may know.</summary>
    public string CreditReason => (Earns, Stage) switch
    {
        (true, CoarseStage.Closed) => "The referral closed before a hire.",
        (true, _) when DecidedByHr => "HR decided so.",
        (true, _) when IsNotCertain => CreditRules.IfNotKnown,
        (true, CoarseStage.Hired) => "You referred them first, so the bonus is yours.",
        (true, _) => "You referred them first, so the bonus is yours if they are hired.",
        (false, _) => new CreditAnswer(Credit, CreditSentence, IsOver, Terms, MadeOn, HiredOn, Cap).Text,
    };

    /// <summary>Something is still promised, and a promise carries its condition.</summary>
    public bool IsPromise => Payouts.Count == 0 || Payouts.Any(p => p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval);

    /// <summary>What stands below the parts; null where nothing is open and nothing was money.</summary>
    public string? Condition
    {
        get
        {
            var open = Payouts.Where(p => p.State is not (PayoutState.Paid or PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled)).ToList();
            var isMoney = (open.Count > 0 ? open : Payouts).Any(p => p.Kind == RewardKind.Cash) || Payouts.Count == 0;
            return (isMoney, IsPromise) switch
            {
                (true, true) => $"Before tax, paid with payroll, if you and {FirstName} are still employed then.",
                (true, false) => "Before tax, paid with payroll.",
                (false, true) => $"It counts if you and {FirstName} are still employed then.",
                (false, false) => null,
            };
        }
    }

    public IReadOnlyList<RailItem> Rail(System.Globalization.CultureInfo culture) => Payouts.Count > 0
        ? [.. Payouts.Select(p => p.Rail(StartedOn is not null, culture))]
        : Earns && !IsGeneral && Stage != CoarseStage.Closed
            ? [.. Terms.Schedule.Select(p => new RailItem(Format.Money(p.Amount, Currency, culture), p.DaysAfterStart == 0 ? "on the start date" : $"{p.DaysAfterStart} days after the start", RailState.Possible))]
            : [];
}

internal static class MyReferralReader
{
    /// <summary>Reads a page of them with two more questions, however many there are.</summary>
    public static async Task<IReadOnlyList<MyReferral>> Read(AppDbContext db, IQueryable<Referral> page, Guid me, CompanySettings settings, CancellationToken cancellation)
    {
        var asked = InQuestion.Candidates(db);
        var found = await page.Select(r => new
        {
            MightBeKnown = asked.Contains(r.CandidateId),
            r.HiredOn, r.Id, r.TypedName, r.MadeOn, r.Stage, r.ClosedAt, r.Credit, r.CreditSentence, r.Override, r.Terms, r.PlannedStart, r.StartedOn,
            Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => new { o.Title, o.Location }).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var ids = found.ConvertAll(r => r.Id);
        var moves = (await db.Moves.Where(m => ids.Contains(m.ReferralId) && m.Undoes == null && !m.IsUndone).OrderBy(m => m.Entry).Select(m => new { m.ReferralId, m.To, m.At }).ToListAsync(cancellation)).ToLookup(m => m.ReferralId);
        var payouts = (await db.Payouts.Where(p => ids.Contains(p.ReferralId) && p.RecipientId == me).OrderBy(p => p.Number)
            .Select(p => new { p.ReferralId, Shown = new MyPayout(p.Number, p.Amount, p.Currency, p.DaysAfterStart, p.DueOn, p.State, p.Reason, p.Kind, p.RewardName, p.RewardDays) }).ToListAsync(cancellation)).ToLookup(p => p.ReferralId);
        var caps = await HireCap.Read(db, [.. found.Where(r => r.Credit == CreditCode.CapReached).Select(r => r.Terms.PlanVersionId).Distinct()], cancellation);
        var calendar = settings.Calendar;
        return found.ConvertAll(r =>
        {
            var reached = new Dictionary<CoarseStage, DateOnly>();
            foreach (var move in moves[r.Id])
            {
                var stage = move.To.Coarse();
                if (stage == CoarseStage.Closed) continue;
                // Opened again: the steps begin anew. Moved back: the steps ahead are not reached.
                if (stage is CoarseStage.Invited or CoarseStage.Received) reached.Clear();
                foreach (var ahead in reached.Keys.Where(other => other > stage).ToList()) reached.Remove(ahead);
                reached.TryAdd(stage, calendar.DayOf(move.At));
            }
            var credit = r.Override switch { true => CreditCode.Earns, false => CreditCode.RemovedByHr, null => r.Credit };
            return new MyReferral(r.Id, r.TypedName, r.Role?.Title, r.Role?.Location, r.MadeOn, r.Stage.Coarse(), reached, r.ClosedAt is { } closed ? calendar.DayOf(closed) : null,
                credit, r.CreditSentence, r.Terms, r.PlannedStart, r.StartedOn, [.. payouts[r.Id].Select(p => p.Shown)], r.Override is not null, r.MightBeKnown, r.HiredOn,
                caps.GetValueOrDefault(r.Terms.PlanVersionId));
        });
    }
}
