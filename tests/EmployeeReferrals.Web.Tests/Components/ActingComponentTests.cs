using Bunit;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class ActingComponentTests
{
    private sealed class Page : ActingComponent
    {
        public Actor Shown => Me;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Me.PersonId?.ToString() ?? "nobody");
    }

    [Fact]
    public async Task Page_whose_session_ends_acts_for_nobody_from_then_on()
    {
        var id = Guid.CreateVersion7();
        Task<AuthenticationState> As(System.Security.Claims.ClaimsPrincipal who) => Task.FromResult(new AuthenticationState(who));
        await using var context = new BunitContext();
        var outer = context.Render<CascadingValue<Task<AuthenticationState>>>(p =>
            p.Add(c => c.Value, As(CurrentActor.ToPrincipal(id, "Ada", Roles.Employee))).AddChildContent<Page>()
        );
        var page = outer.FindComponent<Page>();
        Assert.Equal(id, page.Instance.Shown.PersonId);
        outer.Render(p =>
            p.Add(c => c.Value, As(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity())))
                .AddChildContent<Page>()
        );
        Assert.Null(page.Instance.Shown.PersonId);
        Assert.Contains("nobody", outer.Markup, StringComparison.Ordinal);
    }
}
