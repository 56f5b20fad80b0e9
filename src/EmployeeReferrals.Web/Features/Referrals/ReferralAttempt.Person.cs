using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Who the referred person is: whom we know already, and what is kept to find them again.</summary>
internal sealed partial class ReferralAttempt
{
    private async Task<Match> Match(string? phoneKey, CancellationToken cancellation)
    {
        var known = await db
            .Contacts.Where(c =>
                (c.Kind == ContactKind.Email && c.Key == form.Email.Key)
                || (form.Slug != null && c.Kind == ContactKind.LinkedIn && c.Key == form.Slug)
                || (phoneKey != null && c.Kind == ContactKind.Phone && c.Key == phoneKey)
            )
            .OrderBy(c => c.Id)
            .Select(c => new KnownContact(c.CandidateId, c.Kind, c.Key!))
            .ToListAsync(cancellation);
        return SamePerson.Find(form.Email.Key, form.Slug, phoneKey, known);
    }

    // A key that already belongs to another candidate stays theirs; somebody decides in Triage.
    private async Task KeepContacts(Candidate candidate, string? phoneKey, CancellationToken cancellation)
    {
        candidate.AddContact(ContactKind.Email, form.Email.Typed, form.Email.Key);
        if (form is { LinkedIn: { } kept, Slug: null })
            candidate.AddContact(ContactKind.LinkedIn, Fitting(kept), null);
        if (form.Slug is { } slug)
        {
            var anothers = await db.Contacts.AnyAsync(
                c => c.Kind == ContactKind.LinkedIn && c.Key == slug && c.CandidateId != candidate.Id,
                cancellation
            );
            candidate.AddContact(ContactKind.LinkedIn, Fitting(form.LinkedIn!), anothers ? null : slug);
        }
        if (form.Phone is { } phone)
            candidate.AddContact(ContactKind.Phone, Fitting(phone), phoneKey);
    }

    private static string Fitting(string text) => text.Length <= Text.Address ? text : text[..Text.Address];

    // A number is shared by families and by those who pass it on: HR decides, once for a candidate, and meanwhile the referral is worked as
    // usual.
    private async Task AskWhetherHere(Referral referral, string? phoneKey, IReadOnlyCollection<Person> here, CancellationToken cancellation)
    {
        if (phoneKey is null)
            return;
        var known = here.Select(p => p.Id).ToList();
        var met = await db.People.Where(p => p.PhoneKey == phoneKey && !known.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        var asked = await db
            .PersonMatches.Where(m =>
                met.Contains(m.PersonId) && db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == referral.CandidateId)
            )
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
        db.PersonMatches.AddRange(met.Except(asked).Select(person => new PersonMatch(Guid.CreateVersion7(), referral.Id, person, act.At)));
    }
}
