namespace EmployeeReferrals.Web.Components;

internal static class MissingPage
{
    /// <summary>Not found, told by the page itself. Set as late as possible: a page that is 404 while it renders is thrown away for the
    /// portal's general one.</summary>
    public static void AnswerNotFound(this HttpContext context) =>
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
