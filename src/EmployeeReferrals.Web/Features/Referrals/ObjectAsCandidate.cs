using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Please don't consider me": the candidate's own button. Closes, erases, stops mail (docs/rules.md §7).</summary>
[May(Who.Anybody)]
public sealed class ObjectAsCandidate(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<ObjectAsCandidate.Command>
{
    /// <param name="Token">From the candidate's mail; it is who they are.</param>
    public sealed record Command(string Token);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var link = await Erasure.Link(db, key, command.Token, now, cancellation);
        if (link is null)
            return Result.NotFound;
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == link.CandidateId, cancellation);
        var told = await Told.Read(db, link, candidate, cancellation);
        if (await db.Referrals.AnyAsync(r => r.Stage == Stage.Hired && told.Referrals.Contains(r.Id), cancellation))
            return Result.Rejected("hired", "You accepted our offer, so HR looks after your request. Please answer our mail.");
        var me = Actor.Candidate(candidate.Id);
        var work = new UnitOfWork(db, programme, me, now);
        return told.IsAll
            ? await Erasure.Run(work, key, candidate.Id, objected: true, cancellation, told)
            : await Erasure.Some(work, key, candidate, told, cancellation);
    }
}
