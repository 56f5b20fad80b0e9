namespace EmployeeReferrals.Domain.Referrals;

/// <summary>Where a referral stands in the pipeline (docs/rules.md §4).</summary>
public enum Stage
{
    AwaitingCandidate,
    New,
    Screening,
    Interview,
    Offer,
    Hired,
    NotSelected,
    Withdrawn,
    LeftBeforeStart,
    DeclinedByCandidate,
    Expired,
}

/// <summary>What the referrer sees instead of the stage: coarse, without the reason of an ending.</summary>
public enum CoarseStage
{
    Invited,
    Received,
    InReview,
    Interviewing,
    Offer,
    Hired,
    Closed,
}

/// <summary>Why a referral was not selected. Never shown to the referrer.</summary>
public enum NotSelectedReason
{
    Skills,
    Experience,
    OtherCandidate,
    SalaryExpectations,
    Location,
    WorkPermit,
    NoAnswer,
    OpeningClosed,
    Other,
}

/// <summary>The one table of allowed moves (docs/rules.md §4). The board, the menu, the operations and the domain all read it.</summary>
public static class StageTable
{
    private static readonly Dictionary<Stage, Stage[]> Moves = new()
    {
        [Stage.AwaitingCandidate] = [Stage.New, Stage.DeclinedByCandidate, Stage.Expired, Stage.Withdrawn],
        [Stage.New] = [Stage.Screening, Stage.Interview, Stage.NotSelected, Stage.Withdrawn, Stage.DeclinedByCandidate],
        [Stage.Screening] = [Stage.Interview, Stage.Offer, Stage.NotSelected, Stage.Withdrawn, Stage.DeclinedByCandidate],
        [Stage.Interview] = [Stage.Offer, Stage.Screening, Stage.NotSelected, Stage.Withdrawn, Stage.DeclinedByCandidate],
        [Stage.Offer] = [Stage.Hired, Stage.Interview, Stage.NotSelected, Stage.Withdrawn, Stage.DeclinedByCandidate],
        [Stage.Hired] = [Stage.Offer, Stage.LeftBeforeStart],
        [Stage.NotSelected] = [Stage.New],
        [Stage.Withdrawn] = [Stage.New],
        [Stage.LeftBeforeStart] = [Stage.New],
        [Stage.DeclinedByCandidate] = [Stage.New],
        [Stage.Expired] = [Stage.New],
    };

    /// <summary>Every stage that may follow, whoever moves.</summary>
    public static IReadOnlyList<Stage> Next(Stage from) => Moves[from];

    /// <summary>What a recruiter may choose: a declined or expired referral comes back by the candidate's own acceptance only,
    /// and an invitation is the candidate's or the referrer's to answer.</summary>
    public static IReadOnlyList<Stage> NextForRecruiter(Stage from) =>
        from switch
        {
            Stage.DeclinedByCandidate or Stage.Expired or Stage.AwaitingCandidate => [],
            Stage.New
            or Stage.Screening
            or Stage.Interview
            or Stage.Offer
            or Stage.Hired
            or Stage.NotSelected
            or Stage.Withdrawn
            or Stage.LeftBeforeStart => Moves[from],
        };

    public static bool Allows(Stage from, Stage to) => Moves[from].Contains(to);

    /// <summary>In the pipeline: neither hired nor over.</summary>
    public static IReadOnlyList<Stage> Open { get; } = [Stage.AwaitingCandidate, Stage.New, Stage.Screening, Stage.Interview, Stage.Offer];

    public static IReadOnlyList<Stage> Closed { get; } =
    [Stage.NotSelected, Stage.Withdrawn, Stage.LeftBeforeStart, Stage.DeclinedByCandidate, Stage.Expired];

    public static bool IsOpen(this Stage stage) => stage <= Stage.Offer;

    /// <summary>Over without a hire. Hired is neither open nor closed.</summary>
    public static bool IsClosed(this Stage stage) => stage > Stage.Hired;

    /// <summary>A move back from Hired and a reopening need a reason in words.</summary>
    public static bool AsksForWords(Stage from, Stage to) =>
        (from == Stage.Hired && to == Stage.Offer) || (from.IsClosed() && to == Stage.New);

    public static CoarseStage Coarse(this Stage stage) =>
        stage switch
        {
            Stage.AwaitingCandidate => CoarseStage.Invited,
            Stage.New => CoarseStage.Received,
            Stage.Screening => CoarseStage.InReview,
            Stage.Interview => CoarseStage.Interviewing,
            Stage.Offer => CoarseStage.Offer,
            Stage.Hired => CoarseStage.Hired,
            Stage.NotSelected or Stage.Withdrawn or Stage.LeftBeforeStart or Stage.DeclinedByCandidate or Stage.Expired =>
                CoarseStage.Closed,
        };

    public static string Word(this Stage stage) =>
        stage switch
        {
            Stage.AwaitingCandidate => "Awaiting candidate",
            Stage.NotSelected => "Not selected",
            Stage.LeftBeforeStart => "Left before start",
            Stage.DeclinedByCandidate => "Declined by candidate",
            Stage.New or Stage.Screening or Stage.Interview or Stage.Offer or Stage.Hired or Stage.Withdrawn or Stage.Expired =>
                stage.ToString(),
        };

    public static string Word(this CoarseStage stage) => stage == CoarseStage.InReview ? "In review" : stage.ToString();

    public static string Word(this NotSelectedReason reason) =>
        reason switch
        {
            NotSelectedReason.Skills => "Skills do not match",
            NotSelectedReason.Experience => "Experience does not match",
            NotSelectedReason.OtherCandidate => "Another candidate was a better fit",
            NotSelectedReason.SalaryExpectations => "Salary expectations",
            NotSelectedReason.Location => "Location",
            NotSelectedReason.WorkPermit => "Work permit",
            NotSelectedReason.NoAnswer => "Candidate did not answer",
            NotSelectedReason.OpeningClosed => "Opening was closed",
            NotSelectedReason.Other => "Another reason",
        };
}
