namespace EmployeeReferrals.Web.Outbox;

internal static class OutboxRegistration
{
    public static void AddOutbox(this WebApplicationBuilder builder) => builder.Services.AddSingleton<OutboxHint>();
}
