using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;

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
    private static readonly NavItem Triage = new("Triage", "/triage", IconName.Triage, Roles.Recruiter | Roles.Hr);
    private static readonly NavItem Pipeline = new(
        "Pipeline",
        "/pipeline",
        IconName.Pipeline,
        Roles.Recruiter | Roles.Hr | Roles.HiringManager | Roles.Auditor
    );
    private static readonly NavItem Openings = new("Openings", "/openings", IconName.Opening, Roles.Recruiter | Roles.Hr);
    private static readonly NavItem Payouts = new("Payouts", "/payouts", IconName.Payout, Roles.Hr | Roles.Payroll | Roles.Auditor);
    private static readonly NavItem Payroll = new(
        "Payroll batches",
        "/payroll",
        IconName.Batch,
        Roles.Payroll | Roles.Hr | Roles.Auditor,
        Short: "Batches"
    );
    private static readonly NavItem Reviews = new("Reviews", "/reviews", IconName.Message, Roles.Hr | Roles.Auditor);
    private static readonly NavItem Plan = new("Plans", "/plans", IconName.Plan, Roles.Hr | Roles.Auditor);
    private static readonly NavItem Insight = new("Insight", "/insight", IconName.Insight, Roles.Hr | Roles.Auditor);
    private static readonly NavItem People = new("People", "/people", IconName.People, Roles.Hr | Roles.Auditor | Roles.Administrator);
    private static readonly NavItem BackgroundJobs = new(
        "Background jobs",
        "/background-jobs",
        IconName.Jobs,
        Roles.Administrator,
        Short: "Jobs"
    );
    private static readonly NavItem Audit = new("Audit", "/audit", IconName.Audit, Roles.Auditor | Roles.Hr | Roles.Administrator);
    private static readonly NavItem Settings = new("Settings", "/settings", IconName.Settings, Roles.Administrator);
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
