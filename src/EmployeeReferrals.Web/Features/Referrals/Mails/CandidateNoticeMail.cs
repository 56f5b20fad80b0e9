using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the candidate: who suggested them, what is stored, and how to say no. One referral, or all that came together for one
/// address.</summary>
public sealed class CandidateNoticeMail : MailKind
{
    public const string Kind = "CandidateNotice";

    public override string Name => Kind;
    public override string Label => "You were referred: the notice";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralMade e ? [To(e.CandidateId, e.ReferralId)] : [];

    public static OutboxMessage To(Guid candidateId, Guid referralId) =>
        new()
        {
            Kind = Kind,
            To = RecipientKind.Candidate,
            RecipientId = candidateId,
            CandidateId = candidateId,
            ReferralId = referralId,
        };

    public override async Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation)
    {
        var told = new List<(ReferralSubject About, string? Link)>();
        foreach (var message in together)
        {
            if (await ReferralSubject.Read(context.Db, message.ReferralId, cancellation) is { IsErased: false } about)
                told.Add((about, await Link(about.Referral.Id, context, cancellation)));
        }
        if (told.Count == 0)
            return null;
        var names = told.Select(t => t.About.Referrer).Distinct().ToList();
        var referrers = Format.And(names);
        var roles = told.Where(t => t.About.Referral.OpeningId is not null).Select(t => t.About.Opening).Distinct().ToList();
        var forRoles = roles.Count == 0 ? "" : $" for {(roles.Count == 1 ? "the role" : "the roles")} {Format.And(roles)}";
        var company = context.Settings.Name;
        return new MailText(
            $"{referrers} suggested you to {company}",
            [
                new Paragraph(
                    $"{referrers} {(names.Count == 1 ? "works" : "work")} at {company} and suggested you{forRoles}. "
                        + "A recruiter will look at it and may get in touch with you."
                ),
                WhatTheLawAsks(referrers, forRoles, context),
                new Paragraph(
                    "If you do not want to be considered, one button is enough. Your data is then erased and you get no more mail."
                ),
                .. Links(told),
            ],
            "You get this mail because you were suggested for a role."
        );
    }

    private static async Task<string?> Link(Guid referralId, MailContext context, CancellationToken cancellation)
    {
        var link = await context.Db.CandidateLinks.AsNoTracking().FirstOrDefaultAsync(l => l.ReferralId == referralId, cancellation);
        return link is null
            ? null
            : context.Address($"/c/{context.Key.Token("candidate-link", link.Id, "candidate-link-kept", link.TokenHash)}");
    }

    /// <summary>Articles 13 and 14 GDPR.</summary>
    private static Table WhatTheLawAsks(string referrers, string forRoles, MailContext context) =>
        new([
            ("Who we are", context.Settings.Name),
            ("What for", forRoles.Length == 0 ? "Considering you for a role with us" : $"Considering you{forRoles}"),
            ("On what basis", "Our legitimate interest in finding colleagues (Article 6(1)(f) GDPR)"),
            ("What we store", "Your name, your contact data, and what was written about you"),
            ("Where it came from", referrers),
            ("Who sees it", "The recruiters and the hiring manager of the role, and HR"),
            ("How long", $"Until {context.Settings.RetentionDays} days after this has ended"),
            (
                "Your rights",
                "You may see, correct and erase what we store, object at any time, and complain to a data protection authority"
            ),
        ]);

    private static IEnumerable<MailBlock> Links(List<(ReferralSubject About, string? Link)> told)
    {
        const string words = "See what we store, or say no";
        if (told.Count > 1)
            yield return new Links([
                .. told.Where(t => t.Link is not null).Select(t => (words, $"suggested by {t.About.Referrer}{t.About.ForRole}", t.Link!)),
            ]);
        else if (told[0].Link is { } only)
            yield return new Button(words, only);
    }
}
