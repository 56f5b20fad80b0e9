using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Wording;

/// <summary>What the hiring side reads instead of the names in the code.</summary>
internal static class Labels
{
    public static string? Of(Relationship relationship) =>
        relationship switch
        {
            Relationship.FormerColleague => "Former colleague",
            Relationship.Friend => "Friend",
            Relationship.Family => "Family",
            Relationship.Studied => "Studied together",
            Relationship.Network => "From their network",
            Relationship.Other => "Knows them another way",
            Relationship.NotSaid => null,
        };

    public static string Of(LeavingReason reason) =>
        reason switch
        {
            LeavingReason.OwnWish => "Own wish",
            LeavingReason.Dismissed => "Dismissed",
            LeavingReason.Redundancy => "Redundancy",
            LeavingReason.Retired => "Retired",
            LeavingReason.Died => "Died",
            LeavingReason.Other => "Another reason",
        };

    public static string Of(CreditMoment moment) =>
        moment switch
        {
            CreditMoment.Made => "When the referral was made",
            CreditMoment.Hired => "At the hire",
            CreditMoment.OpeningChanged => "After the change of opening",
            CreditMoment.OwnershipMoved => "When the credit moved",
            CreditMoment.Overridden => "HR decided",
            CreditMoment.MergedOrCorrected => "After a correction",
            CreditMoment.OverrideUndone => "HR's decision was taken back",
            CreditMoment.CapPlaceMoved => "When a place under the cap moved",
        };

    public static string Of(PayoutReason reason) =>
        reason switch
        {
            PayoutReason.LaidDown => "laid down at the hire",
            PayoutReason.StartPlanned => "start date planned",
            PayoutReason.StartChanged => "planned start changed",
            PayoutReason.StartConfirmed => "start confirmed",
            PayoutReason.DueAndChecked => "due, and every check passed",
            PayoutReason.ReferrerLeft => "the referrer left before the due date",
            PayoutReason.HireLeft => "the hire left before the due date",
            PayoutReason.ReferrerOnLeave => "the referrer is on leave",
            PayoutReason.HireOnLeave => "the hire is on leave",
            PayoutReason.LeaveEnded => "the leave has ended",
            PayoutReason.NoLongerDue => "no longer due",
            PayoutReason.DueAgain => "due again",
            PayoutReason.CreditLost => "the credit was lost",
            PayoutReason.CreditBack => "the credit came back",
            PayoutReason.HireUndone => "the hire was undone",
            PayoutReason.LeftBeforeStart => "left before the start",
            PayoutReason.HiredAgain => "hired again",
            PayoutReason.FactsCorrected => "a date was corrected",
            PayoutReason.NeedsApproval => "waits for an approval",
            PayoutReason.Approved => "approved",
            PayoutReason.DeclinedByHr => "declined by HR",
            PayoutReason.DeferredByHr => "deferred by HR",
            PayoutReason.ForfeitedByHr => "forfeited by HR",
            PayoutReason.CancelledByHr => "cancelled by HR",
            PayoutReason.ReinstatedByHr => "reinstated by HR",
            PayoutReason.Exported => "in a payroll batch",
            PayoutReason.PaidByPayroll => "payroll confirmed the payment",
            PayoutReason.RejectedByPayroll => "payroll rejected the line",
            PayoutReason.BatchVoided => "the payroll batch was voided",
            PayoutReason.RewardChosen => "another reward was chosen",
            PayoutReason.RecoveryWaived => "HR waived the recovery",
            PayoutReason.Recovered => "HR recorded the recovery",
            PayoutReason.DecidedAnew => "HR decided it by the rules of today",
            PayoutReason.InQuestion => "HR has to decide whose bonus this is",
        };

    public static string To(RecipientKind to, string? person) =>
        to switch
        {
            RecipientKind.Candidate => "the candidate",
            RecipientKind.Person => person ?? "a colleague",
            RecipientKind.RecruitersOfReferral => "the recruiters",
            RecipientKind.Hr => "HR",
            RecipientKind.HrAndPayroll => "HR and payroll",
            RecipientKind.Auditors => "the auditors",
        };

    public static string? Of(string? mailError) =>
        mailError switch
        {
            null => null,
            MailProblem.RecipientRefused => "the address was refused",
            MailProblem.MessageRefused => "the mail server refused it",
            MailProblem.RefusedForNow => "the mail server refused it each time and asked to come back later",
            MailProblem.TimedOut or MailProblem.LineDropped => "the line to the mail server broke each time",
            OutboxMessage.InterruptedTwice => "sending was interrupted twice, so it may have arrived",
            _ => "could not be delivered",
        };
}
