using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Mail;

internal static class MailRegistration
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<MailWriter>();
        builder.Services.AddSingleton<IDelivery>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Delivery == MailDelivery.Smtp
            ? ActivatorUtilities.CreateInstance<SmtpDelivery>(provider)
            : ActivatorUtilities.CreateInstance<FolderDelivery>(provider));
    }
}
