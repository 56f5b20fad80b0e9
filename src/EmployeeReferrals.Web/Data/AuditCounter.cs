using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>What the database itself knows of the numbers that the audit's table has given out.</summary>
/// <param name="Counter">The last one given out, whatever became of it; 0: none, or a server does not tell.</param>
/// <param name="Last">The highest that is there; 0: none.</param>
/// <param name="Entries">How many are there.</param>
internal sealed record AuditCounter(long Counter, long Last, long Entries)
{
    /// <summary>The embedded database gives out a number with the entry, in one transaction: none is left out. A server leaves some
    /// out.</summary>
    public static bool LeavesNoneOut(AppDbContext db) => db is SqliteAppDbContext;

    /// <summary>Of all numbers above one, in a single statement, so that nobody writes in between.</summary>
    public static async Task<AuditCounter> Read(AppDbContext db, long after, CancellationToken cancellation)
    {
        var counted =
            db is SqliteAppDbContext
                ? db.Database.SqlQuery<AuditCounter>(
                    $"""
                    SELECT COALESCE((SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'Audit'), 0) AS "Counter",
                        COALESCE(MAX("Number"), 0) AS "Last", COUNT(*) AS "Entries" FROM "Audit" WHERE "Number" > {after}
                    """
                )
                : db.Database.SqlQuery<AuditCounter>(
                    $"""
                    SELECT COALESCE(CAST(IDENT_CURRENT(N'Audit') AS bigint), 0) AS [Counter],
                        COALESCE(MAX([Number]), 0) AS [Last], COUNT_BIG(*) AS [Entries] FROM [Audit] WHERE [Number] > {after}
                    """
                );
        return (await counted.ToListAsync(cancellation))[0];
    }
}
