using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>The one key of each stage, wherever a referral can be moved.</summary>
internal static class StageKeys
{
    public const string All = "1230w";

    public static char? Of(Stage stage) => stage switch
    {
        Stage.Screening => '1',
        Stage.Interview => '2',
        Stage.Offer => '3',
        Stage.NotSelected => '0',
        Stage.Withdrawn => 'w',
        _ => null,
    };

    public static Stage? For(char key) => key switch
    {
        '1' => Stage.Screening,
        '2' => Stage.Interview,
        '3' => Stage.Offer,
        '0' => Stage.NotSelected,
        'w' => Stage.Withdrawn,
        _ => null,
    };

    /// <summary>What follows when the stage is chosen.</summary>
    public static string? Asks(Stage from, Stage to) => to switch
    {
        Stage.NotSelected => "asks why",
        Stage.Hired => "asks for the dates",
        _ when StageTable.AsksForWords(from, to) => "asks why",
        _ => null,
    };

    /// <summary>The word of the choice: what it does, where the bare stage would not say it.</summary>
    public static string Word(Stage from, Stage to) => from == Stage.Hired && to == Stage.Offer ? "Offer, undo the hire"
        : from.IsClosed() && to == Stage.New ? "New, open again" : to.Word();
}
