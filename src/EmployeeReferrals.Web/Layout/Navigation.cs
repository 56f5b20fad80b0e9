using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Insight;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Pipeline;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.Triage;

namespace EmployeeReferrals.Web.Layout;

public sealed record NavItem(
    string Title,
    string Href,
    IconName Icon,
    Roles SeenBy,
    bool PlainLink = false,
    bool OnlyInDemo = false,
    string? Short = null
)
{
    public bool IsCurrent(string path) =>
        Href == "/"
            ? path is "/" or ""
            : path.Equals(Href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);
}

public sealed record NavGroup(string Title, IReadOnlyList<NavItem> Items);

/// <summary>The places of the application and the roles that have them.</summary>
public static class Navigation
{
    public const Roles Everybody =
        Roles.Employee | Roles.Recruiter | Roles.HiringManager | Roles.Hr | Roles.Payroll | Roles.Auditor | Roles.Administrator;

    public static readonly NavItem Refer = new("Refer someone", "/refer", IconName.Refer, Everybody, PlainLink: true, Short: "Refer");

    private static readonly NavItem Home = new("Home", "/", IconName.Home, Everybody);
    private static readonly NavItem OpenRoles = new("Open roles", "/open-roles", IconName.Role, Everybody);
    private static readonly NavItem MyReferrals = new("My referrals", "/my-referrals", IconName.Referrals, Everybody);
    private static readonly NavItem Triage = new("Triage", "/triage", IconName.Triage, Allowed.To<ListTriage>());
    private static readonly NavItem Pipeline = new("Pipeline", "/pipeline", IconName.Pipeline, Allowed.To<GetPipelineHead>());
    private static readonly NavItem Openings = new("Openings", "/openings", IconName.Opening, Allowed.To<ListOpeningsToManage>());
    private static readonly NavItem Payouts = new("Payouts", "/payouts", IconName.Payout, Allowed.To<ListPayouts>());
    private static readonly NavItem Payroll = new(
        "Payroll batches",
        "/payroll",
        IconName.Batch,
        Allowed.To<ListBatches>(),
        Short: "Batches"
    );
    private static readonly NavItem Reviews = new("Reviews", "/reviews", IconName.Message, Allowed.To<ListReviews>());
    private static readonly NavItem Plan = new("Plans", "/plans", IconName.Plan, Allowed.To<ListPlans>());
    private static readonly NavItem Insight = new("Insight", "/insight", IconName.Insight, Allowed.To<GetInsight>());
    private static readonly NavItem People = new("People", "/people", IconName.People, Allowed.To<ListPeople>());
    private static readonly NavItem BackgroundJobs = new(
        "Background jobs",
        "/background-jobs",
        IconName.Jobs,
        Allowed.To<ListJobs>(),
        Short: "Jobs"
    );
    private static readonly NavItem Audit = new("Audit", "/audit", IconName.Audit, Allowed.To<ListAudit>());
    private static readonly NavItem Settings = new("Settings", "/settings", IconName.Settings, Allowed.To<GetSettings>());
    private static readonly NavItem Demonstration = new(
        "Demonstration",
        "/demo",
        IconName.Demo,
        Everybody,
        PlainLink: true,
        OnlyInDemo: true
    );

    private static readonly NavGroup[] Groups =
    [
        new("You", [Home, OpenRoles, MyReferrals, Refer]),
        new("Recruiting", [Triage, Pipeline, Openings]),
        new("Money", [Payouts, Reviews, Payroll, Plan]),
        new("Programme", [Insight, People]),
        new("System", [BackgroundJobs, Audit, Settings, Demonstration]),
    ];

    public static IReadOnlyList<NavGroup> For(Roles roles, bool demo) =>
        [
            .. Groups
                .Select(group =>
                    group with
                    {
                        Items = [.. group.Items.Where(item => (item.SeenBy & roles) != 0 && (demo || !item.OnlyInDemo))],
                    }
                )
                .Where(group => group.Items.Count > 0),
        ];

    /// <summary>The four places of the phone's bottom bar; the fifth is More.</summary>
    public static IReadOnlyList<NavItem> BottomFor(Roles roles) =>
        roles switch
        {
            _ when roles.HasFlag(Roles.Hr) => [Home, Payouts, Insight, Refer],
            _ when roles.HasFlag(Roles.Recruiter) => [Home, Triage, Pipeline, Refer],
            _ when roles.HasFlag(Roles.Payroll) => [Home, Payouts, Payroll, Refer],
            _ when roles.HasFlag(Roles.Auditor) => [Home, Pipeline, Payouts, Audit],
            _ when roles.HasFlag(Roles.Administrator) => [Home, BackgroundJobs, Settings, Refer],
            _ when roles.HasFlag(Roles.HiringManager) => [Home, Pipeline, Refer, MyReferrals],
            _ => [Home, OpenRoles, Refer, MyReferrals],
        };
}
