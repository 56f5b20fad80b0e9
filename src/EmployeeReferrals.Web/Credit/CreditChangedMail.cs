using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Credit;

/// <summary>To the referrer: whether their referral can earn has changed.</summary>
public sealed class CreditChangedMail : ReferralMail
{
    public const string Kind = "CreditChanged";

    /// <param name="CreditSentence">The plan's own words, where one of its rules excludes the referrer.</param>
    public sealed record Facts(CreditCode? Credit, string? CreditSentence);

    public override string Name => Kind;
    public override string Label => "Credit changed";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject)
    {
        if (happened is not CreditChanged e || subject is not Referral referral)
            return [];
        // Nobody is written to because the window of a referral ended that was closed long before.
        if (e.After == CreditCode.WindowEnded && referral.Stage.IsClosed())
            return [];
        return [ToReferrer(Kind, referral, new Facts(e.After, referral.CreditSentence))];
    }

    /// <summary>Who earns is said once more: HR has decided it.</summary>
    public static OutboxMessage AsItStands(Referral referral) =>
        ToReferrer(Kind, referral, new Facts(referral.CreditShown, referral.CreditSentence));

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var answer = await CreditTold.Read(context, about.Referral, message, facts.Credit, facts.CreditSentence, cancellation);
        if (answer.IsToldByAnother)
            return null;
        return new(
            $"Your referral{about.OfThem}: {answer.InAFewWords}",
            [.. await answer.Promised(cancellation), SeeReferral(message, context)],
            ForReferrer(context)
        );
    }
}
