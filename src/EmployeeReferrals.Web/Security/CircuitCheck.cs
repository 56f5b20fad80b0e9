using System.Security.Claims;
using EmployeeReferrals.Web.Layout;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EmployeeReferrals.Web.Security;

/// <summary>A page that stays open sends no requests. Who may not be here any longer, or not as what they were, is made nobody, and the
/// page loads anew (see Interactive.razor), which tells them why.</summary>
internal sealed class CircuitCheck : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly OpenCircuits _circuits;
    private OpenCircuits.Circuit? _open;

    public CircuitCheck(OpenCircuits circuits)
    {
        _circuits = circuits;
        AuthenticationStateChanged += Follow;
    }

    /// <summary>The session has ended: nothing is done in its name any longer.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The page was open for an hour, and should be loaded again.</summary>
    public bool IsOld { get; private set; }

    public event Action? GrewOld;

    public void Acts() => _open?.Acts();

    public bool IsOneTooMany => _open is { Session.PersonId: var person } && _circuits.HasTooMany(person);

    private async void Follow(Task<AuthenticationState> state)
    {
        var session = (await state).User.ToSession();
        Dispose();
        if (session is { Id: var id } && id != Guid.Empty)
            _open = _circuits.Add(session, Age, End);
    }

    private void Age()
    {
        if (IsOld)
            return;
        IsOld = true;
        GrewOld?.Invoke();
    }

    private void End()
    {
        if (IsOver)
            return;
        IsOver = true;
        SetAuthenticationState(Task.FromResult(Nobody));
    }

    public void Dispose()
    {
        if (_open is not null)
            _circuits.Remove(_open);
        _open = null;
    }
}

/// <summary>What a browser sends for a session that has ended is not done, whatever its page still shows.</summary>
internal sealed class CircuitGate(AuthenticationStateProvider state) : CircuitHandler
{
    /// <summary>The page itself is refused with a sentence (see CircuitLimit); this stops who does not ask for the page.</summary>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        state is CircuitCheck { IsOneTooMany: true }
            ? throw new InvalidOperationException("This person has too many pages open.")
            : Task.CompletedTask;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        activity =>
        {
            if (state is not CircuitCheck check)
                return next(activity);
            if (check.IsOver)
                return Task.CompletedTask;
            check.Acts();
            return next(activity);
        };
}
