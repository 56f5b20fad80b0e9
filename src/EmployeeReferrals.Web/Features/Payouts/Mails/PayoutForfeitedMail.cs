using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>A part is not paid, and why.</summary>
public sealed class PayoutForfeitedMail : PayoutMail
{
    public const string Kind = "PayoutForfeited";
    private const string AskHr = "Ask HR if you think this is wrong.";

    public override string Name => Kind;
    public override string Label => "Payout forfeited";

    protected override bool Tells(PayoutMoved moved) => moved.To is PayoutState.Forfeited or PayoutState.Declined;

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var (part, see, why) = (facts.Part(about), See(message, facts, context), Why(facts, context));
        // What HR may turn round is not said to be lost.
        var waitsForHr =
            facts is { Reason: PayoutReason.CreditLost, IsForHire: false }
            && await InQuestion.Cases(context.Db, about.Referral).AnyAsync(c => c.ClosedAt == null, cancellation);
        return waitsForHr
            ? new(
                $"{facts.Money} has to wait",
                [new Paragraph($"{part} has to wait. {CreditRules.WaitsForHr}"), facts.Worth(withDay: true), see],
                why
            )
            : new(
                $"{facts.Money} will not be paid",
                [new Paragraph($"{part} will not be paid."), new Paragraph(Because(facts)), facts.Worth(withDay: true), see],
                why
            );
    }

    private static string Because(Facts facts)
    {
        var state = facts.Reason == PayoutReason.DeclinedByHr ? PayoutState.Declined : PayoutState.Forfeited;
        var because = PayoutRules.ForReferrer(state, facts.Reason!.Value);
        return because.EndsWith(AskHr, StringComparison.Ordinal) ? because : $"{because} {AskHr}";
    }
}
