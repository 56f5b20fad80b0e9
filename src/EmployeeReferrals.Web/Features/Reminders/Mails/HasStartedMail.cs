using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Reminders.Mails;

/// <summary>The planned start has come, and nobody has said whether they started.</summary>
public sealed class HasStartedMail : ReminderMail
{
    public const string Kind = "HasStarted";

    public override string Name => Kind;
    public override string Label => "Reminder: has the hire started?";

    protected override bool StillWaits(OutboxMessage message, Referral referral, DateOnly today) =>
        referral is { Stage: Stage.Hired, StartedOn: null }
        && referral.PlannedStart <= today
        && referral.PlannedStart == MailFacts.Read<Facts>(message.Facts).Day;

    protected override string Detail(OutboxMessage message, ReferralSubject about) =>
        $"{about.Opening}: have they started? Planned for {Format.Day(MailFacts.Read<Facts>(message.Facts).Day!.Value)}";
}
