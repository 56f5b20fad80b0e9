using EmployeeReferrals.Domain.Credit;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Credit;

/// <summary>Which of a referrer's hires take the places under a cap (docs/rules.md §5).</summary>
public sealed class CapPlacesTests
{
    static readonly Guid Low = new("00000000-0000-0000-0000-000000000001");
    static readonly Guid Mid = new("00000000-0000-0000-0000-000000000002");
    static readonly Guid High = new("00000000-0000-0000-0000-000000000003");

    static readonly DateTimeOffset Typed = Moment("2026-03-20 12:00");

    static readonly CappedHire Mine = Of(Day("2026-03-10"), Moment("2026-01-05 12:00"), Mid);

    static CappedHire Of(DateOnly hiredOn, DateTimeOffset madeAt, Guid referral, DateTimeOffset? outAt = null, bool nothing = false) =>
        new(Guid.NewGuid(), hiredOn, madeAt, referral, Typed, outAt, nothing);

    public static TheoryData<string, CappedHire, int> Others =>
        new()
        {
            { "hired the day before", Of(Day("2026-03-09"), Moment("2026-01-05 12:00"), High), 1 },
            { "hired the day after", Of(Day("2026-03-11"), Moment("2026-01-05 12:00"), Low), 0 },
            { "of one day, referred before", Of(Day("2026-03-10"), Moment("2026-01-05 11:59"), High), 1 },
            { "of one day, referred after", Of(Day("2026-03-10"), Moment("2026-01-05 12:01"), Low), 0 },
            { "of one moment, the lower id", Of(Day("2026-03-10"), Moment("2026-01-05 12:00"), Low), 1 },
            { "of one moment, the higher id", Of(Day("2026-03-10"), Moment("2026-01-05 12:00"), High), 0 },
            { "of one moment and referral", Of(Day("2026-03-10"), Moment("2026-01-05 12:00"), Mid), 0 },
            { "later, and out before this was typed", Of(Day("2026-03-11"), Moment("2026-02-05 12:00"), High, Typed), 1 },
            { "later, and out since this was typed", Of(Day("2026-03-11"), Moment("2026-02-05 12:00"), High, Typed.AddTicks(1)), 0 },
            { "before, and it earned nothing", Of(Day("2026-03-09"), Moment("2026-01-05 12:00"), Low, nothing: true), 0 },
        };

    [Theory, MemberData(nameof(Others))]
    public void Place_before_goes_by_what_is_out_then_the_days_then_the_id(string what, CappedHire other, int before) =>
        Assert.True(before == CapPlaces.Before(Mine, [other, Mine]), what);

    [Fact]
    public void Hire_takes_no_place_from_itself_however_it_looked_before() =>
        Assert.Equal(0, CapPlaces.Before(Mine, [Mine with { HiredOn = Day("2026-01-01") }]));

    [Fact]
    public void Earlier_hire_typed_later_takes_no_place_from_one_that_is_out()
    {
        var isOut = Mine with { OutAt = Typed.AddDays(1) };
        var earlier = Of(Day("2026-01-10"), Moment("2026-01-01 12:00"), Low) with { TypedAt = Typed.AddDays(2) };
        Assert.Equal(0, CapPlaces.Before(isOut, [isOut, earlier]));
        Assert.Equal(1, CapPlaces.Before(earlier, [isOut, earlier]));
    }
}
