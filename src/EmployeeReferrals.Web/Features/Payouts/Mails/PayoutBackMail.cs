using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>A part that was said not to be paid counts again. Of credit and hires that come back their own mails tell.</summary>
public sealed class PayoutBackMail : PayoutMail
{
    public const string Kind = "PayoutBack";

    public override string Name => Kind;
    public override string Label => "Payout back";

    protected override bool Tells(PayoutMoved moved) =>
        moved
            is {
                From: PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled,
                To: PayoutState.Scheduled or PayoutState.Planned,
                Reason: not (PayoutReason.CreditBack or PayoutReason.HiredAgain or PayoutReason.HireUndone),
            };

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        // Released or lost again in the meantime: that is told on its own.
        var stands = await context.Db.Payouts.AnyAsync(
            p => p.Id == message.PayoutId && (p.State == PayoutState.Scheduled || p.State == PayoutState.Planned),
            cancellation
        );
        return !stands
            ? null
            : new(
                $"{facts.Money} is back",
                [
                    new Paragraph($"We told you that this would not be paid. That was put right: {Start(facts.Part(about))} counts again."),
                    new Paragraph("We check it on its day, and tell you when it is released."),
                    facts.Worth(withDay: true),
                    See(message, facts, context),
                ],
                Why(facts, context)
            );
    }

    private static string Start(string part) => char.ToLowerInvariant(part[0]) + part[1..];
}
