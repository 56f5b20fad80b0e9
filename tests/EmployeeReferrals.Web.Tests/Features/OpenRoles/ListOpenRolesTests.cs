using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.OpenRoles;

namespace EmployeeReferrals.Web.Tests.Features.OpenRoles;

public sealed class ListOpenRolesTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Roles_of_a_location_are_those_there()
    {
        var id = Guid.CreateVersion7();
        var form = new OpeningForm("Porter", "Office", "Leiden", 4, PersonKind.Employee, "Text", true, portal.Max.Id, [portal.Rita.Id]);
        Portal.Ok(await portal.Op<CreateOpening>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
        Portal.Ok(
            await portal.Op<MoveOpening>().Execute(portal.Hilda.Actor, new(id, OpeningState.Published, OpeningState.Draft), portal.Token)
        );
        var page = await portal.Op<ListOpenRoles>().Execute(portal.Ada.Actor, new(null, null, "leiden", 1), portal.Token);
        Assert.Equal("Porter", Assert.Single(page.Rows).Title);
        Assert.Equal((1, 3, "Leiden"), (page.Total, page.All, page.Location));
    }
}
