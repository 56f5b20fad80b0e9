using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Features.Payouts;

namespace EmployeeReferrals.Web.Tests.Features.Payouts;

/// <summary>The why of ten different referrals, as HR reads it and as the referrer does.</summary>
public sealed class WhyTests
{
    private static readonly DateOnly Made = new(2026, 1, 5),
        Hired = new(2026, 2, 2),
        Begun = new(2026, 3, 2),
        Today = new(2026, 9, 1);
    private static readonly Snapshot Terms = new()
    {
        PlanVersionId = Guid.NewGuid(),
        PlanName = "Referral bonus",
        PlanNumber = 2,
        Amount = 2000m,
        BaseAmount = 2000m,
        WindowDays = 180,
        Schedule = [new(1, 500m, 0), new(2, 1500m, 90)],
    };
    private static readonly WhyFacts Earning = new(
        WhyReader.Hr,
        "Ada Lark",
        "Cleo Candidate",
        Made,
        Hired,
        Begun,
        Begun,
        Stage.Hired,
        Terms,
        CreditCode.Earns,
        null,
        null,
        null,
        null,
        [],
        Today
    );

    private static WhyPayout Part(int number, PayoutState state, PayoutReason reason, DueSeen? seen = null) =>
        new(
            number,
            2,
            RecipientSide.Referrer,
            number == 1 ? 500m : 1500m,
            number == 1 ? 500m : 1500m,
            "EUR",
            number == 1 ? 0 : 90,
            Begun.AddDays(number == 1 ? 0 : 90),
            null,
            null,
            state,
            reason,
            RewardKind.Cash,
            null,
            null,
            RecoveryState.None,
            seen
        );

    private static DueSeen Seen(DateOnly day, DateOnly? hireLeft = null, int? percent = null) =>
        new(day, true, true, new(2020, 1, 1), null, Begun, hireLeft, percent);

    private static void Reads(WhyFacts facts, string[] hr, string[] referrer, params string[] neverToReferrer)
    {
        var (theirs, own) = (Told(facts), Told(facts with { Reader = WhyReader.Referrer }));
        Assert.All(hr, sentence => Assert.Contains(sentence, theirs, StringComparison.Ordinal));
        Assert.All(referrer, sentence => Assert.Contains(sentence, own, StringComparison.Ordinal));
        Assert.All(neverToReferrer, sentence => Assert.DoesNotContain(sentence, own, StringComparison.Ordinal));
    }

    private static string Told(WhyFacts facts) =>
        string.Join('\n', Why.Of(facts, CultureInfo.InvariantCulture).SelectMany(s => s.Sentences.Prepend(s.Title))).Replace('\u00a0', ' ');

    [Fact]
    public void Earning_is_counted_from_the_start_and_both_hear_what_was_checked() =>
        Reads(
            Earning with
            {
                Payouts = [Part(2, PayoutState.Paid, PayoutReason.PaidByPayroll, Seen(Begun.AddDays(90)))],
            },
            [
                "Can earn: nobody else holds the credit for this person.",
                "Cleo Candidate accepted the offer on 2 Feb 2026, inside the 180 days",
                "“Referral bonus”, version 2",
                "2 Mar 2026 and 90 days make 31 May 2026.",
                "Ada Lark was employed and Cleo Candidate was employed",
                "payroll has confirmed the payment",
            ],
            [
                "The bonus for this referral is yours.",
                "2,000 EUR was promised on 5 Jan 2026",
                "2 Mar 2026 and 90 days make 31 May 2026.",
                "you were employed and Cleo was employed",
                "Paid.",
            ],
            "Candidate",
            "Ada"
        );

    [Fact]
    public void Duplicate_tells_HR_how_it_could_move_up_and_the_referrer_nothing_of_the_other() =>
        Reads(
            Earning with
            {
                RuleCredit = CreditCode.Duplicate,
                Stage = Stage.Interview,
                HiredOn = null,
                StartedOn = null,
                PlannedStart = null,
            },
            [
                "Duplicate: an earlier referral holds the credit",
                "If the earlier referral ends without a hire by 4 Jul 2026, this one moves up.",
                "It would pay 2,000 EUR.",
            ],
            ["We already know this person", "Nothing is owed for this referral as it stands."],
            "uplicate",
            "earlier",
            "EUR"
        );

    [Fact]
    public void Expired_names_the_day_the_window_ended() =>
        Reads(
            Earning with
            {
                RuleCredit = CreditCode.WindowEnded,
                HiredOn = new(2026, 8, 1),
            },
            ["after the 180 days that ended on 4 Jul 2026"],
            ["A referral counts for 180 days. Yours counted until 4 Jul 2026, and they were hired on 1 Aug 2026."]
        );

    [Fact]
    public void Excluded_reads_the_companys_own_sentence() =>
        Reads(
            Earning with
            {
                RuleCredit = CreditCode.ReferrerExcluded,
                RuleSentence = "Directors do not earn for their own department.",
            },
            ["Cannot earn by a rule of the plan: “Directors do not earn for their own department.”"],
            ["Directors do not earn for their own department."]
        );

    [Fact]
    public void Override_shows_as_such_and_keeps_what_the_rules_would_say() =>
        Reads(
            Earning with
            {
                RuleCredit = CreditCode.Duplicate,
                Override = true,
                OverrideBy = "Hilda",
                OverrideOn = new(2026, 2, 1),
            },
            ["HR decided on 1 Feb 2026 (Hilda) that Ada Lark earns. The rules alone would say: Duplicate"],
            ["The bonus for this referral is yours: HR decided so."],
            "Hilda",
            "uplicate"
        );

    [Fact]
    public void Deferred_says_until_when_and_because_of_whom() =>
        Reads(
            Earning with
            {
                Payouts =
                [
                    Part(2, PayoutState.Deferred, PayoutReason.HireOnLeave) with
                    {
                        DeferredUntil = new(2026, 10, 1),
                        Note = "Back in autumn.",
                    },
                ],
            },
            ["It waits until 1 Oct 2026.", "“Back in autumn”: it is looked at again on the new day"],
            ["It waits until 1 Oct 2026.", "It will be paid later than planned."],
            "autumn",
            "from leave"
        );

    [Fact]
    public void Put_off_by_a_leave_says_so_once_it_was_judged() =>
        Reads(
            Earning with
            {
                Payouts = [Part(2, PayoutState.Released, PayoutReason.DueAndChecked, Seen(new(2026, 8, 20)))],
            },
            ["A leave put it off to 20 Aug 2026."],
            ["It was put off to 20 Aug 2026."],
            "A leave"
        );

    [Fact]
    public void Forfeited_says_who_had_left_and_to_the_referrer_not_when() =>
        Reads(
            Earning with
            {
                Payouts = [Part(2, PayoutState.Forfeited, PayoutReason.HireLeft, Seen(Begun.AddDays(90), new(2026, 5, 1)))],
            },
            ["Cleo Candidate was no longer employed, with 1 May 2026 as the last day", "HR can reinstate it"],
            ["Cleo was no longer employed.", "Not paid: your candidate left before the due date."],
            "with 1 May",
            "last day"
        );

    [Fact]
    public void Declined_gives_HRs_reason_to_HR_alone() =>
        Reads(
            Earning with
            {
                Payouts = [Part(2, PayoutState.Declined, PayoutReason.DeclinedByHr) with { Note = "Hired through a tender." }],
            },
            ["“Hired through a tender”. Nothing more by itself"],
            ["HR decided not to pay this part."],
            "tender"
        );

    [Fact]
    public void Part_time_says_what_of_what_is_owed_and_the_percentage_to_HR_alone() =>
        Reads(
            Earning with
            {
                Payouts =
                [
                    Part(2, PayoutState.Paid, PayoutReason.PaidByPayroll, Seen(Begun.AddDays(90), percent: 60)) with
                    {
                        Amount = 900m,
                    },
                ],
            },
            ["Cleo Candidate works 60 % of full time, so 900 EUR of 1,500 EUR is owed."],
            ["Cleo works part-time, so 900 EUR of 1,500 EUR is owed."],
            "60 %"
        );

    [Fact]
    public void Campaign_names_itself_and_both_amounts() =>
        Reads(
            Earning with
            {
                Terms = Terms with { CampaignName = "Double for nurses", Amount = 4000m, Schedule = [new(1, 4000m, 0)] },
            },
            ["“Double for nurses” was running that day and raised 2,000 EUR to 4,000 EUR."],
            ["“Double for nurses” was running that day and raised 2,000 EUR to 4,000 EUR."]
        );

    [Fact]
    public void Two_sided_tells_of_the_other_half_and_shows_the_hires_payout_to_HR_alone() =>
        Reads(
            Earning with
            {
                Terms = Terms with { HireSchedule = [new(1, 300m, 60)] },
                Payouts =
                [
                    Part(1, PayoutState.Paid, PayoutReason.PaidByPayroll, Seen(Begun)),
                    Part(1, PayoutState.Forfeited, PayoutReason.HireLeft) with
                    {
                        Side = RecipientSide.Hire,
                        Amount = 300m,
                        FullAmount = 300m,
                        Parts = 1,
                    },
                ],
            },
            ["Cleo Candidate gets 300 EUR too, 60 days after the start.", "Part 1 of 1, 300 EUR, for Cleo Candidate: forfeited"],
            ["Cleo gets 300 EUR too"],
            "forfeited",
            "for Cleo"
        );

    [Theory]
    [InlineData(Stage.Withdrawn)]
    [InlineData(Stage.NotSelected)]
    [InlineData(Stage.DeclinedByCandidate)]
    public void Closed_without_a_hire_owes_nothing_and_does_not_say_how_it_closed(Stage stage) =>
        Reads(
            Earning with
            {
                Stage = stage,
                HiredOn = null,
                StartedOn = null,
                PlannedStart = null,
            },
            ["It closed without a hire, so nothing is owed."],
            ["The referral closed before a hire, so there is no bonus.", "Nothing is owed"],
            "You can earn",
            "EUR"
        );
}
