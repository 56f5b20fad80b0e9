using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>Who holds the credit for a candidate, and what HR is asked, against the audit and the referrals they name.</summary>
public static class HoldingWitnesses
{
    /// <param name="referral">The one that holds; null: there is none.</param>
    /// <param name="settledBy">The hire that it names; null: it names none.</param>
    public static IReadOnlyList<LedgerFinding> Of(Ownership holding, KeptFacts kept, Referral? referral, Referral? settledBy)
    {
        var found = new List<LedgerFinding>();
        if (kept.Of<OwnershipTaken>() is [{ Happened: OwnershipTaken said } taken, ..])
        {
            Right(holding.ReferralId == said.ReferralId, nameof(Ownership.ReferralId));
            Right(holding.CandidateId == said.CandidateId, nameof(Ownership.CandidateId));
            Right(holding.StartedAt == taken.At, nameof(Ownership.StartedAt));
            var ended = kept.Of<OwnershipEnded>() is [var end, ..] ? end : null;
            Right(holding.EndedAt == ended?.At, nameof(Ownership.EndedAt));
            Right(holding.EndReason == (ended?.Happened as OwnershipEnded)?.Reason, nameof(Ownership.EndReason));
        }
        Right(referral is not null && holding.ReferrerId == referral.ReferrerId, nameof(Ownership.ReferrerId));
        if (referral is null || holding.EndedAt is not null)
            return found;
        Right(holding.CandidateId == referral.CandidateId, nameof(Ownership.CandidateId));
        Right(holding.ScopeKey == Guid.Empty || Covers(referral, holding.ScopeKey), nameof(Ownership.ScopeKey));
        // What HR gave has no end; an earlier version let it have its window.
        Right(
            holding.WindowEndsOn == referral.Terms.WindowEnds(referral.MadeOn)
                || (referral.Override == true && holding.WindowEndsOn == DateOnly.MaxValue),
            nameof(Ownership.WindowEndsOn)
        );
        Right(
            holding.SettledByReferralId is null || settledBy is { Stage: Stage.Hired } && settledBy.HolderId == holding.ReferralId,
            nameof(Ownership.SettledByReferralId)
        );
        return found;

        void Right(bool holds, string column) => Add(found, holds, $"Ownerships.{column}");
    }

    private static bool Covers(Referral referral, Guid openingId) =>
        referral.Terms.Scope == CreditScope.OpeningReferredTo && referral.OpeningId == openingId;

    /// <param name="hire">The one it is about; null: there is none.</param>
    /// <param name="earns">The referral that earns for it; null: nobody's does.</param>
    public static IReadOnlyList<LedgerFinding> Of(CreditCase asked, KeptFacts kept, Referral? hire, Guid? earns)
    {
        var found = new List<LedgerFinding>();
        Right(hire is not null, nameof(CreditCase.HireId));
        if (kept.Of<CreditCaseOpened>() is not [{ Happened: CreditCaseOpened said } opened, ..])
            return found;
        Right(asked.HireId == said.HireId, nameof(CreditCase.HireId));
        Right(asked.Ground == said.Ground, nameof(CreditCase.Ground));
        Right(asked.BeforeId == said.BeforeId, nameof(CreditCase.BeforeId));
        Right(asked.OpenedAt == opened.At, nameof(CreditCase.OpenedAt));
        var closed = kept.Of<CreditCaseClosed>() is [var end, ..] ? end : null;
        Right(asked.ClosedAt == closed?.At, nameof(CreditCase.ClosedAt));
        Right(asked.ClosedBy == closed?.ActorId, nameof(CreditCase.ClosedBy));
        Right(asked.Answer == (closed?.Happened as CreditCaseClosed)?.Answer, nameof(CreditCase.Answer));
        // What a closed one named last is not kept anywhere else.
        if (asked.ClosedAt is null)
            Right(asked.NowId == said.NowId || asked.NowId == earns, nameof(CreditCase.NowId));
        return found;

        void Right(bool holds, string column) => Add(found, holds, $"CreditCases.{column}");
    }

    private static void Add(List<LedgerFinding> found, bool holds, string column)
    {
        if (!holds)
            found.Add(new(LedgerFault.Differs, column));
    }
}
