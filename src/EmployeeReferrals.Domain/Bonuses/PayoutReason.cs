using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Why a payout moved or changed.</summary>
public enum PayoutReason
{
    LaidDown,
    StartPlanned,
    StartChanged,
    StartConfirmed,
    DueAndChecked,
    ReferrerLeft,
    HireLeft,
    ReferrerOnLeave,
    HireOnLeave,
    LeaveEnded,
    NoLongerDue,
    DueAgain,
    CreditLost,
    CreditBack,
    HireUndone,
    LeftBeforeStart,
    HiredAgain,
    FactsCorrected,
    NeedsApproval,
    Approved,
    DeclinedByHr,
    DeferredByHr,
    ForfeitedByHr,
    CancelledByHr,
    ReinstatedByHr,
    Exported,
    PaidByPayroll,
    RejectedByPayroll,
    BatchVoided,
    RewardChosen,
    RecoveryWaived,
    Recovered,
    InQuestion,
    DecidedAnew,
}
