using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("2026-01-31", false)]
    [InlineData("2026-02-01", true)]
    [InlineData("2026-05-31", true)]
    [InlineData("2026-06-01", false)]
    public void Employed_from_the_first_to_the_last_day_inclusive(string day, bool employed)
    {
        var person = Person("2026-02-01");
        person.RecordLastDay(Day("2026-05-31"), LeavingReason.OwnWish);
        person.RecordLeave(Guid.NewGuid(), Day("2026-03-01"), null);
        Assert.Equal(employed, person.EmployedOn(Day(day)));
        Assert.Equal(employed, Employment.Of(person).On(Day(day)));
    }

    [Fact]
    public void Employed_without_a_last_day_goes_on() => Assert.True(Person("2026-02-01").EmployedOn(Day("2099-12-31")));

    [Theory]
    [InlineData("2026-01-31", "last_day_before_first")]
    [InlineData("2026-02-01", null)]
    public void Last_day_is_not_before_the_first(string day, string? problem)
    {
        var person = Person("2026-02-01");
        Assert.Equal(problem, person.RecordLastDay(Day(day), LeavingReason.Other).Problem?.Code);
        Assert.Equal(problem is null, person.LastDay is not null);
    }

    [Fact]
    public void Last_day_undone_leaves_no_trace_and_cannot_be_undone_twice()
    {
        var person = Person();
        Assert.Equal("no_last_day", person.UndoLastDay().Problem?.Code);
        person.RecordLastDay(MadeOn, LeavingReason.Dismissed);
        Assert.True(person.UndoLastDay().IsOk);
        Assert.Equal((null, null), (person.LastDay, person.LeavingReason));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-02-28", null)]
    [InlineData("2026-01-01", "2026-03-01", "leave_overlaps")]
    [InlineData("2026-03-31", "2026-04-10", "leave_overlaps")]
    [InlineData("2026-04-01", null, null)]
    [InlineData("2026-01-01", null, "leave_overlaps")]
    [InlineData("2026-05-02", "2026-05-01", "leave_ends_before_start")]
    [InlineData("2026-05-01", "2026-05-01", null)]
    public void Leave_beside_another_is_checked(string from, string? until, string? problem)
    {
        var person = Person();
        person.RecordLeave(Guid.NewGuid(), Day("2026-03-01"), Day("2026-03-31"));
        Assert.Equal(problem, person.RecordLeave(Guid.NewGuid(), Day(from), DayOrNull(until)).Problem?.Code);
    }

    [Fact]
    public void Leave_covers_its_first_and_last_day()
    {
        var person = Person();
        var id = Guid.NewGuid();
        person.RecordLeave(id, Day("2026-03-01"), Day("2026-03-31"));
        Assert.Equal(
            [false, true, true, false],
            new[] { "2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01" }.Select(d => person.LeaveOn(Day(d)) is not null)
        );
        Assert.True(person.UndoLeave(id).IsOk);
        Assert.Equal(Outcome.NotFound, person.UndoLeave(id).Outcome);
    }

    [Fact]
    public void Roles_are_of_the_list_and_the_same_again_is_no_change()
    {
        var person = Person();
        person.ForgetEvents();
        Assert.Equal("roles", person.ChangeRoles((Roles)1024).Problem?.Code);
        Assert.True(person.ChangeRoles(Roles.Employee).IsOk);
        Assert.Empty(person.Events);
        Assert.True(person.ChangeRoles(Roles.Hr | Roles.Recruiter).IsOk);
        Assert.Equal(new RolesChanged(person.Id, Roles.None, Roles.Hr | Roles.Recruiter), Assert.Single(person.Events));
    }

    [Fact]
    public void Account_of_an_issuer_is_linked_once_and_again_after_it_was_unlinked()
    {
        var person = Person();
        var at = new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);
        var linked = person.Link(Guid.NewGuid(), "issuer", "one", at);
        Assert.True(linked.IsOk);
        Assert.Equal("linked_to_another", person.Link(Guid.NewGuid(), "issuer", "two", at).Problem?.Code);
        Assert.True(person.Link(Guid.NewGuid(), "another issuer", "two", at).IsOk);
        Assert.Equal(Outcome.NotFound, person.Unlink(Guid.NewGuid()).Outcome);
        Assert.True(person.Unlink(linked.Value.Id).IsOk);
        Assert.True(person.Link(Guid.NewGuid(), "issuer", "two", at).IsOk);
        Assert.NotEqual(Identity.KeyOf("issuer", "One"), Identity.KeyOf("issuer", "one"));
    }

    [Theory]
    [InlineData("2026-03-02", "first_day_after_leave")]
    [InlineData("2026-07-01", "first_day_after_last")]
    [InlineData("2026-01-15", null)]
    public void First_day_can_be_corrected_where_it_makes_sense(string day, string? problem)
    {
        var person = Person("2026-02-01");
        person.RecordLeave(Guid.NewGuid(), Day("2026-03-01"), Day("2026-03-31"));
        person.RecordLastDay(Day("2026-06-30"), LeavingReason.OwnWish);
        var facts = new PersonFacts(
            "Name",
            null,
            "Company",
            null,
            null,
            null,
            null,
            "Nursing",
            "Utrecht",
            3,
            PersonKind.Employee,
            null,
            Day(day)
        );
        Assert.Equal(problem, person.Change(facts).Problem?.Code);
        Assert.Equal(problem is null ? Day(day) : Day("2026-02-01"), person.FirstDay);
    }
}
