using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>A part that fell due has to wait, and why.</summary>
public sealed class PayoutDeferredMail : PayoutMail
{
    public const string Kind = "PayoutDeferred";

    public override string Name => Kind;
    public override string Label => "Payout deferred";

    protected override bool Tells(PayoutMoved moved) => moved.To == PayoutState.Deferred;

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        return Task.FromResult<MailText?>(
            new(
                $"{facts.Money} has to wait",
                [
                    new Paragraph($"{facts.Part(about)} has to wait. {PayoutRules.ForReferrer(PayoutState.Deferred, facts.Reason!.Value)}"),
                    facts.Worth(withDay: true),
                    new Paragraph("We tell you when it is released."),
                    See(message, facts, context),
                ],
                Why(facts, context)
            )
        );
    }
}
