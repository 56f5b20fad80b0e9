using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Mail;

/// <summary>The referral that a mail is about, with the names that may stand in it.</summary>
/// <param name="Candidate">As recruiters and HR know them.</param>
/// <param name="Typed">As the referrer typed them; <see cref="Unnamed"/> where that cannot stand in a mail.</param>
public sealed record ReferralSubject(string Candidate, string Typed, string Opening, string Referrer, Referral Referral, bool IsErased)
{
    public const string Unnamed = "the person you referred";

    /// <summary>As it begins a subject or a sentence.</summary>
    public string First => Typed == Unnamed ? "The person you referred" : Typed;

    /// <summary>" of Cleo Candidate"; nothing where the name cannot stand in a mail.</summary>
    public string OfThem => Typed == Unnamed ? "" : $" of {Typed}";

    /// <summary>" for Nurse"; nothing where they were referred for no role.</summary>
    public string ForRole => Referral.OpeningId is null ? "" : $" for {Opening}";

    public static async Task<ReferralSubject?> Read(AppDbContext db, Guid? referralId, CancellationToken cancellation)
    {
        if (referralId is null)
            return null;
        var found = await db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == referralId)
            .Select(r => new
            {
                Referral = r,
                Candidate = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Opening = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title).FirstOrDefault(),
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new(
                found.Candidate is null ? "an erased person" : MailNames.Of(found.Candidate) ?? "somebody",
                MailNames.Of(found.Referral.TypedName) ?? Unnamed,
                found.Opening ?? "no role yet",
                found.Referrer ?? "",
                found.Referral,
                found.Candidate is null
            );
    }
}
