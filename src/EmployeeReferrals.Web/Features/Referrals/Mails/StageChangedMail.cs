using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer: where their referral stands now, in the coarse words they see. A hire, its undoing and an end have mails
/// of their own.</summary>
public sealed class StageChangedMail : ReferralMail
{
    public const string Kind = "StageChanged";

    public sealed record Facts(CoarseStage Stage);

    public override string Name => Kind;
    public override string Label => "Stage changed";

    /// <summary>By which the mail of a move is found again, to take it back with the move.</summary>
    public static string Key(Guid referralId, int entry) => $"moved:{referralId:N}:{entry}";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject)
    {
        if (happened is not ReferralMoved e || subject is not Referral referral)
            return [];
        var now = e.To.Coarse();
        return now == e.From.Coarse() || e.From == Stage.Hired || now is CoarseStage.Hired or CoarseStage.Closed
            ? []
            : [ToReferrer(Kind, referral, new Facts(now), Key(referral.Id, e.Entry), held: true)];
    }

    protected override Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var stage = MailFacts.Read<Facts>(message.Facts).Stage;
        return Task.FromResult<MailText?>(
            new(
                $"{about.First}: {stage.Word()}",
                [
                    new Paragraph($"Your referral{about.OfThem}{about.ForRole} is now: {stage.Word()}. {Next(stage)}"),
                    SeeReferral(message, context),
                ],
                ForReferrer(context)
            )
        );
    }

    private static string Next(CoarseStage stage) =>
        stage switch
        {
            CoarseStage.Invited => "They have been asked whether they want to be considered.",
            CoarseStage.Received => "A recruiter looks at it next.",
            CoarseStage.InReview => "If it fits, the team talks to them next.",
            CoarseStage.Interviewing => "We tell you when there is an offer or a decision.",
            CoarseStage.Offer => "Now it is up to them. We tell you when they accept.",
            CoarseStage.Hired => "We tell you the dates of your bonus.",
            CoarseStage.Closed => "Thank you for suggesting them.",
        };
}
