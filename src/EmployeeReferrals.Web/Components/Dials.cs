using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Components;

/// <summary>The shape of each stage: it fills with progress, and the endings differ from each other without colour.</summary>
internal static class Dials
{
    private const string Ring = """<circle cx="7" cy="7" r="5.6"/>""";
    private const string Pie = """<path fill="currentColor" stroke="none" d="M7 7V3.4A3.6 3.6 0 """;

    public static (string Class, string Shape) Of(Stage stage) =>
        stage switch
        {
            Stage.AwaitingCandidate => ("d-wait", """<circle cx="7" cy="7" r="5.6" stroke-dasharray="2.2 2.19"/>"""),
            Stage.New => ("d-new", Ring),
            Stage.Screening => ("d-screen", Ring + Pie + """0 1 10.6 7z"/>"""),
            Stage.Interview => ("d-interview", Ring + Pie + """0 1 7 10.6z"/>"""),
            Stage.Offer => ("d-offer", Ring + Pie + """1 1 3.4 7z"/>"""),
            Stage.Hired => (
                "d-hired",
                """<circle cx="7" cy="7" r="6.3" fill="currentColor" stroke="none"/>"""
                    + """<path d="m4.4 7.2 1.9 1.9 3.5-3.9" stroke="var(--surface)"/>"""
            ),
            Stage.NotSelected => ("d-no", Ring + """<path d="M4.9 7h4.2"/>"""),
            Stage.Withdrawn => (
                "d-out",
                """<circle cx="7" cy="7" r="5.6" stroke-dasharray="26 9.2"/><path d="M7 7h6.3M11.3 5l2 2-2 2"/>"""
            ),
            Stage.LeftBeforeStart => ("d-left", """<path d="M4.6 2 2 4.6l2.6 2.6M2 4.6h6.5a3.6 3.6 0 0 1 0 7.2H5"/>"""),
            Stage.DeclinedByCandidate => ("d-declined", Ring + """<path d="m3.2 10.8 7.6-7.6"/>"""),
            Stage.Expired => ("d-expired", """<path d="m3.5 3.5 7 7M10.5 3.5l-7 7"/>"""),
        };

    public static Tone ToneOf(Stage stage) =>
        stage switch
        {
            Stage.AwaitingCandidate => Tone.Warn,
            Stage.New => Tone.Plain,
            Stage.Screening or Stage.Interview or Stage.Offer => Tone.Active,
            Stage.Hired => Tone.Ok,
            Stage.NotSelected or Stage.Withdrawn or Stage.LeftBeforeStart or Stage.DeclinedByCandidate or Stage.Expired => Tone.Off,
        };

    public static Stage Like(CoarseStage stage) =>
        stage switch
        {
            CoarseStage.Invited => Stage.AwaitingCandidate,
            CoarseStage.Received => Stage.New,
            CoarseStage.InReview => Stage.Screening,
            CoarseStage.Interviewing => Stage.Interview,
            CoarseStage.Offer => Stage.Offer,
            CoarseStage.Hired => Stage.Hired,
            CoarseStage.Closed => Stage.NotSelected,
        };
}
