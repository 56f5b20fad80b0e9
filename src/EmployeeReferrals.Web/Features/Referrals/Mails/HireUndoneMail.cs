using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals.Mails;

/// <summary>To the referrer, and to whoever else was to earn by the hire: it was undone, and what that means for the bonus.</summary>
public sealed class HireUndoneMail : ReferralMail
{
    public const string Kind = "HireUndone";

    /// <param name="HireId">The referral that was hired.</param>
    /// <param name="LeftBeforeStart">They accepted and did not come; false: it was entered and taken back.</param>
    public sealed record Facts(Guid HireId, bool LeftBeforeStart);

    public override string Name => Kind;
    public override string Label => "Hire undone";

    public override IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) =>
        happened is ReferralMoved { From: Stage.Hired } e && subject is Referral referral
            ? [To(referral, referral.Id, leftBeforeStart: e.To == Stage.LeftBeforeStart)]
            : [];

    public static OutboxMessage To(Referral referral, Guid hireId, bool leftBeforeStart) =>
        ToReferrer(Kind, referral, new Facts(hireId, leftBeforeStart));

    protected override async Task<MailText?> Write(
        OutboxMessage message,
        ReferralSubject about,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var facts = MailFacts.Read<Facts>(message.Facts);
        var payouts = await context
            .Db.Payouts.AsNoTracking()
            .Where(p => p.HireId == facts.HireId && p.RecipientId == about.Referral.ReferrerId)
            .Select(p => p.State)
            .ToListAsync(cancellation);
        return new(
            facts.LeftBeforeStart ? $"{about.First} did not start" : $"{about.First}: the hire was undone",
            [
                new Paragraph(
                    facts.LeftBeforeStart
                        ? $"{about.First} accepted our offer, and did not start after all."
                        : $"We told you that {about.Typed} is hired. That was undone: they are back at the offer."
                ),
                .. payouts.Count == 0 ? Array.Empty<MailBlock>() : [new Paragraph(OfTheBonus(payouts, facts.LeftBeforeStart))],
                SeeReferral(message, context),
            ],
            ForReferrer(context)
        );
    }

    private static string OfTheBonus(List<PayoutState> parts, bool over) =>
        (
            over
                ? "No bonus is paid for it."
                : "The bonus we told you about is off for now. If they are hired again, we tell you the new dates."
        ) + (parts.Exists(p => p is PayoutState.Exported or PayoutState.Paid) ? " HR looks at what is with payroll or paid already." : "");
}
