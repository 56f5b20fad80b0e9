using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Reminders.Mails;

/// <summary>To whoever works a referral, at last to HR: it waits for them. All that one reader gets in a run is one mail.</summary>
public abstract class ReminderMail : MailKind
{
    /// <param name="Number">1, 2, and 3 to HR.</param>
    /// <param name="Day">The planned start, where it asks after one.</param>
    public sealed record Facts(int Number, DateOnly? Day);

    public override string Bundle => "reminders";

    /// <summary>A reminder whose ground is gone by the time it is sent is dropped.</summary>
    protected abstract bool StillWaits(OutboxMessage message, Referral referral, DateOnly today);

    /// <summary>What it waits for, in a few words.</summary>
    protected abstract string Detail(OutboxMessage message, ReferralSubject about);

    /// <summary>Where it is answered.</summary>
    protected virtual string Path(Guid referralId) => $"/referrals/{referralId}";

    public sealed override async Task<MailText?> Write(
        IReadOnlyList<OutboxMessage> together,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var rows = new List<(string Words, string Detail, string Address)>();
        // One may wait for two things at once.
        var waiting = new HashSet<Guid>();
        foreach (var message in together)
        {
            if (
                MailKinds.Find(message.Kind) is ReminderMail kind
                && await ReferralSubject.Read(context.Db, message.ReferralId, cancellation) is { IsErased: false } about
                && kind.StillWaits(message, about.Referral, context.Today)
            )
            {
                waiting.Add(about.Referral.Id);
                rows.Add((about.Candidate, kind.Detail(message, about), context.Address(kind.Path(about.Referral.Id))));
            }
        }
        return waiting.Count == 0
            ? null
            : new(
                waiting.Count == 1 ? $"Waits for you: {rows[0].Words}" : $"{waiting.Count} referrals wait for you",
                [
                    new Paragraph(waiting.Count == 1 ? "This referral waits for an answer:" : "These referrals wait for an answer:"),
                    new Links(rows),
                ],
                $"You get this mail because you recruit, or work in HR, at {context.Settings.Name}."
            );
    }
}
