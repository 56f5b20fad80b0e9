using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Page;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EmployeeReferrals.Web.Features.Triage;

public sealed partial class TriagePage
{
    private TriageView? list;
    private TriageItem? current;
    private ReferralView? view;
    private Mover? mover;
    private bool missing;
    private Guid? shown;

    [SupplyParameterFromQuery(Name = "referral")]
    public string? ReferralInAddress { get; set; }
    private Guid? Referral => InAddress.Id(ReferralInAddress);

    [Inject]
    public required ListTriage List { get; set; }

    [Inject]
    public required GetReferral Get { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private string Summary
    {
        get
        {
            var parts = new List<string>();
            if (list!.Waiting > 0)
                parts.Add($"{list.Waiting} waiting for a first answer");
            if (list.Starts > 0)
                parts.Add($"{Format.Count(list.Starts, "start", System.Globalization.CultureInfo.CurrentCulture)} to confirm");
            return string.Join(", ", parts);
        }
    }

    private string Position => current is null ? "" : $"{IndexOf(current) + 1} of {list!.Items.Count}";

    protected override async Task OnParametersSetAsync()
    {
        if (list is not null && shown == Referral)
            return;
        list ??= await List.Execute(Me, new(), Leaving);
        await Show();
    }

    private async Task Show()
    {
        shown = Referral;
        // Wide screens show the first one at once; a phone begins with the list.
        var id = Referral ?? (list!.Items.Count > 0 ? list.Items[0].Id : null);
        current = list!.Items.FirstOrDefault(i => i.Id == id);
        view = id is { } chosen ? await Get.Execute(Me, new(chosen), Leaving) : null;
        missing = id is not null && view is null;
    }

    private async Task Refresh()
    {
        list = await List.Execute(Me, new(), Leaving);
        await Show();
    }

    private async Task Moved(Mover.Moved moved)
    {
        var at = list!.Items.ToList().FindIndex(i => i.Id == moved.Referral.Id);
        list = await List.Execute(Me, new(), Leaving);
        await Js.InvokeVoidAsync("app.count", "/triage", list.Overdue > 0 ? list.Overdue : list.Waiting, list.Overdue > 0);
        if (!moved.Ok || list.Items.Any(i => i.Id == moved.Referral.Id) || Referral is null)
        {
            await Show();
            return;
        }
        // The next one takes the place of the one that left.
        var next = at >= 0 && list.Items.Count > 0 ? list.Items[Math.Min(at, list.Items.Count - 1)].Id : (Guid?)null;
        shown = null;
        Navigator.NavigateTo(next is { } id ? Href(id) : "/triage", replace: true);
    }

    private Task Move(Stage to) => view is null ? Task.CompletedTask : mover!.To(view.Movable, to);

    private async Task Pressed(char key)
    {
        if (key is 'j' or 'k')
        {
            var at = current is null ? -1 : IndexOf(current);
            var next = Math.Clamp(at + (key == 'j' ? 1 : -1), 0, list!.Items.Count - 1);
            if (next != at)
            {
                Navigator.NavigateTo(Href(list.Items[next].Id), replace: true);
                await Js.InvokeVoidAsync("app.show", $"q-{list.Items[next].Id:N}");
            }
        }
        else if (StageKeys.For(key) is { } to && view is { MayWork: true })
            await Move(to);
    }

    private int IndexOf(TriageItem item) => list!.Items.ToList().FindIndex(i => i.Id == item.Id);

    private static string Href(Guid id) => $"/triage?referral={id}";

    private static string TitleOf(TriageGroup group) =>
        group switch
        {
            TriageGroup.HasStarted => "Starts to confirm",
            TriageGroup.Overdue => "Overdue",
            TriageGroup.DueToday => "Due today",
            TriageGroup.Later => "Later",
        };
}
