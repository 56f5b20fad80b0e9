using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace EmployeeReferrals.Web.Data;

/// <summary>What went wrong in a save, for both databases alike.</summary>
internal enum DatabaseError { Duplicate, Reference, TooLong, Busy }

/// <summary>Told apart by number: texts differ by language and version.</summary>
internal static class DatabaseErrors
{
    /// <summary>Null: none that a user can do anything about.</summary>
    public static DatabaseError? Of(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException)
        {
            if (failed is SqlException server) return OfSqlServer(server.Number);
            if (failed is SqliteException embedded) return OfSqlite(embedded.SqliteErrorCode, embedded.SqliteExtendedErrorCode);
        }
        return null;
    }

    public static DatabaseError? OfSqlServer(int number) => number switch
    {
        2601 or 2627 => DatabaseError.Duplicate,
        547 => DatabaseError.Reference,
        8152 or 2628 => DatabaseError.TooLong,
        1205 => DatabaseError.Busy,
        _ => null,
    };

    public static DatabaseError? OfSqlite(int code, int extended) => (code, extended) switch
    {
        (19, 2067 or 1555) => DatabaseError.Duplicate,
        (19, 787) => DatabaseError.Reference,
        (5 or 6, _) => DatabaseError.Busy,
        _ => null,
    };
}
