using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>Payroll has paid a part.</summary>
public sealed class PayoutPaidMail : PayoutMail
{
    public const string Kind = "PayoutPaid";

    public override string Name => Kind;
    public override string Label => "Payout paid";

    protected override bool Tells(PayoutMoved moved) => moved.To == PayoutState.Paid;

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var part = facts.Part(about);
        return Task.FromResult<MailText?>(
            new(
                $"{facts.Money} {(facts.IsMoney ? "paid" : "settled")}",
                [
                    new Paragraph(
                        $"Payroll has settled {char.ToLowerInvariant(part[0])}{part[1..]}."
                            + (facts.IsMoney ? " You find it on your payslip." : "")
                    ),
                    facts.Worth(),
                    SeeStatement(context),
                ],
                Why(facts, context)
            )
        );
    }
}
