using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Payouts.Mails;

/// <summary>To HR and payroll: what became of the parts that fell due.</summary>
public sealed class ReleaseRunMail : MailKind
{
    public const string Kind = "ReleaseRun";

    /// <param name="Judged">Each state once, with a sum for each currency.</param>
    public sealed record Facts(IReadOnlyList<Judged> Judged);

    public sealed record Judged(PayoutState State, int Count, IReadOnlyDictionary<string, decimal> Sums);

    private static readonly (PayoutState State, string Words)[] Told =
    [
        (PayoutState.AwaitingApproval, "Waiting for an approval"),
        (PayoutState.Released, "Released"),
        (PayoutState.Deferred, "Deferred"),
        (PayoutState.Forfeited, "Forfeited"),
    ];

    public override string Name => Kind;
    public override string Label => "Payouts of the day";

    /// <param name="after">The one before: after each there is one at most.</param>
    public static OutboxMessage Of(IReadOnlyList<Judged> judged, Guid? after) =>
        new()
        {
            Kind = Kind,
            To = RecipientKind.HrAndPayroll,
            Key = $"release-run:{after?.ToString() ?? "first"}",
            Facts = MailFacts.Write(new Facts(judged)),
        };

    public static Facts FactsOf(OutboxMessage message) =>
        MailFacts.IsOfFirstForm(message.Facts) ? FirstForm.Read(message.Facts) : MailFacts.Read<Facts>(message.Facts);

    public override Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation)
    {
        var judged = FactsOf(together[0]).Judged.ToDictionary(j => j.State);
        var told = Told.Where(t => judged.ContainsKey(t.State)).Select(t => (t.Words, Judged: judged[t.State])).ToList();
        return Task.FromResult<MailText?>(
            new(
                $"Payouts: {string.Join(", ", told.Select(t => $"{t.Judged.Count} {t.Words.ToLowerInvariant()}"))}",
                [
                    new Paragraph("Payouts have been looked at: those that fell due, and those to approve in time for their day."),
                    new Table([.. told.Select(t => (t.Words, InWords(t.Judged)))]),
                    new Button("See the payouts", context.Address("/payouts")),
                ],
                $"You get this mail because you work in HR or payroll at {context.Settings.Name}."
            )
        );
    }

    private static string InWords(Judged judged)
    {
        var sums = judged.Sums.Select(s => MailContext.Money(s.Value, s.Key));
        return $"{Format.Count(judged.Count, "payout", MailContext.English)}, {string.Join(" and ", sums)}";
    }

    /// <summary>Counts and sums in one dictionary: "Released" the count, "Released:EUR" the sum.</summary>
    private sealed record FirstForm(Dictionary<string, decimal>? Totals)
    {
        public static Facts Read(string stored)
        {
            var totals = Json.Read<FirstForm>(stored).Totals ?? [];
            return new([
                .. totals
                    .Where(t => !t.Key.Contains(':', StringComparison.Ordinal))
                    .Select(t => new Judged(
                        Enum.Parse<PayoutState>(t.Key),
                        (int)t.Value,
                        totals
                            .Where(s => s.Key.StartsWith($"{t.Key}:", StringComparison.Ordinal))
                            .ToDictionary(s => s.Key[(t.Key.Length + 1)..], s => s.Value)
                    )),
            ]);
        }
    }
}
