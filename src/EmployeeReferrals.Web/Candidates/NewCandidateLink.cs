using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;

namespace EmployeeReferrals.Web.Candidates;

/// <summary>Makes the link to a candidate's page for one referral. Only a hash is kept: the mail that carries the link derives it again
/// from its id and the portal's key.</summary>
internal static class NewCandidateLink
{
    public static CandidateLink For(PortalKey key, Guid candidateId, Guid referralId, DateTimeOffset expiresAt)
    {
        var id = Guid.CreateVersion7();
        return new CandidateLink
        {
            Id = id,
            CandidateId = candidateId,
            ReferralId = referralId,
            TokenHash = key.Hash("candidate-link-kept", key.Token("candidate-link", id)),
            ExpiresAt = expiresAt,
        };
    }
}
