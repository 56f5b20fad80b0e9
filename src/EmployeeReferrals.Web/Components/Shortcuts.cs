using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EmployeeReferrals.Web.Components;

/// <summary>Single keys of a page, off while a field or a dialog has the focus.</summary>
public sealed class Shortcuts : ComponentBase, IAsyncDisposable
{
    private DotNetObjectReference<Shortcuts>? _self;

    [Inject]
    public required IJSRuntime Js { get; set; }

    /// <summary>In lower case, for example "jk12n".</summary>
    [Parameter, EditorRequired]
    public string Keys { get; set; } = "";

    [Parameter, EditorRequired]
    public EventCallback<char> Pressed { get; set; }

    [JSInvokable]
    public Task Key(string key) => key.Length == 1 ? Pressed.InvokeAsync(key[0]) : Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await Js.InvokeVoidAsync("app.watchKeys", _self, Keys);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_self is not null)
                await Js.InvokeVoidAsync("app.forgetKeys", _self);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its keys with it.
        }
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }
}
