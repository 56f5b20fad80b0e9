using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer: the hire has started, or is planned for another day; the bonus has its dates by it.</summary>
public sealed class StartDatesMail : ReferralMail
{
    public const string Kind = "StartDates";

    /// <param name="Number">1: they started; none: it is a plan.</param>
    /// <param name="IsCorrected">Another day was told before.</param>
    public sealed record Facts(DateOnly? Day, int? Number = null, bool IsCorrected = false);

    public override string Name => Kind;
    public override string Label => "Start date";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is PlannedStartChanged planned ? [ToReferrer(Kind, (Referral)subject, new Facts(planned.PlannedStart))]
        : happened is StartConfirmed started
            ? [ToReferrer(Kind, (Referral)subject, new Facts(started.StartedOn, 1, started.Before is not null))]
        : [];

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var started = facts.Number == 1;
        var day = Format.Day(facts.Day!.Value);
        return new(
            !started ? $"{about.First}: new start date"
                : facts.IsCorrected ? $"{about.First}: start date corrected"
                : $"{about.First} has started",
            [
                new Paragraph(
                    !started ? $"{about.First} is now planned to start on {day}."
                    : facts.IsCorrected ? $"{about.First}'s start date was corrected: they started on {day}."
                    : $"{about.First} started on {day}."
                ),
                .. await BonusTold.Expected(context, about.Referral, cancellation),
                SeeReferral(message, context),
            ],
            ForReferrer(context)
        );
    }
}
