using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace EmployeeReferrals.Web.Data;

/// <summary>What went wrong in a save, for both databases alike.</summary>
internal enum DatabaseError
{
    Duplicate,
    Reference,
    TooLong,
    Busy,
}

/// <summary>Told apart by number: texts differ by language and version.</summary>
internal static class DatabaseErrors
{
    /// <summary>Null: none that a user can do anything about.</summary>
    public static DatabaseError? Of(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException)
        {
            if (failed is SqlException server)
                return OfSqlServer(server.Number);
            if (failed is SqliteException embedded)
                return OfSqlite(embedded.SqliteErrorCode, embedded.SqliteExtendedErrorCode);
        }
        return null;
    }

    /// <summary>No fault of the program's: the database does not answer, or there is no room to write.</summary>
    public static bool IsAway(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException)
        {
            // A file beside it found no room: the system's own number, and that of Windows.
            if (failed is IOException { HResult: 28 or unchecked((int)0x80070070) })
                return true;
            // Busy, read-only, failed to read or write, full, not to be opened.
            if (failed is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 })
                return true;
            // The line, a time-out, no such server or database, no room for data or log, going down.
            if (
                failed is SqlException server
                && (
                    server.Class >= 20
                    || server.Number
                        is -2
                            or 2
                            or 53
                            or 64
                            or 121
                            or 233
                            or 258
                            or 1105
                            or 4060
                            or 6005
                            or 9002
                            or 10053
                            or 10054
                            or 10060
                            or 10061
                            or 17142
                            or 40197
                            or 40501
                            or 40613
                )
            )
                return true;
        }
        return false;
    }

    public const string Damaged =
        "The database file is damaged, or is not a database. Keep it aside, and put the newest backup in its place with the "
        + "command \"restore\".";

    /// <summary>The embedded database's file cannot be read as one.</summary>
    public static bool IsDamaged(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException)
            if (failed is SqliteException { SqliteErrorCode: 11 or 26 })
                return true;
        return false;
    }

    public static DatabaseError? OfSqlServer(int number) =>
        number switch
        {
            2601 or 2627 => DatabaseError.Duplicate,
            547 => DatabaseError.Reference,
            8152 or 2628 => DatabaseError.TooLong,
            1205 => DatabaseError.Busy,
            _ => null,
        };

    public static DatabaseError? OfSqlite(int code, int extended) =>
        (code, extended) switch
        {
            (19, 2067 or 1555) => DatabaseError.Duplicate,
            (19, 787) => DatabaseError.Reference,
            (5 or 6, _) => DatabaseError.Busy,
            _ => null,
        };
}
