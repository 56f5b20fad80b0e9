using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Home;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Reviews;

namespace EmployeeReferrals.Web.Tests.Features.Home;

/// <summary>What each reader comes for.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task Publish(string title, string department)
    {
        var id = Guid.CreateVersion7();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var form = new OpeningForm(title, department, "Utrecht", 4, PersonKind.Employee, "Text", true, portal.Max.Id, [portal.Rita.Id]);
        Portal.Ok(await portal.Op<CreateOpening>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
        Portal.Ok(
            await portal.Op<MoveOpening>().Execute(portal.Hilda.Actor, new(id, OpeningState.Published, OpeningState.Draft), portal.Token)
        );
    }

    [Fact]
    public async Task Roles_of_the_readers_department_are_shown_however_many_newer_ones_there_are()
    {
        foreach (var title in new[] { "Seller 1", "Seller 2", "Seller 3", "Seller 4" })
            await Publish(title, "Sales");
        var home = await portal.Op<GetHome>().Execute(portal.Ada.Actor, portal.Token);
        Assert.Equal(["Clerk", "Nurse"], home.Roles.Select(r => r.Title).Order());
        Assert.All(home.Roles, r => Assert.True(r.IsNear));
        Assert.Equal(6, home.RolesTotal);
    }

    [Fact]
    public async Task Review_that_hr_asked_for_waits_for_a_colleague()
    {
        var id = await portal.Refer(portal.Hilda, "own-review@mail.example");
        Portal.Ok(await portal.Op<AskForReview>().Execute(portal.Hilda.Actor, new(id, "Why not?"), portal.Token));
        async Task<IEnumerable<string>> Waits(Someone reader) =>
            (await portal.Op<GetHome>().Execute(reader.Actor, portal.Token)).Waiting.Where(w => w.Href == "/reviews").Select(w => w.Title);
        Assert.Equal(["1 credit review to answer"], await Waits(portal.Hugo));
        Assert.Empty(await Waits(portal.Hilda));
    }
}
