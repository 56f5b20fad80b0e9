using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Payouts;

/// <summary>"check-ledger" finds every change that somebody makes straight in the database.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private const string AnotherReferral =
        "(SELECT r.Id FROM Referrals r WHERE r.Id NOT IN (t.HireId, t.ReferralId) ORDER BY r.Id LIMIT 1)";
    private const string SomebodyElse = "(SELECT p.Id FROM People p WHERE p.Name = 'Bea Boss')";
    private const string Nobody = "'01A21A15-51C4-7EAD-95BF-C6303E024A0B'";

    private static string PartTenfold(string column) => $"json_set({column}, '$.schedule[1].amount', 15000)";

    private const string Long = "PayoutId = (SELECT Id FROM Payouts ORDER BY LedgerCount DESC, Id LIMIT 1)";

    /// <summary>Each column that carries money, a person, a date or a state: what it is changed to, and in which row.</summary>
    private static readonly (string Table, string Column, string To, string Where)[] Changes =
    [
        ("Payouts", "HireKey", AnotherReferral, "State = 'Paid'"),
        ("Payouts", "HireId", AnotherReferral, "State = 'Paid'"),
        ("Payouts", "ReferralId", AnotherReferral, "State = 'Paid'"),
        ("Payouts", "RecipientId", SomebodyElse, "State = 'Paid'"),
        ("Payouts", "Side", "'Hire'", "State = 'Paid' AND Side = 'Referrer'"),
        ("Payouts", "Round", "Round + 1", "State = 'Cancelled'"),
        ("Payouts", "Number", "Number + 5", "State = 'Cancelled'"),
        ("Payouts", "Parts", "Parts + 1", "State = 'Scheduled'"),
        ("Payouts", "Amount", "'1.0'", "State = 'Exported'"),
        ("Payouts", "FullAmount", "'1.0'", "State = 'Exported'"),
        ("Payouts", "Currency", "'USD'", "State = 'Scheduled'"),
        ("Payouts", "DaysAfterStart", "DaysAfterStart + 1", "State = 'Cancelled'"),
        ("Payouts", "DueOn", "'2026-01-01'", "State = 'Scheduled'"),
        ("Payouts", "State", "'Scheduled'", "State = 'Released'"),
        ("Payouts", "Reason", "'Approved'", "State = 'Paid'"),
        ("Payouts", "DeferredUntil", "'2026-12-01'", "State = 'Deferred'"),
        ("Payouts", "HeldUntil", "'2026-12-01'", "State = 'Deferred'"),
        ("Payouts", "NeedsApproval", "1 - NeedsApproval", "State = 'Scheduled'"),
        ("Payouts", "ApprovedAmount", "'1.0'", "State = 'Scheduled'"),
        ("Payouts", "ReleasedAt", "'2026-01-01 00:00:00'", "State = 'Paid'"),
        ("Payouts", "LegalEntity", "'Another BV'", "State = 'Released'"),
        ("Payouts", "EmployeeNumber", "'E99'", "State = 'Released'"),
        ("Payouts", "Kind", "'Gift'", "State = 'Paid'"),
        ("Payouts", "RewardName", "'A car'", "State = 'Paid'"),
        ("Payouts", "RewardDays", "'9.0'", "Kind = 'DaysOff'"),
        ("Payouts", "DayOffWorth", "'50.0'", "Kind = 'DaysOff'"),
        ("Payouts", "Recovery", "'Waived'", "Recovery = 'ToReview'"),
        ("Payouts", "LedgerCount", "LedgerCount + 1", "State = 'Paid'"),
        ("PayoutLedger", "PayoutId", "(SELECT Id FROM Payouts WHERE LedgerCount = 1 LIMIT 1)", $"Number = 3 AND {Long}"),
        ("PayoutLedger", "Number", "Number + 50", $"Number = 2 AND {Long}"),
        ("PayoutLedger", "At", "'2026-01-01 00:00:00'", $"Number = 2 AND {Long}"),
        ("PayoutLedger", "ActorId", SomebodyElse, $"Number = 2 AND {Long}"),
        ("PayoutLedger", "From", "'Planned'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "To", "'Deferred'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "Reason", "'HiredAgain'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "Amount", "'1.0'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "Currency", "'USD'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "DueOn", "'2026-01-01'", $"Number = 1 AND {Long}"),
        ("PayoutLedger", "Kind", "'Gift'", "Reason = 'RewardChosen'"),
        ("PayoutLedger", "Recovery", "'None'", "Recovery = 'ToReview'"),
        ("PayoutLedger", "Seen", "replace(Seen, '2020-01-01', '2020-01-02')", "Seen IS NOT NULL"),
        ("PayoutLedger", "Kept", "replace(Kept, '\"round\":1', '\"round\":2')", $"Number = 1 AND {Long}"),
        ("PayrollBatches", "Number", "Number + 5", "Number = 3"),
        ("PayrollBatches", "Currency", "'USD'", "Number = 2"),
        ("PayrollBatches", "LegalEntity", "'Company BV'", "Number = 2"),
        ("PayrollBatches", "CutOff", "'2027-01-01'", "Number = 2"),
        ("PayrollBatches", "State", "'Exported'", "Number = 2"),
        ("PayrollBatches", "CreatedAt", "'2026-01-01 00:00:00'", "Number = 2"),
        ("PayrollBatches", "CreatedBy", SomebodyElse, "Number = 2"),
        ("PayrollBatches", "ExportedAt", "'2026-01-01 00:00:00'", "Number = 2"),
        ("PayrollBatches", "ClosedAt", "'2026-01-01 00:00:00'", "Number = 2"),
        ("PayrollBatches", "LineCount", "LineCount + 1", "Number = 2"),
        ("PayrollBatches", "OpenCount", "OpenCount + 1", "Number = 2"),
        ("PayrollBatches", "PaidCount", "PaidCount + 1", "Number = 2"),
        ("PayrollBatches", "RejectedCount", "RejectedCount + 1", "Number = 2"),
        ("PayrollBatches", "VoidedCount", "VoidedCount + 1", "Number = 2"),
        ("PayrollBatches", "Amount", "'1.0'", "Number = 2"),
        ("PayrollBatches", "PaidAmount", "'1.0'", "Number = 2"),
        ("PayrollBatches", "DeferredCount", "DeferredCount + 1", "Number = 2"),
        ("PayrollBatches", "ForfeitedCount", "ForfeitedCount + 1", "Number = 2"),
        ("PayrollBatches", "Sha256", "replace(Sha256, substr(Sha256, 1, 1), 'x')", "Number = 2"),
        ("PayrollBatches", "ByteCount", "ByteCount + 1", "Number = 2"),
        ("PayrollBatches", "VoidedAt", "'2026-01-01 00:00:00'", "Number = 1"),
        ("PayrollBatches", "VoidedBy", SomebodyElse, "Number = 1"),
        ("BatchLines", "BatchId", Nobody, "State = 'Open'"),
        ("BatchLines", "Number", "Number + 50", "State = 'Paid'"),
        ("BatchLines", "PayoutId", "(SELECT Id FROM Payouts WHERE LedgerCount = 1 LIMIT 1)", "State = 'Paid'"),
        ("BatchLines", "RecipientId", SomebodyElse, "State = 'Paid'"),
        ("BatchLines", "Amount", "'1.0'", "State = 'Rejected'"),
        ("BatchLines", "Currency", "'USD'", "State = 'Rejected'"),
        ("BatchLines", "Kind", "'Gift'", "State = 'Rejected'"),
        ("BatchLines", "RewardName", "'A car'", "State = 'Rejected'"),
        ("BatchLines", "RewardDays", "'9.0'", "State = 'Voided'"),
        ("BatchLines", "EmployeeNumber", "'E99'", "State = 'Voided'"),
        ("BatchLines", "LegalEntity", "'Another BV'", "State = 'Voided'"),
        ("BatchLines", "Part", "Part + 1", "State = 'Paid'"),
        ("BatchLines", "Parts", "Parts + 1", "State = 'Paid'"),
        ("BatchLines", "DueOn", "'2026-01-01'", "State = 'Paid'"),
        ("BatchLines", "ReleasedOn", "'2026-01-01'", "State = 'Paid'"),
        ("BatchLines", "State", "'Voided'", "State = 'Rejected'"),
        ("BatchLines", "AnsweredAt", "'2026-01-01 00:00:00'", "State = 'Paid'"),
        ("BatchLines", "AnsweredBy", SomebodyElse, "State = 'Paid'"),
        ("BatchFiles", "BatchId", Nobody, "1 = 1"),
        ("BatchFiles", "Content", "x'00'", "1 = 1"),
        ("Referrals", "CandidateId", Nobody, "1 = 1"),
        ("Referrals", "ReferrerId", SomebodyElse, "1 = 1"),
        ("Referrals", "OpeningId", Nobody, "1 = 1"),
        ("Referrals", "MadeAt", "'2026-01-01 00:00:00'", "1 = 1"),
        ("Referrals", "MadeOn", "'2026-01-01'", "1 = 1"),
        ("Referrals", "Stage", "'Offer'", "Stage = 'Hired'"),
        ("Referrals", "HiredOn", "'2026-01-01'", "Stage = 'Hired'"),
        ("Referrals", "HiredOn", "'2026-01-01'", "HiredOn IS NULL"),
        ("Referrals", "PlannedStart", "'2026-01-01'", "Stage = 'Hired'"),
        ("Referrals", "StartedOn", "'2026-01-01'", "StartedOn IS NOT NULL"),
        ("Referrals", "HiredPersonId", SomebodyElse, "HiredPersonId IS NOT NULL"),
        ("Referrals", "HireKey", Nobody, "Stage = 'Hired'"),
        ("Referrals", "HolderId", "Id", "HolderId <> Id"),
        ("Referrals", "HolderId", "NULL", "HolderId = Id"),
        ("Referrals", "HireTerms", PartTenfold("HireTerms"), "HireTerms IS NOT NULL"),
        ("Referrals", "HireTerms", "json_set(HireTerms, '$.amount', 20000)", "HireTerms IS NOT NULL"),
        ("Referrals", "HireTerms", "json_set(HireTerms, '$.hireSchedule[0].amount', 3000)", "HireTerms IS NOT NULL"),
        ("Referrals", "HireTerms", "NULL", "HireTerms IS NOT NULL"),
        ("Referrals", "Terms", PartTenfold("Terms"), "Stage = 'Hired'"),
        ("Referrals", "Terms", PartTenfold("Terms"), "Stage <> 'Hired'"),
        ("Referrals", "Terms", "json_set(Terms, '$.amount', 20000)", "1 = 1"),
        ("Referrals", "Terms", "json_set(Terms, '$.baseAmount', 20000)", "1 = 1"),
        ("Referrals", "Terms", "json_set(Terms, '$.currency', 'USD')", "1 = 1"),
        ("Referrals", "Terms", "json_set(Terms, '$.schedule[1].daysAfterStart', 1)", "1 = 1"),
        ("Referrals", "Terms", "json_set(Terms, '$.windowDays', 999)", "1 = 1"),
        ("Referrals", "Credit", "'Duplicate'", "Credit = 'Earns'"),
        ("Referrals", "CreditSentence", "'Because'", "Stage = 'Hired'"),
        ("Referrals", "Override", "1", "Override IS NULL"),
        ("Referrals", "Override", "NULL", "Override IS NOT NULL"),
        ("Referrals", "OverriddenBy", SomebodyElse, "OverriddenBy IS NOT NULL"),
        ("CreditDecisions", "ReferralId", Nobody, "Number = 1"),
        ("CreditDecisions", "Number", "Number + 50", "Number = 1"),
        ("CreditDecisions", "At", "'2026-01-01 00:00:00'", "Number = 1"),
        ("CreditDecisions", "ActorId", SomebodyElse, "Number = 1"),
        ("CreditDecisions", "Moment", "'CapPlaceMoved'", "Moment = 'Hired'"),
        ("CreditDecisions", "Code", "'Duplicate'", "Number = 1 AND Code = 'Earns'"),
        ("CreditDecisions", "Code", "'Earns'", "Moment = 'Overridden'"),
        ("CreditDecisions", "Sentence", "'Because'", "Moment = 'Hired'"),
        ("CreditDecisions", "Facts", "json_set(Facts, '$.madeOn', '2026-01-01')", "Number = 1"),
        ("Ownerships", "CandidateId", Nobody, "1 = 1"),
        ("Ownerships", "ScopeKey", Nobody, "EndedAt IS NULL"),
        ("Ownerships", "ReferralId", "(SELECT r.Id FROM Referrals r WHERE r.Id <> t.ReferralId LIMIT 1)", "1 = 1"),
        ("Ownerships", "ReferrerId", SomebodyElse, "1 = 1"),
        ("Ownerships", "WindowEndsOn", "'2030-01-01'", "EndedAt IS NULL"),
        ("Ownerships", "StartedAt", "'2026-01-01 00:00:00'", "1 = 1"),
        ("Ownerships", "SettledByReferralId", Nobody, "EndedAt IS NULL"),
        ("Ownerships", "EndedAt", "'2027-01-01 00:00:00'", "EndedAt IS NULL"),
        ("Ownerships", "EndReason", "'Erased'", "EndedAt IS NOT NULL"),
        ("CreditCases", "HireId", "(SELECT r.Id FROM Referrals r WHERE r.Id <> t.HireId LIMIT 1)", "1 = 1"),
        ("CreditCases", "Ground", "'Corrected'", "1 = 1"),
        ("CreditCases", "BeforeId", "NULL", "1 = 1"),
        ("CreditCases", "NowId", "NULL", "1 = 1"),
        ("CreditCases", "OpenedAt", "'2026-01-01 00:00:00'", "1 = 1"),
        ("CreditCases", "ClosedAt", "'2026-01-01 00:00:00'", "1 = 1"),
        ("CreditCases", "ClosedBy", SomebodyElse, "1 = 1"),
        ("CreditCases", "Answer", "'AsNow'", "1 = 1"),
        ("People", "FirstDay", "'2026-01-01'", "HiredFromReferralId IS NOT NULL"),
        ("People", "LastDay", "'2027-12-31'", "HiredFromReferralId IS NOT NULL AND LastDay IS NULL"),
        ("People", "LeavingReason", "'Died'", "HiredFromReferralId IS NOT NULL AND LastDay IS NULL"),
        ("People", "HiredFromReferralId", Nobody, "HiredFromReferralId IS NOT NULL"),
        ("People", "EarlierSpells", "json_set(EarlierSpells, '$[0].firstDay', '2019-01-01')", "json_array_length(EarlierSpells) > 0"),
        ("People", "EarlierSpells", "json_set(EarlierSpells, '$[0].lastDay', '2019-01-01')", "json_array_length(EarlierSpells) > 0"),
        ("People", "EarlierSpells", "'[]'", "json_array_length(EarlierSpells) > 0"),
        ("Leaves", "PersonId", SomebodyElse, "1 = 1"),
        ("Leaves", "FirstDay", "'2020-01-01'", "1 = 1"),
        ("Leaves", "LastDay", "NULL", "LastDay IS NOT NULL"),
        ("WorkingTimes", "PersonId", SomebodyElse, "1 = 1"),
        ("WorkingTimes", "From", "'2020-01-01'", "1 = 1"),
        ("WorkingTimes", "Percent", "Percent - 1", "1 = 1"),
    ];

    /// <summary>Neither money nor a person, a date or a state.</summary>
    private static readonly string[] SaysNothingOfMoney =
    [
        "Payouts.Id",
        "Payouts.Version",
        "PayoutLedger.Id",
        "PayrollBatches.Id",
        "PayrollBatches.Version",
        "PayrollBatches.Layout",
        "PayrollBatches.VoidReason",
        "BatchLines.Id",
        "BatchLines.RejectCode",
        "BatchLines.RejectReason",
        "CreditCases.Id",
        "CreditCases.Version",
        "CreditDecisions.Id",
        "CreditDecisions.Reason",
        "Ownerships.Id",
        "Ownerships.Version",
        "Referrals.Id",
        "Referrals.Version",
        "Referrals.Channel",
        "Referrals.TypedName",
        "Referrals.Why",
        "Referrals.TypedEmail",
        "Referrals.Relationship",
        "Referrals.KnowsAboutIt",
        "Leaves.Id",
        "WorkingTimes.Id",
    ];

    /// <summary>How a referral is worked, which no bonus is counted from; and its place in the queue, of which the audit keeps no
    /// moment.</summary>
    private static readonly string[] NotHeld =
    [
        "Referrals.StageEntry",
        "Referrals.StageSince",
        "Referrals.NotSelectedReason",
        "Referrals.WaitingSince",
        "Referrals.FirstAnswerAt",
        "Referrals.ClosedAt",
        "Referrals.RecruiterId",
        "Referrals.PlaceFrom",
        "Referrals.PlaceUntil",
    ];

    private readonly EmbeddedPortal portal = new();

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        await Story();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public void Every_column_that_money_lies_in_or_follows_from_is_in_the_table_or_says_nothing_of_money()
    {
        using var db = portal.Db();
        Type[] kept =
        [
            typeof(Payout),
            typeof(LedgerEntry),
            typeof(PayrollBatch),
            typeof(BatchLine),
            typeof(BatchFile),
            typeof(Referral),
            typeof(CreditDecision),
            typeof(Ownership),
            typeof(CreditCase),
            typeof(Leave),
            typeof(WorkingTime),
        ];
        var columns = kept.Select(t => db.Model.FindEntityType(t)!)
            .SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.Name}"));
        var changed = Changes.Where(c => c.Table != "People").Select(c => $"{c.Table}.{c.Column}").Distinct();
        Assert.Equal(columns.Order(), changed.Concat(SaysNothingOfMoney).Concat(NotHeld).Order());
    }

    [Fact]
    public async Task Every_change_made_straight_in_the_database_is_found()
    {
        Assert.Equal([], Lines(await Check()));
        var missed = new List<string>();
        foreach (var (table, column, to, where) in Changes)
        {
            var rows = await Rows($"SELECT rowid, \"{column}\" FROM {table} WHERE {where} ORDER BY rowid LIMIT 1");
            if (rows.Count == 0)
            {
                missed.Add($"{table}.{column}: there is no row where {where}");
                continue;
            }
            var (row, before) = (rows[0][0], rows[0][1]);
            await Run($"UPDATE {table} AS t SET \"{column}\" = {to} WHERE rowid = {row}");
            var changed = (await Rows($"SELECT \"{column}\" FROM {table} WHERE rowid = {row}"))[0][0];
            if (Equals(changed, before))
                missed.Add($"{table}.{column}: {to} changes nothing");
            if ((await Check()).Count == 0)
                missed.Add($"{table}.{column}: {to} where {where}");
            await Run($"UPDATE {table} SET \"{column}\" = $before WHERE rowid = {row}", before);
        }
        Assert.Equal([], missed);
        Assert.Equal([], Lines(await Check()));
    }

    [Fact]
    public async Task Recipients_that_were_swapped_are_found()
    {
        var two = await Rows(
            "SELECT rowid, RecipientId FROM Payouts WHERE State = 'Paid' AND Side = 'Referrer' GROUP BY RecipientId ORDER BY "
                + "RecipientId LIMIT 2"
        );
        await Run($"UPDATE Payouts SET RecipientId = $before WHERE rowid = {two[0][0]}", two[1][1]);
        await Run($"UPDATE Payouts SET RecipientId = $before WHERE rowid = {two[1][0]}", two[0][1]);
        Assert.Contains(Lines(await Check()), line => line.Contains("Payouts.RecipientId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Payout_deleted_with_its_ledger_and_its_line_is_found()
    {
        var id = (await Rows("SELECT Id FROM Payouts WHERE State = 'Paid' LIMIT 1"))[0][0];
        await Run("DELETE FROM BatchLines WHERE PayoutId = $before", id);
        await Run("DELETE FROM PayoutLedger WHERE PayoutId = $before", id);
        await Run("DELETE FROM Payouts WHERE Id = $before", id);
        var lines = Lines(await Check());
        Assert.Contains(lines, line => line.StartsWith($"Payout {id}: Payouts.Id".ToLowerInvariant(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines, line => line.StartsWith("Hire", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Batch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ownerships", "Holding")]
    [InlineData("CreditCases", "Case")]
    [InlineData("CreditDecisions", "Referral")]
    public async Task Table_that_was_emptied_is_found(string table, string what)
    {
        await Run($"DELETE FROM {table}");
        Assert.Contains(Lines(await Check()), line => line.StartsWith(what, StringComparison.Ordinal));
        Assert.Equal(2, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
    }

    [Theory]
    [InlineData("Payouts", "State", "'Spent'", "State = 'Paid'")]
    [InlineData("Payouts", "DueOn", "'soon'", "State = 'Paid'")]
    [InlineData("PayoutLedger", "Kept", "'{'", "Number = 1")]
    [InlineData("Referrals", "Terms", "'1,500'", "1 = 1")]
    [InlineData("Referrals", "MadeAt", "'x'", "1 = 1")]
    [InlineData("CreditDecisions", "Facts", "'[]'", "Number = 1")]
    [InlineData("People", "EarlierSpells", "'[[]]'", "1 = 1")]
    [InlineData("PlanVersions", "Terms", "''", "Number = 2")]
    public async Task Row_that_cannot_be_read_is_named(string table, string column, string to, string where)
    {
        var row = (await Rows($"SELECT rowid, Id FROM {table} WHERE {where} ORDER BY rowid LIMIT 1"))[0];
        await Run($"UPDATE {table} SET \"{column}\" = {to} WHERE rowid = {row[0]}");
        Assert.Equal(
            [$"Row {row[1]}: {table} cannot be read".ToUpperInvariant()],
            Lines(await Check()).SkipLast(1).Select(l => l.ToUpperInvariant())
        );
        Assert.Equal(2, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
    }

    [Fact]
    public async Task Ledger_that_was_emptied_is_found_and_the_command_ends_with_two()
    {
        Assert.Equal(0, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
        await Run("DELETE FROM PayoutLedger WHERE PayoutId = (SELECT Id FROM Payouts WHERE State = 'Released' LIMIT 1)");
        Assert.Equal(2, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
        await Run("DELETE FROM PayoutLedger");
        var report = await Check();
        Assert.Equal(report.Payouts, report.Faults.Where(f => f.What == "Payout").Select(f => f.Id).Distinct().Count());
    }

    private async Task<CheckLedger.Report> Check() => (await portal.Op<CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value;

    private static IReadOnlyList<string> Lines(CheckLedger.Report report) => report.Count == 0 ? [] : [.. LedgerReport.Lines(report)];

    private SqliteConnection Open() =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(portal.Folder, "portal.db"),
                ForeignKeys = false,
                Pooling = false,
            }.ToString()
        );

    private async Task Run(string statement, object? before = null)
    {
        await using var connection = Open();
        await connection.OpenAsync(portal.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        if (statement.Contains("$before", StringComparison.Ordinal))
            command.Parameters.AddWithValue("$before", before ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(portal.Token);
    }

    private async Task<List<object[]>> Rows(string query)
    {
        await using var connection = Open();
        await connection.OpenAsync(portal.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(portal.Token);
        var rows = new List<object[]>();
        while (await reader.ReadAsync(portal.Token))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A part in every state that money passes, in a batch that was voided, one that was answered, and one that is open.</summary>
    private async Task Story()
    {
        var terms = new PlanTerms
        {
            Amount = 2000m,
            Schedule = [new(1, 500m, 0), new(2, 1500m, 30)],
            HireAmount = 300m,
            HireSchedule = [new(1, 300m, 10)],
            Rewards = new() { Charities = ["Red Cross"], DayOffWorth = 250m },
        };
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hilda.Actor,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, terms),
                    portal.Token
                )
        );
        var hires = new Dictionary<string, Guid>();
        foreach (
            var (story, referrer) in new[]
            {
                ("days off", portal.Ada),
                ("rejected", portal.Ben),
                ("put off", portal.Ada),
                ("to recover", portal.Other),
                ("undone", portal.Ben),
            }
        )
        {
            hires[story] = await portal.ReferAndHire(referrer, $"{story.Replace(' ', '.')}@mail.example", portal.Today);
            if (story != "undone")
                await portal.Start(hires[story], portal.Today);
        }
        Portal.Ok(
            await portal.Op<ChooseReward>().Execute(portal.Ada.Actor, new(hires["days off"], RewardKind.DaysOff, null), portal.Token)
        );
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hilda.Actor, new(hires["undone"], "Never signed"), portal.Token));
        await portal.GoTo(portal.Today.AddDays(1));
        await Decide(await Part(hires["put off"], 2), PayoutVerdict.Defer, portal.Today.AddDays(100));
        Portal.Ok(await portal.Op<VoidBatch>().Execute(portal.Paul.Actor, new(await Batch(), "The wrong pay run"), portal.Token));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var answered = await Batch();
        await Answer(answered, await Part(hires["rejected"], 1), paid: false);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(answered, [], true), portal.Token));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Hilda.Actor, new(hires["to recover"], "Never came"), portal.Token));
        await portal.GoTo(portal.Today.AddDays(12));
        await Batch();
        await portal.GoTo(portal.Today.AddDays(20));
        await portal.ReferAndHire(portal.Ben, "planned@mail.example", portal.Today.AddDays(40));
        var removed = await portal.Refer(portal.Ben, "removed@mail.example");
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(removed, false, "Met at work"), portal.Token));
        await TypedLate();
        await Returned(hires["days off"]);
    }

    /// <summary>A hire went on leave, to other hours, left and comes back.</summary>
    private async Task Returned(Guid hire)
    {
        var (person, today) = ((await portal.Load(hire)).HiredPersonId!.Value, portal.Today);
        Portal.Ok(
            await portal
                .Op<RecordLeave>()
                .Execute(portal.Hilda.Actor, new(person, Guid.CreateVersion7(), today.AddDays(-9), today.AddDays(-6)), portal.Token)
        );
        Portal.Ok(
            await portal
                .Op<RecordWorkingTime>()
                .Execute(portal.Hilda.Actor, new(person, Guid.CreateVersion7(), today.AddDays(-5), 80), portal.Token)
        );
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(person, today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
        );
        await portal.GoTo(today.AddDays(1));
        var again = await portal.ReferAndHire(portal.Other, "days.off@mail.example", portal.Today);
        await portal.Start(again, portal.Today);
        Assert.Equal(person, (await portal.Load(again)).HiredPersonId);
    }

    /// <summary>An acceptance is entered after the window: HR is asked whose bonus it is.</summary>
    private async Task TypedLate()
    {
        var made = portal.Today;
        await portal.Refer(portal.Ada, "late@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        var second = await portal.Refer(portal.Ben, "late@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(83));
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("Test"), portal.Token));
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await portal.Move(second, stage);
        var entry = (await portal.Load(second)).StageEntry;
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(portal.Rita.Actor, new(second, entry, made.AddDays(178), made.AddDays(183)), portal.Token)
        );
        await portal.Start(second, made.AddDays(183));
    }

    private async Task<Guid> Part(Guid referral, int number) =>
        (await portal.Payouts(referral)).Single(p => p.Number == number && p.Side == RecipientSide.Referrer).Id;

    private async Task Decide(Guid payout, PayoutVerdict verdict, DateOnly? until) =>
        Portal.Ok(await portal.Op<DecidePayouts>().Execute(portal.Hilda.Actor, new([payout], verdict, "Because", until), portal.Token));

    private async Task<Guid> Batch()
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(id, "EUR", null, portal.Today), portal.Token));
        return id;
    }

    private async Task Answer(Guid batch, Guid payout, bool paid)
    {
        await using var db = portal.Db();
        var line = await db.BatchLines.Where(l => l.BatchId == batch && l.PayoutId == payout).Select(l => l.Id).SingleAsync(portal.Token);
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [line], paid, "No account"), portal.Token));
    }
}
