using Microsoft.EntityFrameworkCore.Migrations;

namespace EmployeeReferrals.Web.Data.Migrations;

/// <summary>What earlier versions kept, told in the columns of today. No credit and no payout changes.</summary>
internal static class CreditByDatesData
{
    public const string NoPast = """{"duties":[],"programme":[]}""";
    public const string NoSpells = "[]";

    private static readonly string[] Statements =
    [
        "UPDATE Payouts SET HireKey = HireId, Round = 1 + (SELECT COUNT(*) FROM Payouts AS o WHERE o.HireId = Payouts.HireId AND o.Side = Payouts.Side AND o.Number = Payouts.Number AND o.RecipientId = Payouts.RecipientId AND o.Id < Payouts.Id)",
        "UPDATE Referrals SET HireKey = Id WHERE Stage = 'Hired' OR EXISTS (SELECT 1 FROM Payouts AS p WHERE p.HireId = Referrals.Id)",
        """
        UPDATE Referrals SET HolderId = CASE
            WHEN Override = 1 OR (Override IS NULL AND Credit = 'Earns') THEN Id
            WHEN Override = 0 THEN NULL
            ELSE (SELECT MIN(o.ReferralId) FROM Ownerships AS o WHERE o.SettledByReferralId = Referrals.Id AND o.EndedAt IS NULL) END
        WHERE Stage = 'Hired'
        """,
        "UPDATE Referrals SET HireTerms = (SELECT h.Terms FROM Referrals AS h WHERE h.Id = Referrals.HolderId) WHERE HolderId IS NOT NULL",
        """
        UPDATE Referrals SET PlaceFrom = MadeAt WHERE EXISTS (SELECT 1 FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Code IN ('Earns', 'Duplicate', 'WindowEnded', 'CapReached')
            AND d.Moment IN ('Made', 'MergedOrCorrected') AND NOT EXISTS (SELECT 1 FROM CreditDecisions AS l WHERE l.ReferralId = Referrals.Id AND l.Number > d.Number AND l.Moment = 'MergedOrCorrected'))
        """,
        """
        UPDATE Referrals SET PlaceFrom = (SELECT MIN(d.At) FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Code IN ('Earns', 'Duplicate') AND d.Moment = 'OpeningChanged')
        WHERE PlaceFrom IS NULL
        """,
        """
        UPDATE Referrals SET PlaceUntil = (SELECT MIN(d.At) FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Moment = 'OpeningChanged' AND d.Code NOT IN ('Earns', 'Duplicate', 'WindowEnded', 'CapReached')
            AND NOT EXISTS (SELECT 1 FROM CreditDecisions AS l WHERE l.ReferralId = Referrals.Id AND l.Number > d.Number AND l.Moment IN ('OpeningChanged', 'MergedOrCorrected')))
        WHERE PlaceFrom IS NOT NULL
        """,
        """
        UPDATE Referrals SET TypedEmail = (SELECT c.Email FROM Candidates AS c WHERE c.Id = Referrals.CandidateId)
        WHERE TypedName IS NOT NULL AND (SELECT COUNT(*) FROM CandidateContacts AS a WHERE a.CandidateId = Referrals.CandidateId AND a.Kind = 'Email') = 1
        """,
        """UPDATE Payouts SET NeedsApproval = 1 WHERE EXISTS (SELECT 1 FROM Referrals AS r WHERE r.Id = Payouts.ReferralId AND r.Terms LIKE '%"needsApproval":true%')""",
        "UPDATE Referrals SET PlaceUntil = COALESCE(PlaceUntil, ClosedAt, StageSince) WHERE Stage IN ('DeclinedByCandidate', 'Expired') OR TypedName IS NULL",
    ];

    public static void Move(MigrationBuilder migration)
    {
        foreach (var statement in Statements) migration.Sql(statement);
    }
}
