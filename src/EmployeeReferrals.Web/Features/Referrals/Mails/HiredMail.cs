using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer, and to whoever else earns by the hire: they accepted, and what is expected when.</summary>
public sealed class HiredMail : ReferralMail
{
    public const string Kind = "Hired";

    public override string Name => Kind;
    public override string Label => "Hired, with the expected dates";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralHired && subject is Referral referral ? [To(referral)] : [];

    public static OutboxMessage To(Referral referral) => ToReferrer(Kind, referral, new { });

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        // Whose referral the hire asked without coming through it may have been made for another role.
        var forRole = about.Referral.Stage == Stage.Hired ? about.ForRole : "";
        return new(
            $"{about.First} is hired",
            [
                new Paragraph($"{about.First} has accepted our offer{forRole}. Thank you!"),
                .. await BonusTold.Expected(context, about.Referral, cancellation),
                SeeReferral(message, context),
            ],
            ForReferrer(context)
        );
    }
}
