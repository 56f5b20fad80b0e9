using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Simulator;

/// <summary>All that is kept of one candidate: every referral with its decisions, the holdings, and the payouts.</summary>
public sealed record PastCandidate(IReadOnlyList<Referral> Referrals, IReadOnlyList<Ownership> Ownerships, IReadOnlyList<Payout> Payouts);
