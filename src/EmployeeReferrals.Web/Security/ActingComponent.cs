using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EmployeeReferrals.Web.Security;

/// <summary>A page that does things in somebody's name, and stops its work when it is left.</summary>
public abstract class ActingComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    protected Actor Me { get; private set; } = Actor.Nobody;
    protected CancellationToken Leaving => _leaving.Token;

    protected override async Task OnInitializedAsync() => Me = (await Authentication).User.ToActor();

    /// <summary>Whose session ends while the page is open does nothing in it any longer.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        // Known at once while a page is open; until then there is nobody to act for.
        if (parameters.TryGetValue<Task<AuthenticationState>>(nameof(Authentication), out var state) && state.IsCompletedSuccessfully)
            Me = (await state).User.ToActor();
        await base.SetParametersAsync(parameters);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _leaving.IsCancellationRequested)
            return;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
