using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Reminders.Mails;

/// <summary>A referral has had no first answer in time.</summary>
public sealed class FirstAnswerDueMail : ReminderMail
{
    public const string Kind = "FirstAnswerDue";

    public override string Name => Kind;
    public override string Label => "Reminder: first answer due";

    protected override bool StillWaits(OutboxMessage message, Referral referral, DateOnly today) =>
        referral.WaitingSince <= message.CreatedAt;

    protected override string Detail(OutboxMessage message, ReferralSubject about) => $"{about.Opening}: no first answer yet";

    protected override string Path(Guid referralId) => $"/triage?referral={referralId}";
}
