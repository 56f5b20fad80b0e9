using System.Data.Common;
using System.Diagnostics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Telemetry;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>Every operation, with each of its commands failing in turn and with the answer of its commit lost: it is done or not done, and a second try works.</summary>
public sealed class FailEverywhereTests : IAsyncLifetime
{
    private readonly FailingPortal portal = new();
    private readonly AccessTests access;
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => source.Name == Measures.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    public FailEverywhereTests() => access = new(portal);

    public async ValueTask InitializeAsync()
    {
        ActivitySource.AddActivityListener(listener);
        await portal.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await portal.DisposeAsync();
    }

    /// <summary>They do one thing after another, each in a commit of its own: what is done stays done, and the next run goes on.</summary>
    private static readonly string[] GoOnWhereTheyWere =
        ["ReleasePayouts", "SendOutbox", "SendReminders", "ChainAudit", "FinishBatches", "EndOwnershipWindows", "EraseExpiredData", "CreateBatch", "DecidePayouts", "AcceptHead"];

    private const int MostCommands = 400;

    [Fact]
    public async Task Command_that_fails_leaves_the_old_state_and_a_second_try_works()
    {
        var wrong = new List<string>();
        foreach (var (name, row) in AccessTests.Operations.Where(o => o.Value.May != AccessTests.May.Nobody)) wrong.AddRange(await Walk(name, row, Failure.Command));
        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Lost_answer_to_a_commit_leaves_the_new_state_and_a_second_try_works()
    {
        var wrong = new List<string>();
        foreach (var (name, row) in AccessTests.Operations.Where(o => o.Value.May != AccessTests.May.Nobody)) wrong.AddRange(await Walk(name, row, Failure.AnswerToCommit));
        Assert.Equal([], wrong);
    }

    private async Task<List<string>> Walk(string name, AccessTests.Row row, Failure failure)
    {
        var wrong = new List<string>();
        var (_, actor, referrer) = access.Actors().First(a => row.May.HasFlag(a.Item1));
        var flaw = portal.Flaw;
        flaw.Disarm();
        var target = await access.Fresh(row.Needs, referrer);
        flaw.Arm(name, failure, int.MaxValue);
        var whole = await Call();
        var done = await Changed();
        for (var nth = 1; nth <= MostCommands; nth++)
        {
            flaw.Disarm();
            target = await access.Fresh(row.Needs, referrer);
            flaw.Arm(name, failure, nth);
            var told = await Call();
            if (!flaw.Struck) break;
            var changed = await Changed();
            var isOld = changed.Count == 0;
            var goesOn = GoOnWhereTheyWere.Contains(name);
            if (!isOld && !goesOn && !SameTables(changed, done)) wrong.Add($"{name}, {failure} {nth}: half done, {Said(changed)} instead of {Said(done)}");
            if (isOld && told is { IsOk: true } && whole is { IsOk: true } && done.Count > 0) wrong.Add($"{name}, {failure} {nth}: said done, and was not");
            flaw.Arm(name, failure, int.MaxValue);
            if (await Call(again: true) is null) wrong.Add($"{name}, {failure} {nth}: the second try broke");
            if (await portal.Locked()) wrong.Add($"{name}, {failure} {nth}: left a transaction open");
        }
        return wrong;

        // What a row sets up before its operation is drawn, and may be there already or be gone.
        async Task<Result?> Call(bool again = false)
        {
            for (var tries = 0; ; tries++)
            {
                try { return await row.Call(actor, target); }
                catch (Exception) when (flaw.Struck) { return null; }
                catch (Exception) when (flaw.Before is null && again) { return Result.Ok; }
                catch (Exception) when (flaw.Before is null && tries < 5) { }
            }
        }

        async Task<Dictionary<string, long>> Changed() => flaw.Before is not { } before ? [] :
            (await portal.Counts()).Where(after => after.Value != before.GetValueOrDefault(after.Key)).ToDictionary(after => after.Key, after => after.Value - before.GetValueOrDefault(after.Key));
    }

    /// <summary>The numbers differ with what others left to do; which tables grew or shrank does not.</summary>
    private static bool SameTables(Dictionary<string, long> one, Dictionary<string, long> other) =>
        one.Keys.Order().SequenceEqual(other.Keys.Order()) && one.All(table => Math.Sign(table.Value) == Math.Sign(other[table.Key]));

    private static string Said(Dictionary<string, long> changed) => changed.Count == 0 ? "nothing" : string.Join(", ", changed.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:+0;-0}"));

    private enum Failure { Command, AnswerToCommit }

    private sealed class FailingPortal : Portal
    {
        protected override bool Embedded => true;

        public FailingPortal() => Flaw = new(this);

        public Flaw Flaw { get; }
        private SqliteConnection? beside;

        protected override async Task Prepare()
        {
            var services = Factory.Services;
            var file = Path.Combine(Folder, "portal.db");
            services.GetRequiredService<Databases>().Use(() => new SqliteAppDbContext(
                new DbContextOptionsBuilder<SqliteAppDbContext>()
                    .UseSqlite($"Data Source={file};Foreign Keys=True;Default Timeout=5")
                    .ConfigureWarnings(Databases.Quiet)
                    .AddInterceptors(Flaw)
                    .Options,
                services.GetRequiredService<OutboxHint>(),
                services.GetRequiredService<AuditChain>()));
            await base.Prepare();
            beside = new SqliteConnection($"Data Source={file};Pooling=False");
            await beside.OpenAsync(Token);
        }

        /// <summary>How many rows each table has, and the sum of what was ever changed in them: the versions.</summary>
        public async Task<Dictionary<string, long>> Counts()
        {
            var counts = new Dictionary<string, long>();
            await using var db = Db();
            foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).DistinctBy(e => e.GetTableName()))
            {
                await using var command = beside!.CreateCommand();
                var version = entity.FindProperty("Version")?.GetColumnName();
                command.CommandText = $"SELECT COUNT(*) {(version is null ? "" : $"+ 1000000 * TOTAL(\"{version}\")")} FROM \"{entity.GetTableName()}\"";
                counts[entity.GetTableName()!] = Convert.ToInt64(await command.ExecuteScalarAsync(Token), null);
            }
            return counts;
        }

        public async Task<bool> Locked()
        {
            try
            {
                await using var command = beside!.CreateCommand();
                command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
                await command.ExecuteNonQueryAsync(Token);
                return false;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
            {
                return true;
            }
        }
    }

    /// <summary>Makes the nth command of one operation fail, and nothing else.</summary>
    private sealed class Flaw(FailingPortal portal) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private string _name = "";
        private Failure _failure;
        private int _left;

        public bool Struck { get; private set; }
        public Dictionary<string, long>? Before { get; private set; }

        public void Arm(string name, Failure failure, int nth) => (_name, _failure, _left, Struck, Before) = (name, failure, nth, false, null);

        public void Disarm() => Arm("", Failure.Command, int.MaxValue);

        private bool IsInside
        {
            get
            {
                for (var at = Activity.Current; at is not null; at = at.Parent)
                    if (at.OperationName == _name) return true;
                return false;
            }
        }

        private async Task Meets(Failure here)
        {
            if (Struck || !IsInside) return;
            Before ??= await portal.Counts();
            if (_failure != here || --_left != 0) return;
            Struck = true;
            throw new SqliteException("disk I/O error", 10);
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await Meets(Failure.Command);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await Meets(Failure.Command);
            return result;
        }

        public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            await Meets(Failure.Command);
            return result;
        }

        public async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await Meets(Failure.Command);
            return result;
        }

        public async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => await Meets(Failure.AnswerToCommit);
    }
}
