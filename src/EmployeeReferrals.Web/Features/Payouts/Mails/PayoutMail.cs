using System.Text.Json.Serialization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>To whoever gets a part of a bonus, about what became of it.</summary>
public abstract class PayoutMail : ReferralMail
{
    /// <param name="Day">Due on.</param>
    /// <param name="Reward">None: money.</param>
    public sealed record Facts(
        decimal Amount,
        string Currency,
        DateOnly? Day,
        PayoutReason? Reason,
        int? Number,
        int? Parts,
        RecipientSide? Side,
        RewardKind? Reward
    )
    {
        [JsonIgnore]
        public string Money => MailContext.Money(Amount, Currency);

        [JsonIgnore]
        public bool IsMoney => Reward is null or RewardKind.Cash;

        [JsonIgnore]
        public bool IsForHire => Side == RecipientSide.Hire;

        /// <summary>"Part 1 of 2 of your bonus for Cleo Candidate".</summary>
        public string Part(ReferralSubject about) =>
            IsForHire
                ? $"Part {Number} of {Parts} of your own bonus for joining us"
                : $"Part {Number} of {Parts} of your bonus for {about.Typed}";

        public Table Worth(bool withDay = false) =>
            new([
                (IsMoney ? "Amount, before tax, paid with payroll" : "Worth", Money),
                .. withDay && Day is { } due ? new[] { ("Due", Format.Day(due)) } : [],
            ]);
    }

    /// <summary>Whether this kind tells of the move.</summary>
    protected abstract bool Tells(PayoutMoved moved);

    public sealed override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is PayoutMoved moved && subject is Payout payout && moved.From != moved.To && Tells(moved)
            ?
            [
                new()
                {
                    Kind = Name,
                    To = RecipientKind.Person,
                    RecipientId = moved.RecipientId,
                    ReferralId = moved.ReferralId,
                    PayoutId = moved.PayoutId,
                    Facts = MailFacts.Write(
                        new Facts(
                            moved.Amount,
                            moved.Currency,
                            moved.DueOn,
                            moved.Reason,
                            payout.Number,
                            payout.Parts,
                            payout.Side,
                            payout.Kind
                        )
                    ),
                },
            ]
            : [];

    protected static Button See(OutboxMessage message, Facts facts, MailContext context) =>
        facts.IsForHire ? SeeStatement(context) : SeeReferral(message, context);

    protected static Button SeeStatement(MailContext context) => new("See your statement", context.Address("/my-referrals/statement"));

    protected static string Why(Facts facts, MailContext context) =>
        facts.IsForHire ? $"You get this mail because you were referred to {context.Settings.Name} and hired." : ForReferrer(context);
}
