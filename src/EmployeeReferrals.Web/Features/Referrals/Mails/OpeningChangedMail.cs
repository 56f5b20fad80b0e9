using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer: another role, or HR's decision, gives another amount.</summary>
public sealed class OpeningChangedMail : ReferralMail
{
    public const string Kind = "OpeningChanged";

    /// <param name="Reason">Decided anew: the role stayed.</param>
    public sealed record Facts(
        decimal? AmountBefore,
        string? CurrencyBefore,
        decimal? Amount,
        string? Currency,
        PayoutReason? Reason = null
    );

    public override string Name => Kind;
    public override string Label => "Opening changed";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is OpeningOfReferralChanged moved
            ? [Told(subject, new(moved.AmountBefore, moved.CurrencyBefore, moved.AmountAfter, moved.CurrencyAfter))]
        : happened is AmountOfReferralChanged decided
            ?
            [
                Told(
                    subject,
                    new(decided.AmountBefore, decided.CurrencyBefore, decided.AmountAfter, decided.CurrencyAfter, PayoutReason.DecidedAnew)
                ),
            ]
        : [];

    private static OutboxMessage Told(Aggregate referral, Facts facts) => ToReferrer(Kind, (Referral)referral, facts);

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var decided = facts.Reason == PayoutReason.DecidedAnew;
        return Task.FromResult<MailText?>(
            new(
                decided ? $"The bonus for your referral{about.OfThem} changed" : $"Your referral{about.OfThem} moved to {about.Opening}",
                [
                    new Paragraph(
                        decided
                            ? $"HR decided the bonus for {about.Opening} by the rules of today. The date of your referral stays the same."
                            : $"We are now looking at {about.Typed} for {about.Opening}. The date of your referral stays the same."
                    ),
                    new Table([
                        ("Bonus before", MailContext.Money(facts.AmountBefore!.Value, facts.CurrencyBefore!)),
                        ("Bonus now", facts.Amount is { } now ? MailContext.Money(now, facts.Currency!) : ""),
                    ]),
                    SeeReferral(message, context),
                ],
                ForReferrer(context)
            )
        );
    }
}
