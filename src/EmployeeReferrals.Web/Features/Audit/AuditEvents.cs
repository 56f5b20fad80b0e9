using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What the events are about, in the order of the filter.</summary>
internal enum AuditArea
{
    Money,
    Credit,
    Referrals,
    Candidates,
    Openings,
    Plans,
    People,
    SignIn,
    System,
}

/// <summary>Every event that is kept, by its name in the audit. A test fails on one that is not here.</summary>
internal static class AuditEvents
{
    public sealed record Known(string Name, string Words, AuditArea Area);

    public static IReadOnlyList<Known> All { get; } =
    [
        new(nameof(PayoutMoved), "Payout changed", AuditArea.Money),
        new(nameof(PayoutFollowed), "Payout earned by another referral of the same person", AuditArea.Money),
        new(nameof(BatchExported), "Payroll batch made", AuditArea.Money),
        new(nameof(BatchAnswered), "Payroll answered", AuditArea.Money),
        new(nameof(BatchVoided), "Payroll batch voided", AuditArea.Money),
        new(nameof(CreditDecided), "Credit decided", AuditArea.Credit),
        new(nameof(CreditChanged), "Credit changed", AuditArea.Credit),
        new(nameof(CreditOverridden), "Credit decided by HR", AuditArea.Credit),
        new(nameof(OwnershipTaken), "Credit taken", AuditArea.Credit),
        new(nameof(HireSettled), "Holder of the credit asked for a hire", AuditArea.Credit),
        new(nameof(CreditCaseOpened), "HR asked whose bonus a hire's is", AuditArea.Credit),
        new(nameof(CreditCaseClosed), "Whose bonus it is decided", AuditArea.Credit),
        new(nameof(EarlierRulingMade), "HR decided what an earlier rule had decided", AuditArea.Credit),
        new(nameof(OwnershipEnded), "Credit ended", AuditArea.Credit),
        new(nameof(ReviewAsked), "Review of the credit asked for", AuditArea.Credit),
        new(nameof(ReviewAnswered), "HR answered about the credit", AuditArea.Credit),
        new(nameof(ReferralMade), "Referral made", AuditArea.Referrals),
        new(nameof(ReferralMoved), "Stage changed", AuditArea.Referrals),
        new(nameof(MoveUndone), "Move undone", AuditArea.Referrals),
        new(nameof(ReferralHired), "Hired", AuditArea.Referrals),
        new(nameof(PlannedStartChanged), "Planned start changed", AuditArea.Referrals),
        new(nameof(StartConfirmed), "Start confirmed", AuditArea.Referrals),
        new(nameof(HireUndone), "Hire undone", AuditArea.Referrals),
        new(nameof(OpeningOfReferralChanged), "Opening of a referral changed", AuditArea.Referrals),
        new(nameof(AmountOfReferralChanged), "Bonus of a referral changed", AuditArea.Referrals),
        new(nameof(RecruiterAssigned), "Recruiter assigned", AuditArea.Referrals),
        new(nameof(NoteWritten), "Note written", AuditArea.Referrals),
        new(nameof(MailResent), "Mail sent again", AuditArea.Referrals),
        new(nameof(CandidateCorrected), "Candidate corrected", AuditArea.Candidates),
        new(nameof(CandidateHired), "Candidate hired", AuditArea.Candidates),
        new(nameof(CandidateErased), "Candidate erased", AuditArea.Candidates),
        new(nameof(CandidatesMerged), "Two candidates merged", AuditArea.Candidates),
        new(nameof(MergeUndone), "Merge undone", AuditArea.Candidates),
        new(nameof(MatchDismissed), "Found not to be the same person", AuditArea.Candidates),
        new(nameof(PersonMatchDecided), "Decided whether a candidate works or worked here", AuditArea.Candidates),
        new(nameof(CandidateOfReferralChanged), "Candidate of a referral changed", AuditArea.Candidates),
        new(nameof(ContactsGiven), "Contacts given to another candidate", AuditArea.Candidates),
        new(nameof(ContactsTaken), "Contacts taken from another candidate", AuditArea.Candidates),
        new(nameof(OpeningCreated), "Opening made", AuditArea.Openings),
        new(nameof(OpeningChanged), "Opening edited", AuditArea.Openings),
        new(nameof(AmountAsked), "Another bonus asked for", AuditArea.Openings),
        new(nameof(AmountAskedAnew), "Asked bonus replaced by another", AuditArea.Openings),
        new(nameof(AmountAnswered), "Asked bonus answered", AuditArea.Openings),
        new(nameof(OpeningMoved), "Opening's state changed", AuditArea.Openings),
        new(nameof(PlanMade), "Plan made", AuditArea.Plans),
        new(nameof(PlanRenamed), "Plan renamed", AuditArea.Plans),
        new(nameof(PlanRetired), "End of a plan changed", AuditArea.Plans),
        new(nameof(PlanVersionMade), "Plan version made", AuditArea.Plans),
        new(nameof(PlanDraftChanged), "Draft of a plan edited", AuditArea.Plans),
        new(nameof(PlanDraftDiscarded), "Draft of a plan thrown away", AuditArea.Plans),
        new(nameof(PlanVersionActivated), "Plan version activated", AuditArea.Plans),
        new(nameof(CampaignMade), "Campaign made", AuditArea.Plans),
        new(nameof(CampaignChanged), "Campaign edited", AuditArea.Plans),
        new(nameof(PlanPointedToLists), "Rules of a plan point to the lists", AuditArea.Plans),
        new(nameof(CampaignPointedToLists), "Rules of a campaign point to the lists", AuditArea.Plans),
        new(nameof(PersonAdded), "Person added", AuditArea.People),
        new(nameof(PersonChanged), "Person edited", AuditArea.People),
        new(nameof(FirstDayCorrected), "First day corrected", AuditArea.People),
        new(nameof(SpellBegun), "Started here again", AuditArea.People),
        new(nameof(SpellWithdrawn), "Start withdrawn, the hire was undone", AuditArea.People),
        new(nameof(LastDayRecorded), "Last day recorded", AuditArea.People),
        new(nameof(LastDayUndone), "Last day undone", AuditArea.People),
        new(nameof(LeaveRecorded), "Leave recorded", AuditArea.People),
        new(nameof(LeaveUndone), "Leave undone", AuditArea.People),
        new(nameof(WorkingTimeRecorded), "Working time recorded", AuditArea.People),
        new(nameof(WorkingTimeUndone), "Working time undone", AuditArea.People),
        new(nameof(RolesChanged), "Roles changed", AuditArea.People),
        new(nameof(AccessEnded), "Access ended", AuditArea.People),
        new(nameof(AccessRestored), "Access given back", AuditArea.People),
        new(nameof(ListEntryMade), "Entry of a list made", AuditArea.People),
        new(nameof(ListSpellingsJoined), "Texts joined into an entry of a list", AuditArea.People),
        new(nameof(ListEntryRenamed), "Entry of a list renamed", AuditArea.People),
        new(nameof(ListEntryRetired), "Entry of a list retired", AuditArea.People),
        new(nameof(ListEntryUsedAgain), "Entry of a list used again", AuditArea.People),
        new(nameof(ListEntriesJoined), "Entries of a list joined", AuditArea.People),
        new(nameof(ListEntriesKeptApart), "Entries of a list kept apart", AuditArea.People),
        new(nameof(SignedIn), "Signed in", AuditArea.SignIn),
        new(nameof(SignInRefused), "Sign-in refused", AuditArea.SignIn),
        new(nameof(SessionEnded), "Signed out", AuditArea.SignIn),
        new(nameof(PageRefused), "Page refused", AuditArea.SignIn),
        new(nameof(IdentityLinked), "Account linked", AuditArea.SignIn),
        new(nameof(IdentityUnlinked), "Account unlinked", AuditArea.SignIn),
        new(nameof(SettingsChanged), "Settings changed", AuditArea.System),
        new(nameof(JobStarted), "Background job started", AuditArea.System),
        new(nameof(MailRetried), "Mail tried again", AuditArea.System),
        new(nameof(TestMailAsked), "Test mail asked for", AuditArea.System),
        new(nameof(FileExported), "Downloaded", AuditArea.System),
        new(nameof(AuditHeadKept), "The audit's head is kept from here on", AuditArea.System),
        new(nameof(AuditHeadAccepted), "The audit was taken up again", AuditArea.System),
    ];

    private static readonly Dictionary<string, Known> ByName = All.ToDictionary(known => known.Name);

    public static Known? Find(string? kept) => ByName.GetValueOrDefault(kept ?? "");

    /// <summary>Kept entries outlive the code: one that is no longer made is told by its name.</summary>
    public static string Words(string kept) => Find(kept)?.Words ?? $"An event of an earlier version: {kept}";

    public static string Words(AuditArea area) =>
        area switch
        {
            AuditArea.Money => "Money",
            AuditArea.Credit => "Credit",
            AuditArea.Referrals => "Referrals",
            AuditArea.Candidates => "Candidates",
            AuditArea.Openings => "Openings",
            AuditArea.Plans => "Plans and campaigns",
            AuditArea.People => "People and roles",
            AuditArea.SignIn => "Sign-in",
            AuditArea.System => "Settings and system",
        };

    /// <summary>One event, or all of an area: what the filter in the address names.</summary>
    public static IReadOnlyList<string> Named(string? filter) =>
        Find(filter) is { } one
            ? [one.Name]
            : [.. All.Where(known => known.Area.ToString().Equals(filter, StringComparison.OrdinalIgnoreCase)).Select(known => known.Name)];
}
