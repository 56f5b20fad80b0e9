using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>A move as the audit kept it.</summary>
/// <param name="Move">Null: what is kept cannot be read.</param>
public sealed record KeptMove(DateTimeOffset At, Guid? ActorId, PayoutMoved? Move);

/// <summary>What a payout is held against besides its own ledger.</summary>
/// <param name="Hire">The referral it names as its hire; null: there is none.</param>
/// <param name="StandingHireId">The referral that is hired under the payout's key; null: the hire does not stand.</param>
/// <param name="Credited">The referral whose credit is paid.</param>
/// <param name="HolderEarns">The holder that the hire asked can earn.</param>
/// <param name="Moves">Of this payout, in their order.</param>
/// <param name="ToldReferralId">The referral that the audit named last; null: it named none.</param>
/// <param name="Claims">Lines of batches that took it, in their order.</param>
public sealed record PayoutGround(
    Referral? Hire,
    Guid? StandingHireId,
    Referral? Credited,
    bool HolderEarns,
    IReadOnlyList<KeptMove> Moves,
    Guid? ToldReferralId,
    IReadOnlyList<BatchLine> Claims
);

/// <summary>The ledger is the truth of a payout: replayed from its first line it gives every column; and the ledger itself is held against
/// the audit, the hire, and what payroll was given (docs/rules.md §6).</summary>
public static class LedgerCheck
{
    /// <returns>The first fault of the payout and its ledger alone; null when the ledger gives exactly this payout.</returns>
    public static LedgerFault? FaultOf(Payout payout) => OfLedger(payout) is [var first, ..] ? first.Fault : null;

    /// <summary>The payout and its ledger alone, without those who know of them otherwise.</summary>
    public static IReadOnlyList<LedgerFinding> OfLedger(Payout payout)
    {
        var replay = new LedgerReplay(payout);
        replay.Run();
        return replay.Found;
    }

    /// <param name="dayOf">The company's calendar.</param>
    public static IReadOnlyList<LedgerFinding> Of(Payout payout, PayoutGround ground, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var replay = new LedgerReplay(payout);
        replay.Run();
        var witnesses = new LedgerWitnesses(payout, ground, replay.Lines, dayOf);
        return [.. replay.Found, .. witnesses.Found()];
    }

    /// <summary>The parts that a hire owes and that are not there.</summary>
    /// <param name="there">All payouts of the hire, by the key that makes each unique.</param>
    public static IEnumerable<LedgerFinding> MissingParts(
        Referral hire,
        Referral? holder,
        IReadOnlyCollection<(RecipientSide Side, Guid RecipientId, int Number)> there
    )
    {
        if (hire.Stage != Stage.Hired || holder is not { CanEarn: true })
            yield break;
        var terms = hire.HireTerms ?? holder.Terms;
        var owed = terms.Schedule.Select(p => (RecipientSide.Referrer, holder.ReferrerId, p.Number));
        if (hire.HiredPersonId is { } person)
            owed = owed.Concat(terms.HireSchedule.Select(p => (RecipientSide.Hire, person, p.Number)));
        foreach (var part in owed.Where(p => !there.Contains(p)))
            yield return new(LedgerFault.Missing, $"Payouts.Number, part {part.Number} for the {Word(part.Item1)}");
    }

    /// <summary>Numbers and rounds that are not there between those that are.</summary>
    public static IEnumerable<LedgerFinding> Gaps(IReadOnlyCollection<(RecipientSide Side, Guid RecipientId, int Number, int Round)> there)
    {
        foreach (var side in there.GroupBy(p => (p.Side, p.RecipientId)))
        {
            if (!FromOne(side.Select(p => p.Number).Distinct()))
                yield return new(LedgerFault.Missing, "Payouts.Number");
            if (side.GroupBy(p => p.Number).Any(part => !FromOne(part.Select(p => p.Round))))
                yield return new(LedgerFault.Missing, "Payouts.Round");
        }
    }

    internal static bool FromOne(IEnumerable<int> numbers) => numbers.Order().Select((number, i) => number == i + 1).All(right => right);

    private static string Word(RecipientSide side) =>
        side switch
        {
            RecipientSide.Referrer => "referrer",
            RecipientSide.Hire => "hire",
        };
}
