using System.Net;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Security;

/// <summary>A log is read by people who must not know whom a company talks to.</summary>
public sealed partial class LogTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Log_of_the_journeys_names_nobody_and_holds_no_token()
    {
        using var client = Client(portal.Ada);
        var page = await client.GetAsync(new Uri($"/refer?opening={portal.Nurse}", UriKind.Relative), portal.Token);
        var form = await page.Content.ReadAsStringAsync(portal.Token);
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var fields = HiddenFields
            .Of(form)
            .Append(("name", "Ottoline Loggable"))
            .Append(("email", "ottoline.loggable@mail.example"))
            .Append(("why", "Because Snufflepuff"))
            .ToList();
        using var post = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            post.Add(new StringContent(value), name);
        var sent = await client.PostAsync(new Uri($"/refer?opening={portal.Nurse}", UriKind.Relative), post, portal.Token);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("/refer/sent/", sent.Headers.Location!.ToString(), StringComparison.Ordinal);

        await using var db = portal.Db();
        var id = await db.Referrals.Select(r => r.Id).SingleAsync(portal.Token);
        Portal.Ok(
            await portal.Op<WriteNote>().Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), id, "Snufflepuff again"), portal.Token)
        );
        await portal.Move(id, Stage.Screening);
        Portal.Ok(
            await portal
                .Op<CorrectCandidate>()
                .Execute(portal.Rita.Actor, new(id, "Ottoline Loggable-Smith", "not an address"), portal.Token)
                is { IsOk: true } odd
                ? odd
                : Result.Ok
        );
        await portal.SendMail();
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Test"), portal.Token));
        foreach (
            var path in new[]
            {
                "/my-referrals.csv",
                $"/refer/sent/{id}",
                "/payouts.csv",
                "/c/" + new string('1', 64),
                "/refer?opening=Ottoline",
            }
        )
            await client.GetAsync(new Uri(path, UriKind.Relative), portal.Token);
        var link = await db.CandidateLinks.SingleAsync(portal.Token);
        var token = portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id);
        await client.GetAsync(new Uri($"/c/{token}", UriKind.Relative), portal.Token);
        Portal.Ok(await portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token));

        Assert.Contains("The audit is chained to", portal.Log.Text, StringComparison.Ordinal);
        string[] traces =
        [
            "Ottoline",
            "Loggable",
            "Snufflepuff",
            "mail.example",
            token,
            .. portal.Everybody.SelectMany(s => new[] { s.Name, s.Email, s.Private }),
        ];
        Assert.Equal([], traces.Where(t => portal.Log.Text.Contains(t, StringComparison.OrdinalIgnoreCase)));
    }

    private HttpClient Client(Someone someone)
    {
        var client = portal.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }
        );
        client.DefaultRequestHeaders.Add("Cookie", portal.CookieOf(someone));
        return client;
    }
}
