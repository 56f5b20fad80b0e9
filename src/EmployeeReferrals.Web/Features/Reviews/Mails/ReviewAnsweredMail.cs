using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Reviews.Mails;

/// <summary>To whoever asked for a review: HR has answered.</summary>
public sealed class ReviewAnsweredMail : ReferralMail
{
    public const string Kind = "ReviewAnswered";

    public override string Name => Kind;
    public override string Label => "HR answered about the credit";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReviewAnswered e && subject is CreditReview review
            ?
            [
                new()
                {
                    Kind = Kind,
                    To = RecipientKind.Person,
                    RecipientId = review.AskedBy,
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
            new(
                $"HR answered about {about.Typed}",
                [
                    new Paragraph($"HR has answered your question about the credit for {about.Typed}."),
                    SeeReferral(message, context) with
                    {
                        Words = "Read the answer",
                    },
                ],
                ForReferrer(context)
            )
        );
}
