using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>A payout against its own ledger.</summary>
internal sealed class LedgerReplay(Payout payout)
{
    private readonly List<LedgerFinding> _found = [];

    public IReadOnlyList<LedgerEntry> Lines { get; } = [.. payout.Ledger.OrderBy(l => l.Number)];
    public IReadOnlyList<LedgerFinding> Found => _found;

    public void Run()
    {
        if (Lines.Count != payout.LedgerCount || !LedgerCheck.FromOne(Lines.Select(l => l.Number)))
            Fault(LedgerFault.Missing, "PayoutLedger.Number");
        LedgerEntry? before = null;
        foreach (var line in Lines)
        {
            Follows(before, line);
            Says(line);
            before = line;
        }
        if (before is not null)
            Ends(before);
    }

    private void Follows(LedgerEntry? before, LedgerEntry line)
    {
        if (line.From != before?.To)
            Fault(LedgerFault.Broken, "PayoutLedger.From");
        else if (before is not null && before.To != line.To && !PayoutTable.Allows(before.To, line.To))
            Fault(LedgerFault.NotAllowed, "PayoutLedger.To");
        if (line.Kind != (before?.Kind ?? RewardKind.Cash) && line.Reason != PayoutReason.RewardChosen)
            Fault(LedgerFault.Broken, "PayoutLedger.Kind");
        if (!Recovers(before?.Recovery ?? RecoveryState.None, line))
            Fault(LedgerFault.Broken, "PayoutLedger.Recovery");
    }

    // Money that is out is reviewed, waived or recovered where it lies; what comes back from payroll has nothing to recover.
    private static bool Recovers(RecoveryState before, LedgerEntry line)
    {
        var stays = line.From == line.To && line.To is PayoutState.Exported or PayoutState.Paid;
        var comesBack = line.From == PayoutState.Exported && line.To is not (PayoutState.Exported or PayoutState.Paid);
        var unchanged = before == line.Recovery && line.Reason is not (PayoutReason.RecoveryWaived or PayoutReason.Recovered);
        return (before, line.Recovery) switch
        {
            (RecoveryState.None, RecoveryState.ToReview) => stays,
            (RecoveryState.ToReview, RecoveryState.Waived) => stays && line.Reason == PayoutReason.RecoveryWaived,
            (RecoveryState.ToReview, RecoveryState.Recovered) => stays && line.Reason == PayoutReason.Recovered,
            (RecoveryState.ToReview, RecoveryState.None) => stays || comesBack,
            (RecoveryState.Waived or RecoveryState.Recovered, RecoveryState.None) => comesBack,
            (RecoveryState.None, RecoveryState.None or RecoveryState.Waived or RecoveryState.Recovered) => unchanged,
            (RecoveryState.ToReview, RecoveryState.ToReview) => unchanged,
            (RecoveryState.Waived, RecoveryState.ToReview or RecoveryState.Waived or RecoveryState.Recovered) => unchanged,
            (RecoveryState.Recovered, RecoveryState.ToReview or RecoveryState.Waived or RecoveryState.Recovered) => unchanged,
        };
    }

    private void Says(LedgerEntry line)
    {
        var moves = line.From != line.To;
        var isJudged =
            moves
            && line.To is PayoutState.Released or PayoutState.AwaitingApproval
            && (line.Kept is not null || line.Reason is PayoutReason.DueAndChecked or PayoutReason.NeedsApproval or PayoutReason.Approved);
        var mayBe = moves && line.To is PayoutState.Released or PayoutState.AwaitingApproval or PayoutState.Forfeited;
        if (line.Seen is null ? isJudged : !mayBe || !Agrees(line, line.Seen))
            Fault(LedgerFault.Differs, "PayoutLedger.Seen");
        if (line.Kept is { } kept && moves && IsWhole(line.To) && kept.FullAmount != line.Amount)
            Fault(LedgerFault.Differs, "PayoutLedger.Kept");
    }

    // An approval is asked for ahead of the day, and so ahead of the start.
    private static bool Agrees(LedgerEntry line, DueSeen seen) =>
        !(seen.JudgedOn < line.DueOn)
        && (line.To == PayoutState.Forfeited || seen.CreditStands)
        && (line.To != PayoutState.Released || seen.StartConfirmed);

    private void Ends(LedgerEntry last)
    {
        Same(last.To, payout.State, nameof(Payout.State));
        Same(last.Amount, payout.Amount, nameof(Payout.Amount));
        Same(last.Currency, payout.Currency, nameof(Payout.Currency));
        Same(last.DueOn, payout.DueOn, nameof(Payout.DueOn));
        Same(last.Reason, payout.Reason, nameof(Payout.Reason));
        Same(last.Kind, payout.Kind, nameof(Payout.Kind));
        Same(last.Recovery, payout.Recovery, nameof(Payout.Recovery));
        if (last.Kept is { } kept)
            Whole(kept);
        else
            Earlier();
    }

    private void Whole(PayoutKept kept)
    {
        Same(kept.Side, payout.Side, nameof(Payout.Side));
        Same(kept.Number, payout.Number, nameof(Payout.Number));
        Same(kept.Round, payout.Round, nameof(Payout.Round));
        Same(kept.Parts, payout.Parts, nameof(Payout.Parts));
        Same(kept.DaysAfterStart, payout.DaysAfterStart, nameof(Payout.DaysAfterStart));
        Same(kept.FullAmount, payout.FullAmount, nameof(Payout.FullAmount));
        Same(kept.NeedsApproval, payout.NeedsApproval, nameof(Payout.NeedsApproval));
        Same(kept.ApprovedAmount, payout.ApprovedAmount, nameof(Payout.ApprovedAmount));
        Same(kept.DeferredUntil, payout.DeferredUntil, nameof(Payout.DeferredUntil));
        Same(kept.HeldUntil, payout.HeldUntil, nameof(Payout.HeldUntil));
        Same(kept.ReleasedAt, payout.ReleasedAt, nameof(Payout.ReleasedAt));
        Same(kept.LegalEntity, payout.LegalEntity, nameof(Payout.LegalEntity));
        Same(kept.EmployeeNumber, payout.EmployeeNumber, nameof(Payout.EmployeeNumber));
        Same(kept.RewardName, payout.RewardName, nameof(Payout.RewardName));
        Same(kept.RewardDays, payout.RewardDays, nameof(Payout.RewardDays));
        Same(kept.DayOffWorth, payout.DayOffWorth, nameof(Payout.DayOffWorth));
    }

    // The ledger of earlier versions said less: what follows from it is rebuilt, the rest has its witnesses in the audit and the batches.
    private void Earlier()
    {
        var whole = Lines.LastOrDefault(l => l.From != l.To && IsWhole(l.To));
        if (whole is not null)
            Same(whole.Amount, payout.FullAmount, nameof(Payout.FullAmount));
        var isOut = payout.State is PayoutState.Released or PayoutState.Exported or PayoutState.Paid;
        Same(isOut ? ReleasedAt(Lines) : null, payout.ReleasedAt, nameof(Payout.ReleasedAt));
        Same(isOut, payout.LegalEntity is not null, nameof(Payout.LegalEntity));
        if (!isOut)
            Same(null, payout.EmployeeNumber, nameof(Payout.EmployeeNumber));
        var wasHeld = Lines.Any(l => l.Reason == PayoutReason.DeferredByHr);
        if (!wasHeld)
            Same(null, payout.HeldUntil, nameof(Payout.HeldUntil));
        if (payout is { State: PayoutState.Deferred, Reason: PayoutReason.DeferredByHr })
            Same(payout.HeldUntil, payout.DeferredUntil, nameof(Payout.DeferredUntil));
        if (payout.Kind == RewardKind.Cash)
            Same(null, payout.RewardName, nameof(Payout.RewardName));
        Same(payout.Kind == RewardKind.DaysOff, payout.RewardDays is not null, nameof(Payout.RewardDays));
    }

    /// <summary>When it was released that which is out. Earlier versions put what came back from payroll where it was, without judging it
    /// anew.</summary>
    public static DateTimeOffset? ReleasedAt(IEnumerable<LedgerEntry> lines) =>
        lines
            .LastOrDefault(l =>
                l.To == PayoutState.Released && l.From != PayoutState.Released && (l.From != PayoutState.Exported || l.Seen is not null)
            )
            ?.At;

    // The part-time factor is fixed when the part is judged; here the whole part is spoken of.
    private static bool IsWhole(PayoutState state) => state is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred;

    private void Same<T>(T rebuilt, T kept, string column)
    {
        if (!EqualityComparer<T>.Default.Equals(rebuilt, kept))
            Fault(LedgerFault.Differs, $"Payouts.{column}");
    }

    private void Fault(LedgerFault fault, string column) => _found.Add(new(fault, column));
}
