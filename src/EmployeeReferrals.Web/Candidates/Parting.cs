using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Candidates;

/// <summary>Two people who were taken for one by a phone number or a profile are two again: each referral goes with its address, the credit
/// of each is
/// decided anew, and who was never written to gets the notice.</summary>
internal static class Parting
{
    private static readonly CreditChange Anew = new(
        CreditMoment.MergedOrCorrected,
        PayoutReason.CreditLost,
        OwnershipEnd.Corrected,
        FactsLearnt: true
    );

    /// <param name="addresses">Of each referral that does not know its own.</param>
    public static async Task<Result> Part(
        UnitOfWork work,
        PortalKey key,
        Guid candidateId,
        IReadOnlyDictionary<Guid, string?> addresses,
        CancellationToken cancellation
    )
    {
        var db = work.Db;
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == candidateId, cancellation);
        if (candidate.IsErased)
            return Result.Rejected("erased", "This person's data has been erased.");
        var referrals = await db
            .Referrals.Include(r => r.Decisions)
            .Where(r => r.CandidateId == candidateId)
            .OrderBy(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellation);
        var emails = candidate.Contacts.Where(c => c.Kind == ContactKind.Email).ToDictionary(c => c.Key!, c => c);
        var stays = EmailAddress.Parse(candidate.Email)!.Key;
        var assigned = Assign(referrals, addresses, emails.Keys, stays);
        if (!assigned.IsOk)
            return assigned;
        var keys = assigned.Value;

        await CandidateMerging.EndHoldings(db, [candidateId], work.At, cancellation);
        var sides = new List<Guid> { candidateId };
        foreach (var side in referrals.Where(r => keys[r.Id] != stays).GroupBy(r => keys[r.Id]).ToList())
        {
            var email = emails[side.Key];
            var other = candidate.Part(Guid.CreateVersion7(), side.First().TypedName!, email, work.At);
            db.Candidates.Add(other);
            sides.Add(other.Id);
            db.Merges.Add(CandidateMerge.NotTheSame(Guid.CreateVersion7(), other.Id, candidateId, work.By.PersonId, work.At));
            foreach (var referral in side)
                await Give(db, key, referral, other.Id, email.Value, cancellation);
        }
        foreach (var referral in referrals.Where(r => keys[r.Id] == stays && !r.IsErased))
            referral.WriteTo(emails[stays].Value);
        foreach (var side in sides)
        {
            var credit = await CandidateCredit.Load(work, side, cancellation, [.. referrals.Where(r => r.CandidateId == side)]);
            await credit.Follow(Anew, cancellation);
        }
        return Result.Ok;
    }

    /// <returns>The key of each referral's address; rejected where one is missing, or all have the same.</returns>
    private static Result<Dictionary<Guid, string>> Assign(
        List<Referral> referrals,
        IReadOnlyDictionary<Guid, string?> addresses,
        IReadOnlyCollection<string> emails,
        string stays
    )
    {
        var keys = new Dictionary<Guid, string>();
        foreach (var referral in referrals)
        {
            // What was erased has no address any more, and stays where it is.
            var typed = referral.TypedEmail ?? addresses.GetValueOrDefault(referral.Id);
            var known = referral.IsErased ? stays : EmailAddress.Parse(typed)?.Key;
            if (known is null || !emails.Contains(known))
                return Refuse("address_needed", "Choose the address that belongs to each referral.");
            keys[referral.Id] = known;
        }
        return keys.Values.Distinct().Count() < 2
            ? Refuse("address_same", "All have the same address. Keep them as one, or give one of them another.")
            : keys;

        static Result<Dictionary<Guid, string>> Refuse(string code, string sentence) =>
            Result<Dictionary<Guid, string>>.From(Result.Rejected(code, sentence, "Addresses"));
    }

    // The link was sent to the other's address: it ends, and a notice with a new one goes to the right one.
    private static async Task Give(
        AppDbContext db,
        PortalKey key,
        Referral referral,
        Guid candidateId,
        string email,
        CancellationToken cancellation
    )
    {
        var told = referral.TypedEmail is not null;
        referral.BelongTo(candidateId);
        referral.WriteTo(email);
        foreach (var link in await db.CandidateLinks.Where(l => l.ReferralId == referral.Id).ToListAsync(cancellation))
        {
            if (told)
            {
                link.CandidateId = candidateId;
                continue;
            }
            db.CandidateLinks.Remove(link);
            db.CandidateLinks.Add(NewCandidateLink.For(key, candidateId, referral.Id, link.ExpiresAt));
        }
        if (!told && !referral.Stage.IsClosed())
            db.Outbox.Add(CandidateNoticeMail.To(candidateId, referral.Id));
    }
}
