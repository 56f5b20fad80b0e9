using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Features.Settings;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Settings;

public sealed class ChangeSettingsTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Result> Change(Func<ChangeSettings.Command, ChangeSettings.Command> change)
    {
        await using var db = portal.Db();
        var s = await db.Settings.AsNoTracking().SingleAsync(portal.Token);
        var same = new ChangeSettings.Command(
            s.Version,
            s.Name,
            s.TimeZone,
            s.WorkingDays,
            s.PhoneRegion,
            25,
            s.RecruitersSeeAll,
            s.GeneralRecruiterIds,
            s.WindowDays,
            s.Scope,
            s.FirstAnswerHours,
            s.LongInNew,
            s.LongInScreening,
            s.LongInInterview,
            s.LongInOffer,
            s.RemindAgainAfter,
            s.DueSoonDays,
            s.RetentionDays,
            s.UndoMinutes
        );
        return await portal.Op<ChangeSettings>().Execute(portal.Adi.Actor, change(same), portal.Token);
    }

    [Fact]
    public async Task Time_zone_is_fixed_once_a_payout_counts_its_days_in_it()
    {
        Portal.Ok(await Change(c => c with { TimeZone = "Europe/Lisbon" }));
        await portal.ReferAndHire(portal.Ada, "zone@mail.example", portal.Today.AddDays(7));
        var refused = await Change(c => c with { TimeZone = "Europe/Helsinki" });
        Assert.Equal([("time_zone_fixed", "TimeZone")], refused.Problems.Select(p => (p.Code, p.Field!)));
        Portal.Ok(await Change(c => c with { Name = "Same zone" }));
    }

    [Fact]
    public async Task What_another_node_changed_is_seen_after_a_minute()
    {
        async Task<string> Name() => (await portal.Programme.Settings(portal.Token)).Name;
        var before = await Name();
        await using var db = portal.Db();
        await db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, "Renamed elsewhere"), portal.Token);
        portal.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(before, await Name());
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Renamed elsewhere", await Name());
    }

    [Theory]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public async Task Number_is_taken_from_the_least_to_the_most_that_makes_sense(int days, bool isTaken) =>
        Assert.Equal(isTaken, (await Change(c => c with { RetentionDays = days })).IsOk);
}
