using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

public sealed class SearchKeysTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Names_kept_by_an_earlier_version_are_found_after_the_start()
    {
        await portal.Refer(portal.Ada, "lukasz@fold.example", name: "\u0141ukasz Wa\u0142\u0119sa");
        await using (var db = portal.Db())
        {
            await db.Candidates.ExecuteUpdateAsync(set => set.SetProperty(c => c.NameSearch, "\u0142ukasz wa\u0142esa"), portal.Token);
            await db
                .People.Where(p => p.Id == portal.Ben.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.Name, "Bj\u00f8rn Gro\u00df").SetProperty(p => p.NameSearch, "bj\u00f8rn gro\u00df"),
                    portal.Token
                );
            await db
                .Openings.Where(o => o.Id == portal.Nurse)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(o => o.Location, "Str\u00f8m").SetProperty(o => o.Search, "nurse nursing str\u00f8m"),
                    portal.Token
                );
        }
        await portal.Factory.Services.GetRequiredService<DatabaseStart>().Migrate(portal.Token);
        await using var after = portal.Db();
        Assert.Equal("lukasz walesa", await after.Candidates.Select(c => c.NameSearch).SingleAsync(portal.Token));
        Assert.Contains(
            "strom",
            await after.Openings.Where(o => o.Id == portal.Nurse).Select(o => o.Search).SingleAsync(portal.Token),
            StringComparison.Ordinal
        );
        var found = await ListPeople.WithWords(after.People, "Gross Bj\u00f8rn").Select(p => p.Id).ToListAsync(portal.Token);
        Assert.Equal([portal.Ben.Id], found);
    }
}
