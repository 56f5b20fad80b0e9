using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Reminders.Mails;

/// <summary>A referral has been in one stage for longer than is meant.</summary>
public sealed class LongInStageMail : ReminderMail
{
    public const string Kind = "LongInStage";

    public override string Name => Kind;
    public override string Label => "Reminder: long in one stage";

    protected override bool StillWaits(OutboxMessage message, Referral referral, DateOnly today) =>
        referral.Stage.IsOpen() && referral.StageSince <= message.CreatedAt;

    protected override string Detail(OutboxMessage message, ReferralSubject about) =>
        $"{about.Opening}: long in {about.Referral.Stage.Word()}";
}
