using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>A payout and its ledger against those who know of them otherwise: the audit, the hire and its holder, and the
/// batches.</summary>
internal sealed class LedgerWitnesses(
    Payout payout,
    PayoutGround ground,
    IReadOnlyList<LedgerEntry> lines,
    Func<DateTimeOffset, DateOnly> dayOf
)
{
    private readonly List<LedgerFinding> _found = [];

    public IReadOnlyList<LedgerFinding> Found()
    {
        Audit();
        Hire();
        Batches();
        return _found;
    }

    private void Audit()
    {
        if (ground.Moves.Count != lines.Count)
        {
            _found.Add(new(LedgerFault.Missing, "PayoutLedger.PayoutId"));
            return;
        }
        // Of one moment their order is the database's: what says the same belongs together, and what is left differs.
        var (unmet, moves) = (new List<LedgerEntry>(), ground.Moves.ToList());
        foreach (var line in lines)
        {
            if (moves.Find(m => Differences(line, m).Count == 0) is { } same)
                moves.Remove(same);
            else
                unmet.Add(line);
        }
        foreach (var (line, kept) in unmet.Zip(moves))
            _found.AddRange(Differences(line, kept).Select(column => new LedgerFinding(LedgerFault.Differs, $"PayoutLedger.{column}")));
        Right(ground.Moves.All(m => m.Move is null || m.Move.RecipientId == payout.RecipientId), nameof(Payout.RecipientId));
    }

    private static List<string> Differences(LedgerEntry line, KeptMove kept)
    {
        if (kept.Move is not { } move)
            return [nameof(LedgerEntry.Reason)];
        (bool Same, string Column)[] held =
        [
            (kept.At == line.At, nameof(LedgerEntry.At)),
            (kept.ActorId == line.ActorId, nameof(LedgerEntry.ActorId)),
            (move.From == line.From, nameof(LedgerEntry.From)),
            (move.To == line.To, nameof(LedgerEntry.To)),
            (move.Reason == line.Reason, nameof(LedgerEntry.Reason)),
            (move.Amount == line.Amount, nameof(LedgerEntry.Amount)),
            (move.Currency == line.Currency, nameof(LedgerEntry.Currency)),
            (move.DueOn == line.DueOn, nameof(LedgerEntry.DueOn)),
            (move.Proof is null ? line.Kept is null : move.Proof == LedgerProof.Of(line), nameof(LedgerEntry.Kept)),
        ];
        return [.. held.Where(h => !h.Same).Select(h => h.Column)];
    }

    private void Hire()
    {
        Right(ground.Hire is { } hire && hire.HireKey == payout.HireKey, nameof(Payout.HireKey));
        Right(ground.StandingHireId is null || ground.StandingHireId == payout.HireId, nameof(Payout.HireId));
        Right(payout.Side != RecipientSide.Referrer || ground.Credited?.ReferrerId == payout.RecipientId, nameof(Payout.RecipientId));
        Right(payout.Side != RecipientSide.Hire || ground.Credited?.ReferrerId != payout.RecipientId, nameof(Payout.Side));
        // An earlier version let it follow to another referral of the same recipient without a word in the audit.
        var told = ground.ToldReferralId;
        Right(payout.ReferralId == told || payout.ReferralId == ground.Hire?.HolderId || IsAlike(told), nameof(Payout.ReferralId));
        if (ground.Hire is { Stage: Stage.Hired } standing && ground.HolderEarns && standing.HolderId == payout.ReferralId)
            Stands(standing);
    }

    private bool IsAlike(Guid? told) =>
        told is not null
        && payout.Side == RecipientSide.Referrer
        && ground.Credited is { } credited
        && credited.ReferrerId == payout.RecipientId
        && credited.CandidateId == ground.Hire?.CandidateId;

    private void Stands(Referral hire)
    {
        if (payout.State.IsFinal() || payout.IsOutOfHand)
            return;
        var start = hire.StartedOn ?? hire.PlannedStart;
        if (payout.Side == RecipientSide.Hire && hire.HiredPersonId is { } person)
            Right(person == payout.RecipientId, nameof(Payout.RecipientId));
        if (start is { } day)
            Right(payout.DueOn == day.AddDays(payout.DaysAfterStart), nameof(Payout.DaysAfterStart));
    }

    private void Batches()
    {
        var exported = lines.Where(l => l.To == PayoutState.Exported && l.From == PayoutState.Released).ToList();
        if (exported.Count != ground.Claims.Count)
        {
            _found.Add(new(LedgerFault.Missing, "BatchLines.PayoutId"));
            return;
        }
        foreach (var (line, claim) in exported.Zip(ground.Claims))
            Claim(line, claim, isLast: line == exported[^1]);
    }

    private void Claim(LedgerEntry line, BatchLine claim, bool isLast)
    {
        Given(claim.RecipientId == payout.RecipientId, nameof(BatchLine.RecipientId));
        Given(claim.Amount == line.Amount, nameof(BatchLine.Amount));
        Given(claim.Currency == line.Currency, nameof(BatchLine.Currency));
        Given(claim.DueOn == line.DueOn, nameof(BatchLine.DueOn));
        Given(claim.Kind == line.Kind, nameof(BatchLine.Kind));
        Given(claim.Part == payout.Number, nameof(BatchLine.Part));
        // An earlier version's line that was given back since has no other witness.
        if ((line.Kept ?? (isLast && payout.IsOutOfHand ? payout.Kept() : null)) is { } kept)
        {
            Given(claim.Parts == kept.Parts, nameof(BatchLine.Parts));
            Given(claim.LegalEntity == (kept.LegalEntity ?? ""), nameof(BatchLine.LegalEntity));
            Given(claim.EmployeeNumber == kept.EmployeeNumber, nameof(BatchLine.EmployeeNumber));
            Given(claim.RewardName == kept.RewardName, nameof(BatchLine.RewardName));
            Given(claim.RewardDays == kept.RewardDays, nameof(BatchLine.RewardDays));
        }
        var released = LedgerReplay.ReleasedAt(lines.Where(l => l.Number < line.Number));
        Given(released is { } at && claim.ReleasedOn == dayOf(at), nameof(BatchLine.ReleasedOn));
        Answered(
            lines.FirstOrDefault(l => l.Number > line.Number && l.From == PayoutState.Exported && l.To != PayoutState.Exported),
            claim
        );
    }

    private void Answered(LedgerEntry? move, BatchLine claim)
    {
        Given(claim.AnsweredAt == move?.At, nameof(BatchLine.AnsweredAt));
        Given(claim.AnsweredBy == move?.ActorId, nameof(BatchLine.AnsweredBy));
        Given(
            claim.State switch
            {
                LineState.Open => move is null,
                LineState.Paid => move?.To == PayoutState.Paid,
                LineState.Rejected => Freed(move)
                    && move.Reason != PayoutReason.BatchVoided
                    && (claim.RejectCode ?? claim.RejectReason) is not null,
                LineState.Voided => Freed(move)
                    && move.Reason != PayoutReason.RejectedByPayroll
                    && (claim.RejectCode ?? claim.RejectReason) is null,
            },
            nameof(BatchLine.State)
        );

        static bool Freed([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? move) =>
            move is not null && move.To != PayoutState.Paid;
    }

    private void Right(bool holds, string column)
    {
        if (!holds)
            _found.Add(new(LedgerFault.Differs, $"Payouts.{column}"));
    }

    private void Given(bool holds, string column)
    {
        if (!holds)
            _found.Add(new(LedgerFault.Differs, $"BatchLines.{column}"));
    }
}
