using System.Data.Common;
using System.Reflection;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Mail;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>What the server's errors become, and what happens when its answer to a commit is lost.</summary>
public sealed class DatabaseErrorTests
{
    [Theory]
    [InlineData(2601, nameof(DatabaseError.Duplicate))]
    [InlineData(2627, nameof(DatabaseError.Duplicate))]
    [InlineData(547, nameof(DatabaseError.Reference))]
    [InlineData(8152, nameof(DatabaseError.TooLong))]
    [InlineData(2628, nameof(DatabaseError.TooLong))]
    [InlineData(1205, nameof(DatabaseError.Busy))]
    [InlineData(208, null)]
    public void Error_of_sql_server_is_known_by_its_number(int number, string? error) =>
        Assert.Equal(error, DatabaseErrors.Of(new DbUpdateException("outer", Server(number)))?.ToString());

    [Theory]
    [InlineData(19, 2067, nameof(DatabaseError.Duplicate))]
    [InlineData(19, 1555, nameof(DatabaseError.Duplicate))]
    [InlineData(19, 787, nameof(DatabaseError.Reference))]
    [InlineData(5, 5, nameof(DatabaseError.Busy))]
    [InlineData(1, 1, null)]
    public void Error_of_sqlite_is_known_by_its_number(int code, int extended, string? error) =>
        Assert.Equal(error, DatabaseErrors.Of(new DbUpdateException("outer", new SqliteException("text", code, extended)))?.ToString());

    [Theory]
    [InlineData(547, Outcome.Conflict, "gone_meanwhile")]
    [InlineData(2628, Outcome.Rejected, "too_long")]
    [InlineData(1205, Outcome.Conflict, "busy", 6)]
    [InlineData(2627, Outcome.Conflict, "moved_meanwhile")]
    public async Task Commit_that_the_server_refuses_says_what_to_do(int number, Outcome outcome, string code, int times = 1)
    {
        await using var portal = new FlakyPortal();
        await portal.InitializeAsync();
        var id = await portal.Refer(portal.Ada, "refused@mail.example");
        portal.Flaw.FailWrites(times, number);
        var refused = await portal.Op<MoveReferral>().Execute(portal.Rita.Actor, new(id, Stage.Screening, 1), portal.Token);
        Assert.Equal((outcome, code), (refused.Outcome, refused.Problem?.Code));
        Assert.Equal(Stage.New, (await portal.Load(id)).Stage);
    }

    /// <summary>40613: "database is not currently available", which the strategy tries again.</summary>
    [Fact]
    public async Task Commit_whose_answer_was_lost_is_neither_a_conflict_nor_done_twice()
    {
        await using var portal = new FlakyPortal();
        await portal.InitializeAsync();
        var id = await portal.Refer(portal.Ada, "lost@mail.example");
        portal.Flaw.LoseAnswers(1, 40613);
        Portal.Ok(await portal.Op<MoveReferral>().Execute(portal.Rita.Actor, new(id, Stage.Screening, 1), portal.Token));
        var moved = await portal.Load(id);
        Assert.Equal((Stage.Screening, 2), (moved.Stage, moved.Moves.Count));
        Assert.Equal(0, portal.Flaw.Left);
    }

    [Fact]
    public async Task Submit_whose_answer_was_lost_makes_one_referral()
    {
        await using var portal = new FlakyPortal();
        await portal.InitializeAsync();
        portal.Flaw.LoseAnswers(1, 40613);
        var id = await portal.Refer(portal.Ada, "lost-submit@mail.example");
        await using var db = portal.Db();
        Assert.Equal(id, await db.Referrals.Select(r => r.Id).SingleAsync(portal.Token));
        Assert.Equal(0, portal.Flaw.Left);
    }

    [Fact]
    public async Task Commit_that_did_not_reach_the_server_is_tried_again()
    {
        await using var portal = new FlakyPortal();
        await portal.InitializeAsync();
        var id = await portal.Refer(portal.Ada, "again@mail.example");
        portal.Flaw.FailWrites(2, 40613);
        Portal.Ok(await portal.Op<MoveReferral>().Execute(portal.Rita.Actor, new(id, Stage.Screening, 1), portal.Token));
        Assert.Equal(2, (await portal.Load(id)).Moves.Count);
        Assert.Equal(0, portal.Flaw.Left);
    }

    /// <summary>The exception has no public constructor.</summary>
    internal static SqlException Server(int number)
    {
        const BindingFlags any = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var errorOf = typeof(SqlError).GetConstructors(any).MinBy(c => c.GetParameters().Length)!;
        var error = errorOf.Invoke([
            .. errorOf
                .GetParameters()
                .Select(p =>
                    p.Name == "infoNumber" ? number
                    : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
                    : p.ParameterType == typeof(string) ? ""
                    : null
                ),
        ]);
        var errors = Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", any)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(any).Where(m => m.Name == "CreateException").MinBy(m => m.GetParameters().Length)!;
        return (SqlException)
            create.Invoke(
                null,
                [
                    .. create
                        .GetParameters()
                        .Select(p =>
                            p.ParameterType == typeof(SqlErrorCollection) ? errors
                            : p.ParameterType == typeof(string) ? ""
                            : null
                        ),
                ]
            )!;
    }

    /// <summary>The SQL Server context with its retrying strategy, on a connection that can be made to fail.</summary>
    private sealed class FlakyPortal : Portal, IAsyncDisposable
    {
        public Flaw Flaw { get; } = new();

        public new async ValueTask InitializeAsync()
        {
            var file = Path.Combine(Folder, "server.db");
            await using (var schema = Databases.Sqlite(file, null)())
                await schema.Database.MigrateAsync(Token);
            var server = new TsqlOnSqlite(file);
            Factory
                .Services.GetRequiredService<Databases>()
                .Use(() =>
                    new SqlServerAppDbContext(
                        new DbContextOptionsBuilder<SqlServerAppDbContext>()
                            .UseSqlServer("Server=nowhere", s =>
                                s.EnableRetryOnFailure(5, TimeSpan.FromMilliseconds(10), null).MaxBatchSize(1)
                            )
                            .AddInterceptors(Flaw, server)
                            .Options,
                        mailings: new MailKinds()
                    )
                );
            await base.InitializeAsync();
        }

        protected override async Task Prepare()
        {
            await using var db = Db();
            await DatabaseStart.FirstRows(db, Token);
        }
    }

    private sealed class Flaw : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private int _writes,
            _answers,
            _number;

        public int Left => _writes + _answers;

        public void FailWrites(int times, int number) => (_writes, _number) = (times, number);

        public void LoseAnswers(int times, int number) => (_answers, _number) = (times, number);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => _writes > 0 && eventData.CommandSource == CommandSource.SaveChanges && _writes-- > 0 ? throw Server(_number) : new(result);

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => _answers > 0 && _answers-- > 0 ? throw Server(_number) : new(result);
    }
}
