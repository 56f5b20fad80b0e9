namespace EmployeeReferrals.Web.Features.Refer;

internal static class ReferLimit
{
    /// <summary>Beyond what is read at all the server would just hang up: the form is shown again, with the reason beside the
    /// file.</summary>
    public static void UseReferLimit(this WebApplication app) =>
        app.UseWhen(
            context =>
                HttpMethods.IsPost(context.Request.Method)
                && context.Request.Path == "/refer"
                && context.Request.ContentLength > ReferPage.LargestPost,
            large =>
                large.Run(context =>
                {
                    var opening = Guid.TryParse(context.Request.Query["opening"], out var id) ? $"opening={id}&" : "";
                    context.Response.Redirect($"/refer?{opening}large=1");
                    return Task.CompletedTask;
                })
        );
}
