using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Features.Payouts;

namespace EmployeeReferrals.Web.Features.MyReferrals;

/// <summary>A referral as its referrer sees it: the name they typed, role, coarse stage, credit and payouts. Nothing else is
/// read.</summary>
/// <param name="Name">Null once erased.</param>
/// <param name="Reached">When each coarse stage was first reached since the referral was made or opened again.</param>
/// <param name="WaitsForHr">They are hired, and HR has to decide whose bonus it is.</param>
/// <param name="HireTerms">What the hire gives that asked this referral's credit, whichever it came through; null: there is none.</param>
/// <param name="AreHired">They were hired since, through whichever referral.</param>
/// <param name="NoticeWaits">The first mail to them has not left yet.</param>
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
    bool AreHired = false,
    bool NoticeWaits = false
)
{
    /// <summary>Of the parts of a hire what is not lost; before them what there is to earn.</summary>
    public decimal Amount => IsHired && Payouts.Count > 0 ? Standing.Sum(p => p.Amount) : (HireTerms ?? Terms).Amount;
    public string Currency => (HireTerms ?? Terms).Currency;

    /// <summary>Not while HR may turn it round, nor beside a hire that asked another referral's credit: one bonus for one hire.</summary>
    public bool Earns => Credit == CreditCode.Earns && !WaitsForHr && !IsSettledElsewhere;

    private bool IsSettledElsewhere => AreHired && !IsHired;

    private IEnumerable<MyPayout> Standing => Payouts.Where(p => !p.IsLost);

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
        : IsHired && Amount == 0 && Payouts.Count > 0 ? "Nothing is paid for it"
        : IsHired ? $"You earn {Format.Money(Amount, Currency, culture)}"
        : IsGeneral ? "You can earn the bonus of the role they are hired for"
        : $"You can earn {Format.Money(Amount, Currency, culture)}";

    /// <summary>The answer in a word, for a table.</summary>
    public string CreditWord =>
        WaitsForHr ? "Not decided yet"
        : IsNotCertain ? "Not certain yet"
        : Earns && IsHired ? "Earns"
        : (Earns ? CreditCode.Earns : Reason).WordForReferrer();

    /// <summary>Why it cannot earn.</summary>
    private CreditCode Reason => Credit == CreditCode.Earns ? CreditCode.Duplicate : Credit;

    /// <summary>Whether the candidate is somebody known already is not decided.</summary>
    public bool IsNotCertain => Earns && MightBeKnown && !DecidedByHr && !HasEnded;

    /// <summary>It counts as earned or to be earned.</summary>
    public bool IsGood => Earns && !HasEnded && !IsNotCertain && Payouts.All(p => !p.IsLost);

    public string NoBonus =>
        WaitsForHr ? "Not decided yet"
        : IsOver ? "No bonus"
        : "No bonus for now";

    /// <summary>Why, as far as the referrer may know.</summary>
    public string CreditReason =>
        WaitsForHr ? CreditRules.WaitsForHr
        : !Earns ? new CreditAnswer(Reason, CreditSentence, IsOver, Terms, MadeOn, HiredOn, Cap).Text
        : HasEnded ? "The referral closed before a hire."
        : DecidedByHr ? "HR decided so."
        : IsNotCertain ? CreditRules.IfNotKnown
        // Not "you were first": one before it may have ended, or may never have been able to earn.
        : IsHired && Payouts.Any(p => p.IsLost)
            ? Standing.Any() ? "A part of it is not paid: why stands beside it."
                : "Why stands beside each part."
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
        Payouts.Count > 0 ? [.. Payouts.Select(p => p.Rail(StartedOn is not null, WaitsForHr, culture))]
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
