using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Reviews.Mails;

/// <summary>To HR: a referrer thinks that the credit was decided wrongly.</summary>
public sealed class ReviewAskedMail : ReferralMail
{
    public const string Kind = "ReviewAsked";

    public override string Name => Kind;
    public override string Label => "A review was asked for";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReviewAsked e
            ?
            [
                new()
                {
                    Kind = Kind,
                    To = RecipientKind.Hr,
                    ReferralId = e.ReferralId,
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
                    $"{about.Referrer} asks for a review",
                    [
                        new Paragraph(
                            $"{about.Referrer} thinks that the credit decision about {about.Candidate}{about.ForRole} is wrong, "
                                + "and asks HR to look at it again."
                        ),
                        new Button("Read and answer", context.Address($"/referrals/{message.ReferralId}")),
                    ],
                    $"You get this mail because you work in HR at {context.Settings.Name}."
                )
        );
}
