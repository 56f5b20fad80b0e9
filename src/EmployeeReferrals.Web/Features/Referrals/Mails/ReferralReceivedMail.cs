using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer: thanks, when a first answer comes, and whether it can earn.</summary>
public sealed class ReferralReceivedMail : ReferralMail
{
    public const string Kind = "ReferralReceived";

    /// <param name="CreditSentence">The plan's own words, where one of its rules excludes the referrer.</param>
    public sealed record Facts(CreditCode? Credit, string? CreditSentence);

    public override string Name => Kind;
    public override string Label => "Referral received";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralMade && subject is Referral referral
            ? [ToReferrer(Kind, referral, new Facts(referral.CreditShown, referral.CreditSentence))]
            : [];

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var answer = await CreditTold.Read(context, about.Referral, message, facts.Credit, facts.CreditSentence, cancellation);
        return new(
            $"We have your referral{about.OfThem}",
            [
                new Paragraph(
                    $"Thank you for your referral{about.OfThem}{about.ForRole}. A recruiter will look at it within "
                        + $"{Format.WorkingTime(context.Settings.FirstAnswerHours)}."
                ),
                .. await answer.Promised(cancellation),
                SeeReferral(message, context),
            ],
            ForReferrer(context)
        );
    }
}
