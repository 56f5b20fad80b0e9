using System.Net;
using EmployeeReferrals.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>Every endpoint and page for every role and for nobody, by HTTP. A new one without a row fails.</summary>
public sealed class EndpointTests(Portal portal) : IClassFixture<Portal>
{
    private const Roles Anybody = Roles.Employee;

    /// <summary>Null: open without sign-in. Otherwise the roles that get in; every signed-in person is an employee.</summary>
    private static readonly Dictionary<string, Roles?> Table = new()
    {
        ["/"] = Anybody,
        ["/open-roles"] = Anybody,
        ["/open-roles/{Id:guid}"] = Anybody,
        ["/refer"] = Anybody,
        ["/refer/offer"] = Anybody,
        ["/refer/sent/{Id:guid}"] = Anybody,
        ["/my-referrals"] = Anybody,
        ["/my-referrals/{Id:guid}"] = Anybody,
        ["/my-referrals.csv"] = Anybody,
        ["/triage"] = Roles.Recruiter | Roles.Hr,
        ["/openings"] = Roles.Recruiter | Roles.Hr,
        ["/openings/new"] = Roles.Recruiter | Roles.Hr,
        ["/openings/{Id:guid}/edit"] = Roles.Recruiter | Roles.Hr,
        ["/pipeline"] = Roles.Recruiter | Roles.Hr | Roles.HiringManager | Roles.Auditor,
        ["/pipeline.csv"] = Roles.Recruiter | Roles.Hr | Roles.HiringManager | Roles.Auditor,
        ["/referrals/{Id:guid}"] = Roles.Recruiter | Roles.Hr | Roles.HiringManager | Roles.Auditor,
        ["/referrals/{id:guid}/resume/{resumeId:guid}"] = Roles.Recruiter | Roles.Hr,
        ["/payouts"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payouts.csv"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payroll"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payroll/{Id:guid}"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payroll/{id:guid}/file"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payroll/new"] = Roles.Payroll,
        ["/payroll/{Id:guid}/answer"] = Roles.Payroll,
        ["/payroll/statement/{PersonId:guid}"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/payroll/statement/{id:guid}.csv"] = Roles.Hr | Roles.Payroll | Roles.Auditor,
        ["/my-referrals/statement"] = Anybody,
        ["/my-referrals/statement.csv"] = Anybody,
        ["/settings/payroll"] = Roles.Administrator,
        ["/reviews"] = Roles.Hr | Roles.Auditor,
        ["/plans"] = Roles.Hr | Roles.Auditor,
        ["/plans/new"] = Roles.Hr | Roles.Auditor,
        ["/plans/{Id:guid}"] = Roles.Hr | Roles.Auditor,
        ["/plans/which"] = Roles.Hr | Roles.Auditor,
        ["/campaigns"] = Roles.Hr | Roles.Auditor,
        ["/campaigns/new"] = Roles.Hr | Roles.Auditor,
        ["/campaigns/{Id:guid}"] = Roles.Hr | Roles.Auditor,
        ["/insight"] = Roles.Hr | Roles.Auditor,
        ["/insight/{chart}.csv"] = Roles.Hr | Roles.Auditor,
        ["/simulator"] = Roles.Hr | Roles.Auditor,
        ["/simulator/{table}.csv"] = Roles.Hr | Roles.Auditor,
        ["/liability"] = Roles.Hr | Roles.Auditor,
        ["/liability/{table}.csv"] = Roles.Hr | Roles.Auditor,
        ["/audit"] = Roles.Auditor | Roles.Hr | Roles.Administrator,
        ["/audit.csv"] = Roles.Auditor | Roles.Hr | Roles.Administrator,
        ["/background-jobs"] = Roles.Administrator,
        ["/settings"] = Roles.Administrator,
        ["/hangfire/{**path}"] = Roles.Administrator,
        ["/people"] = Roles.Hr | Roles.Auditor | Roles.Administrator,
        ["/people.csv"] = Roles.Hr | Roles.Auditor | Roles.Administrator,
        ["/people/{Id:guid}"] = Roles.Hr | Roles.Auditor | Roles.Administrator,
        ["/people/new"] = Roles.Hr,
        ["/people/lists"] = Roles.Hr,
        ["/people/{Id:guid}/edit"] = Roles.Hr,
        ["/my-sessions"] = Anybody,
        ["/demo"] = Anybody,
        ["/demo/advance"] = Anybody,
        ["/demo/clock"] = null,
        ["/sign-in"] = null,
        ["/sign-in/turned-away"] = null,
        ["/sign-out"] = null,
        ["/health"] = null,
        ["/health/live"] = null,
        ["/health/ready"] = null,
        ["/nothing-here"] = null,
        ["/c/{Token}"] = null,
        ["/c/{Token}/no"] = null,
        ["/c/done"] = null,
    };

    private static bool IsFramework(string pattern) =>
        pattern.StartsWith("/_", StringComparison.Ordinal)
        || pattern.Contains("/_content/", StringComparison.Ordinal)
        || pattern is "/{**path:file}"
        || Path.GetExtension(pattern) is ".css" or ".js" or ".svg" or ".gz" or ".br" or ".map" or ".ico" or ".json"
        || pattern.Contains(".css", StringComparison.Ordinal)
        || pattern.Contains(".js", StringComparison.Ordinal)
        || pattern.Contains(".svg", StringComparison.Ordinal);

    private List<RouteEndpoint> Endpoints() =>
        [.. portal.Factory.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    [Fact]
    public void Every_endpoint_has_a_row()
    {
        _ = portal.Factory.Server;
        var there = Endpoints().Select(Pattern).Where(p => !IsFramework(p)).Distinct().ToList();
        Assert.Equal([], there.Except(Table.Keys));
        Assert.Equal([], Table.Keys.Except(there));
    }

    public static TheoryData<string> Gets =>
        [.. Table.Keys.Where(k => k is not ("/demo/advance" or "/demo/clock" or "/sign-out" or "/demo")).Order()];

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task Page_lets_in_those_of_the_table_alone(string pattern)
    {
        var referral = await portal.Refer(portal.Ada, $"{Guid.NewGuid():N}@mail.example");
        var path = pattern
            .Replace(
                "{Id:guid}",
                (pattern.StartsWith("/open", StringComparison.Ordinal) ? portal.Nurse : referral).ToString(),
                StringComparison.Ordinal
            )
            .Replace("{PersonId:guid}", portal.Boss.Id.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", referral.ToString(), StringComparison.Ordinal)
            .Replace("{resumeId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{Token}", new string('0', 64), StringComparison.Ordinal)
            .Replace("{chart}", "stages", StringComparison.Ordinal)
            .Replace("/{**path}", "", StringComparison.Ordinal);
        var wrong = new List<string>();
        foreach (var someone in portal.Everybody.DistinctBy(s => s.Roles).Append(null))
        {
            var status = await Get(path, someone);
            var allowed = Table[pattern] is not { } roles || (someone is not null && ((someone.Roles | Roles.Employee) & roles) != 0);
            // A page that is let in may still not find what it was asked for: that a link is over, or whose referral it is, is its own to
            // say.
            var fine =
                allowed ? status is HttpStatusCode.OK or HttpStatusCode.NotFound
                : someone is null ? status is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized
                : status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
            if (!fine)
                wrong.Add($"{someone?.Name ?? "nobody"}: {(int)status}");
        }
        Assert.True(wrong.Count == 0, $"{path}: {string.Join(", ", wrong)}");
    }

    [Theory]
    [InlineData("/refer")]
    [InlineData("/sign-out")]
    [InlineData("/demo/advance")]
    [InlineData("/payroll/00000000-0000-0000-0000-000000000000/answer", true)]
    public async Task Post_without_the_antiforgery_token_is_refused(string path, bool payroll = false)
    {
        using var client = Client(payroll ? portal.Paul : portal.Ada);
        using var form = new FormUrlEncodedContent([new("Name", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri(path, UriKind.Relative), form, portal.Token)).StatusCode);
    }

    [Fact]
    public async Task Post_to_sign_in_without_a_form_leads_back_to_the_page()
    {
        using var client = Client(null);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), null, portal.Token)).StatusCode
        );
    }

    [Fact]
    public async Task Sent_page_of_somebody_else_is_not_found()
    {
        var referral = await portal.Refer(portal.Ada, "sent@mail.example");
        Assert.Equal(HttpStatusCode.OK, await Get($"/refer/sent/{referral}", portal.Ada));
        Assert.Equal(HttpStatusCode.NotFound, await Get($"/refer/sent/{referral}", portal.Ben));
    }

    private async Task<HttpStatusCode> Get(string path, Someone? someone)
    {
        using var client = Client(someone);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        return (await client.SendAsync(request, portal.Token)).StatusCode;
    }

    private HttpClient Client(Someone? someone) => Client(portal, someone);

    internal static HttpClient Client(Portal portal, Someone? someone, bool keepsCookies = true)
    {
        var client = portal.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = keepsCookies }
        );
        if (someone is null)
            return client;
        client.DefaultRequestHeaders.Add("Cookie", portal.CookieOf(someone));
        return client;
    }
}
