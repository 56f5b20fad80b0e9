using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>HR erases a candidate, on request or because the candidate objected by another way.</summary>
public sealed class EraseCandidate(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock) : Operation<EraseCandidate.Command>
{
    /// <param name="Objected">The candidate does not want to be considered: a new referral of them is not made.</param>
    public sealed record Command(Guid ReferralId, bool Objected);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, Roles.Hr, settings, null, cancellation);
        return found.IsOk ? await Erasure.Run(db, programme, key, found.Value.CandidateId, command.Objected, actor, clock.GetUtcNow(), cancellation) : found;
    }
}

/// <summary>"Please don't consider me": the candidate's own button. Closes, erases, stops mail (product §7).</summary>
public sealed class ObjectAsCandidate(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock) : Operation<ObjectAsCandidate.Command>
{
    /// <param name="Token">From the candidate's mail; it is who they are.</param>
    public sealed record Command(string Token);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var link = await Erasure.Link(db, key, command.Token, now, cancellation);
        return link is null
            ? Result.NotFound
            : await Erasure.Run(db, programme, key, link.CandidateId, objected: true, Actor.Candidate(link.CandidateId), now, cancellation);
    }
}

/// <summary>Whatever is kept of a candidate, in one commit. Payouts keep the referrer's numbers.</summary>
internal static class Erasure
{
    private const string KeptLink = "candidate-link-kept";

    public static async Task<CandidateLink?> Link(AppDbContext db, PortalKey key, string? token, DateTimeOffset now, CancellationToken cancellation)
    {
        if (token is not { Length: 64 }) return null;
        var hashes = key.Hashes(KeptLink, token);
        return await db.CandidateLinks.AsNoTracking().FirstOrDefaultAsync(l => hashes.Contains(l.TokenHash) && l.ExpiresAt > now, cancellation);
    }

    public static async Task<Result> Run(AppDbContext db, Programme programme, PortalKey key, Guid candidateId, bool objected, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(now);
        // Who was found to be the same person goes with them: a merge cannot be undone any more.
        var family = await MergeDesk.Family(db, candidateId, cancellation);
        var merged = await db.Candidates.Include(c => c.Contacts).Where(c => family.Contains(c.Id)).ToListAsync(cancellation);
        var candidate = merged.First(c => c.Id == candidateId);
        if (candidate.IsErased) return Result.Ok;
        if (objected)
        {
            foreach (var hash in candidate.Contacts.Where(c => c.Kind == Domain.Candidates.ContactKind.Email && c.Key is not null).Select(c => key.Hash("objection", c.Key!)).Distinct())
                if (!await db.Objections.AnyAsync(o => o.KeyHash == hash, cancellation)) db.Objections.Add(new Objection { KeyHash = hash, At = now });
        }

        var referrals = await db.Referrals.Include(r => r.Moves).Include(r => r.Decisions).Where(r => r.CandidateId == candidateId).ToListAsync(cancellation);
        var ids = referrals.ConvertAll(r => r.Id);
        foreach (var referral in referrals) referral.Erase(actor, now, objected);
        var credit = await CandidateCredit.Load(db, candidateId, programme, actor, now, cancellation, referrals);
        await credit.Follow(new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, objected ? OwnershipEnd.Declined : OwnershipEnd.Erased), cancellation);
        foreach (var one in merged) one.Erase(now, objected);

        foreach (var review in await db.Reviews.Include(r => r.Messages).Where(r => ids.Contains(r.ReferralId)).ToListAsync(cancellation)) review.Erase();
        db.PayoutNotes.RemoveRange(await db.PayoutNotes.Where(n => db.Payouts.Any(p => p.Id == n.PayoutId && (ids.Contains(p.ReferralId) || ids.Contains(p.HireId)))).ToListAsync(cancellation));
        db.Notes.RemoveRange(await db.Notes.Where(n => ids.Contains(n.ReferralId)).ToListAsync(cancellation));
        foreach (var resume in await db.Resumes.Where(r => ids.Contains(r.ReferralId)).Select(r => new Resume { Id = r.Id, ReferralId = r.ReferralId }).ToListAsync(cancellation)) db.Resumes.Remove(resume);
        db.PossibleMatches.RemoveRange(await db.PossibleMatches.Where(m => ids.Contains(m.ReferralId) || family.Contains(m.OtherCandidateId)).ToListAsync(cancellation));
        db.CandidateLinks.RemoveRange(await db.CandidateLinks.Where(l => family.Contains(l.CandidateId)).ToListAsync(cancellation));
        foreach (var mail in await db.Outbox.Where(m => (m.CandidateId != null && family.Contains(m.CandidateId.Value)) || (m.ReferralId != null && ids.Contains(m.ReferralId.Value))).ToListAsync(cancellation))
        {
            mail.Purge = true;
            if (mail.State == OutboxState.Waiting && mail.To == RecipientKind.Candidate) mail.State = OutboxState.Skipped;
        }
        return await db.Commit(actor, now, cancellation);
    }
}
