using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>All payouts of one hire, kept in line with what is true of it. A second call changes nothing.</summary>
/// <param name="hire">The referral that is, or was, hired.</param>
/// <param name="holder">The referral that held the credit on the day of the hire; null when nobody did.</param>
/// <param name="existing">All payouts of this hire, whoever they are for.</param>
public sealed class HireBonus(Referral hire, Referral? holder, IReadOnlyCollection<Payout> existing)
{
    private readonly Referral _hire = hire;
    private readonly IReadOnlyCollection<Payout> _existing = existing;
    private readonly Referral? _earner = holder is { CanEarn: true } ? holder : null;
    private readonly Snapshot _terms = hire.HireTerms ?? holder?.Terms ?? new();

    /// <summary>Lays payouts down, reinstates them, moves their dates, or cancels them (docs/rules.md §6).</summary>
    /// <param name="why">What happened.</param>
    /// <param name="hiredNow">The hire is being made, for the first time or again: what was paid back is owed again.</param>
    /// <returns>The payouts that were laid down anew.</returns>
    public IReadOnlyList<Payout> Reconcile(PayoutReason why, Act act, bool hiredNow = false)
    {
        if (_hire.Stage != Stage.Hired)
        {
            EndWithTheHire(why, act);
            return [];
        }
        foreach (var payout in _existing)
        {
            payout.Follow(_hire);
            if (RecipientOf(payout.Side) != payout.RecipientId)
                payout.LoseCredit(act);
        }
        var laidDown = new List<Payout>();
        // The hired person is nobody's payee before the start is confirmed.
        foreach (var side in Enum.GetValues<RecipientSide>())
            if (RecipientOf(side) is { } recipient)
                laidDown.AddRange(new Change(this, _earner!, why, act, hiredNow).Side(side, recipient));
        return laidDown;
    }

    /// <summary>HR decided that another amount counts for the hire: what payroll does not have yet, and what has not ended, takes it. What
    /// is out already stands and counts towards it.</summary>
    public void Reprice(Act act)
    {
        foreach (var side in Enum.GetValues<RecipientSide>())
        foreach (var mine in _existing.Where(p => p.Side == side).GroupBy(p => p.RecipientId).Select(r => r.ToLookup(p => p.Number)))
        foreach (var owed in Owed(side, mine))
            if (Latest(mine, owed.Part.Number) is { IsOutOfHand: false } latest && !latest.State.IsFinal())
                latest.Reprice(owed, PayoutReason.DecidedAnew, act);
    }

    private void EndWithTheHire(PayoutReason why, Act act)
    {
        foreach (var payout in _existing)
        {
            if (PayoutTable.Allows(payout.State, PayoutState.Cancelled) && !payout.IsOutOfHand)
                payout.MoveTo(PayoutState.Cancelled, why, act);
            else if (payout.State == PayoutState.Forfeited && !payout.IsClosed && payout.Reason != PayoutReason.ForfeitedByHr)
                payout.Close(why, act);
        }
    }

    private Guid? RecipientOf(RecipientSide side) =>
        side switch
        {
            RecipientSide.Referrer => _earner?.ReferrerId,
            RecipientSide.Hire => _earner is null ? null : _hire.HiredPersonId,
        };

    private IReadOnlyList<Instalment> ScheduleOf(RecipientSide side) =>
        side switch
        {
            RecipientSide.Referrer => _terms.Schedule,
            RecipientSide.Hire => _terms.HireSchedule,
        };

    private static Payout? Latest(ILookup<int, Payout> mine, int number) => mine[number].MaxBy(p => p.Round);

    /// <param name="mine">What one recipient has of it, by the number of the part.</param>
    private IEnumerable<PartOwed> Owed(RecipientSide side, ILookup<int, Payout> mine)
    {
        var schedule = ScheduleOf(side);
        return LessWhatIsOut(schedule, mine).Select(part => new PartOwed(part, schedule.Count, _terms.Currency, _terms.AsksForApproval));
    }

    // What is out already stands and counts towards the whole; the last part that is not takes the difference.
    private IReadOnlyList<Instalment> LessWhatIsOut(IReadOnlyList<Instalment> schedule, ILookup<int, Payout> mine)
    {
        var standing = schedule
            .Where(p => Latest(mine, p.Number) is { Stands: true } latest && latest.Currency == _terms.Currency)
            .Select(p => p.Number)
            .ToHashSet();
        if (standing.Count == 0 || schedule.LastOrDefault(p => !standing.Contains(p.Number)) is not { } last)
            return schedule;
        var difference = schedule.Where(p => standing.Contains(p.Number)).Sum(p => p.Amount - Latest(mine, p.Number)!.FullAmount);
        return [.. schedule.Select(p => p == last ? p with { Amount = Math.Max(0, p.Amount + difference) } : p)];
    }

    private sealed class Change(HireBonus bonus, Referral earner, PayoutReason why, Act act, bool hiredNow)
    {
        private readonly Referral _hire = bonus._hire;
        private readonly DateOnly? _start = bonus._hire.StartedOn ?? bonus._hire.PlannedStart;

        /// <returns>What was laid down anew.</returns>
        public List<Payout> Side(RecipientSide side, Guid recipient)
        {
            var mine = bonus._existing.Where(p => p.Side == side && p.RecipientId == recipient).ToLookup(p => p.Number);
            var laidDown = new List<Payout>();
            foreach (var owed in bonus.Owed(side, mine))
            {
                var dueOn = _start?.AddDays(owed.Part.DaysAfterStart);
                var latest = Latest(mine, owed.Part.Number);
                if (latest is null || (hiredNow && latest is { State: PayoutState.Paid, Recovery: RecoveryState.Recovered }))
                    laidDown.Add(new Payout(_hire, earner, side, recipient, (latest?.Round ?? 0) + 1, owed, dueOn, act));
                else
                    KeepUp(latest, owed, dueOn);
            }
            return laidDown;
        }

        private void KeepUp(Payout payout, PartOwed owed, DateOnly? dueOn)
        {
            // Credited to another referral of the same recipient, it is worth what that one's plan version gives.
            var repriced =
                payout.ReferralId != earner.Id
                && payout is { IsOutOfHand: false }
                && !payout.State.IsFinal()
                && (payout.FullAmount, payout.DaysAfterStart, payout.NeedsApproval)
                    != (owed.Part.Amount, owed.Part.DaysAfterStart, owed.NeedsApproval);
            if (!payout.IsOutOfHand)
                payout.Follow(_hire, earner);
            if (repriced)
                RepriceFromTheStart(payout, owed);
            if (payout.MayComeBack)
                ComeBack(payout, owed, dueOn);
            else if (
                dueOn is { } day
                && payout.DueOn != day
                && !payout.IsOutOfHand
                && !payout.IsClosed
                && (payout.State == PayoutState.Forfeited || !payout.State.IsFinal())
            )
                payout.Reschedule(day, payout.State == PayoutState.Forfeited ? payout.Reason : why, act);
        }

        // Credit that was lost and is back leaves HR's own deferral as it was; a hire made again begins without it.
        private void ComeBack(Payout payout, PartOwed owed, DateOnly? dueOn)
        {
            var held = payout.Reason == PayoutReason.CreditLost ? payout.HeldUntil : null;
            payout.Reinstate(owed, dueOn, ReasonBack(payout), act);
            if (held > act.Day && held > dueOn)
                payout.Hold(held.Value, act);
        }

        // What is released goes back first: another amount may need another approval (docs/rules.md §5).
        private void RepriceFromTheStart(Payout payout, PartOwed owed)
        {
            if (payout.State == PayoutState.Released)
            {
                payout.Defer(null, PayoutReason.FactsCorrected, act);
                payout.Resume(null, PayoutReason.FactsCorrected, act);
            }
            payout.Reprice(owed, PayoutReason.FactsCorrected, act);
        }

        private PayoutReason ReasonBack(Payout payout) =>
            payout.Reason == PayoutReason.CreditLost ? PayoutReason.CreditBack
            : why == PayoutReason.LaidDown ? PayoutReason.HiredAgain
            : why;
    }
}
