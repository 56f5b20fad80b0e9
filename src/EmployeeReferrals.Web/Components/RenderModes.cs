using EmployeeReferrals.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Web;

namespace EmployeeReferrals.Web.Components;

public static class RenderModes
{
    public static IComponentRenderMode Interactive { get; } = new InteractiveServerRenderMode(prerender: false);

    /// <summary>Whether the page asked for declares a render mode; the shell brings MudBlazor and a circuit only then.</summary>
    public static bool IsInteractive(HttpContext? context) =>
        context?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(RenderModeAttribute), inherit: true)
        ?? false;
}
