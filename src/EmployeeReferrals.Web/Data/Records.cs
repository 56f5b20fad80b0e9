using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Data;

/// <summary>Everything HR and administrators can set. One row.</summary>
public sealed class CompanySettings
{
    public int Id { get; init; } = 1;
    public string Name { get; set; } = "Our company";

    /// <summary>IANA name. Fixed once a payout exists: the days of payouts are counted in it.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
    public WorkingDays WorkingDays { get; set; } = WorkingDays.MondayToFriday;

    /// <summary>Two letters: how phone numbers without a country code are read.</summary>
    public string PhoneRegion { get; set; } = "DE";
    public int ReferralsPerDay { get; set; } = 20;

    /// <summary>Recruiters see all openings, not only their own.</summary>
    public bool RecruitersSeeAll { get; set; }

    /// <summary>Ids of the recruiters who see referrals without an opening, separated by commas.</summary>
    public string GeneralRecruiters { get; set; } = "";
    public int WindowDays { get; set; } = 180;
    public CreditScope Scope { get; set; }
    public int FirstAnswerHours { get; set; } = 48;
    public int LongInNew { get; set; } = 5;
    public int LongInScreening { get; set; } = 10;
    public int LongInInterview { get; set; } = 15;
    public int LongInOffer { get; set; } = 10;
    public int RemindAgainAfter { get; set; } = 3;
    public int DueSoonDays { get; set; } = 7;

    /// <summary>So long the mail of a move waits, so that the move can be undone unseen.</summary>
    public int UndoMinutes { get; set; } = 5;
    public int RetentionDays { get; set; } = 180;

    /// <summary>Null: the standard one.</summary>
    public PayrollLayout? PayrollLayout { get; set; }

    /// <summary>Days after which payroll is reminded of a batch that is not confirmed.</summary>
    public int BatchReminderDays { get; set; } = 5;
    public int Version { get; set; }

    public IReadOnlyList<Guid> GeneralRecruiterIds =>
        [.. GeneralRecruiters.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    public PayrollLayout LayoutForPayroll => PayrollLayout ?? PayrollLayout.Standard;
    public CompanyCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), WorkingDays);
}

/// <summary>A file as it came, kept in the database so that it is committed and erased with the rest.</summary>
public sealed class Resume
{
    public Guid Id { get; init; }
    public Guid ReferralId { get; init; }

    [PersonalData]
    public string FileName { get; init; } = "";
    public string ContentType { get; init; } = "";
    public int Size { get; init; }

    [PersonalData]
    public byte[] Content { get; init; } = [];
}

/// <summary>The candidate's way in: the link in the mail holds a token, here is only its hash.</summary>
public sealed class CandidateLink
{
    public Guid Id { get; init; }

    /// <summary>That of the referral: it follows when two candidates are found to be one.</summary>
    public Guid CandidateId { get; set; }
    public Guid ReferralId { get; init; }
    public string TokenHash { get; init; } = "";
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Who must not be referred again: a keyed hash, from which no address can be read.</summary>
public sealed class Objection
{
    public string KeyHash { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A candidate applied by another way: on their own, through an agency, at a fair.</summary>
public sealed class PriorApplication
{
    public Guid Id { get; init; }
    public Guid CandidateId { get; init; }
    public DateOnly AppliedOn { get; init; }
    public Guid? RecordedBy { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
}

/// <summary>HR's words for a line of a payout's ledger, kept beside it so that the ledger holds no free text.</summary>
public sealed class PayoutNote
{
    public Guid Id { get; init; }
    public Guid PayoutId { get; init; }
    public int LedgerNumber { get; init; }

    [PersonalData]
    public string Text { get; init; } = "";
}

/// <summary>Somebody has to look whether these two are one person.</summary>
public sealed class PossibleMatch
{
    public Guid Id { get; init; }
    public Guid ReferralId { get; init; }
    public Guid OtherCandidateId { get; init; }
}

/// <summary>One run of a background job.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }
    public string Job { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Done { get; set; }
    public int Failed { get; set; }

    /// <summary>The kind of the error, never its text: texts can hold addresses.</summary>
    public string? Error { get; set; }

    /// <summary>Who asked for it; null: the schedule.</summary>
    public Guid? StartedBy { get; init; }

    /// <summary>For the release run: the last day it covered.</summary>
    public DateOnly? CoveredDay { get; set; }

    /// <summary>What it came to, in words and counts; null where the number done says it.</summary>
    public string? Did { get; set; }
}

/// <summary>Where a background job stands: who runs it at this moment, when it last ran, and when it is tried again. One row a
/// job.</summary>
public sealed class JobState
{
    public string Job { get; init; } = "";

    /// <summary>When it last began, however that ended and however quietly it runs.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the last run began that did all it should.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>In a row, since then.</summary>
    public int Failures { get; set; }
    public string? Error { get; set; }
    public DateTimeOffset? TryAgainAt { get; set; }

    /// <summary>Since when the run had been due that was last found missing.</summary>
    public DateTimeOffset? MissedAt { get; set; }

    /// <summary>The run that holds it. Whoever dies with it loses it at <see cref="HeldUntil"/>.</summary>
    public Guid? HeldBy { get; set; }
    public DateTimeOffset? HeldUntil { get; set; }
}

/// <summary>Why somebody is not signed in any longer by a session.</summary>
public enum SessionEnd
{
    SignedOut,
    EndedByThemselves,
    EndedByAdministrator,
    Replaced,
    ProviderEnded,
}

/// <summary>Somebody's being signed in, in one browser. The cookie holds its id and nothing else.</summary>
public sealed class StoredSession
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The account they came with; null in the demonstration.</summary>
    public Guid? IdentityId { get; init; }

    /// <summary>The roles that their provider gave them when it was last asked.</summary>
    public Roles Claimed { get; set; }

    /// <summary>When the provider is to be asked again, at the next page that is opened; null: there is none.</summary>
    public DateTimeOffset? AskAt { get; set; }
    public DateTimeOffset BeganAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public SessionEnd? Why { get; set; }

    /// <summary>In plain words, such as Firefox on Windows.</summary>
    public string Browser { get; init; } = "";
}

/// <summary>A form whose sender was not signed in any longer: sealed, for a quarter of an hour, until they are.</summary>
public sealed class KeptForm
{
    public Guid Id { get; init; }

    [PersonalData]
    public byte[] Content { get; init; } = [];
    public DateTimeOffset ExpiresAt { get; init; }
}
