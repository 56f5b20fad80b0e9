using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Payouts;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>Every state, credit and reader: each sentence fits where it stands, and reads like one.</summary>
public sealed partial class SentenceTests
{
    private static readonly DateOnly Made = new(2026, 1, 5),
        HiredOn = new(2026, 2, 2),
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
        HireSchedule = [new(1, 300m, 30)],
    };

    private static readonly string[] PromisesToLook =
    [
        "will still look",
        "will look at",
        "for now",
        "tell you if that changes",
        "can earn",
        "if they are hired",
        "It counts when",
    ];

    public static TheoryData<Stage, CreditCode, bool?, bool> Credits()
    {
        var all = new TheoryData<Stage, CreditCode, bool?, bool>();
        foreach (var stage in Enum.GetValues<Stage>())
        foreach (var credit in Enum.GetValues<CreditCode>())
        foreach (var decided in new bool?[] { null, true, false })
        foreach (var general in new[] { false, true })
            all.Add(stage, credit, decided, general);
        return all;
    }

    [Theory]
    [MemberData(nameof(Credits))]
    public void Credit_reads_right_in_every_state_to_every_reader(Stage stage, CreditCode credit, bool? decided, bool general)
    {
        var hired = stage == Stage.Hired;
        var over = hired || !stage.IsOpen();
        var facts = new WhyFacts(
            WhyReader.Referrer,
            "Ada Lark",
            "Cleo Candidate",
            Made,
            hired ? HiredOn : null,
            hired ? Begun : null,
            null,
            stage,
            Terms,
            credit,
            credit == CreditCode.ReferrerExcluded ? "Directors do not earn for their own department." : null,
            decided,
            decided is null ? null : "Hilda",
            decided is null ? null : Made,
            [],
            Today,
            general,
            new(2, CapPeriod.Year)
        );
        var mine = Mine(facts);
        string[] own = [.. Sentences(facts), mine.CreditReason, mine.NoBonus];
        Assert.All([.. own, .. Sentences(facts with { Reader = WhyReader.Hr })], IsSentence);
        if (over)
            Assert.All(own, sentence =>
                Assert.DoesNotContain(PromisesToLook, words =>
                    sentence.Contains(words, StringComparison.OrdinalIgnoreCase)
                    && !sentence.Contains("if it is opened again", StringComparison.Ordinal)
                )
            );
        // What concerns the candidate is told alike, and names nobody.
        if (decided is null && credit.IsAboutCandidate())
        {
            Assert.Equal(
                over
                    ? "We already knew this person, so this referral does not earn. Ask HR if you think this is wrong."
                    : CreditCode.PriorApplicant.ForReferrer(),
                mine.CreditReason
            );
            Assert.All(own, sentence => Assert.DoesNotMatch("(?i)duplicate|appl(y|ied|icant)|other referr|used to work|EUR", sentence));
        }
        // What is the referrer's own comes with its figures.
        if (decided is null && credit == CreditCode.WindowEnded)
            Assert.All([mine.CreditReason, own[0]], said =>
                Assert.Contains(
                    "180 days. Yours counted until 4 Jul 2026" + (hired ? ", and they were hired on 2 Feb 2026" : ""),
                    said,
                    StringComparison.Ordinal
                )
            );
        if (decided is null && credit == CreditCode.CapReached)
            Assert.All([mine.CreditReason, own[0]], said =>
                Assert.Contains("You earn for 2 hires a year, and you had reached that", said, StringComparison.Ordinal)
            );
        var title = mine.CreditTitle(CultureInfo.InvariantCulture).Replace('\u00a0', ' ');
        Assert.Equal(
            (mine.Earns, hired, over) switch
            {
                (true, true, _) => "You earn 2,000 EUR",
                (true, false, false) => general ? "You can earn the bonus of the role they are hired for" : "You can earn 2,000 EUR",
                (_, _, true) => "No bonus",
                (false, _, false) => "No bonus for now",
            },
            title
        );
    }

    public static TheoryData<PayoutState, PayoutReason> Parts()
    {
        var all = new TheoryData<PayoutState, PayoutReason>();
        foreach (var state in Enum.GetValues<PayoutState>())
        foreach (var reason in Enum.GetValues<PayoutReason>())
            all.Add(state, reason);
        return all;
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Part_reads_right_in_every_state_before_and_after_its_day(PayoutState state, PayoutReason reason)
    {
        foreach (var kind in Enum.GetValues<RewardKind>())
        foreach (var side in Enum.GetValues<RecipientSide>())
        foreach (var started in new[] { true, false })
        foreach (var recovery in Enum.GetValues<RecoveryState>())
        foreach (var today in new[] { Begun.AddDays(-1), Begun.AddDays(2) })
        {
            var part = new WhyPayout(
                1,
                2,
                side,
                500m,
                500m,
                "EUR",
                0,
                Begun,
                state == PayoutState.Deferred ? Begun.AddDays(40) : null,
                null,
                state,
                reason,
                kind,
                kind == RewardKind.Cash ? null : "Red Cross",
                kind == RewardKind.DaysOff ? 2m : null,
                recovery,
                null,
                "Back in autumn."
            );
            var facts = new WhyFacts(
                WhyReader.Hr,
                "Ada Lark",
                "Cleo Candidate",
                Made,
                HiredOn,
                Begun,
                started ? Begun : null,
                Stage.Hired,
                Terms,
                CreditCode.Earns,
                null,
                null,
                null,
                null,
                [part],
                today
            );
            string[] hr = [.. Sentences(facts)],
                own = [.. Sentences(facts with { Reader = WhyReader.Referrer })];
            Assert.All([.. hr, .. own, PayoutRules.ForReferrer(state, reason)], IsSentence);
            if (today > Begun)
                Assert.DoesNotContain(hr, s => s.Contains("on its day", StringComparison.Ordinal) && started);
            if (state == PayoutState.Deferred)
                Assert.DoesNotContain([.. hr, .. own], s => s.Contains("cannot be deferred", StringComparison.Ordinal));
            if (kind != RewardKind.Cash)
                Assert.DoesNotContain([.. hr, .. own], s => s.Contains("before tax", StringComparison.Ordinal));
            // HR's own words are HR's.
            Assert.DoesNotContain(own, s =>
                s.Contains("autumn", StringComparison.Ordinal)
                || s.Contains("Candidate", StringComparison.Ordinal)
                || s.Contains("Ada", StringComparison.Ordinal)
            );
        }
    }

    private static IEnumerable<string> Sentences(WhyFacts facts) =>
        Why.Of(facts, CultureInfo.InvariantCulture).SelectMany(s => s.Sentences);

    private static MyReferral Mine(WhyFacts facts) =>
        new(
            Guid.NewGuid(),
            "Cleo Candidate",
            facts.IsGeneral ? null : "Nurse",
            facts.IsGeneral ? null : "Utrecht",
            Made,
            facts.Stage.Coarse(),
            new Dictionary<CoarseStage, DateOnly>(),
            null,
            facts.Override switch
            {
                true => CreditCode.Earns,
                false => CreditCode.RemovedByHr,
                null => facts.RuleCredit,
            },
            facts.RuleSentence,
            Terms,
            facts.PlannedStart,
            facts.StartedOn,
            [],
            facts.Override is not null,
            HiredOn: facts.HiredOn,
            Cap: facts.Cap
        );

    /// <summary>A capital, a full stop, and nothing that only a program says.</summary>
    private static void IsSentence(string said)
    {
        if (said.StartsWith("No bonus", StringComparison.Ordinal) && !said.Contains(' ', StringComparison.Ordinal))
            return;
        Assert.False(string.IsNullOrWhiteSpace(said));
        Assert.True(char.IsUpper(said[0]) || char.IsDigit(said[0]) || said[0] == '“', said);
        if (!said.StartsWith("No bonus", StringComparison.Ordinal))
            Assert.Matches("[.?”]$", said);
        Assert.DoesNotMatch(Odd(), said);
    }

    [GeneratedRegex(
        @"  |\.\.|: :|\bnull\b|\b1 (days|parts|hires|payouts)\b|\b0001\b|[A-Z][a-z]+[A-Z][a-z]+"
            + @"|[0-9a-f]{8}-[0-9a-f]{4}|\{|\}| ,| \.|\?\.|:\."
    )]
    private static partial Regex Odd();
}
