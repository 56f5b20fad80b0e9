using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>A portal whose mail goes over the line.</summary>
public sealed class LinePortal(Action<MailOptions> line) : Portal
{
    public MailOptions Mail => Factory.Services.GetRequiredService<IOptions<MailOptions>>().Value;

    protected override void Configure(IServiceCollection services) =>
        services.PostConfigure<MailOptions>(mail =>
        {
            (mail.Delivery, mail.From, mail.Host, mail.Security) = (
                MailDelivery.Smtp,
                "referrals@company.example",
                "127.0.0.1",
                MailSecurity.None
            );
            line(mail);
        });
}
