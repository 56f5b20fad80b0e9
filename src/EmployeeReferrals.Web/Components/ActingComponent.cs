using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EmployeeReferrals.Web.Components;

/// <summary>A page that does things in somebody's name, and stops its work when it is left.</summary>
public abstract class ActingComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    protected Actor Me { get; private set; } = Actor.Nobody;
    protected CancellationToken Leaving => _leaving.Token;

    protected override async Task OnInitializedAsync() => Me = (await Authentication).User.ToActor();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _leaving.IsCancellationRequested) return;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
