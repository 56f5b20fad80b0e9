using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EmployeeReferrals.Web.Data;

/// <summary>The clock of the database server, in a statement: what two nodes must agree on is measured by one clock, however far theirs are
/// apart.
/// For leases alone; days and dues are parameters.</summary>
public static class ServerClock
{
    private const string Utc = "SYSUTCDATETIME";

    public static DateTimeOffset Now() => throw new NotSupportedException("The server's clock is read in a statement");

    public static DateTimeOffset In(int seconds) =>
        throw new NotSupportedException($"The server's clock in {seconds} seconds is read in a statement");

    public static void Map(ModelBuilder model)
    {
        model
            .HasDbFunction(typeof(ServerClock).GetMethod(nameof(Now))!)
            .HasTranslation(_ => new SqlFunctionExpression(Utc, [], nullable: false, [], typeof(DateTimeOffset), typeMapping: null));
        model
            .HasDbFunction(typeof(ServerClock).GetMethod(nameof(In))!)
            .HasTranslation(given => new SqlFunctionExpression(
                "DATEADD",
                [new SqlFragmentExpression("second"), given[0], new SqlFragmentExpression($"{Utc}()")],
                nullable: false,
                [false, false, false],
                typeof(DateTimeOffset),
                typeMapping: null
            ));
    }
}
