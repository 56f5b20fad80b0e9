using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Tests.Mail;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>The README's first steps, by its settings and the pages alone: from a company with nobody to a first referral whose mails leave
/// over the line.</summary>
public sealed class FirstReferralTests : IAsyncLifetime
{
    private readonly Certificates _certificates = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("first-").FullName;
    private OpenIdProvider _provider = null!;
    private MailServer _mail = null!;
    private ProviderPortal _portal = null!;

    private string Kept => Directory.CreateDirectory(Path.Combine(_folder, "mails")).FullName;

    public async ValueTask InitializeAsync()
    {
        if (!RunningPortal.HasChromium || !OpenIdProvider.CanRun)
            return;
        _mail = await MailServer.Start(
            new
            {
                mode = "starttls",
                key = _certificates.ServerKeyFile,
                cert = _certificates.ServerFile,
                auth = true,
                user = "portal",
                password = "right",
                keep = Kept,
            }
        );
        var secrets = Directory.CreateDirectory(Path.Combine(_folder, "secrets")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(secrets, "Security__Key"),
            Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)) + "\n"
        );
        await File.WriteAllTextAsync(Path.Combine(secrets, "Mail__Password"), "right\n");
        _provider = new OpenIdProvider(_certificates);
        _portal = new ProviderPortal(
            new Dictionary<string, string>
            {
                ["Secrets:Folder"] = secrets,
                ["SignIn:Mode"] = "OpenId",
                ["SignIn:OpenId:Authority"] = _provider.Address,
                ["SignIn:OpenId:ClientId"] = "referrals",
                ["SignIn:OpenId:CertificateFile"] = _certificates.ClientFile,
                ["Mail:Delivery"] = "Smtp",
                ["Mail:From"] = "referrals@company.example",
                ["Mail:Host"] = "localhost",
                ["Mail:Port"] = $"{_mail.Port}",
                ["Mail:TrustedCertificate"] = _certificates.ServerFile,
                ["Mail:Authentication"] = "Password",
                ["Mail:User"] = "portal",
            },
            _certificates
        );
        await _portal.InitializeAsync();
        await _provider.Start(
            _portal.Address,
            new[] { "Flora First", "Rita Recruiter", "Max Manager", "Emma Employee" }.ToDictionary(
                n => n.Split(' ')[0].ToLowerInvariant(),
                n =>
                    (object)
                        new
                        {
                            name = n,
                            preferred_username = n,
                            email = ProviderPortal.EmailOf(n),
                            email_verified = true,
                            roles = Array.Empty<string>(),
                        }
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
            await _portal.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
        if (_mail is not null)
            await _mail.DisposeAsync();
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Company_with_nobody_comes_to_its_first_referral_whose_mails_leave()
    {
        OpenIdCompany.Skip();
        var admin = new OpeningPage(await SignIn("flora"));
        await ProviderPortal.SignedInAs(admin.Page, "Flora First", "Administrator");

        await admin.Go("/settings");
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Example Care");
        await admin.Page.GetByLabel("Time zone").FillAsync("Europe/Amsterdam");
        await admin.Button("Save settings").ClickAsync();
        await Expect(admin.Page.Locator(".toast").First).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(0);
        await admin.Go("/background-jobs");
        await admin.Button("Send a test mail").ClickAsync();
        await Expect(admin.Toast("The test mail left")).ToContainTextAsync($"took the mail to {ProviderPortal.FirstAdministrator}");
        await Look.At(admin.Page, "first-test-mail");
        Assert.Equal("Test mail from Employee Referrals", (await Mail(ProviderPortal.FirstAdministrator, "Test mail")).Subject);

        var lists = new ListsPage(admin.Page);
        await lists.Go();
        await lists.Add("a department", "Nursing");
        await lists.Add("a location", "Utrecht");
        await lists.Add("a legal entity", "Example Care BV");
        await Look.At(admin.Page, "first-lists");
        await Add(admin, "Rita Recruiter", "Recruiter");
        await Add(admin, "Max Manager", "Hiring manager");
        await Add(admin, "Emma Employee", null);

        await admin.Go("/plans");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Referral bonus" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "New version" }).ClickAsync();
        await admin.Page.Locator("#plan-amount").FillAsync("1200");
        await admin.Page.Locator("#plan-part-0").FillAsync("400");
        await admin.Page.Locator("#plan-part-1").FillAsync("800");
        await admin.Button("Make it active").ClickAsync();
        await Expect(admin.Page.Locator("main")).ToContainTextAsync("Flora First");
        await Look.At(admin.Page, "first-plan");

        var recruiter = new OpeningPage(await SignIn("rita"));
        await recruiter.Go("/openings/new");
        await recruiter.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Ward nurse");
        await recruiter.Page.GetByLabel("Department").SelectOptionAsync("Nursing");
        await recruiter.Page.GetByLabel("Location").SelectOptionAsync("Utrecht");
        await recruiter.Page.GetByLabel("Level").FillAsync("3");
        await recruiter.Page.GetByLabel("Hiring manager").SelectOptionAsync(new SelectOptionValue { Label = "Max Manager, Nursing" });
        await recruiter.Page.GetByLabel("Rita Recruiter").CheckAsync();
        await recruiter.Button("Make draft").ClickAsync();
        await recruiter.Toast("Draft made").WaitForAsync();
        await recruiter.Button("Publish").ClickAsync();
        await recruiter.Toast("Ward nurse is published").WaitForAsync();

        var employee = new ReferPage(await SignIn("emma"));
        var id = await employee.Refer("Cleo Candidate", "cleo.candidate@mail.example", "Ward nurse");
        await Expect(employee.Answer.First).ToBeVisibleAsync();
        await Look.At(employee.Page, "first-referral-sent");

        var notice = await Mail("cleo.candidate@mail.example", "");
        Assert.Contains("Emma Employee", notice.TextBody, StringComparison.Ordinal);
        Assert.Contains("Example Care", notice.TextBody, StringComparison.Ordinal);
        Assert.Equal("referrals@company.example", notice.From.Mailboxes.Single().Address);
        await Mail(ProviderPortal.EmailOf("Emma Employee"), "Cleo Candidate");
        await Mail(ProviderPortal.EmailOf("Rita Recruiter"), "Cleo Candidate");
        var candidate = await _portal.Visitor();
        await candidate.GotoAsync(Regex.Match(notice.TextBody!, Regex.Escape(_portal.Address) + @"/c/\S+").Value);
        await Expect(candidate.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(candidate.Locator("main")).ToContainTextAsync("Emma Employee");

        var work = new ReferralPage(recruiter.Page);
        await work.Open(id);
        await work.Move("Cleo Candidate", "Screening");
        var mine = new MyReferralsPage(employee.Page);
        await mine.Open(id);
        await Expect(mine.Stage("In review").First).ToBeVisibleAsync();
        Assert.All(_mail.SignIns, s => Assert.EndsWith(" right", s, StringComparison.Ordinal));
    }

    private async Task<IPage> SignIn(string login)
    {
        var page = await _portal.Visitor();
        await page.GotoAsync("/");
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("^" + Regex.Escape(_portal.Address)));
        return page;
    }

    private static async Task Add(PortalPage admin, string name, string? role)
    {
        await admin.Go("/people/new");
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await admin.Page.GetByLabel("Work e-mail").FillAsync(ProviderPortal.EmailOf(name));
        await admin.Page.GetByLabel("Employed by").SelectOptionAsync("Example Care BV");
        await admin.Page.GetByLabel("First day").FillAsync("2026-01-05");
        await admin.Page.GetByLabel("Department").SelectOptionAsync("Nursing");
        await admin.Page.GetByLabel("Location").SelectOptionAsync("Utrecht");
        await admin.Button("Add person").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        if (role is null)
            return;
        await admin.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^" + role) }).CheckAsync();
        await admin.Button("Save roles").ClickAsync();
        await admin.Toast($"{name}: {role}").WaitForAsync();
    }

    /// <summary>The first that the server took for somebody with these words in it.</summary>
    private async Task<MimeMessage> Mail(string to, string words)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            foreach (var id in _mail.Mails.Where(m => _mail.To(m).Contains(to)))
                if (
                    await MimeMessage.LoadAsync(Path.Combine(Kept, $"{id}.eml")) is var mail
                    && $"{mail.Subject}\n{mail.TextBody}".Contains(words, StringComparison.Ordinal)
                )
                    return mail;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"No mail to {to} with \"{words}\" left. {string.Join("; ", _mail.Told)}");
    }
}
