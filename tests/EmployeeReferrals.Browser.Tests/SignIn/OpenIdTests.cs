using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Operations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>A portal in Production, the certified provider beside it, and people in both.</summary>
public sealed class OpenIdCompany : IAsyncLifetime
{
    private static readonly Dictionary<string, object> Accounts = new()
    {
        ["flora"] = Account("Flora First", email: ProviderPortal.FirstAdministrator),
        ["emma"] = Account("Emma Employee"),
        ["rita"] = Account("Rita Recruiter", "TA"),
        ["max"] = Account("Max Manager"),
        ["hilda"] = Account("Hilda Hr"),
        ["paul"] = Account("Paul Payroll", "Finance"),
        ["aud"] = Account("Aud Auditor"),
        ["adi"] = Account("Adi Admin"),
        ["lena"] = Account("Lena Leaver"),
        ["petra"] = Account("Petra Promoted"),
        ["gone"] = Account("Greta Gone"),
        ["next"] = Account("Nils Next"),
        ["stranger"] = Account("Sven Stranger"),
        ["unverified"] = Account("Emma Employee", verified: false),
        ["twin"] = Account("Hilda Hr"),
        ["nora"] = Account("Nora New"),
    };

    private readonly Certificates _certificates = new();

    public OpenIdProvider Provider { get; private set; } = null!;
    public ProviderPortal Portal { get; private set; } = null!;

    /// <summary>What the first visitor saw, before the provider was there.</summary>
    public string WithoutProvider { get; private set; } = "";
    public Guid Lena { get; private set; }

    public static void Skip()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        Assert.SkipUnless(OpenIdProvider.CanRun, "Node and npm are not here, which the OpenID provider needs");
    }

    public async ValueTask InitializeAsync()
    {
        if (!RunningPortal.HasChromium || !OpenIdProvider.CanRun)
            return;
        Provider = new OpenIdProvider(_certificates);
        Portal = new ProviderPortal(
            new Dictionary<string, string>
            {
                ["SignIn:Mode"] = "OpenId",
                ["SignIn:OpenId:Authority"] = Provider.Address,
                ["SignIn:OpenId:ClientId"] = "referrals",
                ["SignIn:OpenId:CertificateFile"] = _certificates.ClientFile,
                ["SignIn:Roles:Recruiter"] = "TA, Sourcing",
                ["SignIn:Roles:Payroll"] = "Finance",
            },
            _certificates
        );
        await Portal.InitializeAsync();
        var early = await Portal.Visitor();
        await early.GotoAsync("/");
        WithoutProvider = await early.Locator("main").InnerTextAsync();
        await Provider.Start(Portal.Address, Accounts);
        await Portal.Add("Emma Employee");
        await Portal.Add("Rita Recruiter");
        await Portal.Add("Max Manager", roles: Roles.HiringManager);
        await Portal.Add("Hilda Hr", roles: Roles.Hr);
        await Portal.Add("Paul Payroll");
        await Portal.Add("Aud Auditor", roles: Roles.Auditor);
        await Portal.Add("Adi Admin", roles: Roles.Administrator);
        await Portal.Add("Petra Promoted");
        await Portal.Add("Greta Gone", lastDay: -1);
        await Portal.Add("Nils Next", firstDay: 3);
        Lena = await Portal.Add("Lena Leaver");
    }

    public async ValueTask DisposeAsync()
    {
        if (Portal is not null)
            await Portal.DisposeAsync();
        if (Provider is not null)
            await Provider.DisposeAsync();
        _certificates.Dispose();
    }

    /// <summary>Through the provider's pages: its login, and its question whether the portal may know.</summary>
    public async Task<IPage> SignIn(string login, string path = "/", bool agree = true)
    {
        var page = await Portal.Visitor();
        await page.GotoAsync(path);
        await Login(page, login, agree);
        return page;
    }

    public async Task Login(IPage page, string login, bool agree = true)
    {
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        if (agree)
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        else
            await page.GetByText("Cancel").ClickAsync();
        await page.WaitForURLAsync(new Regex("^" + Regex.Escape(Portal.Address)));
    }

    private static object Account(string name, string? role = null, string? email = null, bool verified = true) =>
        new
        {
            name,
            preferred_username = name,
            email = email ?? ProviderPortal.EmailOf(name),
            email_verified = verified,
            roles = role is null ? Array.Empty<string>() : [role],
        };
}

/// <summary>Sign-in by another implementation's OpenID provider, in the browser, with the real flow.</summary>
public sealed class OpenIdTests(OpenIdCompany company) : IClassFixture<OpenIdCompany>
{
    [Fact]
    public void Provider_that_does_not_answer_is_explained()
    {
        OpenIdCompany.Skip();
        Assert.Contains("The sign-in service does not answer", company.WithoutProvider, StringComparison.Ordinal);
        Assert.Contains("try again", company.WithoutProvider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_role_signs_in_through_the_provider()
    {
        OpenIdCompany.Skip();
        foreach (
            var (login, name, role, page) in new[]
            {
                ("emma", "Emma Employee", "Employee", "/my-referrals"),
                ("rita", "Rita Recruiter", "Recruiter", "/triage"),
                ("max", "Max Manager", "Hiring manager", "/pipeline"),
                ("hilda", "Hilda Hr", "HR", "/payouts"),
                ("paul", "Paul Payroll", "Payroll", "/payouts"),
                ("aud", "Aud Auditor", "Auditor", "/audit"),
                ("adi", "Adi Admin", "Administrator", "/settings"),
                ("flora", "Flora First", "Administrator", "/people"),
            }
        )
        {
            var signedIn = await company.SignIn(login, page);
            await ProviderPortal.SignedInAs(signedIn, name, role);
            Assert.EndsWith(page, signedIn.Url, StringComparison.Ordinal);
            // The company has just begun: the pages as they are without a single referral, opening or payout.
            if (page is "/my-referrals" or "/triage" or "/pipeline" or "/payouts")
                await Look.At(signedIn, $"empty{page.Replace('/', '-')}-{login}", main: role != "Payroll");
            await signedIn.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("stranger", "We don't know you yet", "sven.stranger")]
    [InlineData("unverified", "We don't know you yet", "Emma Employee")]
    [InlineData("gone", "You are signed out", "Your last day has passed")]
    [InlineData("next", "You have not started yet", "first day is still ahead")]
    public async Task Somebody_who_may_not_be_here_is_told_what_to_do(string login, string heading, string words)
    {
        OpenIdCompany.Skip();
        var page = await company.SignIn(login);
        await ProviderPortal.TurnedAway(page, heading);
        await Expect(page.Locator("main")).ToContainTextAsync(login == "stranger" ? "Sven Stranger" : words);
        await Look.At(page, $"turned-away-{login}");
        // Another account is asked for, and not the same one brought back.
        await page.GetByRole(AriaRole.Link, new() { Name = "Use another account" }).ClickAsync();
        await Expect(page.Locator("input[name=login]")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Second_account_with_the_same_address_does_not_become_the_person()
    {
        OpenIdCompany.Skip();
        var first = await company.SignIn("hilda");
        await ProviderPortal.SignedInAs(first, "Hilda Hr", "HR");
        await ProviderPortal.TurnedAway(await company.SignIn("twin"), "Another account is linked to you");
    }

    [Fact]
    public async Task Consent_that_is_not_given_is_explained()
    {
        OpenIdCompany.Skip();
        await ProviderPortal.TurnedAway(await company.SignIn("emma", agree: false), "You are not signed in");
    }

    [Fact]
    public async Task Sign_out_is_here_and_at_the_provider()
    {
        OpenIdCompany.Skip();
        var page = await company.SignIn("emma");
        await page.Locator("summary.persona").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await ProviderPortal.TurnedAway(page, "You are signed out");
        await Look.At(page, "signed-out");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await Expect(page.Locator("input[name=login]")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("unsigned")]
    [InlineData("expired")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("nonce")]
    [InlineData("spent code")]
    public async Task Token_that_is_not_right_signs_nobody_in(string fault)
    {
        OpenIdCompany.Skip();
        await company.Provider.Tell($"fault={fault}");
        try
        {
            await ProviderPortal.TurnedAway(await company.SignIn("emma"), "Signing in did not work");
        }
        finally
        {
            await company.Provider.Tell("fault=");
        }
    }

    [Fact]
    public async Task Token_endpoint_that_is_down_is_explained()
    {
        OpenIdCompany.Skip();
        await company.Provider.Tell("fault=token endpoint down");
        try
        {
            await ProviderPortal.TurnedAway(await company.SignIn("emma"), "The sign-in service does not answer");
        }
        finally
        {
            await company.Provider.Tell("fault=");
        }
    }

    [Fact]
    public async Task Answer_that_was_used_is_of_no_use_again()
    {
        OpenIdCompany.Skip();
        var page = await company.Portal.Visitor();
        var answers = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/signin-oidc?", StringComparison.Ordinal))
                answers.Add(request.Url);
        };
        await page.GotoAsync("/");
        await company.Login(page, "emma");
        await ProviderPortal.SignedInAs(page, "Emma Employee", "Employee");

        // The Back button, where one is signed in already, is nothing to talk about.
        await page.GotoAsync(answers[0]);
        await ProviderPortal.SignedInAs(page, "Emma Employee", "Employee");

        var thief = await company.Portal.Visitor();
        await thief.GotoAsync(answers[0]);
        await ProviderPortal.TurnedAway(thief, "Signing in was interrupted");
    }

    [Fact]
    public async Task New_signing_key_of_the_provider_is_followed()
    {
        OpenIdCompany.Skip();
        await (await company.SignIn("emma")).Context.CloseAsync();
        await company.Provider.Tell("rollover");
        await ProviderPortal.SignedInAs(await company.SignIn("emma"), "Emma Employee", "Employee");
    }

    [Fact]
    public async Task Person_who_leaves_is_signed_out_of_an_open_page_within_a_minute_and_new_roles_show()
    {
        OpenIdCompany.Skip();
        var lena = await company.SignIn("lena", "/open-roles");
        await ProviderPortal.SignedInAs(lena, "Lena Leaver", "Employee");
        var petra = await company.SignIn("petra", "/open-roles");
        await ProviderPortal.SignedInAs(petra, "Petra Promoted", "Employee");

        var hr = await company.SignIn("hilda", $"/people/{company.Lena}");
        await hr.GetByRole(AriaRole.Button, new() { Name = "Record last day…" }).ClickAsync();
        var dialog = hr.GetByRole(AriaRole.Dialog);
        await dialog
            .GetByLabel("Last day", new() { Exact = true })
            .FillAsync(ProviderPortal.Today.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await dialog.GetByLabel("Why", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Own wish" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record last day" }).ClickAsync();
        await Expect(hr.Locator(".toast")).ToContainTextAsync("The last day of Lena Leaver is recorded");
        var recorded = TimeProvider.System.GetTimestamp();

        var admin = await company.SignIn("adi", "/people?q=petra");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Petra Promoted" }).ClickAsync();
        await admin.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Payroll") }).CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save roles" }).ClickAsync();
        await Expect(admin.Locator(".toast")).ToContainTextAsync("Petra Promoted: Payroll");

        await Expect(lena.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("You are signed out", new() { Timeout = 60_000 });
        Assert.True(TimeProvider.System.GetElapsedTime(recorded) < TimeSpan.FromSeconds(60));
        await ProviderPortal.TurnedAway(lena, "You are signed out");
        await Expect(lena.Locator("main")).ToContainTextAsync("Your referrals and what they earned are kept");
        await Expect(petra.Locator("summary.persona")).ToContainTextAsync("Payroll", new() { Timeout = 60_000 });
        Assert.EndsWith("/open-roles", petra.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_asked_for_each_hour_unseen_and_who_is_gone_at_the_provider_signs_in_again()
    {
        OpenIdCompany.Skip();
        var page = await company.SignIn("emma", "/open-roles?q=nurse");
        await ProviderPortal.SignedInAs(page, "Emma Employee", "Employee");
        // Nothing is open meanwhile: a page that is notices the other roles and loads itself again.
        var here = page.Url;
        await page.GotoAsync("about:blank");
        await company.Portal.AskAgain("Emma Employee", Roles.Recruiter);
        await page.GotoAsync(here);
        await ProviderPortal.SignedInAs(page, "Emma Employee", "Employee");
        Assert.EndsWith("/open-roles?q=nurse", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("about:blank");
        await company.Portal.AskAgain("Emma Employee", Roles.Recruiter);
        await page.Context.ClearCookiesAsync(new() { NameRegex = new("^_") });
        await page.GotoAsync(here);
        await Expect(page.Locator("input[name=login]")).ToBeVisibleAsync();
        await company.Login(page, "emma");
        await ProviderPortal.SignedInAs(page, "Emma Employee", "Employee");
        Assert.EndsWith("/open-roles?q=nurse", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_administrator_adds_somebody_who_then_signs_in()
    {
        OpenIdCompany.Skip();
        var flora = await company.SignIn("flora", "/people");
        var lists = new ListsPage(flora);
        await lists.Go();
        await lists.Add("a department", "Therapy");
        await lists.Add("a location", "Dublin");
        // The portal found this one at its start, or it is added here.
        if (await flora.Locator("main bdi").Filter(new() { HasText = "Company BV" }).CountAsync() == 0)
            await lists.Add("a legal entity", "Company BV");
        await flora.GotoAsync("/people");
        await flora.GetByRole(AriaRole.Link, new() { Name = "Add a person" }).ClickAsync();
        await flora.GetByLabel("Name", new() { Exact = true }).FillAsync("Nora New");
        await flora.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await Expect(flora.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the department.");
        await flora.GetByLabel("Work e-mail").FillAsync("nora.new@company.example");
        await flora.GetByLabel("Employed by").SelectOptionAsync("Company BV");
        await flora.GetByLabel("First day").FillAsync("2026-01-05");
        await flora.GetByLabel("Department").SelectOptionAsync("Therapy");
        await flora.GetByLabel("Location").SelectOptionAsync("Dublin");
        await flora.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await Expect(flora.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nora New");
        await flora.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Recruiter") }).CheckAsync();
        await flora.GetByRole(AriaRole.Button, new() { Name = "Save roles" }).ClickAsync();
        await Expect(flora.Locator(".toast").First).ToBeVisibleAsync();
        await ProviderPortal.SignedInAs(await company.SignIn("nora"), "Nora New", "Recruiter");
    }
}
