using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>The portal on the SQL Server context, answered by SQLite.</summary>
public sealed class TsqlPortal : Portal
{
    protected override bool Embedded => true;

    private readonly List<(string Operation, int From)> _marks = [];
    public TsqlOnSqlite Server { get; private set; } = null!;

    public new async ValueTask InitializeAsync()
    {
        var file = Path.Combine(Folder, "server.db");
        await using (var schema = Databases.Sqlite(file, null)())
            await schema.Database.MigrateAsync(Token);
        Server = new TsqlOnSqlite(file);
        Factory
            .Services.GetRequiredService<Databases>()
            .Use(() =>
            {
                var options = new DbContextOptionsBuilder<SqlServerAppDbContext>()
                    .UseSqlServer("Server=nowhere", server => server.EnableRetryOnFailure(0).UseCompatibilityLevel(150).MaxBatchSize(1))
                    .AddInterceptors(Server)
                    .Options;
                return new SqlServerAppDbContext(options, null, Factory.Services.GetRequiredService<AuditChain>(), new MailKinds());
            });
        await base.InitializeAsync();
    }

    protected override async Task Prepare()
    {
        await using var db = Db();
        await DatabaseStart.FirstRows(db, Token);
        Ok(await Factory.Services.GetRequiredService<AuditStart>().Open(Token));
    }

    public override T Op<T>()
    {
        lock (_marks)
            _marks.Add((typeof(T).Name, Server?.Statements.Count ?? 0));
        return base.Op<T>();
    }

    /// <summary>The distinct statements of each operation, in the order first sent.</summary>
    public Dictionary<string, List<string>> ByOperation()
    {
        var all = new Dictionary<string, List<string>>();
        for (var i = 0; i < _marks.Count; i++)
        {
            var until = i + 1 < _marks.Count ? _marks[i + 1].From : Server.Statements.Count;
            if (!all.TryGetValue(_marks[i].Operation, out var statements))
                all[_marks[i].Operation] = statements = [];
            foreach (var statement in Server.Statements[_marks[i].From..until])
                if (!statements.Contains(statement))
                    statements.Add(statement);
        }
        return all;
    }
}

public sealed partial class TsqlTests : IAsyncLifetime
{
    private readonly TsqlPortal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>Moves a clock and calls others: no statement of its own that another does not show.</summary>
    private static readonly string[] WithoutOwnStatements = ["AdvanceDemoClock", "RunJobNow", "ListDemoMail"];

    [Fact]
    public void Test_database_on_a_server_is_emptied_of_every_table()
    {
        using var db = Databases.SqlServer(new DatabaseOptions { ConnectionString = "Server=none" }, null)();
        var sql = TestDatabases.Emptying(db);
        new TSql150Parser(true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors);
        Assert.All(db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>(), table =>
            Assert.Contains($"DELETE FROM [{table}];", sql, StringComparison.Ordinal)
        );
        Assert.Contains("DBCC CHECKIDENT ('[Audit]', RESEED, 0);", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_and_query_speaks_approved_tsql()
    {
        await WholeStory();
        await Queries();
        var spoken = portal.ByOperation();
        Assert.Equal(
            [],
            Registration
                .Operations()
                .Select(t => t.Name)
                .Except(WithoutOwnStatements)
                .Where(name => !spoken.TryGetValue(name, out var s) || s.Count == 0)
        );

        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        foreach (var statement in spoken.Values.SelectMany(s => s).Distinct())
        {
            parser.Parse(new StringReader(statement), out var errors);
            Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(e => e.Message))}\n{statement}");
        }
        Approve(spoken);
    }

    /// <summary>Two nodes whose clocks are a day apart agree on who sends a mail: days and dues are parameters, the lease is not.</summary>
    [Fact]
    public void Lease_of_a_claim_is_the_servers_clock_in_the_same_statement()
    {
        var approved = File.ReadAllText(Path.Combine(Source(), "Approved", "SendOutbox.sql"));
        Assert.Contains("[ClaimedUntil] = DATEADD(second, 300, SYSUTCDATETIME())", approved, StringComparison.Ordinal);
        Assert.DoesNotContain("[ClaimedUntil] < @", approved, StringComparison.Ordinal);
        Assert.Contains("[NextAttemptAt] <= @now", approved, StringComparison.Ordinal);
    }

    /// <summary>What a database administrator runs by hand lies in infra/sql; written anew with EMPLOYEEREFERRALS_APPROVE=1.</summary>
    [Fact]
    public void Migration_script_is_kept_and_parses_as_sql_server()
    {
        var script = SchemaCommands.Schema();
        foreach (var batch in script.Split("\nGO\n"))
        {
            new TSql150Parser(true).Parse(new StringReader(batch), out var errors);
            Assert.Empty(errors);
        }
        Assert.Contains("CREATE TABLE [Referrals]", script, StringComparison.Ordinal);
        var kept = Path.Combine(Source(), "..", "..", "..", "infra", "sql", "schema.sql");
        if (Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, script);
        }
        Assert.Equal(script, File.ReadAllText(kept));
    }

    private async Task WholeStory()
    {
        var (hr, token) = (portal.Hilda.Actor, portal.Token);
        var id = await portal.ReferAndHire(portal.Ada, "tsql@mail.example", portal.Today);
        var general = (
            await portal.Submit(portal.Ada, "general@mail.example", null, phone: "+49 30 9999999", linkedIn: "linkedin.com/in/general-g")
        )
            .Value
            .ReferralId;
        Portal.Ok(await portal.Submit(portal.Boss, "boss@mail.example", portal.Nurse));
        Portal.Ok(await portal.Submit(portal.Ben, "tsql@mail.example", portal.Clerk));
        await portal.Set(s => s.GeneralRecruiters = portal.Rita.Id.ToString());
        Portal.Ok(await portal.Op<ChangeOpening>().Execute(portal.Rita.Actor, new(general, portal.Clerk), token));
        Portal.Ok(await portal.Op<ChangePlannedStart>().Execute(portal.Rita.Actor, new(id, portal.Today.AddDays(1)), token));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Rita.Actor, new(id, "Again"), token));
        await portal.Move(id, Stage.Interview);
        Portal.Ok(await portal.Op<UndoMove>().Execute(portal.Rita.Actor, new(id, (await portal.Load(id)).StageEntry), token));
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(portal.Rita.Actor, new(id, (await portal.Load(id)).StageEntry, portal.Today, portal.Today), token)
        );
        await portal.Start(id, portal.Today);
        var other = await portal.ReferAndHire(portal.Ben, "leaves@mail.example", portal.Today.AddDays(5));
        Portal.Ok(await portal.Op<LeaveBeforeStart>().Execute(portal.Rita.Actor, new(other), token));
        Portal.Ok(await portal.Op<WriteNote>().Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), general, "Note"), token));
        Portal.Ok(await portal.Op<AssignRecruiter>().Execute(portal.Rita.Actor, new(general, portal.Rita.Id), token));
        Portal.Ok(await portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(general, "New Name", "new@mail.example"), token));
        var dup = (await portal.Submit(portal.Ben, "general@mail.example", portal.Nurse)).Value.ReferralId;
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(hr, new(dup, true, "Reason"), token));
        Portal.Ok(
            await portal
                .Op<MoveOpening>()
                .Execute(hr, new(portal.Clerk, Domain.Openings.OpeningState.OnHold, Domain.Openings.OpeningState.Published), token)
        );
        await using (var db = portal.Db())
        {
            var version = await db.Openings.Where(o => o.Id == portal.Clerk).Select(o => o.Version).SingleAsync(token);
            Portal.Ok(
                await portal
                    .Op<EditOpening>()
                    .Execute(
                        hr,
                        new(
                            portal.Clerk,
                            version,
                            new(
                                "Clerk 2",
                                "Nursing",
                                "Utrecht",
                                4,
                                PersonKind.Employee,
                                "Text",
                                true,
                                portal.Max.Id,
                                [portal.Rita.Id, portal.Rolf.Id]
                            )
                        ),
                        token
                    )
            );
        }
        var rewarded = await portal.ReferAndHire(portal.Ben, "decided@mail.example", portal.Today);
        Portal.Ok(await portal.Op<ChooseReward>().Execute(portal.Ben.Actor, new(rewarded, RewardKind.Cash, null), token));
        Portal.Ok(
            await portal
                .Op<DecidePayouts>()
                .Execute(hr, new([(await portal.Payouts(rewarded))[0].Id], PayoutVerdict.Cancel, "Reason"), token)
        );
        var hours = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<RecordWorkingTime>().Execute(hr, new(portal.Boss.Id, hours, portal.Today, 50), token));
        Portal.Ok(await portal.Op<UndoWorkingTime>().Execute(hr, new(portal.Boss.Id, hours), token));
        Portal.Ok(await portal.Op<RecordPriorApplication>().Execute(hr, new(rewarded, portal.Today.AddDays(-1)), token));
        Portal.Ok(await portal.Op<UndoPriorApplication>().Execute(hr, new(rewarded, portal.Today.AddDays(-1)), token));
        Portal.Ok(await portal.Op<AskForReview>().Execute(portal.Ben.Actor, new(rewarded, "Why?"), token));
        Portal.Ok(await portal.Op<AnswerReview>().Execute(hr, new(rewarded, "So."), token));
        Portal.Ok(await portal.Op<GetWhy>().Execute(hr, new(rewarded), token));
        Portal.Ok(await portal.Op<GetReview>().Execute(hr, new(rewarded), token));
        Portal.Ok(await portal.Op<ListReviews>().Execute(hr, new(1), token));
        var asked = new Domain.Credit.CreditCase(
            Guid.CreateVersion7(),
            rewarded,
            Domain.Credit.CaseGround.Corrected,
            rewarded,
            null,
            portal.Clock.GetUtcNow()
        );
        await using (var db = portal.Db())
        {
            db.CreditCases.Add(asked);
            Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), token));
        }
        Portal.Ok(await portal.Op<ListCreditCases>().Execute(hr, token));
        var amount = Guid.CreateVersion7();
        Portal.Ok(
            await portal.Op<AskForAmount>().Execute(portal.Rita.Actor, new(amount, portal.Nurse, "3000", "EUR", true, "Reason"), token)
        );
        Portal.Ok(await portal.Op<ListAmountRequests>().Execute(hr, new(null), token));
        Portal.Ok(await portal.Op<ListAmountRequests>().Execute(portal.Rita.Actor, new(portal.Nurse), token));
        Portal.Ok(await portal.Op<AnswerAmount>().Execute(hr, new(amount, true, null), token));
        Portal.Ok(await portal.Op<DecideCreditCase>().Execute(hr, new(asked.Id, false, "Reason"), token));
        var draft = Guid.CreateVersion7();
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    hr,
                    new(
                        draft,
                        Guid.CreateVersion7(),
                        "Nurses",
                        0,
                        portal.Today,
                        new PlanTerms { Amount = 100m, Schedule = [new Instalment(1, 100m, 0)] },
                        Draft: true
                    ),
                    token
                )
        );
        Portal.Ok(await portal.Op<DiscardPlanDraft>().Execute(hr, new(draft), token));
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    hr,
                    new(
                        Guid.CreateVersion7(),
                        DatabaseStart.FirstPlan,
                        "Referral bonus",
                        1,
                        portal.Today,
                        new PlanTerms { Amount = 100m, Schedule = [new Instalment(1, 100m, 0)] }
                    ),
                    token
                )
        );
        Portal.Ok(await portal.Op<RetirePlan>().Execute(hr, new(DatabaseStart.FirstPlan, portal.Today.AddDays(9)), token));
        Portal.Ok(await portal.Op<RetirePlan>().Execute(hr, new(DatabaseStart.FirstPlan, null), token));
        var campaign = Guid.CreateVersion7();
        Portal.Ok(
            await portal
                .Op<SaveCampaign>()
                .Execute(
                    hr,
                    new(campaign, new CampaignFacts("Double", portal.Today, portal.Today.AddDays(9), OpeningFilter.Any, 2m, null, null)),
                    token
                )
        );
        Portal.Ok(await portal.Op<EndCampaign>().Execute(hr, new(campaign), token));
        await portal.GoTo(portal.Today.AddDays(1));
        await portal.SendMail();
        await using (var db = portal.Db())
        {
            var mail = await db
                .Outbox.Where(m => m.ReferralId == dup && m.Kind == CandidateNoticeMail.Kind)
                .Select(m => m.Id)
                .FirstAsync(token);
            Portal.Ok(await portal.Op<ResendMail>().Execute(portal.Rita.Actor, new(mail), token));
        }
        portal.Clock.Advance(TimeSpan.FromDays(5));
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Send reminders"), token));
        var leave = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<RecordLeave>().Execute(hr, new(portal.Ada.Id, leave, portal.Today, null), token));
        Portal.Ok(await portal.Op<UndoLeave>().Execute(hr, new(portal.Ada.Id, leave), token));
        Portal.Ok(await portal.Op<RecordLastDay>().Execute(hr, new(portal.Ada.Id, portal.Today, LeavingReason.OwnWish), token));
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(hr, new(portal.Ada.Id), token));
        await PeopleStory(hr, token);
        await ListStory(hr, token);
        await MergeStory(token);
        await WhoTheyAreStory(hr, token);
        var settings = await portal.Factory.Services.GetRequiredService<Programme>().Settings(token);
        Portal.Ok(
            await portal
                .Op<ChangeSettings>()
                .Execute(
                    portal.Adi.Actor,
                    new(
                        settings.Version,
                        "Company",
                        settings.TimeZone,
                        WorkingDays.MondayToFriday,
                        "NL",
                        20,
                        false,
                        [portal.Rita.Id],
                        180,
                        CreditScope.AnyOpening,
                        48,
                        5,
                        10,
                        15,
                        10,
                        3,
                        7,
                        180,
                        5
                    ),
                    token
                )
        );
        await PayrollStory(token);
        portal.Clock.Advance(TimeSpan.FromDays(190));
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), token));
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), token));
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(hr, new(dup, true), token));
        var last = await portal.Refer(portal.Ada, "link@mail.example");
        await using (var db = portal.Db())
        {
            var link = await db.CandidateLinks.SingleAsync(l => l.ReferralId == last, token);
            Portal.Ok(
                await portal
                    .Op<ObjectAsCandidate>()
                    .Execute(
                        Actor.Nobody,
                        new(portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id)),
                        token
                    )
            );
        }
    }

    /// <summary>A batch with one rejected line, and one that was interrupted twice: while it was made, and while it was voided.</summary>
    private async Task PayrollStory(CancellationToken token)
    {
        var (paul, system) = (portal.Paul.Actor, Actor.System("Test"));
        Guid[] hires =
        [
            await portal.ReferAndHire(portal.Ben, "paid@mail.example", portal.Today),
            await portal.ReferAndHire(portal.Other, "rejected@mail.example", portal.Today),
        ];
        foreach (var hire in hires)
            await portal.Start(hire, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(paul, new(batch, "EUR", "Company BV", portal.Today), token));
        Portal.Ok(await portal.Op<AnswerBatch>().Execute(paul, new(batch, "Line,Status,Reason\nB1-1,rejected,No account\n", true), token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(paul, new(batch, [], true), token));
        var second = Guid.CreateVersion7();
        var settings = await portal.Factory.Services.GetRequiredService<Programme>().Settings(token);
        await using (var db = portal.Db())
        {
            db.Batches.Add(
                new PayrollBatch(
                    second,
                    2,
                    new("EUR", null, portal.Today),
                    settings.LayoutForPayroll,
                    new(paul, portal.Clock.GetUtcNow(), portal.Today)
                )
            );
            Portal.Ok(await db.Commit(paul, portal.Clock.GetUtcNow(), token));
        }
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Portal.Ok(await portal.Op<FinishBatches>().Execute(system, token));
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Send reminders"), token));
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Send reminders"), token));
        await portal.SendMail();
        Portal.Ok(await portal.Op<VoidBatch>().Execute(paul, new(second, "Wrong pay run"), token));
        var version = (await portal.Op<GetPayrollSettings>().Execute(portal.Adi.Actor, token)).Value.Version;
        Portal.Ok(await portal.Op<ChangePayrollSettings>().Execute(portal.Adi.Actor, new(version, PayrollLayout.Standard, 5), token));
        foreach (var actor in new[] { paul, portal.Hilda.Actor })
        {
            await portal.Op<ListBatches>().Execute(actor, new(BatchTab.Confirmed, 1), token);
            foreach (var tab in new[] { LineTab.All, LineTab.Rejected })
                await portal.Op<GetBatch>().Execute(actor, new(batch, tab, 1, "olga e01"), token);
            Portal.Ok(await portal.Op<GetBatchFile>().Execute(actor, new(batch), token));
            Portal.Ok(
                await portal
                    .Op<GetStatement>()
                    .Execute(
                        actor,
                        new(portal.Ben.Id, portal.Today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)),
                        token
                    )
            );
        }
        Portal.Ok(await portal.Op<GetBatchPreview>().Execute(paul, new("EUR", "Company BV", portal.Today, 1), token));
        Portal.Ok(await portal.Op<GetBatchPreview>().Execute(paul, new(null, null, null, 1), token));
        Portal.Ok(await portal.Op<GetStatement>().Execute(portal.Ben.Actor, new(null, null), token));
    }

    /// <summary>A hire on one side, merged and taken apart; then kept apart; and one merge that stays, to be erased with the
    /// rest.</summary>
    private async Task MergeStory(CancellationToken token)
    {
        var rita = portal.Rita.Actor;
        // Of somebody who is hired HR decides.
        var hugo = portal.Hugo.Actor;
        const string phone = "+31 6 1234 5601";
        var one = (await portal.Submit(portal.Ada, "one@merge.example", portal.Nurse, "Dora Lind", phone: phone)).Value.ReferralId;
        var two = (await portal.Submit(portal.Ben, "two@merge.example", portal.Nurse, "Dora Berg", phone: phone)).Value.ReferralId;
        await portal.Hire(two, portal.Today);
        var other = (await portal.Load(two)).CandidateId;
        await portal.Op<GetReferral>().Execute(rita, new(one), token);
        Portal.Ok(await portal.Op<GetMergePreview>().Execute(hugo, new(one, other), token));
        Portal.Ok(await portal.Op<MergeCandidates>().Execute(hugo, new(one, other), token));
        await portal.Op<GetReferral>().Execute(rita, new(one), token);
        await using (var db = portal.Db())
        {
            var merge = await db.Merges.Where(m => m.FromId == other || m.IntoId == other).Select(m => m.Id).SingleAsync(token);
            Portal.Ok(await portal.Op<UndoMerge>().Execute(hugo, new(merge), token));
        }
        Portal.Ok(await portal.Op<DismissMatch>().Execute(hugo, new(one, other), token));
        Portal.Ok(await portal.Submit(portal.Boss, "one@merge.example", portal.Nurse, "Dora Lind", phone: phone));
    }

    /// <summary>Two whom an earlier version took for one, and a candidate with the number of somebody here.</summary>
    private async Task WhoTheyAreStory(Actor hr, CancellationToken token)
    {
        var one = (await portal.Submit(portal.Ada, "liam@who.example", portal.Nurse, "Liam Quarrington")).Value.ReferralId;
        var two = (await portal.Submit(portal.Ben, "liam@who.example", portal.Nurse, "Lena Quarrington")).Value.ReferralId;
        var candidate = (await portal.Load(one)).CandidateId;
        await using (var db = portal.Db())
        {
            (await db.Candidates.Include(c => c.Contacts).SingleAsync(c => c.Id == candidate, token)).AddContact(
                Domain.Candidates.ContactKind.Email,
                "lena@who.example",
                "lena@who.example"
            );
            Portal.Ok(await db.Save(token));
            foreach (var referral in await db.Referrals.Where(r => r.CandidateId == candidate).ToListAsync(token))
                db.Entry(referral).Property(r => r.TypedEmail).CurrentValue = null;
            Portal.Ok(await db.Save(token));
            await db
                .People.Where(p => p.Id == portal.Boss.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.PhoneKey, "+31612345677"), token);
        }
        Portal.Ok(await portal.Op<ListEarlierCases>().Execute(hr, token));
        DecideEarlierCase.AddressOf[] addresses = [new(one, "liam@who.example"), new(two, "lena@who.example")];
        Portal.Ok(
            await portal.Op<DecideEarlierCase>().Execute(hr, new(EarlierRule.LinkedWithoutAddress, candidate, false, addresses), token)
        );
        Portal.Ok(await portal.Submit(portal.Ada, "number@who.example", portal.Nurse, "Nora Number", phone: "+31 6 1234 5677"));
        Portal.Ok(await portal.Op<ListHiredMatches>().Execute(hr, token));
        var asked = (await portal.Op<ListPersonMatches>().Execute(hr, token)).Value.Rows.Single();
        Portal.Ok(await portal.Op<DecidePersonMatch>().Execute(hr, new(asked.MatchId, true), token));
    }

    private async Task ListStory(Actor hr, CancellationToken token)
    {
        var start = Actor.System("Start");
        await using (var db = portal.Db())
        {
            var boss = db.People.Where(p => p.Id == portal.Boss.Id);
            await boss.ExecuteUpdateAsync(set => set.SetProperty(p => p.Department, "nursing"), token);
        }
        Portal.Ok(await portal.Op<MakeLists>().Execute(start, token));
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Portal.Ok(await portal.Op<AddListEntry>().Execute(hr, new(one, ListKind.Department, "Wards"), token));
        Portal.Ok(await portal.Op<AddListEntry>().Execute(hr, new(two, ListKind.Department, "Ward"), token));
        Portal.Ok(await portal.Op<KeepListEntriesApart>().Execute(hr, new(one, two), token));
        Portal.Ok(await portal.Op<RetireListEntry>().Execute(hr, new(one, true), token));
        Portal.Ok(await portal.Op<JoinListEntries>().Execute(hr, new(one, 1, two, 0), token));
        var nursing = (await portal.Programme.Lists(token)).Find(ListKind.Department, "Nursing")!;
        Portal.Ok(await portal.Op<RenameListEntry>().Execute(hr, new(nursing.Id, nursing.Version, "Nurses"), token));
        Portal.Ok(await portal.Op<RenameListEntry>().Execute(hr, new(nursing.Id, nursing.Version + 1, "Nursing"), token));
    }

    private async Task PeopleStory(Actor hr, CancellationToken token)
    {
        var adi = portal.Adi.Actor;
        var id = Guid.CreateVersion7();
        var form = new PersonForm(
            "Nora New",
            "nora@company.example",
            "E99",
            "Company BV",
            "Nursing",
            "Utrecht",
            3,
            PersonKind.Employee,
            portal.Boss.Email,
            portal.Today,
            "nora@home.example",
            "+49 30 7654321"
        );
        Portal.Ok(await portal.Op<AddPerson>().Execute(hr, new(id, form), token));
        Portal.Ok(await portal.Op<ChangePerson>().Execute(hr, new(id, 0, form with { FirstDay = portal.Today.AddDays(-1) }), token));
        Portal.Ok(await portal.Op<ChangeRoles>().Execute(adi, new(id, Roles.Payroll, Roles.None), token));
        Portal.Ok(await portal.Op<EndAccess>().Execute(hr, new(id), token));
        Portal.Ok(await portal.Op<RestoreAccess>().Execute(adi, new(id), token));
        var account = new ProviderAccount("issuer", "subject", [EmailAddress.Parse("nora@company.example")!], "E99", Roles.None, null);
        var admitted = await portal.Op<AdmitPerson>().Execute(Actor.System("Sign-in"), account, token);
        Portal.Ok(admitted);
        Portal.Ok(await portal.Op<AdmitPerson>().Execute(Actor.System("Sign-in"), account, token));
        Portal.Ok(await portal.Op<ActorFactory>().Make(id, Roles.None, admitted.Value.IdentityId, token));
        Portal.Ok(await portal.Op<UnlinkIdentity>().Execute(adi, new(id, admitted.Value.IdentityId!.Value), token));
        var session = (await portal.Op<BeginSession>().Execute(Actor.System("Sign-in"), new(portal.Ada.Id, "Firefox"), token)).Value.Id;
        Portal.Ok(await portal.Op<Sessions>().Read(session, token));
        Assert.Single(await portal.Op<Sessions>().Read([session], token));
        await portal.Op<Sessions>().Seen([session], token);
        await portal.Op<Sessions>().AskedNow(session, token);
        Portal.Ok(await portal.Op<ListSessions>().Execute(portal.Ada.Actor, new(portal.Ada.Id), token));
        Portal.Ok(await portal.Op<EndSession>().Execute(portal.Ada.Actor, new(session), token));
        Portal.Ok(await portal.Op<RecordRefusal>().Execute(portal.Ada.Actor, new("settings"), token));
        Portal.Ok(await portal.Op<AddFirstAdministrator>().Execute(Actor.System("Start"), token));
    }

    /// <summary>Approved files lie beside the tests; with EMPLOYEEREFERRALS_APPROVE=1 they are written anew.</summary>
    private static void Approve(Dictionary<string, List<string>> spoken)
    {
        var folder = Path.Combine(Source(), "Approved");
        var differ = new List<string>();
        foreach (var name in Registration.Operations().Select(t => t.Name).Except(WithoutOwnStatements))
        {
            var file = Path.Combine(folder, name + ".sql");
            var now = string.Join("\n\n", spoken[name].Select(Normal).Distinct().Order(StringComparer.Ordinal)) + "\n";
            if (Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_APPROVE") == "1")
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(file, now);
            }
            else if (!File.Exists(file) || File.ReadAllText(file) != now)
                differ.Add(name);
        }
        Assert.Equal(
            [],
            Directory
                .GetFiles(folder, "*.sql")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Except(Registration.Operations().Select(o => o.Name))
        );
        Assert.True(
            differ.Count == 0,
            $"The T-SQL of {string.Join(", ", differ)} is not as approved. Look at it, then run with EMPLOYEEREFERRALS_APPROVE=1."
        );
    }

    // How many values a list holds depends on the story, not on the statement.
    private static string Normal(string statement) => Lists().Replace(statement.ReplaceLineEndings("\n").Trim(), "IN (@list)");

    [System.Text.RegularExpressions.GeneratedRegex(@"IN \(@\w+(, @\w+)*\)")]
    private static partial System.Text.RegularExpressions.Regex Lists();

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
