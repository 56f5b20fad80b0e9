using EmployeeReferrals.Web.Audit;

namespace EmployeeReferrals.Web.Features.Audit;

internal static class AuditRegistration
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditChain>();
        builder.Services.AddSingleton<HeadFile>();
        builder.Services.AddTransient<AuditStart>();
    }
}
