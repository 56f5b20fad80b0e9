using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The product's own operations, as the demonstration calls them.</summary>
internal sealed class DemoOperations(IServiceProvider services)
{
    // What the rules turn away by right; the story goes on.
    private static readonly string[] Expected =
    [
        "already_referred",
        "hired_already",
        "daily_limit",
        "opening_closed",
        "objected",
        "leave_overlaps",
        "leave_before_first",
        "last_day_before_first",
        "hired_before_referral",
        "released",
        "move_not_allowed",
        "erased",
        "not_open",
        "same_opening",
        "not_hired",
        "opening_needed",
        "opening_move",
    ];

    public T Of<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> Look<T>(Func<AppDbContext, Task<T>> read, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellation);
        return await read(db);
    }

    // A story that the product turns away for any other reason is a defect of one of the two.
    public static bool Went(Result result)
    {
        if (result.IsOk)
            return true;
        if (result.Outcome is Outcome.Forbidden or Outcome.NotFound or Outcome.Conflict || Expected.Contains(result.Problem?.Code))
            return false;
        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"The demonstration met {result.Outcome} {result.Problem?.Code}")
        );
    }
}
