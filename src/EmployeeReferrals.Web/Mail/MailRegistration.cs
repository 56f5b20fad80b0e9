using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Mail;

internal static class MailRegistration
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<MailWriter>();
        builder.Services.AddSingleton<MailLine>();
        builder.Services.AddSingleton<MailToken>();
        builder.Services.AddHostedService<MailAdvice>();
        builder.Services.AddSingleton<IDelivery>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Delivery == MailDelivery.Smtp
            ? ActivatorUtilities.CreateInstance<SmtpDelivery>(provider)
            : ActivatorUtilities.CreateInstance<FolderDelivery>(provider));
    }
}

/// <summary>Says at start what will not go on working.</summary>
internal sealed class MailAdvice(IOptions<MailOptions> options, ILogger<MailAdvice> log) : IHostedService
{
    public static string? For(MailOptions mail) => mail is { IsExchangeOnline: true, Authentication: MailAuthentication.Password }
        ? "Mail:Authentication is Password and Mail:Host is Exchange Online, where signing in with a password is ending: one day mail will stop. Use OAuth2, or another of the ways that the README names."
        : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (For(options.Value) is { } advice) log.LogWarning("{Advice}", advice);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
