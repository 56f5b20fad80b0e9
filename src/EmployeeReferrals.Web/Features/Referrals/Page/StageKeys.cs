using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Features.Referrals.Page;

/// <summary>The one key of each stage, wherever a referral can be moved.</summary>
internal static class StageKeys
{
    public const string All = "1230w";

    public static char? Of(Stage stage) =>
        stage switch
        {
            Stage.Screening => '1',
            Stage.Interview => '2',
            Stage.Offer => '3',
            Stage.NotSelected => '0',
            Stage.Withdrawn => 'w',
            Stage.AwaitingCandidate or Stage.New or Stage.Hired or Stage.LeftBeforeStart or Stage.DeclinedByCandidate or Stage.Expired =>
                null,
        };

    public static Stage? For(char key) =>
        key switch
        {
            '1' => Stage.Screening,
            '2' => Stage.Interview,
            '3' => Stage.Offer,
            '0' => Stage.NotSelected,
            'w' => Stage.Withdrawn,
            _ => null,
        };

    /// <summary>What follows when the stage is chosen.</summary>
    public static string? Asks(Stage from, Stage to) =>
        to switch
        {
            Stage.NotSelected => "asks why",
            Stage.Hired => "asks for the dates",
            Stage.AwaitingCandidate
            or Stage.New
            or Stage.Screening
            or Stage.Interview
            or Stage.Offer
            or Stage.Withdrawn
            or Stage.LeftBeforeStart
            or Stage.DeclinedByCandidate
            or Stage.Expired => StageTable.AsksForWords(from, to) ? "asks why" : null,
        };

    /// <summary>The word of the choice: what it does, where the bare stage would not say it.</summary>
    public static string Word(Stage from, Stage to) =>
        from == Stage.Hired && to == Stage.Offer ? "Offer, undo the hire"
        : from.IsClosed() && to == Stage.New ? "New, open again"
        : to.Word();
}
