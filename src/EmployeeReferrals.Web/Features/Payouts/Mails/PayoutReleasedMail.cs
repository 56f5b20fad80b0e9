using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>A part has been handed to payroll.</summary>
public sealed class PayoutReleasedMail : PayoutMail
{
    public const string Kind = "PayoutReleased";

    public override string Name => Kind;
    public override string Label => "Payout released";

    // Back from payroll: they were told of its release already, and nothing is decided against them.
    protected override bool Tells(PayoutMoved moved) => moved.To == PayoutState.Released && moved.From != PayoutState.Exported;

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
                $"{facts.Money} handed to payroll",
                [
                    new Paragraph($"{facts.Part(about)} has been handed to payroll: {Next(facts.Reward ?? RewardKind.Cash)}"),
                    facts.Worth(),
                    See(message, facts, context),
                ],
                Why(facts, context)
            )
        );
    }

    private static string Next(RewardKind reward) =>
        reward switch
        {
            RewardKind.Cash => "expected with the next pay run.",
            RewardKind.Charity => "it goes to the charity you chose.",
            RewardKind.DaysOff => "the days off are booked for you.",
            RewardKind.Gift => "your gift is on its way.",
        };
}
