using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Why this referral earns what it earns, and when: told from the facts alone, so that HR and the referrer hear the same
/// story.</summary>
public static class Why
{
    public static IReadOnlyList<WhySection> Of(WhyFacts facts, CultureInfo culture)
    {
        var told = new Teller(facts, culture);
        return
        [
            told.Credit(),
            told.Amount(),
            .. facts.Payouts.Where(p => facts.Reader == WhyReader.Hr || p.Side == RecipientSide.Referrer).Select(told.Part),
        ];
    }

    /// <summary>What becomes of an instalment, and when, as HR and payroll read it.</summary>
    /// <param name="note">What HR wrote with its decision.</param>
    /// <param name="late">Its day has passed: a run was missed, or somebody has to decide first.</param>
    public static string Next(
        PayoutState state,
        PayoutReason reason,
        bool started,
        bool needsApproval,
        string? note = null,
        bool late = false
    ) =>
        state switch
        {
            PayoutState.Planned => "It gets its date as soon as the start date is known.",
            PayoutState.Scheduled when !started => "A recruiter or HR confirms the start; then it is looked at on its day.",
            PayoutState.Scheduled when late => needsApproval
                ? "Its day has come. The next run looks at it; if both were employed and the credit stands, HR is asked to approve it."
                : "Its day has come. The next run releases it, if both were employed and the credit stands.",
            PayoutState.Scheduled => needsApproval
                ? "It is looked at on its day at 06:00; if both are employed and the credit stands, HR is asked to approve it."
                : "It is released on its day at 06:00, if both are employed and the credit stands.",
            PayoutState.AwaitingApproval => "Somebody in HR who neither set the amount nor decided the credit approves or declines it.",
            PayoutState.Deferred => $"{reason.Word()}{(note is not null ? $", “{note.TrimEnd('.')}”" : "")}: "
                + "it is looked at again on the new day and judged by that day.",
            PayoutState.Released => "It goes into the next payroll batch.",
            PayoutState.Exported => "Payroll confirms or rejects it.",
            PayoutState.Paid => "Nothing more: payroll has confirmed the payment.",
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled =>
                $"{reason.Word()}{(note is not null ? $": “{note.TrimEnd('.')}”" : "")}. Nothing more by itself; HR can reinstate it.",
        };

    private sealed class Teller(WhyFacts facts, CultureInfo culture)
    {
        private readonly bool hr = facts.Reader == WhyReader.Hr;
        private readonly string them =
            facts.Candidate is null ? "the candidate"
            : facts.Reader == WhyReader.Hr ? facts.Candidate
            : facts.Candidate.Split(' ', 2)[0];

        private bool Closed => facts.Stage != Stage.Hired && !facts.Stage.IsOpen();
        private bool Over => facts.Stage == Stage.Hired || Closed;
        private bool Earns => facts.Override ?? facts.RuleCredit == CreditCode.Earns;

        public WhySection Credit()
        {
            var said = new List<string>();
            if (!hr && facts.WaitsForHr)
                return new("Whether you earn", [CreditRules.WaitsForHr]);
            if (hr)
            {
                if (facts.WaitsForHr)
                    said.Add("HR has to decide whose bonus this is; nothing is released before.");
                if (facts.Override is { } word)
                    said.Add(
                        $"HR decided{(facts.OverrideOn is { } on ? $" on {Day(on)}" : "")}"
                            + $"{(facts.OverrideBy is { } by ? $" ({by})" : "")} "
                            + $"that {facts.Referrer} {(word ? "earns" : "does not earn")}. The rules alone would say: {Rule()}"
                    );
                else
                    said.Add(Rule());
                if (facts.Holder is { } holder)
                    said.Add($"The hire asked the credit of {holder}.");
            }
            else if (Earns && Closed)
                said.Add("The referral closed before a hire, so there is no bonus. It could earn one if it is opened again.");
            else
                said.Add(
                    facts.Override switch
                    {
                        true => Over
                            ? "The bonus for this referral is yours: HR decided so."
                            : "You can earn the bonus for this referral: HR decided so.",
                        false => CreditCode.RemovedByHr.ForReferrer(),
                        null => new CreditAnswer(
                            facts.RuleCredit,
                            facts.RuleSentence,
                            Over || facts.AreHired,
                            facts.Terms,
                            facts.MadeOn,
                            facts.HiredOn,
                            facts.Cap
                        ).Text,
                    }
                );

            var ends = facts.Terms.WindowEnds(facts.MadeOn);
            if (facts.HiredOn is { } hired && (hr || Earns))
                said.Add(
                    hired <= ends
                        ? $"{Capital(them)} accepted the offer on {Day(hired)}, inside the {facts.Terms.WindowDays} days that began "
                            + $"with the referral on {Day(facts.MadeOn)}."
                        : $"{Capital(them)} accepted the offer on {Day(hired)}, after the {facts.Terms.WindowDays} days that ended "
                            + $"on {Day(ends)}."
                );
            else if (hr && facts.Override is null && facts.RuleCredit == CreditCode.Duplicate && facts.Stage.IsOpen())
                said.Add($"If the earlier referral ends without a hire by {Day(ends)}, this one moves up.");
            else if (hr && Closed)
                said.Add("It closed without a hire, so nothing is owed.");
            else if (Earns && facts.Stage.IsOpen())
                said.Add($"It counts when {them} is hired by {Day(ends)}, {facts.Terms.WindowDays} days after the referral.");
            return new(hr ? "Who earns" : "Whether you earn", said);
        }

        public WhySection Amount()
        {
            if (facts.Terms.IsEmpty)
                return new(
                    "How much",
                    [
                        hr
                            ? $"No plan covered the role on {Day(facts.MadeOn)}, so there is nothing to pay."
                            : "No bonus plan covered this role when you referred.",
                    ]
                );
            var terms = facts.Terms;
            if (!hr && facts.WaitsForHr)
                return new("How much", ["That is certain once HR has decided."]);
            if (!hr && (!Earns || Closed))
                return new("How much", ["Nothing is owed for this referral as it stands."]);
            if (facts is { IsGeneral: true, Payouts.Count: 0 })
                return new("How much", ["No role was named, so the bonus is that of the role they are hired for."]);
            var said = new List<string>
            {
                hr
                    ? $"The plan “{terms.PlanName}”, version {terms.PlanNumber}, held on {Day(facts.MadeOn)}, "
                        + "the day of the referral. Later versions do not touch it."
                    : $"{Money(terms.Amount)} was promised on {Day(facts.MadeOn)}, the day of your referral. "
                        + "Later changes of the rules do not touch it.",
            };
            if (terms.IsOpeningsAmount)
                said.Add($"The role carried its own amount, {Money(terms.BaseAmount)}, in place of the plan's.");
            if (terms.CampaignName is { } campaign)
                said.Add($"“{campaign}” was running that day and raised {Money(terms.BaseAmount)} to {Money(terms.Amount)}.");
            else if (hr && !terms.IsOpeningsAmount)
                said.Add($"It {(Earns ? "pays" : "would pay")} {Money(terms.Amount)}.");
            said.Add(
                $"It {(Earns ? "is" : "would be")} paid "
                    + $"{Parts(terms.Schedule)}{(hr ? "." : ", if you and they are still employed here then.")}"
            );
            if (terms.HireAmount > 0)
                said.Add($"{Capital(them)} {(Earns ? "gets" : "would get")} {Money(terms.HireAmount)} too, {Parts(terms.HireSchedule)}.");
            return new("How much", said);
        }

        public WhySection Part(WhyPayout part)
        {
            var said = new List<string>();
            if (Recovered(part) is { } recovery)
                said.Add(recovery);
            said.Add(When(part));
            if (part.Seen is { PartTimePercent: { } percent } && part.FullAmount != part.Amount)
                said.Add(
                    $"{Capital(them)} works {(hr ? $"{percent} % of full time" : "part-time")}, "
                        + $"so {Money(part.Amount)} of {Money(part.FullAmount)} is owed."
                );
            if (Checked(part) is { } check)
                said.Add(check);
            said.Add(
                hr
                    ? Next(
                        part.State,
                        part.Reason,
                        facts.StartedOn is not null,
                        facts.Terms.AsksForApproval,
                        part.Note,
                        part.DueOn < facts.Today
                    )
                    : PayoutRules.ForReferrer(part.State, part.Reason)
            );
            if (Reward(part) is { } reward)
                said.Add(reward);
            return new(
                $"Part {part.Number} of {part.Parts}, "
                    + $"{Money(part.Amount)}{(part.Side == RecipientSide.Hire ? $", for {them}" : "")}: "
                    + $"{part.State.Word().ToLowerInvariant()}",
                said
            );
        }

        private string Rule() =>
            facts.RuleCredit == CreditCode.ReferrerExcluded && facts.RuleSentence is { } own
                ? $"Cannot earn by a rule of the plan: “{own}”"
                : facts.RuleCredit.ForRecruiter();

        private string When(WhyPayout part)
        {
            var after = part.DaysAfterStart == 0 ? "the start date" : $"{part.DaysAfterStart} days after the start";
            if ((facts.StartedOn ?? facts.PlannedStart) is not { } start || part.DueOn is not { } due)
                return $"It falls due {(part.DaysAfterStart == 0 ? "on " : "")}{after}; the day is not known yet.";
            var counted =
                part.DaysAfterStart == 0
                    ? $"It falls due on the start date, {Day(due)}"
                    : $"{Day(start)} and {part.DaysAfterStart} days make {Day(due)}";
            var sure = facts.StartedOn is null ? ", as planned; the start has to be confirmed first" : "";
            return counted
                + sure
                + (
                    part.HeldUntil > due ? $". HR put it off to {Day(part.HeldUntil.Value)}."
                    : part is { State: PayoutState.Deferred, DeferredUntil: { } until } ? $". It waits until {Day(until)}."
                    : part.Seen?.JudgedOn > due ? $". {(hr ? "A leave put it" : "It was put")} off to {Day(part.Seen.JudgedOn)}."
                    : "."
                );
        }

        private string? Checked(WhyPayout part)
        {
            if (part.Seen is not { } seen)
                return null;
            var day = seen.JudgedOn;
            var found = new List<string>
            {
                seen.StartConfirmed ? "the start was confirmed" : "the start was not confirmed",
                seen.CreditStands ? "the credit stood" : "the credit did not stand",
            };
            if (part.Side == RecipientSide.Referrer)
                found.Add(Employed(hr ? facts.Referrer : "you", hr ? "was" : "were", seen.ReferrerFirstDay, seen.ReferrerLastDay, day));
            found.Add(Employed(them, "was", seen.HireFirstDay, seen.HireLastDay, day, said: hr));
            return $"Looked at for {Day(day)}: {Format.And(found)}.";
        }

        // A colleague's last day is between them and HR.
        private static string Employed(string who, string was, DateOnly? first, DateOnly? last, DateOnly day, bool said = true) =>
            first <= day && !(last < day) ? $"{who} {was} employed"
            : !said ? $"{who} {was} no longer employed"
            : last is { } until ? $"{who} {was} no longer employed, with {Day(until)} as the last day"
            : $"{who} {was} not employed";

        private string? Reward(WhyPayout part) =>
            part.Kind switch
            {
                RewardKind.Charity => $"It goes to {part.RewardName}, as {(hr ? "chosen by the recipient" : "you chose")}.",
                RewardKind.DaysOff => $"It is taken as {part.RewardDays?.ToString("0.#", culture)} days off.",
                RewardKind.Gift => $"It is taken as a gift: {part.RewardName}.",
                RewardKind.Cash => null,
            };

        private string? Recovered(WhyPayout part) =>
            !hr
                ? null
                : part.Recovery switch
                {
                    RecoveryState.ToReview => "To review: it is out, and "
                        + $"{(part.Reason.Word() is var why ? char.ToLowerInvariant(why[0]) + why[1..] : "")}. "
                        + "Nothing is taken back by itself.",
                    RecoveryState.Waived => "HR reviewed the ground for a recovery and waived it.",
                    RecoveryState.Recovered => "HR recorded it as recovered.",
                    RecoveryState.None => null,
                };

        private string Parts(IReadOnlyList<Instalment> schedule) =>
            schedule.Count == 1
                ? $"{(schedule[0].DaysAfterStart == 0 ? "on the start date" : $"{schedule[0].DaysAfterStart} days after the start")}"
                : "in parts: "
                    + Format.And(
                        schedule.Select(p =>
                            $"{Money(p.Amount)} {(p.DaysAfterStart == 0 ? "on the start date" : $"after {p.DaysAfterStart} days")}"
                        )
                    );

        private static string Day(DateOnly day) => Format.Day(day);

        private string Money(decimal amount) => Format.Money(amount, facts.Terms.Currency, culture);

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }
}
