using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeReferrals.Web.Tests.Features.SignIn;

/// <summary>A form outlives the session in which it was opened.</summary>
public sealed partial class KeptFormTests : IAsyncLifetime
{
    private const string Why = "She stays calm when three alarms ring at once.";
    private readonly MachinePortal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private HttpClient Browser(params string[] cookies)
    {
        var client = portal.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }
        );
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private async Task<Guid> SignIn(Someone who) =>
        (await portal.Op<BeginSession>().Execute(Domain.Actor.System("Sign-in"), new(who.Id, "Firefox"), portal.Token)).Value.Id;

    private static string[] Set(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set.Select(c => c.Split(';')[0])] : [];

    private async Task<(string Page, string[] Cookies)> Open(string path, params string[] cookies)
    {
        using var client = Browser(cookies);
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), portal.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(portal.Token), [.. cookies, .. Set(answer)]);
    }

    private async Task<HttpResponseMessage> Send(
        string path,
        string page,
        string[] cookies,
        string? token = null,
        string? file = null,
        string email = "calm@mail.example"
    )
    {
        using var client = Browser(cookies);
        using var post = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields.Of(page).Where(field => field.Name is not "returnUrl"))
            post.Add(new StringContent(name == "__RequestVerificationToken" && token is not null ? token : value), name);
        post.Add(new StringContent("Cleo <b>Calm</b>"), "name");
        post.Add(new StringContent(email), "email");
        post.Add(new StringContent(Why), "why");
        if (file is not null)
            post.Add(new ByteArrayContent("%PDF-1.4 hello"u8.ToArray()), "resume", file);
        return await client.PostAsync(new Uri(path, UriKind.Relative), post, portal.Token);
    }

    private Task<List<KeptForm>> Rows()
    {
        var db = portal.Db();
        return db.KeptForms.AsNoTracking().ToListAsync(portal.Token);
    }

    [Fact]
    public async Task Form_whose_session_ended_leads_to_sign_in_and_back_to_the_text_and_can_be_sent()
    {
        var path = $"/refer?opening={portal.Nurse}";
        var session = await SignIn(portal.Ada);
        var (page, cookies) = await Open(path, portal.CookieOf(portal.Ada, session));
        Portal.Ok(await portal.Op<EndSession>().Execute(portal.Ada.Actor, new(session, SessionEnd.SignedOut), portal.Token));
        var late = await Send(path, page, cookies, file: "cleo.pdf");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Equal($"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}", late.Headers.Location!.ToString());
        await using (var db = portal.Db())
            Assert.False(await db.Referrals.AnyAsync(portal.Token));
        // Sealed: neither the text nor whose it is can be read where it lies.
        var row = Assert.Single(await Rows());
        Assert.DoesNotContain("calm", Encoding.UTF8.GetString(row.Content), StringComparison.OrdinalIgnoreCase);
        var kept = Assert.Single(Set(late), c => c.StartsWith("kept-form=", StringComparison.Ordinal));
        Assert.Contains(late.Headers.GetValues("Set-Cookie"), c =>
            c.StartsWith("kept-form=", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase)
        );

        var again = portal.CookieOf(portal.Ada, await SignIn(portal.Ada));
        var (back, now) = await Open(path, again, kept);
        Assert.Contains("this was not sent yet", back, StringComparison.Ordinal);
        Assert.Contains(Why, WebUtility.HtmlDecode(back), StringComparison.Ordinal);
        Assert.Contains("value=\"Cleo &lt;b&gt;Calm&lt;/b&gt;\"", back, StringComparison.Ordinal);
        Assert.Contains("Choose cleo.pdf once more", WebUtility.HtmlDecode(back), StringComparison.Ordinal);
        var sent = await Send(path, back, now);
        Assert.Contains("/refer/sent/", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task Text_is_given_back_to_who_opened_the_form_in_the_same_browser_for_a_quarter_of_an_hour()
    {
        var session = await SignIn(portal.Ada);
        var (page, cookies) = await Open("/refer", portal.CookieOf(portal.Ada, session));
        Portal.Ok(await portal.Op<EndSession>().Execute(portal.Ada.Actor, new(session, SessionEnd.SignedOut), portal.Token));
        var kept = Set(await Send("/refer", page, cookies)).Single(c => c.StartsWith("kept-form=", StringComparison.Ordinal));
        async Task<bool> Shown(params string[] with) =>
            WebUtility.HtmlDecode((await Open("/refer", with)).Page).Contains(Why, StringComparison.Ordinal);

        Assert.False(await Shown(portal.CookieOf(portal.Ben), kept));
        Assert.False(await Shown(portal.CookieOf(portal.Ada)));
        Assert.False(await Shown(portal.CookieOf(portal.Ada), $"kept-form={Guid.NewGuid():N}"));
        Assert.True(await Shown(portal.CookieOf(portal.Ada), kept));
        portal.Machine.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await Shown(portal.CookieOf(portal.Ada), kept));
    }

    [Fact]
    public async Task Form_whose_token_no_longer_fits_is_shown_again_with_its_text()
    {
        var (page, cookies) = await Open("/refer", portal.CookieOf(portal.Ada));
        var late = await Send("/refer", page, cookies, token: "no token of ours");
        Assert.Equal("/refer", late.Headers.Location!.ToString());
        var (back, _) = await Open(
            "/refer",
            portal.CookieOf(portal.Ada),
            Set(late).Single(c => c.StartsWith("kept-form=", StringComparison.Ordinal))
        );
        Assert.Contains(Why, WebUtility.HtmlDecode(back), StringComparison.Ordinal);
        await using var db = portal.Db();
        Assert.False(await db.Referrals.AnyAsync(portal.Token));
    }

    [Fact]
    public async Task Post_of_nobody_without_a_form_of_ours_is_answered_401_and_keeps_nothing()
    {
        var (page, _) = await Open("/refer", portal.CookieOf(portal.Ada));
        var forged = OpenerField().Replace(page, "name=\"opener\" value=\"forged\"");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send("/refer", forged, [])).StatusCode);
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task Sign_out_of_an_ended_session_is_a_sign_out()
    {
        using var client = Browser();
        using var form = new FormUrlEncodedContent([new("x", "y")]);
        Assert.Equal(
            "/sign-in",
            (await client.PostAsync(new Uri("/sign-out", UriKind.Relative), form, portal.Token)).Headers.Location!.ToString()
        );
    }

    [GeneratedRegex("name=\"opener\" value=\"[^\"]+\"")]
    private static partial Regex OpenerField();

    private sealed class MachinePortal : Portal
    {
        public FakeTimeProvider Machine { get; } = new(TimeProvider.System.GetUtcNow());

        protected override void Configure(IServiceCollection services) =>
            services.Replace(ServiceDescriptor.Singleton(new SessionClock(Machine)));
    }
}
