using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Outbox;

/// <summary>Which mails follow from what happened (docs/rules.md §8). Pure: it runs inside the commit.</summary>
public static class Mailings
{
    public static IEnumerable<OutboxMessage> For(DomainEvent happened, Aggregate subject) =>
        happened switch
        {
            ReferralMade e => Made(e, (Referral)subject),
            ReferralMoved e => Moved(e, (Referral)subject),
            ReferralHired e => [ToReferrer(MailKind.Hired, (Referral)subject, new() { Day = e.PlannedStart })],
            PlannedStartChanged e => [ToReferrer(MailKind.StartDates, (Referral)subject, new() { Day = e.PlannedStart })],
            StartConfirmed e => [ToReferrer(MailKind.StartDates, (Referral)subject, new() { Day = e.StartedOn, Number = 1 })],
            // Nobody is written to because the window of a referral ended that was closed long before.
            CreditChanged { After: CreditCode.WindowEnded } when ((Referral)subject).Stage.IsClosed() => [],
            CreditChanged e =>
            [
                ToReferrer(
                    MailKind.CreditChanged,
                    (Referral)subject,
                    new() { Credit = e.After, CreditSentence = ((Referral)subject).CreditSentence }
                ),
            ],
            OpeningOfReferralChanged e =>
            [
                ToReferrer(
                    MailKind.OpeningChanged,
                    (Referral)subject,
                    new()
                    {
                        AmountBefore = e.AmountBefore,
                        CurrencyBefore = e.CurrencyBefore,
                        Amount = e.AmountAfter,
                        Currency = e.CurrencyAfter,
                    }
                ),
            ],
            AmountOfReferralChanged e =>
            [
                ToReferrer(
                    MailKind.OpeningChanged,
                    (Referral)subject,
                    new()
                    {
                        AmountBefore = e.AmountBefore,
                        CurrencyBefore = e.CurrencyBefore,
                        Amount = e.AmountAfter,
                        Currency = e.CurrencyAfter,
                        Reason = PayoutReason.DecidedAnew,
                    }
                ),
            ],
            PayoutMoved e => Paid(e, (Payout)subject),
            ReviewAsked e =>
            [
                new()
                {
                    Kind = MailKind.ReviewAsked,
                    To = RecipientKind.Hr,
                    ReferralId = e.ReferralId,
                },
            ],
            ReviewAnswered e =>
            [
                new()
                {
                    Kind = MailKind.ReviewAnswered,
                    To = RecipientKind.Person,
                    RecipientId = ((CreditReview)subject).AskedBy,
                    ReferralId = e.ReferralId,
                },
            ],
            _ => [],
        };

    public static OutboxMessage Notice(Guid candidateId, Guid referralId) =>
        new()
        {
            Kind = MailKind.CandidateNotice,
            To = RecipientKind.Candidate,
            RecipientId = candidateId,
            CandidateId = candidateId,
            ReferralId = referralId,
        };

    public static OutboxMessage ToReferrer(MailKind kind, Referral referral, MailFacts facts, string? key = null) =>
        new()
        {
            Kind = kind,
            To = RecipientKind.Person,
            RecipientId = referral.ReferrerId,
            ReferralId = referral.Id,
            CandidateId = referral.CandidateId,
            Facts = facts,
            Key = key,
        };

    /// <summary>Who earns is said once more, as it stands: HR has decided it.</summary>
    public static OutboxMessage CreditAsItStands(Referral referral) =>
        ToReferrer(MailKind.CreditChanged, referral, new() { Credit = referral.CreditShown, CreditSentence = referral.CreditSentence });

    private static OutboxMessage[] Made(ReferralMade e, Referral referral) =>
        [
            Notice(e.CandidateId, e.ReferralId),
            ToReferrer(
                MailKind.ReferralReceived,
                referral,
                new() { Credit = referral.CreditShown, CreditSentence = referral.CreditSentence }
            ),
            new()
            {
                Kind = MailKind.NewReferral,
                To = RecipientKind.RecruitersOfReferral,
                ReferralId = e.ReferralId,
                CandidateId = e.CandidateId,
            },
        ];

    private static OutboxMessage[] Moved(ReferralMoved e, Referral referral)
    {
        var now = e.To.Coarse();
        if (now == e.From.Coarse() || now == CoarseStage.Hired)
            return [];
        return
        [
            ToReferrer(
                now == CoarseStage.Closed ? MailKind.ReferralClosed : MailKind.StageChanged,
                referral,
                new() { Stage = now },
                MoveKey(referral.Id, e.Entry)
            ),
        ];
    }

    /// <summary>By which the mail of a move is found again, to take it back with the move.</summary>
    public static string MoveKey(Guid referralId, int entry) => $"moved:{referralId:N}:{entry}";

    /// <summary>Whether a mail waits a while before it leaves, so that what it tells can be undone (docs/rules.md §4).</summary>
    public static bool WaitsForUndo(MailKind kind) => kind is MailKind.StageChanged or MailKind.ReferralClosed;

    private static OutboxMessage[] Paid(PayoutMoved e, Payout payout)
    {
        MailKind? kind =
            e.From == e.To
                ? null
                : e.To switch
                {
                    // Back from payroll: the referrer was told of its release already, and nothing is decided against them.
                    PayoutState.Released when e.From == PayoutState.Exported => null,
                    PayoutState.Released => MailKind.PayoutReleased,
                    PayoutState.Deferred => MailKind.PayoutDeferred,
                    PayoutState.Forfeited or PayoutState.Declined => MailKind.PayoutForfeited,
                    PayoutState.Paid => MailKind.PayoutPaid,
                    PayoutState.Planned
                    or PayoutState.Scheduled
                    or PayoutState.AwaitingApproval
                    or PayoutState.Exported
                    or PayoutState.Cancelled => null,
                };
        return kind is null
            ? []
            :
            [
                new()
                {
                    Kind = kind.Value,
                    To = RecipientKind.Person,
                    RecipientId = e.RecipientId,
                    ReferralId = e.ReferralId,
                    PayoutId = e.PayoutId,
                    Facts = new()
                    {
                        Amount = e.Amount,
                        Currency = e.Currency,
                        Day = e.DueOn,
                        Reason = e.Reason,
                        Number = payout.Number,
                        Parts = payout.Parts,
                        Side = payout.Side,
                        Reward = payout.Kind,
                    },
                },
            ];
    }
}
