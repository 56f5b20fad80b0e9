using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Keys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>Two portals in Production at one provider: one tenant with a secret, where a role is needed; and a list of two tenants with a
/// certificate.</summary>
public sealed class EntraCompany : IAsyncLifetime
{
    private readonly Certificates _certificates = new();

    public EntraProvider Provider { get; private set; } = null!;
    public ProviderPortal One { get; private set; } = null!;
    public ProviderPortal Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!RunningPortal.HasChromium)
            return;
        Provider = new EntraProvider(
            _certificates,
            [
                Account("Flora First"),
                Account("Emma Employee", "Referrals.User"),
                Account("Rita Recruiter", "Referrals.Recruiter"),
                Account("Max Manager", "Referrals.Manager"),
                Account("Hilda Hr", "Referrals.Hr"),
                Account("Paul Payroll", "Referrals.Payroll"),
                Account("Aud Auditor", "Referrals.Auditor"),
                Account("Adi Admin", "Referrals.Admin"),
                Account("Nina Norole"),
                Account("Sven Stranger", "Referrals.User"),
                new("Tess Two", EntraProvider.SecondTenant, ProviderPortal.EmailOf("Tess Two"), ["Referrals.User"]),
                new("Fred Foreign", EntraProvider.ForeignTenant, ProviderPortal.EmailOf("Hilda Hr"), ["Referrals.Admin"]),
                new("Gus Guest", EntraProvider.Tenant, ProviderPortal.EmailOf("Hilda Hr"), ["Referrals.User"], Guest: true),
            ]
        );
        await Provider.Start();
        var common = new Dictionary<string, string>
        {
            ["SignIn:Mode"] = "Entra",
            ["SignIn:Entra:Instance"] = Provider.Address,
            ["SignIn:Entra:ClientId"] = "portal-client",
            ["SignIn:Roles:Employee"] = "Referrals.User",
            ["SignIn:Roles:Recruiter"] = "Referrals.Recruiter",
            ["SignIn:Roles:HiringManager"] = "Referrals.Manager",
            ["SignIn:Roles:Hr"] = "Referrals.Hr",
            ["SignIn:Roles:Payroll"] = "Referrals.Payroll",
            ["SignIn:Roles:Auditor"] = "Referrals.Auditor",
            ["SignIn:Roles:Administrator"] = "Referrals.Admin",
        };
        One = new ProviderPortal(
            new Dictionary<string, string>(common)
            {
                ["SignIn:Entra:TenantId"] = EntraProvider.Tenant,
                ["SignIn:Entra:ClientSecret"] = EntraProvider.Secret,
                ["SignIn:NeedsRole"] = "true",
            },
            _certificates
        );
        Two = new ProviderPortal(
            new Dictionary<string, string>(common)
            {
                ["SignIn:Entra:TenantId"] = $"{EntraProvider.Tenant}, {EntraProvider.SecondTenant}",
                ["SignIn:Entra:CertificateFile"] = _certificates.ClientFile,
            },
            _certificates
        );
        await Task.WhenAll(One.InitializeAsync().AsTask(), Two.InitializeAsync().AsTask());
        await Task.WhenAll(One.KnowsItsProvider(), Two.KnowsItsProvider());
        foreach (
            var name in new[]
            {
                "Emma Employee",
                "Rita Recruiter",
                "Max Manager",
                "Hilda Hr",
                "Paul Payroll",
                "Aud Auditor",
                "Adi Admin",
                "Nina Norole",
            }
        )
            await One.Add(name);
        foreach (var name in new[] { "Tess Two", "Hilda Hr", "Nina Norole" })
            await Two.Add(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (One is not null)
            await One.DisposeAsync();
        if (Two is not null)
            await Two.DisposeAsync();
        if (Provider is not null)
            await Provider.DisposeAsync();
        _certificates.Dispose();
    }

    public static async Task<IPage> SignIn(ProviderPortal portal, string user, string path = "/")
    {
        var page = await portal.Visitor();
        await page.GotoAsync(path);
        await Choose(portal, page, user);
        return page;
    }

    public static async Task Choose(ProviderPortal portal, IPage page, string user)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = user, Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(new Regex("^" + Regex.Escape(portal.Address)));
    }

    private static EntraAccount Account(string name, params string[] roles) =>
        new(name, EntraProvider.Tenant, ProviderPortal.EmailOf(name), roles);
}

/// <summary>Sign-in by Microsoft.Identity.Web, in the browser, at a provider shaped like Entra ID.</summary>
public sealed class EntraTests(EntraCompany company) : IClassFixture<EntraCompany>
{
    private const string NoChromium = "Chromium cannot be had here";

    private Task<IPage> One(string name, string path = "/") => EntraCompany.SignIn(company.One, ProviderPortal.EmailOf(name), path);

    [Fact]
    public async Task Each_app_role_is_the_role_of_the_settings()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        foreach (
            var (name, role, path) in new[]
            {
                ("Emma Employee", "Employee", "/my-referrals"),
                ("Rita Recruiter", "Recruiter", "/triage"),
                ("Max Manager", "Hiring manager", "/pipeline"),
                ("Hilda Hr", "HR", "/people"),
                ("Paul Payroll", "Payroll", "/payouts"),
                ("Aud Auditor", "Auditor", "/audit"),
                ("Adi Admin", "Administrator", "/settings"),
                ("Flora First", "Administrator", "/people"),
            }
        )
        {
            var page = await One(name, path);
            await ProviderPortal.SignedInAs(page, name, role);
            Assert.EndsWith(path, page.Url, StringComparison.Ordinal);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Somebody_without_a_role_or_unknown_is_told_what_to_do()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        var page = await One("Nina Norole");
        await ProviderPortal.TurnedAway(page, "You have no role here");
        await Expect(page.Locator("main")).ToContainTextAsync(ProviderPortal.EmailOf("Nina Norole"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Use another account" }).ClickAsync();
        await EntraCompany.Choose(company.One, page, ProviderPortal.EmailOf("Sven Stranger"));
        await ProviderPortal.TurnedAway(page, "We don't know you yet");
    }

    [Fact]
    public async Task Two_tenants_of_a_list_sign_in_and_no_other()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        await ProviderPortal.SignedInAs(await EntraCompany.SignIn(company.Two, ProviderPortal.EmailOf("Tess Two")), "Tess Two", "Employee");
        await ProviderPortal.SignedInAs(
            await EntraCompany.SignIn(company.Two, ProviderPortal.EmailOf("Nina Norole")),
            "Nina Norole",
            "Employee"
        );
        var foreign = await company.Two.Visitor();
        await foreign.GotoAsync("/");
        await foreign.GetByRole(AriaRole.Link, new() { Name = ProviderPortal.EmailOf("Hilda Hr") }).Nth(1).ClickAsync();
        await ProviderPortal.TurnedAway(foreign, "This account belongs to another organisation");
    }

    [Fact]
    public async Task Guest_with_the_name_of_a_colleague_is_not_taken_for_them()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        var page = await company.One.Visitor();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = ProviderPortal.EmailOf("Hilda Hr") }).Last.ClickAsync();
        await ProviderPortal.TurnedAway(page, "We don't know you yet");
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("unsigned")]
    [InlineData("expired")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("nonce")]
    public async Task Token_that_is_not_right_signs_nobody_in(string fault)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        company.Provider.Fault = fault;
        try
        {
            await ProviderPortal.TurnedAway(await One("Emma Employee"), "Signing in did not work");
        }
        finally
        {
            company.Provider.Fault = null;
        }
    }

    [Fact]
    public async Task New_signing_key_of_the_provider_is_followed()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        await (await One("Emma Employee")).Context.CloseAsync();
        company.Provider.RollOver();
        await ProviderPortal.SignedInAs(await One("Emma Employee"), "Emma Employee", "Employee");
    }

    [Fact]
    public async Task Cancelled_sign_in_is_explained()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        var page = await company.One.Visitor();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await ProviderPortal.TurnedAway(page, "You are not signed in");
    }

    [Fact]
    public async Task Sign_out_is_here_and_at_the_provider()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, NoChromium);
        var page = await One("Emma Employee");
        await page.Locator("summary.persona").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ProviderPortal.TurnedAway(page, "You are signed out");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pick an account" })).ToBeVisibleAsync();
    }
}
