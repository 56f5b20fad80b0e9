using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Settings;

public sealed partial class SettingsPage
{
    private sealed record Figure(string Id, string Label, string Hint);

    private static readonly (WorkingDays Day, string Word)[] Days =
    [
        (WorkingDays.Monday, "Monday"),
        (WorkingDays.Tuesday, "Tuesday"),
        (WorkingDays.Wednesday, "Wednesday"),
        (WorkingDays.Thursday, "Thursday"),
        (WorkingDays.Friday, "Friday"),
        (WorkingDays.Saturday, "Saturday"),
        (WorkingDays.Sunday, "Sunday"),
    ];

    private static readonly Figure[] Recruiting =
    [
        new("FirstAnswerHours", "First answer within", "Hours on working days"),
        new("RemindAgainAfter", "Remind again after", "Working days"),
        new("LongInNew", "Long in New after", "Working days"),
        new("LongInScreening", "Long in Screening after", "Working days"),
        new("LongInInterview", "Long in Interview after", "Working days"),
        new("LongInOffer", "Long in Offer after", "Working days"),
        new("UndoMinutes", "Hold the mail about a move for", "Minutes: a move undone in time is never told"),
    ];

    private static readonly Figure[] Money =
    [
        new("WindowDays", "Window to hire", "Days after the referral"),
        new("ReferralsPerDay", "Referrals per person and day", "At most"),
        new("DueSoonDays", "Ask before payouts fall due", "Days before"),
        new("RetentionDays", "Keep candidates' data", "Days after everything is closed"),
    ];

    private readonly WholeNumbers numbers = new(CultureInfo.CurrentCulture);
    private readonly HashSet<string> general = [];
    private GetSettings.View? view;
    private IReadOnlyList<FieldError> errors = [];
    private bool busy;
    private string? name;
    private string? zone;
    private string? region;
    private WorkingDays days;
    private bool seeAll;
    private CreditScope scope;

    [Inject]
    public required GetSettings Get { get; set; }

    [Inject]
    public required ChangeSettings Change { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await Load();
    }

    private async Task Load()
    {
        view = await Get.Execute(Me, Leaving);
        if (view is null)
            return;
        var now = view.Settings;
        (name, zone, region, days, seeAll, scope) = (
            now.Name,
            now.TimeZone,
            now.PhoneRegion,
            now.WorkingDays,
            now.RecruitersSeeAll,
            now.Scope
        );
        general.Clear();
        general.UnionWith(now.GeneralRecruiterIds.Select(id => id.ToString()));
        numbers.Show("FirstAnswerHours", now.FirstAnswerHours);
        numbers.Show("RemindAgainAfter", now.RemindAgainAfter);
        numbers.Show("LongInNew", now.LongInNew);
        numbers.Show("LongInScreening", now.LongInScreening);
        numbers.Show("LongInInterview", now.LongInInterview);
        numbers.Show("LongInOffer", now.LongInOffer);
        numbers.Show("UndoMinutes", now.UndoMinutes);
        numbers.Show("WindowDays", now.WindowDays);
        numbers.Show("ReferralsPerDay", now.ReferralsPerDay);
        numbers.Show("DueSoonDays", now.DueSoonDays);
        numbers.Show("RetentionDays", now.RetentionDays);
    }

    private void Tick(string recruiter, bool on) => _ = on ? general.Add(recruiter) : general.Remove(recruiter);

    private async Task Save()
    {
        if (busy)
            return;
        errors = numbers.Errors(Label);
        if (errors.Count > 0)
            return;
        busy = true;
        var result = await Change.Execute(
            Me,
            new(
                view!.Settings.Version,
                name,
                zone,
                days,
                region,
                numbers.Of("ReferralsPerDay"),
                seeAll,
                [.. general.Select(Guid.Parse)],
                numbers.Of("WindowDays"),
                scope,
                numbers.Of("FirstAnswerHours"),
                numbers.Of("LongInNew"),
                numbers.Of("LongInScreening"),
                numbers.Of("LongInInterview"),
                numbers.Of("LongInOffer"),
                numbers.Of("RemindAgainAfter"),
                numbers.Of("DueSoonDays"),
                numbers.Of("RetentionDays"),
                numbers.Of("UndoMinutes")
            ),
            Leaving
        );
        busy = false;
        errors =
            result.Outcome == Outcome.Rejected
                ? [.. result.Problems.Select(p => new FieldError(p.Field ?? "Name", Label(p.Field), p.Sentence))]
                : [];
        if (result.IsOk)
        {
            await Js.InvokeVoidAsync("app.forgetDraft");
            await Load();
            Toasts.Say("Settings saved");
        }
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not saved", result.Sentence);
        else if (result.Outcome != Outcome.Rejected)
            Toasts.Fail("Not saved", result.Sentence);
    }

    private string? Error(string field) => errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    private static string Label(string? field) =>
        Recruiting.Concat(Money).FirstOrDefault(f => f.Id == field)?.Label
        ?? field switch
        {
            "Name" => "Name",
            "TimeZone" => "Time zone",
            "PhoneRegion" => "Phone region",
            "WorkingDays" => "Working days",
            "GeneralRecruiterIds" => "Recruiters",
            "Scope" => "Credit counts for",
            _ => "Settings",
        };
}
