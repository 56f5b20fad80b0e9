using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Layout;

namespace EmployeeReferrals.Web.Tests.Layout;

public sealed class NavigationTests
{
    [Theory]
    [InlineData(Roles.Employee, "Home, Open roles, My referrals, Refer someone")]
    [InlineData(Roles.Employee | Roles.Recruiter, "Home, Open roles, My referrals, Refer someone, Triage, Pipeline, Openings")]
    [InlineData(Roles.Employee | Roles.HiringManager, "Home, Open roles, My referrals, Refer someone, Pipeline")]
    [InlineData(
        Roles.Employee | Roles.Hr,
        "Home, Open roles, My referrals, Refer someone, Triage, Pipeline, Openings, Payouts, Reviews, Payroll batches, Plans, "
            + "Insight, People, Audit"
    )]
    [InlineData(Roles.Employee | Roles.Payroll, "Home, Open roles, My referrals, Refer someone, Payouts, Payroll batches")]
    [InlineData(
        Roles.Employee | Roles.Auditor,
        "Home, Open roles, My referrals, Refer someone, Pipeline, Payouts, Reviews, Payroll batches, Plans, Insight, People, Audit"
    )]
    [InlineData(
        Roles.Employee | Roles.Administrator,
        "Home, Open roles, My referrals, Refer someone, People, Background jobs, Audit, Settings"
    )]
    [InlineData(Roles.None, "")]
    public void Navigation_of_a_role_has_the_places_it_may_open(Roles roles, string places) =>
        Assert.Equal(places, string.Join(", ", Navigation.For(roles, demo: false).SelectMany(g => g.Items).Select(i => i.Title)));

    [Fact]
    public void Navigation_has_no_empty_group_and_the_demonstration_only_there()
    {
        foreach (var roles in Enum.GetValues<Roles>())
        {
            Assert.All(Navigation.For(roles, demo: true), group => Assert.NotEmpty(group.Items));
            Assert.DoesNotContain(Navigation.For(roles, demo: false).SelectMany(g => g.Items), item => item.OnlyInDemo);
        }
        Assert.Contains(Navigation.For(Roles.Employee, demo: true).SelectMany(g => g.Items), item => item.OnlyInDemo);
    }

    [Theory]
    [InlineData(Roles.Employee)]
    [InlineData(Roles.Recruiter)]
    [InlineData(Roles.HiringManager)]
    [InlineData(Roles.Hr)]
    [InlineData(Roles.Payroll)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Hr | Roles.Recruiter)]
    public void Bottom_bar_has_four_places_all_of_which_the_role_may_open(Roles role)
    {
        var roles = role | Roles.Employee;
        var bottom = Navigation.BottomFor(roles);
        Assert.Equal(4, bottom.Distinct().Count());
        Assert.Subset(Navigation.For(roles, demo: false).SelectMany(g => g.Items).ToHashSet(), bottom.ToHashSet());
    }

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/triage", false)]
    [InlineData("/my-referrals", "/my-referrals/123", true)]
    [InlineData("/refer", "/referrals/123", false)]
    public void Item_is_current_on_its_own_pages_only(string href, string path, bool current) =>
        Assert.Equal(current, new NavItem("x", href, default, Roles.Employee).IsCurrent(path));
}
