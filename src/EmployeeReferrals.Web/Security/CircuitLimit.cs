using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

internal static class CircuitLimit
{
    /// <summary>Before one page more than a person may have open: after the sign-in is known.</summary>
    public static void UseCircuitLimit(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    RenderModes.IsInteractive(context)
                    && context.User.ToActor().PersonId is { } person
                    && context.RequestServices.GetRequiredService<OpenCircuits>().HasEnough(person)
                )
                {
                    var limit = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.PagesPerPerson;
                    await PlainPage.Write(
                        context,
                        StatusCodes.Status429TooManyRequests,
                        "Too many pages are open",
                        $"You have {limit} pages of the portal open, which is as many as it keeps for one person. "
                            + "Close those you no longer need, wait a few minutes, and load this one again."
                    );
                    return;
                }
                await next(context);
            }
        );
}
