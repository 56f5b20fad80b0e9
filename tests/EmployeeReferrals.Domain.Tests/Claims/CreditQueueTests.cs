using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Claims;

/// <summary>The queue at the days and moments where its answer turns; the model beside it plays any history.</summary>
public sealed class CreditQueueTests
{
    static QueuePlace Place(int id, string madeAt, string windowEndsOn, string? from = null, string? until = null, bool given = false) =>
        new(
            Id(id),
            Guid.NewGuid(),
            null,
            Moment(madeAt),
            CreditScope.AnyOpening,
            Day(windowEndsOn),
            Moment(from ?? madeAt),
            until is null ? null : Moment(until),
            given,
            false
        );

    static Guid Id(int id) => new(id, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    static Guid? Holder(string day, IReadOnlyCollection<QueuePlace> places, params StandingHire[] hires) =>
        new CreditQueue(places, hires, at => CompanyCalendar.DayOf(at, TimeZoneInfo.Utc)).HolderOn(null, Day(day))?.ReferralId;

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void Place_of_a_referral_says_which_word_hr_gave(bool? word, bool given, bool removed)
    {
        var referral = Referral();
        if (word is not null)
            Story.Ok(referral.OverrideCredit(word, "HR says so", Recruiter, Noon(MadeOn)));
        var place = QueuePlace.Of(referral);
        Assert.Equal((given, removed), (place.GivenByHr, place.RemovedByHr));
        Assert.Equal((referral.Id, referral.ReferrerId, referral.MadeAt), (place.ReferralId, place.ReferrerId, place.MadeAt));
        Assert.Equal(referral.MadeOn.AddDays(referral.Terms.WindowDays), place.WindowEndsOn);
    }

    [Fact]
    public void Of_two_given_by_hr_the_older_referral_holds_and_of_one_moment_the_lower_id()
    {
        var (first, second) = (Place(1, "2026-01-05", "2026-06-30", given: true), Place(2, "2026-01-05", "2026-06-30", given: true));
        Assert.Equal(Id(1), Holder("2026-02-01", [second, first]));
        Assert.Equal(Id(3), Holder("2026-02-01", [second, first, Place(3, "2026-01-04", "2026-06-30", given: true)]));
    }

    [Theory]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-03-02", 2)]
    [InlineData("2026-03-03", 4)]
    public void Next_holds_from_the_day_after_a_window_to_the_last_day_of_its_own(string day, int holder) =>
        Assert.Equal(
            Id(holder),
            Holder(
                day,
                [
                    Place(1, "2026-01-01", "2026-03-01"),
                    Place(2, "2026-01-02", "2026-03-02"),
                    Place(3, "2026-01-03", "2026-03-02"),
                    Place(5, "2026-01-04", "2026-06-30"),
                    Place(4, "2026-01-04", "2026-06-30"),
                ]
            )
        );

    [Theory]
    [InlineData("2026-01-09", null)]
    [InlineData("2026-01-10", 1)]
    [InlineData("2026-01-11", null)]
    public void Place_that_begins_on_the_last_day_of_its_window_holds_that_day(string day, int? holder) =>
        Assert.Equal(holder is { } id ? Id(id) : null, Holder(day, [Place(1, "2026-01-01", "2026-01-10", from: "2026-01-10 09:00")]));

    [Fact]
    public void Place_that_begins_after_its_window_never_holds() =>
        Assert.Null(Holder("2026-01-11", [Place(1, "2026-01-01", "2026-01-10", from: "2026-01-11 09:00")]));

    [Fact]
    public void Who_waited_before_a_hire_that_is_over_does_not_follow_whoever_came_after_it()
    {
        QueuePlace[] places =
        [
            Place(1, "2026-01-01", "2026-12-31"),
            Place(2, "2026-01-02", "2026-12-31"),
            Place(3, "2026-04-01", "2026-04-30"),
        ];
        var hire = new StandingHire(Id(1), null, Day("2026-02-01"), Day("2026-03-01"));
        Assert.Equal(Id(1), Holder("2026-03-01", places, hire));
        Assert.Null(Holder("2026-03-02", places, hire));
        Assert.Equal(Id(3), Holder("2026-04-30", places, hire));
        Assert.Null(Holder("2026-05-01", places, hire));
    }

    [Fact]
    public void Settled_credit_outlives_the_window_and_the_end_of_the_place()
    {
        QueuePlace[] places = [Place(1, "2026-01-01", "2026-02-01", until: "2026-02-10"), Place(2, "2026-01-02", "2026-12-31")];
        var hire = new StandingHire(Id(1), null, Day("2026-02-01"), null);
        Assert.Equal(Id(1), Holder("2026-12-01", places, hire));
        Assert.Equal(Id(2), Holder("2026-02-02", places));
        Assert.Equal(Id(2), Holder("2026-02-02", places, hire with { HiredOn = Day("2026-02-02") }));
    }

    [Fact]
    public void What_one_moment_brings_is_seen_as_a_whole_and_who_leaves_does_so_last() =>
        Assert.Equal(
            Id(2),
            Holder(
                "2026-02-01",
                [
                    Place(1, "2026-01-01", "2026-12-31", until: "2026-02-01 10:00"),
                    Place(3, "2026-01-03", "2026-12-31"),
                    Place(2, "2026-01-02", "2026-12-31", from: "2026-02-01 10:00"),
                ]
            )
        );

    [Fact]
    public void Who_left_while_waiting_is_not_next() =>
        Assert.Null(
            Holder("2026-03-02", [Place(1, "2026-01-01", "2026-03-01"), Place(2, "2026-01-02", "2026-12-31", until: "2026-02-01")])
        );

    [Fact]
    public void Of_one_moment_and_age_the_lower_id_holds() =>
        Assert.Equal(Id(1), Holder("2026-02-01", [Place(2, "2026-01-01", "2026-12-31"), Place(1, "2026-01-01", "2026-12-31")]));

    [Fact]
    public void Of_one_day_the_first_moment_counts_though_the_other_referral_is_older() =>
        Assert.Equal(
            Id(1),
            Holder(
                "2026-02-01",
                [
                    Place(2, "2026-01-01", "2026-12-31", from: "2026-02-01 09:00"),
                    Place(1, "2026-01-02", "2026-12-31", from: "2026-02-01 08:00"),
                ]
            )
        );

    [Fact]
    public void Hire_counts_from_the_end_of_its_day_and_settles_who_referred_on_it() =>
        Assert.Equal(
            Id(1),
            Holder("2026-12-01", [Place(1, "2026-02-01 17:00", "2026-03-01")], new StandingHire(Id(1), null, Day("2026-02-01"), null))
        );
}
