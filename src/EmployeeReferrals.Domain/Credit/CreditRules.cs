using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Credit;

/// <summary>Whether this referrer can earn for this referral, and if not, why (docs/rules.md §5).</summary>
public enum CreditCode
{
    Earns,
    ReferrerNotEmployed,
    ReferrerIsHr,
    ReferrerLevel,
    ReferrerContractor,
    ReferrerIntern,
    ReferrerExcluded,
    RecruiterOfOpening,
    HiringManagerOfOpening,
    AboveInLine,
    OpeningNotInProgramme,
    NoPlan,
    SelfReferral,
    CandidateWorksHere,
    CandidateWorkedHere,
    PriorApplicant,
    Duplicate,
    WindowEnded,
    CapReached,
    RemovedByHr,
}

/// <summary>At which of the moments a decision was taken.</summary>
public enum CreditMoment
{
    Made,
    Hired,
    OpeningChanged,
    OwnershipMoved,
    Overridden,
    MergedOrCorrected,
    OverrideUndone,
    CapPlaceMoved,
}

/// <param name="Sentence">For <see cref="CreditCode.ReferrerExcluded"/>: the rule's own, as the employee reads it.</param>
public readonly record struct CreditVerdict(CreditCode Code, string? Sentence = null);

/// <summary>The one place that decides credit: a pure function of the plan, the facts and the dates.</summary>
public static class CreditRules
{
    public static CreditVerdict Decide(PlanTerms plan, CreditFacts facts)
    {
        if (!facts.ReferrerEmployed)
            return new(CreditCode.ReferrerNotEmployed);
        if (facts.SelfReferral)
            return new(CreditCode.SelfReferral);
        if (plan.ExcludeHr && facts.ReferrerIsHr)
            return new(CreditCode.ReferrerIsHr);
        if (plan.ExcludedFromLevel is { } level && facts.ReferrerLevel >= level)
            return new(CreditCode.ReferrerLevel);
        if (plan.ExcludeContractors && facts.ReferrerKind == PersonKind.Contractor)
            return new(CreditCode.ReferrerContractor);
        if (plan.ExcludeInterns && facts.ReferrerKind == PersonKind.Intern)
            return new(CreditCode.ReferrerIntern);
        if (plan.Exclusions.FirstOrDefault(r => r.Excludes(facts)) is { } rule)
            return new(CreditCode.ReferrerExcluded, rule.Sentence);
        if (facts.RecruiterOfOpening)
            return new(CreditCode.RecruiterOfOpening);
        if (facts.HiringManagerOfOpening)
            return new(CreditCode.HiringManagerOfOpening);
        if (facts.AboveInLine)
            return new(CreditCode.AboveInLine);
        if (!facts.OpeningInProgramme)
            return new(CreditCode.OpeningNotInProgramme);
        if (facts.NoPlan)
            return new(CreditCode.NoPlan);
        if (facts.CandidateWorksHere)
            return new(CreditCode.CandidateWorksHere);
        if (facts.CandidateLeftOn is { } left && facts.MadeOn <= left.AddDays(plan.RehireDays) && plan.RehireDays > 0)
            return new(CreditCode.CandidateWorkedHere);
        if (facts.AppliedOn is { } applied && facts.MadeOn <= applied.AddDays(plan.PriorApplicantDays) && plan.PriorApplicantDays > 0)
            return new(CreditCode.PriorApplicant);
        if ((facts.HiredOn ?? facts.AsOf) > facts.MadeOn.AddDays(plan.WindowDays))
            return new(CreditCode.WindowEnded);
        if (facts.HeldByAnother)
            return new(CreditCode.Duplicate);
        if (facts.HiredOn is not null && facts.OtherHires >= plan.CapHires)
            return new(CreditCode.CapReached);
        return new(CreditCode.Earns);
    }

    /// <summary>Nothing about the people or the role stood against it when it was made: it takes a place in the queue (docs/rules.md
    /// §5).</summary>
    public static bool CouldEarn(this CreditCode code) =>
        code is CreditCode.Earns or CreditCode.WindowEnded or CreditCode.Duplicate or CreditCode.CapReached;

    /// <summary>Reasons about the candidate, which a referrer may not be told apart (docs/rules.md §5).</summary>
    public static bool IsAboutCandidate(this CreditCode code) =>
        code is CreditCode.Duplicate or CreditCode.CandidateWorksHere or CreditCode.CandidateWorkedHere or CreditCode.PriorApplicant;

    private const string KnownPerson =
        "We already know this person, so this referral cannot earn for now. We will still look at it, "
        + "and tell you if that changes. Ask HR if you think this is wrong.";

    private const string KnownPersonOver =
        "We already knew this person, so this referral does not earn. Ask HR if you think this is wrong.";

    /// <summary>Beside a referral that earns while it is not decided whether its candidate is somebody known already.</summary>
    public const string IfNotKnown = "You can earn if we do not know this person already.";

    /// <summary>To both sides of a <see cref="CreditCase"/> until HR has decided it: nothing that could be turned round is said
    /// before.</summary>
    public const string WaitsForHr = "HR decides whose bonus this is, and we write to you when that is done.";

    /// <summary>The sentence the referrer reads.</summary>
    /// <param name="sentence">The plan's own, for <see cref="CreditCode.ReferrerExcluded"/>.</param>
    /// <param name="over">It is closed or hired: nothing is looked at any more.</param>
    public static string ForReferrer(this CreditCode code, string? sentence = null, bool over = false) =>
        over && code == CreditCode.Earns ? "The bonus for this referral is yours."
        : over && code.IsAboutCandidate() ? KnownPersonOver
        : over
            ? Said(code, sentence)
                .Replace(StillLookedAt, "", StringComparison.Ordinal)
                .Replace(OwnLookedAt, "", StringComparison.Ordinal)
                // Who was asked at the hire was asked about the role they were hired into, perhaps another than this one's.
                .Replace("this role", "the role", StringComparison.Ordinal)
                .Replace("This role", "The role", StringComparison.Ordinal)
        : Said(code, sentence);

    private const string StillLookedAt = " We will look at your referral all the same.";
    private const string OwnLookedAt = " We will look at it all the same.";

    private static string Said(CreditCode code, string? sentence) =>
        code switch
        {
            CreditCode.Earns => "You can earn the bonus for this referral.",
            CreditCode.ReferrerNotEmployed => "You were not employed here on the day that counts, so this referral cannot earn.",
            CreditCode.ReferrerIsHr => "You work in HR, and HR does not earn referral bonuses. We will look at your referral all the same.",
            CreditCode.ReferrerLevel => "Referrals from your level do not earn a bonus. We will look at your referral all the same.",
            CreditCode.ReferrerContractor => "Contractors do not earn referral bonuses. We will look at your referral all the same.",
            CreditCode.ReferrerIntern => "Interns do not earn referral bonuses. We will look at your referral all the same.",
            CreditCode.ReferrerExcluded => sentence ?? "By the company's rules your referral cannot earn here.",
            CreditCode.RecruiterOfOpening => "You recruit for this role, so your referral cannot earn for it.",
            CreditCode.HiringManagerOfOpening => "You are the hiring manager of this role, so your referral cannot earn for it.",
            CreditCode.AboveInLine => "The hiring team of this role reports to you, so your referral cannot earn for it.",
            CreditCode.OpeningNotInProgramme => "This role is not part of the bonus programme. We will look at your referral all the same.",
            CreditCode.NoPlan => "No bonus plan covers this role. We will look at your referral all the same.",
            CreditCode.SelfReferral => "This is your own address, and a referral of yourself cannot earn. We will look at it all the same.",
            CreditCode.Duplicate or CreditCode.CandidateWorksHere or CreditCode.CandidateWorkedHere or CreditCode.PriorApplicant =>
                KnownPerson,
            CreditCode.WindowEnded => "The time in which your referral could earn is over.",
            CreditCode.CapReached => "You have reached the number of hires that can earn in this period.",
            CreditCode.RemovedByHr => "HR decided that this referral does not earn. Ask HR if you think this is wrong.",
        };

    /// <summary>The sentence recruiters and HR read.</summary>
    public static string ForRecruiter(this CreditCode code) =>
        code switch
        {
            CreditCode.Earns => "Can earn: nobody else holds the credit for this person.",
            CreditCode.ReferrerNotEmployed => "Cannot earn: the referrer was not employed on the day that counts.",
            CreditCode.ReferrerIsHr => "Cannot earn: the referrer works in HR.",
            CreditCode.ReferrerLevel => "Cannot earn: the referrer's level is excluded by the plan.",
            CreditCode.ReferrerContractor => "Cannot earn: the referrer is a contractor.",
            CreditCode.ReferrerIntern => "Cannot earn: the referrer is an intern.",
            CreditCode.ReferrerExcluded => "Cannot earn: a rule of the plan excludes the referrer.",
            CreditCode.RecruiterOfOpening => "Cannot earn: the referrer recruits for this opening.",
            CreditCode.HiringManagerOfOpening => "Cannot earn: the referrer is the hiring manager of this opening.",
            CreditCode.AboveInLine => "Cannot earn: the hiring team reports to the referrer.",
            CreditCode.OpeningNotInProgramme => "Cannot earn: the opening is not in the bonus programme.",
            CreditCode.NoPlan => "Cannot earn: no bonus plan covers the opening.",
            CreditCode.SelfReferral => "Cannot earn: the referrer referred themselves.",
            CreditCode.CandidateWorksHere => "Cannot earn: the candidate works here.",
            CreditCode.CandidateWorkedHere => "Cannot earn: the candidate worked here inside the rehire window.",
            CreditCode.PriorApplicant => "Cannot earn: the candidate had applied by another way inside the window.",
            CreditCode.Duplicate => "Duplicate: an earlier referral holds the credit for this person.",
            CreditCode.WindowEnded => "Cannot earn: the referral's window is over.",
            CreditCode.CapReached => "Cannot earn: the referrer has reached the plan's cap in this period.",
            CreditCode.RemovedByHr => "Cannot earn: taken away by HR.",
        };

    public static string Word(this CreditCode code) =>
        code switch
        {
            CreditCode.Earns => "Can earn",
            CreditCode.Duplicate => "Duplicate",
            CreditCode.WindowEnded => "Window ended",
            CreditCode.ReferrerNotEmployed
            or CreditCode.ReferrerIsHr
            or CreditCode.ReferrerLevel
            or CreditCode.ReferrerContractor
            or CreditCode.ReferrerIntern
            or CreditCode.ReferrerExcluded
            or CreditCode.RecruiterOfOpening
            or CreditCode.HiringManagerOfOpening
            or CreditCode.AboveInLine
            or CreditCode.OpeningNotInProgramme
            or CreditCode.NoPlan
            or CreditCode.SelfReferral
            or CreditCode.CandidateWorksHere
            or CreditCode.CandidateWorkedHere
            or CreditCode.PriorApplicant
            or CreditCode.CapReached
            or CreditCode.RemovedByHr => "Cannot earn",
        };

    /// <summary>The short word for the referrer, who must not learn more about the candidate than that we know them.</summary>
    public static string WordForReferrer(this CreditCode code) => code == CreditCode.Earns ? "Can earn" : "Cannot earn";
}

/// <summary>One decision with the facts it saw. Appended, never edited.</summary>
public sealed class CreditDecision
{
    public Guid Id { get; init; }
    public Guid ReferralId { get; init; }
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public CreditMoment Moment { get; init; }
    public CreditCode Code { get; init; }

    /// <summary>The plan's own sentence for <see cref="CreditCode.ReferrerExcluded"/>.</summary>
    public string? Sentence { get; init; }

    /// <summary>Null for an override, which looks at no facts.</summary>
    public CreditFacts? Facts { get; init; }

    /// <summary>HR's words for an override; they go when the candidate is erased.</summary>
    [PersonalData]
    public string? Reason { get; set; }
}
