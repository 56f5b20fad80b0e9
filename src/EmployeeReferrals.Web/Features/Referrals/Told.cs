using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What the address of a candidate's link was told of: the referrals whose notice went there, and those of both after a
/// person found two to be one (docs/rules.md §5).</summary>
/// <param name="AddressKey">The address that the link was sent to.</param>
/// <param name="ByAPerson">Somebody decided that all addresses are one person's.</param>
/// <param name="Unsure">Several addresses were taken for one person, and nobody has decided yet: what belongs to whom is not known.</param>
internal sealed record Told(IReadOnlySet<Guid> Referrals, string? AddressKey, bool ByAPerson, bool Unsure, bool IsAll)
{
    /// <param name="candidate">With the contacts.</param>
    public static async Task<Told> Read(AppDbContext db, CandidateLink link, Candidate candidate, CancellationToken cancellation)
    {
        var referrals = await db
            .Referrals.AsNoTracking()
            .Where(r => r.CandidateId == candidate.Id)
            .Select(r => new
            {
                r.Id,
                r.TypedEmail,
                Erased = r.TypedName == null,
            })
            .ToListAsync(cancellation);
        var byAPerson =
            await db.Merges.AnyAsync(m => m.IntoId == candidate.Id && m.UndoneAt == null, cancellation)
            || await db.EarlierRulings.AnyAsync(
                r => r.Rule == EarlierRule.LinkedWithoutAddress && r.AboutId == candidate.Id && r.Kept,
                cancellation
            );
        var own = Key(referrals.Find(r => r.Id == link.ReferralId)?.TypedEmail);
        var told = referrals
            .Where(r => !r.Erased && (byAPerson || r.Id == link.ReferralId || Key(r.TypedEmail) == own))
            .Select(r => r.Id)
            .ToHashSet();
        var several = candidate.Contacts.Where(c => c.Kind == ContactKind.Email).Select(c => c.Key).Distinct().Count() > 1;
        var unsure = !byAPerson && several && referrals.Exists(r => r.TypedEmail is null && !r.Erased);
        return new Told(told, own, byAPerson, unsure, referrals.TrueForAll(r => r.Erased || told.Contains(r.Id)));

        // Before each referral knew its address, mail went to the candidate's.
        string? Key(string? typed) => EmailAddress.Parse(typed ?? candidate.Email)?.Key;
    }
}
