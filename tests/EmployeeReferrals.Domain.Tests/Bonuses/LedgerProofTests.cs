using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public sealed class LedgerProofTests
{
    static readonly DueSeen Seen = new(Day("2026-05-02"), true, true, MadeOn, MadeOn, MadeOn, MadeOn, 80);

    static readonly PayoutKept Kept = new(
        RecipientSide.Referrer,
        1,
        1,
        2,
        90,
        1500m,
        true,
        1500m,
        MadeOn,
        MadeOn,
        Noon(MadeOn),
        "Example GmbH",
        "4711",
        "A charity",
        2.5m
    );

    static LedgerEntry Line(
        Guid? payout = null,
        int number = 3,
        DateTimeOffset? at = null,
        Guid? actor = null,
        PayoutState? from = PayoutState.Scheduled,
        PayoutState to = PayoutState.Released,
        PayoutReason reason = PayoutReason.DueAndChecked,
        decimal amount = 1200m,
        string currency = "EUR",
        DateOnly? due = null,
        RewardKind kind = RewardKind.Cash,
        RecoveryState recovery = RecoveryState.None,
        DueSeen? seen = null,
        PayoutKept? kept = null
    ) =>
        new()
        {
            Id = Guid.NewGuid(),
            PayoutId = payout ?? RecruiterId,
            Number = number,
            At = at ?? Noon(MadeOn),
            ActorId = actor,
            From = from,
            To = to,
            Reason = reason,
            Amount = amount,
            Currency = currency,
            DueOn = due,
            Kind = kind,
            Recovery = recovery,
            Seen = seen ?? Seen,
            Kept = kept ?? Kept,
        };

    [Fact]
    public void Every_word_of_a_line_is_in_its_code()
    {
        var day = Day("2026-06-01");
        LedgerEntry[] all =
        [
            Line(),
            Line(payout: Guid.NewGuid()),
            Line(number: 4),
            Line(at: Noon(day)),
            Line(actor: RecruiterId),
            Line(from: null),
            Line(to: PayoutState.Forfeited),
            Line(reason: PayoutReason.Approved),
            Line(amount: 1200.01m),
            Line(currency: "CHF"),
            Line(due: day),
            Line(kind: RewardKind.Gift),
            Line(recovery: RecoveryState.Waived),
            Line(seen: Seen with { JudgedOn = day }),
            Line(seen: Seen with { StartConfirmed = false }),
            Line(seen: Seen with { CreditStands = false }),
            Line(seen: Seen with { ReferrerFirstDay = day }),
            Line(seen: Seen with { ReferrerLastDay = day }),
            Line(seen: Seen with { HireFirstDay = day }),
            Line(seen: Seen with { HireLastDay = day }),
            Line(seen: Seen with { PartTimePercent = 50 }),
            Line(kept: Kept with { Side = RecipientSide.Hire }),
            Line(kept: Kept with { Number = 2 }),
            Line(kept: Kept with { Round = 2 }),
            Line(kept: Kept with { Parts = 3 }),
            Line(kept: Kept with { DaysAfterStart = 91 }),
            Line(kept: Kept with { FullAmount = 1501m }),
            Line(kept: Kept with { NeedsApproval = false }),
            Line(kept: Kept with { ApprovedAmount = null }),
            Line(kept: Kept with { DeferredUntil = day }),
            Line(kept: Kept with { HeldUntil = day }),
            Line(kept: Kept with { ReleasedAt = Noon(day) }),
            Line(kept: Kept with { LegalEntity = "Example AG" }),
            Line(kept: Kept with { EmployeeNumber = "4712" }),
            Line(kept: Kept with { RewardName = "Another" }),
            Line(kept: Kept with { RewardDays = 2.6m }),
            Line(kept: Kept with { DayOffWorth = 150m }),
        ];
        Assert.Equal(all.Length, all.Select(LedgerProof.Of).Distinct().Count());
        Assert.All(all.Select(LedgerProof.Of), code => Assert.Equal(24, code.Length));
    }

    [Fact]
    public void Code_is_the_same_however_a_database_writes_numbers_and_moments()
    {
        var code = LedgerProof.Of(Line());
        Assert.Equal(code, LedgerProof.Of(Line(amount: 1200.0000m, kept: Kept with { RewardDays = 2.50m })));
        Assert.Equal(code, LedgerProof.Of(Line(at: Noon(MadeOn).ToOffset(TimeSpan.FromHours(2)))));
    }

    [Fact]
    public void Code_of_a_kept_line_never_changes()
    {
        var line = Line(payout: RecruiterId, due: Day("2026-05-02"));
        Assert.Equal("9d62e423f747ddba37509aeb", LedgerProof.Of(line));
    }
}
