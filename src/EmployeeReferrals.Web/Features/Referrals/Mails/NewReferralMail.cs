using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To whoever recruits for the role: somebody new waits for a first answer.</summary>
public sealed class NewReferralMail : ReferralMail
{
    public const string Kind = "NewReferral";

    public override string Name => Kind;
    public override string Label => "New referral";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralMade e
            ?
            [
                new()
                {
                    Kind = Kind,
                    To = RecipientKind.RecruitersOfReferral,
                    ReferralId = e.ReferralId,
                    CandidateId = e.CandidateId,
                },
            ]
            : [];

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    ) =>
        Task.FromResult<MailText?>(
            about.IsErased
                ? null
                : new(
                    $"New referral: {about.Candidate}{about.ForRole}",
                    [
                        new Paragraph(
                            $"{about.Referrer} referred {about.Candidate}{about.ForRole}. A first answer is due within "
                                + $"{context.Settings.FirstAnswerHours} hours on working days."
                        ),
                        new Button("Open in Triage", context.Address($"/triage?referral={message.ReferralId}")),
                    ],
                    $"You get this mail because you recruit at {context.Settings.Name}."
                )
        );
}
