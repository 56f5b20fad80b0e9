using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer: it ended without a hire. Why is not theirs to know.</summary>
public sealed class ReferralClosedMail : ReferralMail
{
    public const string Kind = "ReferralClosed";

    public override string Name => Kind;
    public override string Label => "Referral closed";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralMoved e && subject is Referral referral && IsEnd(e)
            ? [ToReferrer(Kind, referral, new { }, StageChangedMail.Key(referral.Id, e.Entry), held: true)]
            : [];

    // Of a hire that came to nothing another mail tells.
    private static bool IsEnd(ReferralMoved e) => e.To.Coarse() == CoarseStage.Closed && e.From is not Stage.Hired && !e.From.IsClosed();

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    ) =>
        Task.FromResult<MailText?>(
            new(
                $"{about.First}: closed",
                [
                    new Paragraph(
                        $"Your referral{about.OfThem}{about.ForRole} has ended without a hire. Thank you for suggesting them; "
                            + "a good referral is worth it either way."
                    ),
                    SeeReferral(message, context),
                ],
                ForReferrer(context)
            )
        );
}
