using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EmployeeReferrals.Web.Features.Home;

public sealed partial class HomePage
{
    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    public required GetHome Find { get; set; }

    private GetHome.Home? home;
    private IReadOnlyList<RailItem> bonuses = [];
    private string firstName = "";

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        home = await Find.Execute(user.ToActor(), CancellationToken.None);
        firstName = (user.Identity?.Name ?? "").Split(' ', 2)[0];
        bonuses = [.. home.Bonuses.Select(Rail)];
    }

    private string Greeting =>
        home!.Hour switch
        {
            < 5 => "Good evening",
            < 12 => "Good morning",
            < 18 => "Good afternoon",
            _ => "Good evening",
        };

    private static RailItem Rail(GetHome.Due due)
    {
        var handed = due.State is PayoutState.Released or PayoutState.Exported or PayoutState.Paid;
        var when =
            handed ? PayoutRules.ForReferrer(due.State, due.Reason)
            : due.DueOn is { } day ? $"Expected {Format.Day(day)}"
            : PayoutRules.ForReferrer(due.State, due.Reason);
        return new RailItem(
            Format.Money(due.Amount, due.Currency, CultureInfo.CurrentCulture),
            when,
            handed ? RailState.Paid
                : due.DueOn is null ? RailState.Possible
                : RailState.Dated,
            due.Name ?? "erased person"
        );
    }

    private static string Worth(MyReferral referral) =>
        !referral.Earns ? referral.NoBonus
        : Next(referral) is { } next ? Format.Money(next.Amount, next.Currency, CultureInfo.CurrentCulture)
        : Format.Money(referral.Amount, referral.Currency, CultureInfo.CurrentCulture);

    private string When(MyReferral referral) =>
        (referral.Earns, Next(referral)) switch
        {
            (false, _) => "see why",
            (_, { DueOn: { } due }) => $"expected {Format.ShortDay(due, home!.Today)}, {Format.RelativeDay(due, home.Today)}",
            (_, { }) => "date follows the start date",
            _ when referral.Stage == CoarseStage.Hired => "hired",
            _ => "if hired",
        };

    private static MyPayout? Next(MyReferral referral) =>
        referral.Payouts.FirstOrDefault(p =>
            p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval
        );
}
