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
public sealed record MyPayout(
    int Number,
    decimal Amount,
    string Currency,
    int DaysAfterStart,
    DateOnly? DueOn,
    PayoutState State,
    PayoutReason Reason,
    RewardKind Kind,
    string? RewardName,
    decimal? RewardDays
)
{
    /// <summary>What it is taken as; null for money.</summary>
    private string? As =>
        Kind switch
        {
            RewardKind.Charity => $"given to {RewardName}",
            RewardKind.DaysOff => $"taken as {RewardDays:0.#} days off",
            RewardKind.Gift => $"taken as a gift: {RewardName}",
            RewardKind.Cash => null,
        };

    public RailItem Rail(bool confirmed, System.Globalization.CultureInfo culture)
    {
        var part = DaysAfterStart == 0 ? "on the start date" : $"{DaysAfterStart} days after the start";
        var when =
            DueOn is not { } due ? part
            : State is PayoutState.Planned or PayoutState.Scheduled
                ? $"{(confirmed ? "Expected" : "Expected around")} {Format.Day(due)}, {part}"
            : $"{Format.Day(due)}, {part}";
        return new RailItem(
            Format.Money(Amount, Currency, culture),
            As is null ? when : $"{when}, {As}",
            StateOnRail,
            State is PayoutState.Scheduled or PayoutState.Paid ? null : PayoutRules.ForReferrer(State, Reason),
            builder =>
            {
                builder.OpenComponent<PayoutChip>(0);
                builder.AddAttribute(1, nameof(PayoutChip.State), State);
                builder.CloseComponent();
            }
        );
    }

    private RailState StateOnRail =>
        State switch
        {
            PayoutState.Paid => RailState.Paid,
            PayoutState.Planned => RailState.Possible,
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => RailState.Over,
            PayoutState.Scheduled or PayoutState.AwaitingApproval or PayoutState.Deferred or PayoutState.Released or PayoutState.Exported =>
                RailState.Dated,
        };
}

/// <summary>A referral as its referrer sees it: the name they typed, role, coarse stage, credit and payouts. Nothing else is
/// read.</summary>
/// <param name="Name">Null once erased.</param>
/// <param name="Reached">When each coarse stage was first reached since the referral was made or opened again.</param>
/// <param name="WaitsForHr">They are hired, and HR has to decide whose bonus it is.</param>
/// <param name="HireTerms">What the hire gives that asked this referral's credit, whichever it came through; null: there is none.</param>
/// <param name="AreHired">They were hired since, through whichever referral.</param>
public sealed record MyReferral(
    Guid Id,
    string? Name,
    string? Role,
    string? Location,
    DateOnly MadeOn,
    CoarseStage Stage,
    IReadOnlyDictionary<CoarseStage, DateOnly> Reached,
    DateOnly? ClosedOn,
    CreditCode Credit,
    string? CreditSentence,
    Snapshot Terms,
    DateOnly? PlannedStart,
    DateOnly? StartedOn,
    IReadOnlyList<MyPayout> Payouts,
    bool DecidedByHr,
    bool MightBeKnown = false,
    DateOnly? HiredOn = null,
    HireCap? Cap = null,
    bool WaitsForHr = false,
    Snapshot? HireTerms = null,
    bool AreHired = false
)
{
    public decimal Amount => (HireTerms ?? Terms).Amount;
    public string Currency => (HireTerms ?? Terms).Currency;

    /// <summary>Not while HR may turn it round.</summary>
    public bool Earns => Credit == CreditCode.Earns && !WaitsForHr;

    /// <summary>Something other than money may be chosen, and a part is not handed over yet.</summary>
    public bool MayChooseReward =>
        Terms.Rewards.Any
        && Payouts.Any(p =>
            p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval
        );

    // In the middle of a sentence, so one that is no name to speak of is left out.
    public string FirstName => Name?.Split(' ', 2)[0] is { Length: <= 30 } first ? first : "they";

    /// <summary>No role yet: its bonus is that of the role they are hired for (docs/rules.md §4).</summary>
    public bool IsGeneral => Role is null;
    public bool NamesAmount => !IsGeneral || HireTerms is not null || Payouts.Count > 0;
    public string RoleAndPlace => Role is null ? "No particular role" : $"{Role}, {Location}";

    /// <summary>Hired, also where the hire came through somebody else's referral and asked the credit of this one.</summary>
    private bool IsHired => Stage == CoarseStage.Hired || HireTerms is not null;

    /// <summary>Closed, and no hire asked its credit.</summary>
    private bool HasEnded => Stage == CoarseStage.Closed && !IsHired;

    /// <summary>Nobody works on it any more, hired or not.</summary>
    private bool IsOver => IsHired || HasEnded || AreHired;

    /// <summary>The answer in a few words.</summary>
    public string CreditTitle(System.Globalization.CultureInfo culture) =>
        !Earns || HasEnded ? NoBonus
        : IsNotCertain
            ? NamesAmount ? $"Not certain yet: {Format.Money(Amount, Currency, culture)}"
                : "Your bonus is not certain yet"
        : IsHired ? $"You earn {Format.Money(Amount, Currency, culture)}"
        : IsGeneral ? "You can earn the bonus of the role they are hired for"
        : $"You can earn {Format.Money(Amount, Currency, culture)}";

    /// <summary>The answer in a word, for a table.</summary>
    public string CreditWord =>
        WaitsForHr ? "Not decided yet"
        : Earns && IsHired ? "Earns"
        : Credit.WordForReferrer();

    /// <summary>Whether the candidate is somebody known already is not decided.</summary>
    public bool IsNotCertain => Earns && MightBeKnown && !DecidedByHr && !HasEnded;

    /// <summary>It counts as earned or to be earned.</summary>
    public bool IsGood => Earns && !HasEnded && !IsNotCertain;

    public string NoBonus =>
        WaitsForHr ? "Not decided yet"
        : IsOver ? "No bonus"
        : "No bonus for now";

    /// <summary>Why, as far as the referrer may know.</summary>
    public string CreditReason =>
        WaitsForHr ? CreditRules.WaitsForHr
        : !Earns ? new CreditAnswer(Credit, CreditSentence, IsOver, Terms, MadeOn, HiredOn, Cap).Text
        : HasEnded ? "The referral closed before a hire."
        : DecidedByHr ? "HR decided so."
        : IsNotCertain ? CreditRules.IfNotKnown
        // Not "you were first": one before it may have ended, or may never have been able to earn.
        : IsHired ? "Nothing stands against it, so the bonus is yours."
        : "Nothing stands against it, so the bonus is yours if they are hired.";

    /// <summary>Something is still promised, and a promise carries its condition.</summary>
    public bool IsPromise =>
        Payouts.Count == 0
        || Payouts.Any(p =>
            p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval
        );

    /// <summary>What stands below the parts; null where nothing is open and nothing was money.</summary>
    public string? Condition
    {
        get
        {
            var open = Payouts
                .Where(p => p.State is not (PayoutState.Paid or PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled))
                .ToList();
            var isMoney = (open.Count > 0 ? open : Payouts).Any(p => p.Kind == RewardKind.Cash) || Payouts.Count == 0;
            return (isMoney, IsPromise) switch
            {
                (_, true) when WaitsForHr => $"If HR decides that it is yours, and if you and {FirstName} are still employed then.",
                (true, true) => $"Before tax, paid with payroll, if you and {FirstName} are still employed then.",
                (true, false) => "Before tax, paid with payroll.",
                (false, true) => $"It counts if you and {FirstName} are still employed then.",
                (false, false) => null,
            };
        }
    }

    public IReadOnlyList<RailItem> Rail(System.Globalization.CultureInfo culture) =>
        Payouts.Count > 0 ? [.. Payouts.Select(p => p.Rail(StartedOn is not null, culture))]
        : Earns && !IsGeneral && !HasEnded
            ?
            [
                .. Terms.Schedule.Select(p => new RailItem(
                    Format.Money(p.Amount, Currency, culture),
                    p.DaysAfterStart == 0 ? "on the start date" : $"{p.DaysAfterStart} days after the start",
                    RailState.Possible
                )),
            ]
        : [];
}

internal static class MyReferralReader
{
    /// <summary>Reads a page of them with three more questions, however many there are.</summary>
    public static async Task<IReadOnlyList<MyReferral>> Read(
        AppDbContext db,
        IQueryable<Referral> page,
        Guid me,
        CompanySettings settings,
        CancellationToken cancellation
    )
    {
        var asked = InQuestion.Candidates(db);
        var waiting = InQuestion.Bonuses(db);
        var found = await page.Select(r => new
            {
                MightBeKnown = asked.Contains(r.CandidateId),
                WaitsForHr = waiting.Contains(r.Id),
                AreHired = db.Referrals.Any(h => h.CandidateId == r.CandidateId && h.Stage == Stage.Hired && h.HiredOn >= r.MadeOn),
                r.HiredOn,
                r.Id,
                r.TypedName,
                r.MadeOn,
                r.Stage,
                r.ClosedAt,
                r.Credit,
                r.CreditSentence,
                r.Override,
                r.Terms,
                r.PlannedStart,
                r.StartedOn,
                Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => new { o.Title, o.Location }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var ids = found.ConvertAll(r => r.Id);
        var moves = (
            await db
                .Moves.Where(m => ids.Contains(m.ReferralId) && m.Undoes == null && !m.IsUndone)
                .OrderBy(m => m.Entry)
                .Select(m => new
                {
                    m.ReferralId,
                    m.To,
                    m.At,
                })
                .ToListAsync(cancellation)
        ).ToLookup(m => m.ReferralId);
        var payouts = (
            await db
                .Payouts.Where(p => ids.Contains(p.ReferralId) && p.RecipientId == me)
                .OrderBy(p => p.Number)
                .Select(p => new
                {
                    p.ReferralId,
                    Shown = new MyPayout(
                        p.Number,
                        p.Amount,
                        p.Currency,
                        p.DaysAfterStart,
                        p.DueOn,
                        p.State,
                        p.Reason,
                        p.Kind,
                        p.RewardName,
                        p.RewardDays
                    ),
                })
                .ToListAsync(cancellation)
        ).ToLookup(p => p.ReferralId);
        var hires = (
            await db
                .Referrals.Where(h => h.Stage == Stage.Hired && h.HolderId != null && ids.Contains(h.HolderId.Value))
                .OrderBy(h => h.HiredOn)
                .ThenBy(h => h.Id)
                .Select(h => new
                {
                    HolderId = h.HolderId!.Value,
                    h.HiredOn,
                    h.PlannedStart,
                    h.StartedOn,
                    h.HireTerms,
                })
                .ToListAsync(cancellation)
        ).ToLookup(h => h.HolderId);
        var caps = await HireCap.Read(
            db,
            [.. found.Where(r => r.Credit == CreditCode.CapReached).Select(r => r.Terms.PlanVersionId).Distinct()],
            cancellation
        );
        var calendar = settings.Calendar;
        return found.ConvertAll(r =>
        {
            var reached = new Dictionary<CoarseStage, DateOnly>();
            foreach (var move in moves[r.Id])
            {
                var stage = move.To.Coarse();
                if (stage == CoarseStage.Closed)
                    continue;
                // Opened again: the steps begin anew. Moved back: the steps ahead are not reached.
                if (stage is CoarseStage.Invited or CoarseStage.Received)
                    reached.Clear();
                foreach (var ahead in reached.Keys.Where(other => other > stage).ToList())
                    reached.Remove(ahead);
                reached.TryAdd(stage, calendar.DayOf(move.At));
            }
            // The newest, where one before it has left.
            var hire = hires[r.Id].LastOrDefault();
            var credit = r.Override switch
            {
                true => CreditCode.Earns,
                false => CreditCode.RemovedByHr,
                null => r.Credit,
            };
            return new MyReferral(
                r.Id,
                r.TypedName,
                r.Role?.Title,
                r.Role?.Location,
                r.MadeOn,
                r.Stage.Coarse(),
                reached,
                r.ClosedAt is { } closed ? calendar.DayOf(closed) : null,
                credit,
                r.CreditSentence,
                r.Terms,
                hire is null ? r.PlannedStart : hire.PlannedStart,
                hire is null ? r.StartedOn : hire.StartedOn,
                [.. payouts[r.Id].Select(p => p.Shown)],
                r.Override is not null,
                r.MightBeKnown,
                hire?.HiredOn ?? r.HiredOn,
                caps.GetValueOrDefault(r.Terms.PlanVersionId),
                r.WaitsForHr,
                hire is null ? null : hire.HireTerms ?? r.Terms,
                r.AreHired
            );
        });
    }
}
