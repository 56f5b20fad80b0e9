using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer, where the mail of a move had left before the move was undone.</summary>
public sealed class MoveUndoneMail : ReferralMail
{
    public const string Kind = "MoveUndone";

    public sealed record Facts(CoarseStage Stage);

    public override string Name => Kind;
    public override string Label => "Correction: a move was undone";

    public static OutboxMessage To(Referral referral) => ToReferrer(Kind, referral, new Facts(referral.Stage.Coarse()));

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var stage = MailFacts.Read<Facts>(message.Facts).Stage.Word();
        return Task.FromResult<MailText?>(
            new(
                $"{about.First}: back to {stage}",
                [
                    new Paragraph(
                        $"Please ignore our last mail about your referral{about.OfThem}{about.ForRole}: it was sent by mistake. "
                            + $"It stands where it stood: {stage}."
                    ),
                    new Paragraph("Nothing changes for your bonus."),
                    SeeReferral(message, context),
                ],
                ForReferrer(context)
            )
        );
    }
}
