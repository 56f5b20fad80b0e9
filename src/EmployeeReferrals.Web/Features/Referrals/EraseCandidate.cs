using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>HR erases a candidate, on request or because the candidate objected by another way.</summary>
[May(Roles.Hr)]
public sealed class EraseCandidate(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<EraseCandidate.Command>
{
    /// <param name="Objected">The candidate does not want to be considered: a new referral of them is not made.</param>
    public sealed record Command(Guid ReferralId, bool Objected);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        return found.IsOk
            ? await Erasure.Run(new(db, programme, actor, clock.GetUtcNow()), key, found.Value.CandidateId, command.Objected, cancellation)
            : found;
    }
}
