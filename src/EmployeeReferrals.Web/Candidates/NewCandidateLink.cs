using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;

namespace EmployeeReferrals.Web.Candidates;

/// <summary>A signed link to the candidate's page, kept as a hash.</summary>
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
