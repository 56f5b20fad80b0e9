using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Mail;

/// <summary>About one referral.</summary>
public abstract class ReferralMail : MailKind
{
    public sealed override async Task<MailText?> Write(
        IReadOnlyList<OutboxMessage> together,
        MailContext context,
        CancellationToken cancellation
    ) =>
        await ReferralSubject.Read(context.Db, together[0].ReferralId, cancellation) is { } about
            ? await Write(together[0], about, context, cancellation)
            : null;

    protected abstract Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    );

    protected static OutboxMessage ToReferrer<T>(string kind, Referral referral, T facts, string? key = null, bool held = false) =>
        new()
        {
            Kind = kind,
            To = RecipientKind.Person,
            RecipientId = referral.ReferrerId,
            ReferralId = referral.Id,
            CandidateId = referral.CandidateId,
            Facts = MailFacts.Write(facts),
            Key = key,
            IsHeldForUndo = held,
        };

    protected static string ForReferrer(MailContext context) =>
        $"You get this mail because you referred somebody at {context.Settings.Name}.";

    protected static Button SeeReferral(OutboxMessage message, MailContext context) =>
        new("See your referral", context.Address($"/my-referrals/{message.ReferralId}"));
}
