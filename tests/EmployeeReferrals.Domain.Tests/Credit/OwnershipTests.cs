using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Credit;

public sealed class OwnershipTests
{
    static Ownership Held() =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.Empty, Guid.NewGuid(), Guid.NewGuid(), Day("2026-06-30"), Noon(MadeOn));

    [Theory]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void Open_ownership_holds_up_to_the_last_day_of_its_window(string day, bool holds) =>
        Assert.Equal(holds, Held().HoldsOn(Day(day)));

    [Fact]
    public void Settled_ownership_holds_for_good_until_the_hire_is_undone()
    {
        var ownership = Held();
        ownership.Settle(Guid.NewGuid());
        Assert.True(ownership.HoldsOn(Day("2030-01-01")));
        ownership.Unsettle();
        Assert.False(ownership.HoldsOn(Day("2030-01-01")));
        Assert.True(ownership.HoldsOn(Day("2026-06-30")));
    }

    [Fact]
    public void Ended_ownership_holds_no_more_and_keeps_its_first_reason()
    {
        var ownership = Held();
        ownership.End(OwnershipEnd.Declined, Noon(MadeOn));
        ownership.End(OwnershipEnd.Erased, Noon(MadeOn.AddDays(1)));
        Assert.Equal((OwnershipEnd.Declined, Noon(MadeOn)), (ownership.EndReason, ownership.EndedAt));
        Assert.False(ownership.HoldsOn(MadeOn));
        Assert.Single(ownership.Events.OfType<OwnershipEnded>());
    }

    [Fact]
    public void Taken_ownership_says_whose_it_is_and_lasts_as_long_as_hr_says()
    {
        var (id, candidate, scope, referral, referrer) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var ownership = new Ownership(id, candidate, scope, referral, referrer, Day("2026-06-30"), Noon(MadeOn));
        Assert.Equal(
            (id, candidate, scope, referral, referrer, Noon(MadeOn)),
            (ownership.Id, ownership.CandidateId, ownership.ScopeKey, ownership.ReferralId, ownership.ReferrerId, ownership.StartedAt)
        );
        Assert.Equal([new OwnershipTaken(id, referral, candidate)], ownership.Events);
        ownership.Lasts(Day("2026-07-01"));
        Assert.True(ownership.HoldsOn(Day("2026-07-01")));
        Assert.False(ownership.HoldsOn(Day("2026-07-02")));
    }

    [Fact]
    public void Ended_ownership_holds_no_more_though_a_hire_had_settled_it()
    {
        var ownership = Held();
        ownership.Settle(Guid.NewGuid());
        ownership.End(OwnershipEnd.Merged, Noon(MadeOn));
        Assert.False(ownership.HoldsOn(MadeOn));
    }

    [Fact]
    public void Scope_key_is_the_opening_only_for_that_scope()
    {
        var opening = Guid.NewGuid();
        Assert.Equal(Guid.Empty, Ownership.ScopeKeyFor(CreditScope.AnyOpening, opening));
        Assert.Equal(opening, Ownership.ScopeKeyFor(CreditScope.OpeningReferredTo, opening));
        Assert.Equal(Guid.Empty, Ownership.ScopeKeyFor(CreditScope.OpeningReferredTo, null));
    }
}
