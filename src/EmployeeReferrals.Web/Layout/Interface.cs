using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor;
using MudBlazor.Services;

namespace EmployeeReferrals.Web.Layout;

public static class Interface
{
    /// <summary>Razor components on the server, and MudBlazor with toasts at the bottom: six seconds, at most three.</summary>
    public static IServiceCollection AddInterface(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitCheck>();
        services.AddScoped<CircuitHandler, CircuitGate>();
        services.AddCascadingValue(provider => ReaderZone.Of(provider.GetRequiredService<AuthenticationStateProvider>()));
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.ShowTransitionDuration = 120;
            options.SnackbarConfiguration.HideTransitionDuration = 120;
            options.SnackbarConfiguration.MaximumOpacity = 100;
            options.SnackbarConfiguration.PreventDuplicates = false;
        });
        return services;
    }
}
