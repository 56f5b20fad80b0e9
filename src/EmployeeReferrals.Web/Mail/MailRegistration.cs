using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Mail;

internal static class MailRegistration
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMailTriggers, MailKinds>();
        builder.Services.AddTransient<MailWriter>();
        builder.Services.AddSingleton<MailLine>();
        builder.Services.AddSingleton<MailToken>();
        builder.Services.AddHostedService<MailAdvice>();
        builder.Services.AddSingleton<IDelivery>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Delivery == MailDelivery.Smtp
                ? ActivatorUtilities.CreateInstance<SmtpDelivery>(provider)
                : ActivatorUtilities.CreateInstance<FolderDelivery>(provider)
        );
    }
}

/// <summary>Says at start what will not go on working, or works for nobody.</summary>
internal sealed class MailAdvice(
    IOptions<MailOptions> options,
    IOptions<PortalOptions> portal,
    IHostEnvironment environment,
    ILogger<MailAdvice> log
) : IHostedService
{
    public static IEnumerable<string> For(MailOptions mail, PortalOptions portal, bool forReal)
    {
        if (mail is { IsExchangeOnline: true, Authentication: MailAuthentication.Password })
            yield return "Mail:Authentication is Password and Mail:Host is Exchange Online, where signing in with a password is ending: "
                + "one day mail will stop. Use OAuth2, or another of the ways in docs/operations.md.";
        if (forReal && mail.Delivery == MailDelivery.Folder)
            yield return "Mail:Delivery is Folder: mails are written into the data folder and leave for nobody. "
                + "Set it to Smtp when mail is ready.";
        if (forReal && new Uri(portal.Address).IsLoopback)
            yield return $"Portal:Address is {portal.Address}: links in mails start with it, and open on this machine alone. "
                + "Set it to the address that people type.";
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var advice in For(options.Value, portal.Value, !environment.AllowsDemo()))
            log.LogWarning("{Advice}", advice);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
