using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Health;

internal static class Trouble
{
    public const string Sentence =
        "The portal cannot reach or write its database just now. Nothing was saved. What you typed is still in your browser: "
        + "go back and try again in a minute.";
    private const string Unforeseen =
        "The portal could not show what came of that, and its log says why. Go back: what you typed is still in your browser. "
        + "See whether it was done before you send it again. If this happens again, "
        + "tell the people who look after this portal when it was.";

    /// <summary>Whatever goes wrong is a page with a sentence, and never a page of code. Without a database, or without room on its disk,
    /// the portal goes on by itself when it is back.</summary>
    public static void UseTroublePage(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception failed) when (DatabaseErrors.IsAway(failed) && CanAnswer(context))
                {
                    Log(context).LogError("A page could not be served: {Kind}", failed.GetBaseException().GetType().Name);
                    await PlainPage.Write(context, StatusCodes.Status503ServiceUnavailable, "Not just now", Sentence);
                }
                catch (BadHttpRequestException bad) when (CanAnswer(context))
                {
                    await PlainPage.Write(
                        context,
                        bad.StatusCode,
                        "That did not arrive whole",
                        "What the browser sent cannot be read. Go back, reload the page and try again."
                    );
                }
                catch (Exception failed) when (CanAnswer(context))
                {
                    Log(context).LogError(failed, "A page could not be served");
                    await PlainPage.Write(context, StatusCodes.Status500InternalServerError, "Something went wrong", Unforeseen);
                }
            }
        );

    private static bool CanAnswer(HttpContext context) => !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Trouble");
}
