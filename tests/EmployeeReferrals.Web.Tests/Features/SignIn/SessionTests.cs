using System.Net;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeReferrals.Web.Tests.Features.SignIn;

/// <summary>A session is the server's: what ends it ends every copy of its cookie and every page that is open by it.</summary>
public sealed partial class SessionTests : IAsyncLifetime
{
    private readonly SessionPortal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private OpenCircuits Circuits => portal.Factory.Services.GetRequiredService<OpenCircuits>();
    private Sessions Sessions => portal.Factory.Services.GetRequiredService<Sessions>();

    private async Task<Guid> SignIn(Someone who) =>
        (await portal.Op<BeginSession>().Execute(Actor.System("Sign-in"), new(who.Id, "Firefox on Linux"), portal.Token)).Value.Id;

    private HttpClient Client(string cookie)
    {
        var client = portal.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }
        );
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private async Task<HttpResponseMessage> Open(string cookie, string path)
    {
        using var client = Client(cookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        return await client.SendAsync(request, portal.Token);
    }

    private async Task<CircuitCheck> Circuit(IServiceScope scope, Guid session)
    {
        var check = (CircuitCheck)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        check.SetAuthenticationState(
            Task.FromResult(new AuthenticationState((await Sessions.Read(session, portal.Token)).Value.ToPrincipal()))
        );
        return check;
    }

    private async Task<List<(string Event, string Data)>> Audit(Guid subject)
    {
        await using var db = portal.Db();
        return
        [
            .. (
                await db
                    .Audit.Where(a => a.SubjectId == subject)
                    .OrderBy(a => a.Number)
                    .Select(a => new { a.Event, a.Data })
                    .ToListAsync(portal.Token)
            ).Select(a => (a.Event, a.Data)),
        ];
    }

    [Fact]
    public async Task Cookie_copied_before_the_sign_out_opens_nothing_after_it()
    {
        var session = await SignIn(portal.Adi);
        var cookie = portal.CookieOf(portal.Adi, session);
        Assert.Equal(HttpStatusCode.OK, (await Open(cookie, "/settings")).StatusCode);
        using (var client = Client(cookie))
        {
            var page = await client.GetAsync(new Uri("/refer", UriKind.Relative), portal.Token);
            var token = Token().Match(await page.Content.ReadAsStringAsync(portal.Token)).Groups[1].Value;
            client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            Assert.Equal(
                "/sign-in",
                (await client.PostAsync(new Uri("/sign-out", UriKind.Relative), form, portal.Token)).Headers.Location!.ToString()
            );
        }
        foreach (var path in new[] { "/settings", "/", "/my-referrals", "/refer" })
        {
            var answer = await Open(cookie, path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in?ReturnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        using var again = Client(cookie);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await again.PostAsync(new Uri("/_blazor/negotiate", UriKind.Relative), null, portal.Token)).StatusCode
        );
        Assert.Equal(
            [nameof(SignedIn), nameof(SessionEnded)],
            (await Audit(portal.Adi.Id)).Select(a => a.Event).Where(e => e.StartsWith('S'))
        );
    }

    [Fact]
    public async Task Cookie_from_before_sessions_were_kept_asks_to_sign_in_once_more()
    {
        var cookies = portal
            .Factory.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var old = cookies.TicketDataFormat.Protect(
            new AuthenticationTicket(
                CurrentActor.ToPrincipal(portal.Adi.Id, portal.Adi.Name, portal.Adi.Roles),
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );
        var answer = await Open($"portal={old}", "/settings");
        Assert.StartsWith("/sign-in?ReturnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("portal=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Session_ends_after_twelve_hours_however_busy()
    {
        var session = await SignIn(portal.Ada);
        for (var hour = 0; hour < 11; hour++)
        {
            portal.Machine.Advance(TimeSpan.FromHours(1));
            Portal.Ok(await Sessions.Read(session, portal.Token));
        }
        portal.Machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TurnedAway.Again, (await Sessions.Read(session, portal.Token)).Problem!.Code);
        Assert.Equal(HttpStatusCode.Redirect, (await Open(portal.CookieOf(portal.Ada, session), "/")).StatusCode);
    }

    [Fact]
    public async Task Last_seen_is_written_every_five_minutes_at_most()
    {
        var session = await SignIn(portal.Ada);
        async Task<DateTimeOffset> Seen()
        {
            Portal.Ok(await Sessions.Read(session, portal.Token));
            await using var db = portal.Db();
            return await db.Sessions.Where(s => s.Id == session).Select(s => s.LastSeenAt).SingleAsync(portal.Token);
        }
        var first = await Seen();
        portal.Machine.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(first, await Seen());
        portal.Machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first.AddMinutes(5), await Seen());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Circuit_of_a_session_that_ended_does_nothing_more(bool onThisNode)
    {
        var referral = await portal.Refer(portal.Ada, $"{Guid.NewGuid():N}@mail.example");
        var session = await SignIn(portal.Rita);
        using var scope = portal.Factory.Services.CreateScope();
        var check = await Circuit(scope, session);
        var did = 0;
        var inbound = new CircuitGate(check).CreateInboundActivityHandler(_ =>
        {
            did++;
            return Task.CompletedTask;
        });
        await inbound(null!);
        Assert.Equal(1, did);
        Portal.Ok(
            await portal
                .Op<WriteNote>()
                .Execute(
                    (await check.GetAuthenticationStateAsync()).User.ToActor(),
                    new(Guid.CreateVersion7(), referral, "Before"),
                    portal.Token
                )
        );

        if (onThisNode)
            Portal.Ok(await portal.Op<EndSession>().Execute(portal.Rita.Actor, new(session, SessionEnd.SignedOut), portal.Token));
        else
        {
            await using var db = portal.Db();
            (await db.Sessions.SingleAsync(s => s.Id == session, portal.Token)).Why = SessionEnd.SignedOut;
            await db.Save(portal.Token);
            await Circuits.Look(portal.Token);
        }
        Assert.True(check.IsOver);
        await inbound(null!);
        Assert.Equal(1, did);
        var actor = (await check.GetAuthenticationStateAsync()).User.ToActor();
        Assert.Equal(
            Outcome.Forbidden,
            (await portal.Op<WriteNote>().Execute(actor, new(Guid.CreateVersion7(), referral, "After"), portal.Token)).Outcome
        );
    }

    [Fact]
    public async Task Circuits_of_others_go_on_and_a_change_of_roles_ends_those_it_is_about()
    {
        using var one = portal.Factory.Services.CreateScope();
        using var two = portal.Factory.Services.CreateScope();
        var (ada, ben) = (await Circuit(one, await SignIn(portal.Ada)), await Circuit(two, await SignIn(portal.Ben)));
        await using (var db = portal.Db())
        {
            (await db.People.SingleAsync(p => p.Id == portal.Ben.Id, portal.Token)).ChangeRoles(Roles.Payroll);
            await db.Commit(portal.Adi.Actor, portal.Clock.GetUtcNow(), portal.Token);
        }
        await Circuits.Look(portal.Token);
        Assert.Equal((false, true), (ada.IsOver, ben.IsOver));
    }

    [Fact]
    public async Task Pages_of_one_person_are_as_many_as_allowed_and_the_next_one_says_so()
    {
        using var client = EndpointTests.Client(portal, portal.Rita);
        var pages = Enumerable.Range(0, new LimitOptions().PagesPerPerson).Select(_ => portal.Factory.Services.CreateScope()).ToList();
        foreach (var page in pages)
            Assert.False((await Circuit(page, await SignIn(portal.Rita))).IsOneTooMany);
        var refused = await client.GetAsync(new Uri("/triage", UriKind.Relative), portal.Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains(
            "You have 60 pages of the portal open",
            await refused.Content.ReadAsStringAsync(portal.Token),
            StringComparison.Ordinal
        );
        // Static pages need no circuit, and other people have theirs.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/refer", UriKind.Relative), portal.Token)).StatusCode);
        using (var unasked = portal.Factory.Services.CreateScope())
            Assert.True((await Circuit(unasked, await SignIn(portal.Rita))).IsOneTooMany);
        pages[0].Dispose();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/triage", UriKind.Relative), portal.Token)).StatusCode);
        foreach (var page in pages)
            page.Dispose();
    }

    [Fact]
    public async Task Circuit_behind_a_provider_is_asked_to_go_on_after_an_hour_and_ends_ten_minutes_later()
    {
        var circuits = new OpenCircuits(
            Sessions,
            portal.Factory.Services.GetRequiredService<SessionClock>(),
            Options.Create(new SignInOptions { Mode = SignInMode.OpenId }),
            Options.Create(new LimitOptions())
        );
        var (old, over) = (0, 0);
        circuits.Add((await Sessions.Read(await SignIn(portal.Ada), portal.Token)).Value, () => old++, () => over++);
        portal.Machine.Advance(TimeSpan.FromMinutes(59));
        await circuits.Look(portal.Token);
        Assert.Equal((0, 0), (old, over));
        portal.Machine.Advance(TimeSpan.FromMinutes(1));
        await circuits.Look(portal.Token);
        Assert.Equal((1, 0), (old, over));
        portal.Machine.Advance(TimeSpan.FromMinutes(10));
        await circuits.Look(portal.Token);
        Assert.Equal((1, 1), (old, over));
    }

    [Fact]
    public async Task Person_ends_their_own_sessions_and_no_others_and_an_administrator_anybodys()
    {
        var (here, there) = (await SignIn(portal.Ada), await SignIn(portal.Ada));
        var listed = (await portal.Op<ListSessions>().Execute(portal.Ada.Actor, new(portal.Ada.Id), portal.Token)).Value;
        Assert.Equal(3, listed.Rows.Count);
        Assert.All(listed.Rows, r => Assert.Equal("Firefox on Linux", r.Browser));
        Assert.Equal(Outcome.NotFound, (await portal.Op<EndSession>().Execute(portal.Ben.Actor, new(there), portal.Token)).Outcome);
        Assert.Equal(
            Outcome.Forbidden,
            (await portal.Op<ListSessions>().Execute(portal.Ben.Actor, new(portal.Ada.Id), portal.Token)).Outcome
        );
        Portal.Ok(await portal.Op<EndSession>().Execute(portal.Ada.Actor, new(there), portal.Token));
        Assert.Equal(TurnedAway.EndedByThemselves, (await Sessions.Read(there, portal.Token)).Problem!.Code);
        Portal.Ok(await Sessions.Read(here, portal.Token));
        Portal.Ok(await portal.Op<EndSession>().Execute(portal.Adi.Actor, new(here), portal.Token));
        var told = await Open(portal.CookieOf(portal.Ada, here), "/");
        Assert.Equal(TurnedAway.Href(TurnedAway.EndedByAdministrator), told.Headers.Location!.ToString());
        Assert.Equal(2, (await portal.Op<ListSessions>().Execute(portal.Adi.Actor, new(portal.Ada.Id), portal.Token)).Value.Rows.Count + 1);
    }

    [Fact]
    public async Task Refused_page_is_in_the_audit_once()
    {
        var cookie = portal.CookieOf(portal.Ben);
        for (var times = 0; times < 3; times++)
            Assert.Equal(HttpStatusCode.Forbidden, (await Open(cookie, "/settings?q=%3Cscript%3E")).StatusCode);
        var refused = Assert.Single(await Audit(portal.Ben.Id), a => a.Event == nameof(PageRefused));
        Assert.Contains("\"where\":\"/settings\"", refused.Data, StringComparison.Ordinal);
        portal.Machine.Advance(TimeSpan.FromMinutes(10));
        await Open(cookie, "/settings");
        Assert.Equal(2, (await Audit(portal.Ben.Id)).Count(a => a.Event == nameof(PageRefused)));
    }

    [Fact]
    public async Task Roles_asked_for_again_change_in_the_session_that_is_there()
    {
        var account = new ProviderAccount(
            "https://login.example",
            "ada",
            [EmailAddress.Parse(portal.Ada.Email)!],
            null,
            Roles.Recruiter,
            null,
            "Firefox on Linux"
        );
        var first = (await portal.Op<AdmitPerson>().Execute(Actor.System("Sign-in"), account, portal.Token)).Value;
        Assert.Equal(portal.Machine.GetUtcNow() + TimeSpan.FromHours(1), (await Sessions.Read(first.Id, portal.Token)).Value.AskAt);
        portal.Machine.Advance(TimeSpan.FromHours(1));
        await Sessions.AskedNow(first.Id, portal.Token);
        Assert.Equal(portal.Machine.GetUtcNow() + TimeSpan.FromMinutes(5), (await Sessions.Read(first.Id, portal.Token)).Value.AskAt);
        var renewed = (
            await portal
                .Op<AdmitPerson>()
                .Execute(Actor.System("Sign-in"), account with { Claimed = Roles.None, Renews = first.Id }, portal.Token)
        ).Value;
        Assert.Equal(first.Id, renewed.Id);
        var now = (await Sessions.Read(first.Id, portal.Token)).Value;
        Assert.Equal((Roles.Employee, portal.Machine.GetUtcNow() + TimeSpan.FromHours(1)), (now.Roles, now.AskAt));
        Assert.Single(await Audit(portal.Ada.Id), a => a.Event == nameof(SignedIn));

        var other = account with { Subject = "ben", Emails = [EmailAddress.Parse(portal.Ben.Email)!], Renews = first.Id };
        var ben = (await portal.Op<AdmitPerson>().Execute(Actor.System("Sign-in"), other, portal.Token)).Value;
        Assert.Equal((portal.Ben.Id, false), (ben.PersonId, ben.Id == first.Id));
        Portal.Ok(await portal.Op<EndSession>().Execute(Actor.System("Sign-in"), new(first.Id, SessionEnd.ProviderEnded), portal.Token));
        Assert.NotEqual(
            first.Id,
            (await portal.Op<AdmitPerson>().Execute(Actor.System("Sign-in"), account with { Renews = first.Id }, portal.Token)).Value.Id
        );
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Windows")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
        "Edge on Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            + "like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Safari on an iPhone"
    )]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36",
        "Chrome on Android"
    )]
    [InlineData("curl/8.5", "A browser")]
    [InlineData("", "A browser")]
    public void Browser_is_told_in_plain_words(string says, string words) => Assert.Equal(words, Browsers.Of(says));

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Token();

    private sealed class SessionPortal : Portal
    {
        public FakeTimeProvider Machine { get; } = new(TimeProvider.System.GetUtcNow());

        protected override void Configure(IServiceCollection services) =>
            services.Replace(ServiceDescriptor.Singleton(new SessionClock(Machine)));
    }
}
