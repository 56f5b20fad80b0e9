using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Whatever is kept of a candidate, in one commit. Payouts keep the referrer's numbers.</summary>
internal static class Erasure
{
    private const string KeptLink = "candidate-link-kept";

    public static async Task<CandidateLink?> Link(
        AppDbContext db,
        PortalKey key,
        string? token,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (token is not { Length: 64 })
            return null;
        var hashes = key.Hashes(KeptLink, token);
        return await db
            .CandidateLinks.AsNoTracking()
            .FirstOrDefaultAsync(l => hashes.Contains(l.TokenHash) && l.ExpiresAt > now, cancellation);
    }

    public static async Task<Result> Run(
        UnitOfWork work,
        PortalKey key,
        Guid candidateId,
        bool objected,
        CancellationToken cancellation,
        Told? told = null
    )
    {
        var db = work.Db;
        // Who was found to be the same person goes with them: a merge cannot be undone any more.
        var family = await CandidateMerging.Family(db, candidateId, cancellation);
        var merged = await db.Candidates.Include(c => c.Contacts).Where(c => family.Contains(c.Id)).ToListAsync(cancellation);
        var candidate = merged.First(c => c.Id == candidateId);
        if (candidate.IsErased)
            return Result.Ok;
        if (objected)
            foreach (var address in OwnAddresses(candidate, told))
                await Bar(db, key, address, work.At, cancellation);

        var referrals = await db
            .Referrals.Include(r => r.Moves)
            .Include(r => r.Decisions)
            .Where(r => r.CandidateId == candidateId)
            .ToListAsync(cancellation);
        var ids = referrals.ConvertAll(r => r.Id);
        foreach (var referral in referrals)
            referral.Erase(work.By, work.At, objected);
        var credit = await CandidateCredit.Load(work, candidateId, cancellation, referrals);
        await credit.Follow(
            new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, objected ? OwnershipEnd.Declined : OwnershipEnd.Erased),
            cancellation
        );
        foreach (var one in merged)
            one.Erase(work.At, objected);

        await Rows(db, ids, cancellation);
        await WhatIsLeft(db, family, ids, cancellation);
        return await work.Commit(cancellation);
    }

    // Whoever objects speaks for the own address: one that may be another's is not barred.
    private static IEnumerable<string> OwnAddresses(Domain.Candidates.Candidate candidate, Told? told) =>
        candidate
            .Contacts.Where(c =>
                c.Kind == Domain.Candidates.ContactKind.Email && (told is not { Unsure: true } || c.Key == told.AddressKey)
            )
            .Select(c => c.Key)
            .OfType<string>()
            .Distinct();

    /// <summary>Another address was told of the rest: what this one was told of closes and goes, and the rest stays as it is.</summary>
    public static async Task<Result> Some(
        UnitOfWork work,
        PortalKey key,
        Domain.Candidates.Candidate candidate,
        Told told,
        CancellationToken cancellation
    )
    {
        var db = work.Db;
        if (candidate.IsErased)
            return Result.Ok;
        if (told.AddressKey is { } own)
            await Bar(db, key, own, work.At, cancellation);
        var referrals = await db
            .Referrals.Include(r => r.Moves)
            .Include(r => r.Decisions)
            .Where(r => r.CandidateId == candidate.Id)
            .OrderBy(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellation);
        var ids = referrals.Where(r => told.Referrals.Contains(r.Id)).Select(r => r.Id).ToList();
        foreach (var referral in referrals.Where(r => told.Referrals.Contains(r.Id)))
            referral.Erase(work.By, work.At, byObjection: true);
        var credit = await CandidateCredit.Load(work, candidate.Id, cancellation, referrals);
        await credit.Follow(new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, OwnershipEnd.Declined), cancellation);
        var stays = referrals.First(r => !r.IsErased);
        candidate.Forget(told.AddressKey, stays.TypedName!, stays.TypedEmail);
        await Rows(db, ids, cancellation);
        Purge(await db.Outbox.Where(m => m.ReferralId != null && ids.Contains(m.ReferralId.Value)).ToListAsync(cancellation));
        return await work.Commit(cancellation);
    }

    private static async Task Bar(AppDbContext db, PortalKey key, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = key.Hash("objection", address);
        if (!await db.Objections.AnyAsync(o => o.KeyHash == hash, cancellation))
            db.Objections.Add(new Objection { KeyHash = hash, At = now });
    }

    /// <summary>What hangs on referrals.</summary>
    private static async Task Rows(AppDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        foreach (var review in await db.Reviews.Include(r => r.Messages).Where(r => ids.Contains(r.ReferralId)).ToListAsync(cancellation))
            review.Erase();
        db.PayoutNotes.RemoveRange(
            await db
                .PayoutNotes.Where(n => db.Payouts.Any(p => p.Id == n.PayoutId && (ids.Contains(p.ReferralId) || ids.Contains(p.HireId))))
                .ToListAsync(cancellation)
        );
        db.Notes.RemoveRange(await db.Notes.Where(n => ids.Contains(n.ReferralId)).ToListAsync(cancellation));
        foreach (
            var resume in await db
                .Resumes.Where(r => ids.Contains(r.ReferralId))
                .Select(r => new Resume { Id = r.Id, ReferralId = r.ReferralId })
                .ToListAsync(cancellation)
        )
            db.Resumes.Remove(resume);
        db.PossibleMatches.RemoveRange(await db.PossibleMatches.Where(m => ids.Contains(m.ReferralId)).ToListAsync(cancellation));
        db.PersonMatches.RemoveRange(
            await db.PersonMatches.Where(m => ids.Contains(m.ReferralId) && m.DecidedAt == null).ToListAsync(cancellation)
        );
        db.CandidateLinks.RemoveRange(await db.CandidateLinks.Where(l => ids.Contains(l.ReferralId)).ToListAsync(cancellation));
    }

    /// <summary>What hangs on the people, and on none of their referrals; and their mails.</summary>
    private static async Task WhatIsLeft(AppDbContext db, List<Guid> family, List<Guid> ids, CancellationToken cancellation)
    {
        db.PossibleMatches.RemoveRange(
            await db
                .PossibleMatches.Where(m => family.Contains(m.OtherCandidateId) && !ids.Contains(m.ReferralId))
                .ToListAsync(cancellation)
        );
        db.CandidateLinks.RemoveRange(
            await db.CandidateLinks.Where(l => family.Contains(l.CandidateId) && !ids.Contains(l.ReferralId)).ToListAsync(cancellation)
        );
        Purge(
            await db
                .Outbox.Where(m =>
                    (m.CandidateId != null && family.Contains(m.CandidateId.Value))
                    || (m.ReferralId != null && ids.Contains(m.ReferralId.Value))
                )
                .ToListAsync(cancellation)
        );
    }

    private static void Purge(List<OutboxMessage> mails)
    {
        foreach (var mail in mails)
        {
            mail.Purge = true;
            if (mail.State.IsOpen() && mail.To == RecipientKind.Candidate)
                mail.Skip();
        }
    }
}
