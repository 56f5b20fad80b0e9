using EmployeeReferrals.Web;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Demo;
using EmployeeReferrals.Web.Features.Insight;
using EmployeeReferrals.Web.Features.Liability;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Pipeline;
using EmployeeReferrals.Web.Features.Refer;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Features.Simulator;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Layout;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using EmployeeReferrals.Web.Start;
using EmployeeReferrals.Web.Telemetry;
using Hangfire;

return await CommandLine.Run(args, Build);

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    Add(builder);
    var app = builder.Build();
    var serves = CommandLine.Serves(args);
    if (serves)
        app.CheckSettings();
    Use(app);
    Map(app, serves);
    return app;
}

// What it is made of.
static void Add(WebApplicationBuilder builder)
{
    builder.AddSettings();
    builder.AddDatabase();
    builder.AddSecurity();
    builder.AddProtection();
    builder.AddSignIn();
    builder.AddOperations();
    builder.AddAudit();
    builder.AddOutbox();
    builder.AddMail();
    builder.AddStart();
    builder.AddBackgroundJobs();
    builder.AddDemo();
    builder.AddTelemetry();
    builder.AddHealth();
    builder.Services.AddInterface();
    builder.LeaveKeysToTheFirstPage();
}

// What every request goes through, in this order.
static void Use(WebApplication app)
{
    app.UseHead();
    app.UseRouting();
    app.UseProtection();
    app.UseReaderCulture();
    app.UseReadiness();
    app.UseTroublePage();
    app.UseStatusCodePagesWithReExecute("/nothing-here", createScopeForStatusCodePages: true);
    app.UseBareAnswersToForms();
    app.UseAuthentication();
    app.UseRoleRenewal();
    app.UseFormsThatOutliveSessions();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.UseCircuitLimit();
    app.UseReferLimit();
    app.UseAntiforgery();
    app.UseFormsThatFitAgain();
}

// What answers.
static void Map(WebApplication app, bool serves)
{
    app.MapHealth();
    app.MapStaticAssets().AllowAnonymous();
    app.MapSignIn();
    app.MapDemo();
    app.MapReferrals();
    app.MapPipeline();
    app.MapRefer();
    app.MapMyReferrals();
    app.MapPayouts();
    app.MapPayroll();
    app.MapInsight();
    app.MapLiability();
    app.MapSimulator();
    app.MapPeople();
    app.MapAudit();
    // It opens the background server's storage, which a command has no use for.
    if (serves)
        app.MapHangfireDashboardWithAuthorizationPolicy(
            SecurityRegistration.Administrators,
            "/hangfire",
            new DashboardOptions { IsReadOnlyFunc = _ => true }
        );
    app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null)
        .LeaveOutDemo(app.Environment);
}

/// <summary>Named so that tests can host the real portal.</summary>
public partial class Program;
