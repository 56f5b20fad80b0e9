using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Corrects a candidate's name and address; a resent notice goes to the new one.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class CorrectCandidate(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<CorrectCandidate.Command>
{
    public sealed record Command(Guid ReferralId, string? Name, string? Email, string? Phone = null, string? LinkedIn = null);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var name = Text.Clean(command.Name);
        if (name is null || name.Length > Text.Name)
            problems.Add(new("name_needed", $"Enter a name of at most {Text.Name} characters.", "Name"));
        var email = EmailAddress.Parse(command.Email);
        if (email is null)
            problems.Add(new("email_format", "This does not look like an e-mail address. It should read like name@example.com.", "Email"));
        var phone = Text.Clean(command.Phone);
        if (phone?.Length > Text.Phone)
            problems.Add(new("phone_long", $"A phone number has at most {Text.Phone} characters.", "Phone"));
        var linkedIn = Text.Clean(command.LinkedIn);
        var slug = LinkedInProfile.Slug(linkedIn);
        if (linkedIn?.Length > Text.Address)
            problems.Add(new("linkedin_long", $"Keep it under {Text.Address} characters.", "LinkedIn"));
        if (problems.Count > 0)
            return Result.Rejected(problems);

        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == found.Value.CandidateId, cancellation);
        if (
            await db.Contacts.AnyAsync(
                c =>
                    c.CandidateId != candidate.Id
                    && (
                        (c.Kind == ContactKind.Email && c.Key == email!.Key)
                        || (slug != null && c.Kind == ContactKind.LinkedIn && c.Key == slug)
                    ),
                cancellation
            )
        )
            return Result.Rejected("other_candidate", "Another candidate has this address. They may be the same person.", "Email");
        var before = found.Value.TypedEmail ?? candidate.Email;
        var isMoved = EmailAddress.Parse(before)?.Key != email!.Key;
        if (isMoved && await InQuestion.TakenForOne(db).AnyAsync(id => id == candidate.Id, cancellation))
            return WhoFirst;
        var others = new List<(ContactKind, string, string?)>();
        if (phone is not null)
            others.Add((ContactKind.Phone, phone, Phones.Key(phone, settings.PhoneRegion)));
        if (linkedIn is not null)
            others.Add((ContactKind.LinkedIn, linkedIn, slug));
        var corrected = candidate.CorrectContact(name!, email!, others);
        if (!corrected.IsOk)
            return corrected;
        if (isMoved)
            await WriteTo(db, candidate.Id, before, email, cancellation);
        return await db.Commit(actor, clock.GetUtcNow(), cancellation);
    }

    // A new address would answer by the way which referrals are whose.
    private static Result WhoFirst =>
        Result.Rejected(
            "who_first",
            "These referrals may be of two people. HR decides that first, under Reviews; then the address can be corrected.",
            "Email"
        );

    // Mail about the referrals that went to the old address goes to the new one, and the old links end (docs/rules.md §5).
    private async Task WriteTo(AppDbContext db, Guid candidateId, string? before, EmailAddress email, CancellationToken cancellation)
    {
        var old = EmailAddress.Parse(before)?.Key;
        var all = await db.Referrals.Where(r => r.CandidateId == candidateId).ToListAsync(cancellation);
        var moved = all.FindAll(r => !r.IsErased && (r.TypedEmail is null || EmailAddress.Parse(r.TypedEmail)?.Key == old));
        foreach (var referral in moved)
            referral.WriteTo(email.Typed);
        var ids = moved.ConvertAll(r => r.Id);
        // Whoever reads the new address knows nothing yet, and has to be able to say no. A notice that still waits finds the way itself.
        var waiting = await db
            .Outbox.Where(m => m.Kind == CandidateNoticeMail.Kind && ids.Contains(m.ReferralId!.Value) && m.State == OutboxState.Waiting)
            .Select(m => m.ReferralId)
            .ToListAsync(cancellation);
        foreach (var referral in moved.Where(r => !r.Stage.IsClosed() && !waiting.Contains(r.Id)))
            db.Outbox.Add(CandidateNoticeMail.To(candidateId, referral.Id));
        foreach (var link in await db.CandidateLinks.Where(l => ids.Contains(l.ReferralId)).ToListAsync(cancellation))
        {
            db.CandidateLinks.Remove(link);
            db.CandidateLinks.Add(NewCandidateLink.For(key, link.CandidateId, link.ReferralId, link.ExpiresAt));
        }
    }
}
