using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>For what the credit of a referral is asked.</summary>
/// <param name="OpeningId">The one referred to, or hired into.</param>
/// <param name="HiredOn">Null: no hire is decided.</param>
/// <param name="MovedOn">The day it was given its present opening; null: the day it was made.</param>
public sealed record CreditQuestion(Guid? OpeningId, DateOnly? HiredOn = null, DateOnly? MovedOn = null);

/// <summary>What the credit of one candidate is decided by, beside the referrals themselves. All of it is read before anything is
/// decided.</summary>
public sealed record ClaimsGround
{
    /// <summary>For a change that decides nothing.</summary>
    public static ClaimsGround None(CompanyCalendar calendar) =>
        new()
        {
            Calendar = calendar,
            Referrers = new Dictionary<Guid, Person>(),
            Openings = new Dictionary<Guid, Opening>(),
            FoundToBe = [],
            AppliedOn = [],
            Line = ReportingLine.Nobody,
        };

    public required CompanyCalendar Calendar { get; init; }

    /// <summary>Those who referred.</summary>
    public required IReadOnlyDictionary<Guid, Person> Referrers { get; init; }

    /// <summary>Those referred to and hired into, with who hired for them.</summary>
    public required IReadOnlyDictionary<Guid, Opening> Openings { get; init; }

    /// <summary>Of whom HR said that the candidate is them.</summary>
    public required IReadOnlyList<Person> FoundToBe { get; init; }

    /// <summary>The candidate's applications by another way.</summary>
    public required IReadOnlyList<DateOnly> AppliedOn { get; init; }

    /// <summary>Above whoever hires for the openings.</summary>
    public required ReportingLine Line { get; init; }

    /// <summary>What HR was asked of the candidate's hires and has not answered.</summary>
    public IReadOnlyList<CreditCase> OpenCases { get; init; } = [];

    /// <summary>Who made the referrals that the open cases name, where another candidate's are among them.</summary>
    public IReadOnlyDictionary<Guid, Guid> ReferrersOfOthers { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>How many other hires of the holder have their place under the plan's cap before this one.</summary>
    public Func<Referral, Referral, int> PlacesBefore { get; init; } = (_, _) => 0;

    /// <summary>What a decision looks at. What was true of the candidate, and who the referrer was, is taken as of the day the referral was
    /// made; who hires for the opening, on any day from then to the hire (docs/rules.md §5).</summary>
    public CreditFacts Facts(Referral referral, CreditQuestion asked)
    {
        var (openingId, hiredOn, movedOn) = asked;
        var made = referral.Decisions.FirstOrDefault(d => d.Number == 1)?.Facts;
        var (isReferrer, isHere, wasHere) = AsOf(FoundToBe, referral.ReferrerId, referral.MadeOn);
        var referrer = Referrers[referral.ReferrerId];
        var opening = openingId is { } id ? Openings[id] : null;
        var from = movedOn ?? referral.MadeOn;
        var duties = opening?.HiringSideBetween(hiredOn is null ? from : referral.MadeOn, hiredOn ?? from) ?? [];
        return new CreditFacts
        {
            MadeOn = referral.MadeOn,
            HiredOn = hiredOn,
            ReferrerEmployed = referrer.EmployedOn(hiredOn ?? referral.MadeOn),
            ReferrerIsHr = made?.ReferrerIsHr ?? referrer.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = made?.ReferrerLevel ?? referrer.Level,
            ReferrerKind = made?.ReferrerKind ?? referrer.Kind,
            ReferrerDepartment = made?.ReferrerDepartment ?? referrer.Department,
            ReferrerLocation = made?.ReferrerLocation ?? referrer.Location,
            ReferrerEntity = made?.ReferrerEntity ?? referrer.LegalEntity,
            Relationship = referral.Relationship,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            NoPlan = referral.Terms.IsEmpty,
            CandidateLeftOn = wasHere > made?.CandidateLeftOn ? wasHere : made?.CandidateLeftOn ?? wasHere,
            AppliedOn = AppliedOn.Where(day => day <= referral.MadeOn).Cast<DateOnly?>().Max(),
            RecruiterOfOpening = duties.Any(d => !d.IsManager && d.PersonId == referrer.Id),
            HiringManagerOfOpening = duties.Any(d => d.IsManager && d.PersonId == referrer.Id),
            AboveInLine = Line.Leads(referrer.Id, duties.Select(d => d.PersonId)),
            OpeningInProgramme = opening?.InProgrammeOn(ProgrammeDay(referral, opening, from)) ?? true,
            SelfReferral = made?.SelfReferral == true || isReferrer,
            CandidateWorksHere = made?.CandidateWorksHere == true || isHere,
        };
    }

    /// <summary>What is true of the candidate on a day by who they are here.</summary>
    public static (bool Self, bool WorksHere, DateOnly? LeftOn) AsOf(IReadOnlyCollection<Person> here, Guid referrerId, DateOnly day) =>
        (
            here.Any(p => p.Id == referrerId),
            here.Any(p => p.Id != referrerId && p.FirstDay <= day && (p.LastDay is null || p.LastDay >= day)),
            here.Where(p => p.Id != referrerId && p.LastDay < day && p.LastDay >= p.FirstDay).Max(p => p.LastDay)
        );

    // Through another referral the holder's day counts, or the opening's first publishing if that came later (docs/rules.md §5).
    private DateOnly ProgrammeDay(Referral referral, Opening opening, DateOnly from) =>
        referral.OpeningId == opening.Id || opening.PublishedAt is not { } published || Calendar.DayOf(published) < referral.MadeOn
            ? from
            : Calendar.DayOf(published);
}
