using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Reviews;

/// <summary>Cases of earlier versions that the stored database does not hold.</summary>
public sealed class EarlierRuleTests : IAsyncLifetime
{
    private readonly Portal portal = new();
    private Guid hire,
        person;

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        hire = await portal.ReferAndHire(portal.Ada, "cleo@mail.example", portal.Today);
        await portal.Start(hire, portal.Today);
        person = (await portal.Load(hire)).HiredPersonId!.Value;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>As an earlier version recorded it: no payout followed.</summary>
    private async Task LastDay(DateOnly? day)
    {
        await using var db = portal.Db();
        LeavingReason? reason = day is null ? null : LeavingReason.OwnWish;
        await db
            .People.Where(p => p.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LastDay, day).SetProperty(p => p.LeavingReason, reason), portal.Token);
        DomainEvent happened = day is { } last ? new LastDayRecorded(person, last, LeavingReason.OwnWish) : new LastDayUndone(person);
        db.Record(happened, Actor.System("Test"), portal.Clock.GetUtcNow());
        Portal.Ok(await db.Save(portal.Token));
    }

    private async Task<Payout> Part(int number) => (await portal.Payouts(hire)).Single(p => p.Number == number);

    private async Task<(EarlierRule, Guid)[]> Listed() =>
        [.. (await portal.Op<ListEarlierCases>().Execute(portal.Hilda.Actor, portal.Token)).Value.Rows.Select(r => (r.Rule, r.AboutId))];

    private async Task FollowTheRules(EarlierRule rule, Guid about)
    {
        Assert.Equal([(rule, about)], await Listed());
        Assert.Equal(rule, Assert.Single((await Check()).Earlier).Rule);
        Portal.Ok(await portal.Op<DecideEarlierCase>().Execute(portal.Hilda.Actor, new(rule, about, Keep: false), portal.Token));
        Assert.Empty(await Listed());
        Assert.Equal(0, (await Check()).Count);
    }

    private async Task<CheckLedger.Report> Check() => (await portal.Op<CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value;

    [Fact]
    public async Task Part_forfeited_for_a_leaver_who_had_not_left_is_expected_again()
    {
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(person, portal.Today.AddDays(30), LeavingReason.OwnWish), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(95));
        var part = await Part(2);
        Assert.Equal((PayoutState.Forfeited, PayoutReason.HireLeft), (part.State, part.Reason));
        Assert.Empty(await Listed());
        await LastDay(null);
        await FollowTheRules(EarlierRule.ForfeitedWrongly, part.Id);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Released, (await Part(2)).State);
    }

    [Fact]
    public async Task Money_that_is_out_without_its_ground_gets_a_recovery_to_review()
    {
        await portal.GoTo(portal.Today.AddDays(95));
        Portal.Ok(
            await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(Guid.CreateVersion7(), "EUR", null, portal.Today), portal.Token)
        );
        Assert.Empty(await Listed());
        await LastDay(portal.Today.AddDays(-50));
        var part = await Part(2);
        await FollowTheRules(EarlierRule.RecoveryMissed, part.Id);
        Assert.Equal((PayoutState.Exported, RecoveryState.ToReview), ((await Part(2)).State, (await Part(2)).Recovery));
    }
}
