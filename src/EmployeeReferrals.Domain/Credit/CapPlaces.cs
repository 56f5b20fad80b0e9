namespace EmployeeReferrals.Domain.Credit;

/// <summary>A hire for which a referrer would earn, were there no cap.</summary>
/// <param name="TypedAt">When the hire was entered.</param>
/// <param name="OutAt">When something of it was exported that was not paid back; null: nothing is out.</param>
/// <param name="EarnedNothing">It never started, all of it was forfeited, or all that was paid came back: it takes no place.</param>
public sealed record CappedHire(
    Guid HireKey,
    DateOnly HiredOn,
    DateTimeOffset MadeAt,
    Guid ReferralId,
    DateTimeOffset TypedAt,
    DateTimeOffset? OutAt,
    bool EarnedNothing
);

/// <summary>Places under a plan's cap: by the day of the hire, then by the referral's date; an earlier hire typed later takes no place from
/// one already exported (docs/rules.md §5).</summary>
public static class CapPlaces
{
    /// <returns>How many others have their place before this one.</returns>
    /// <param name="hires">All of the referrer under the plan in the cap's period, this one among them or not.</param>
    public static int Before(CappedHire hire, IEnumerable<CappedHire> hires) =>
        hires.Count(other => other.HireKey != hire.HireKey && !other.EarnedNothing && IsBefore(other, hire));

    // What was exported keeps its place against hires typed since. One that stood by then is not pushed out: HR may have given more.
    private static bool IsBefore(CappedHire one, CappedHire other) =>
        one.OutAt <= other.TypedAt || (!(other.OutAt <= one.TypedAt) && Rank(one).CompareTo(Rank(other)) < 0);

    // Of one moment, the referral's own id decides, as it does in the queue: the hire may have come through another.
    private static (DateOnly, DateTimeOffset, Guid) Rank(CappedHire hire) => (hire.HiredOn, hire.MadeAt, hire.ReferralId);
}
