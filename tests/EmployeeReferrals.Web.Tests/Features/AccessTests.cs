using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>Every operation for every role, for nobody, for a recruiter of another opening and for one's own referral, against the table of
/// docs/rules.md §2.</summary>
public sealed partial class AccessTests(Portal portal) : IClassFixture<Portal>
{
    /// <summary>Who may. "Own" is a recruiter or HR acting on a referral they made themselves.</summary>
    [Flags]
    public enum May
    {
        Nobody = 0,
        NotSignedIn = 1,
        Employee = 2,
        RecruiterOfOpening = 4,
        OtherRecruiter = 8,
        HiringManager = 16,
        Hr = 32,
        Payroll = 64,
        Auditor = 128,
        Administrator = 256,
        OwnAsRecruiter = 512,
        OwnAsHr = 1024,
        System = 2048,
        Working = RecruiterOfOpening | Hr,
        SignedIn =
            Employee
            | RecruiterOfOpening
            | OtherRecruiter
            | HiringManager
            | Hr
            | Payroll
            | Auditor
            | Administrator
            | OwnAsRecruiter
            | OwnAsHr,
    }

    /// <summary>What a row is given: a fresh referral in the stage it needs, by somebody else or by the actor.</summary>
    public sealed record Target(Portal Portal, Guid Referral, Referral Loaded, Someone Referrer)
    {
        /// <summary>What its row drew and set up. Rewound, the row gives the very same command again.</summary>
        public Drawn Drawn { get; init; } = new();

        public Guid Id() => Drawn.Take(Guid.CreateVersion7);

        public Task<T> Once<T>(Func<Task<T>> setUp) => Drawn.Take(setUp);

        public CancellationToken Token => Portal.Token;

        public T Op<T>()
            where T : notnull => Portal.Op<T>();
    }

    public sealed record Row(May May, Stage Needs, Func<Actor, Target, Task<Result>> Call);

    private static readonly OpeningForm Form = new("Title", "Nursing", "Utrecht", 3, PersonKind.Employee, "", true, Guid.Empty, []);

    private static readonly PersonForm SomebodyNew = new(
        "Nora New",
        null,
        null,
        "Company BV",
        "Nursing",
        "Utrecht",
        3,
        PersonKind.Employee,
        null,
        new DateOnly(2026, 1, 1),
        null,
        null
    );

    internal static readonly Dictionary<string, Row> Operations = new()
    {
        [nameof(SubmitReferral)] = new(May.SignedIn, Stage.New, async (a, t) =>
            await t.Op<SubmitReferral>().Execute(a, new(t.Id(), t.Portal.Nurse, "N", $"{t.Id():N}@mail.example", "W"), t.Token)
        ),
        [nameof(UndoMove)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<UndoMove>().Execute(a, new(t.Referral, await t.Once(() => MovedBy(a, t))), t.Token)
        ),
        [nameof(MoveReferral)] = new(May.Working, Stage.New, (a, t) =>
            t.Op<MoveReferral>().Execute(a, new(t.Referral, Stage.Screening, t.Loaded.StageEntry), t.Token)
        ),
        [nameof(HireReferral)] = new(May.Working, Stage.Offer, (a, t) =>
            t.Op<HireReferral>().Execute(a, new(t.Referral, t.Loaded.StageEntry, t.Portal.Today, null), t.Token)
        ),
        [nameof(ConfirmStart)] = new(May.Working, Stage.Hired, (a, t) =>
            t.Op<ConfirmStart>().Execute(a, new(t.Referral, t.Portal.Today), t.Token)
        ),
        [nameof(ChangePlannedStart)] = new(May.Working, Stage.Hired, (a, t) =>
            t.Op<ChangePlannedStart>().Execute(a, new(t.Referral, t.Portal.Today.AddDays(3)), t.Token)
        ),
        [nameof(LeaveBeforeStart)] = new(May.Working, Stage.Hired, (a, t) => t.Op<LeaveBeforeStart>().Execute(a, new(t.Referral), t.Token)),
        [nameof(UndoHire)] = new(May.Working, Stage.Hired, (a, t) => t.Op<UndoHire>().Execute(a, new(t.Referral, "Reason"), t.Token)),
        [nameof(ChangeOpening)] = new(May.Hr, Stage.New, (a, t) =>
            t.Op<ChangeOpening>().Execute(a, new(t.Referral, t.Portal.Clerk), t.Token)
        ),
        [nameof(OverrideCredit)] = new(May.Hr, Stage.New, (a, t) =>
            t.Op<OverrideCredit>().Execute(a, new(t.Referral, false, "Reason"), t.Token)
        ),
        [nameof(WriteNote)] = new(May.Working, Stage.New, (a, t) => t.Op<WriteNote>().Execute(a, new(t.Id(), t.Referral, "Note"), t.Token)),
        [nameof(AssignRecruiter)] = new(May.Working, Stage.New, (a, t) =>
            t.Op<AssignRecruiter>().Execute(a, new(t.Referral, null), t.Token)
        ),
        [nameof(CorrectCandidate)] = new(May.Working, Stage.New, (a, t) =>
            t.Op<CorrectCandidate>().Execute(a, new(t.Referral, "N", $"{t.Id():N}@mail.example"), t.Token)
        ),
        [nameof(ResendMail)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<ResendMail>().Execute(a, new(await t.Once(() => Mail(t))), t.Token)
        ),
        [nameof(EraseCandidate)] = new(May.Hr, Stage.New, (a, t) => t.Op<EraseCandidate>().Execute(a, new(t.Referral, false), t.Token)),
        [nameof(ObjectAsCandidate)] = new(May.NotSignedIn | May.SignedIn | May.System, Stage.New, async (a, t) =>
            await t.Op<ObjectAsCandidate>().Execute(a, new(await t.Once(() => Token(t))), t.Token)
        ),
        [nameof(MergeCandidates)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<MergeCandidates>().Execute(a, new(t.Referral, await t.Once(() => Another(t))), t.Token)
        ),
        [nameof(DismissMatch)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<DismissMatch>().Execute(a, new(t.Referral, await t.Once(() => Another(t))), t.Token)
        ),
        [nameof(UndoMerge)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<UndoMerge>().Execute(a, new(await t.Once(() => Merged(t))), t.Token)
        ),
        [nameof(RecordLastDay)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<RecordLastDay>().Execute(a, new(t.Portal.Boss.Id, new DateOnly(2030, 1, 1), LeavingReason.Other), t.Token)
        ),
        [nameof(UndoLastDay)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<UndoLastDay>().Execute(a, new(t.Portal.Boss.Id), t.Token)
        ),
        [nameof(RecordLeave)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<RecordLeave>().Execute(a, new(t.Portal.Boss.Id, t.Id(), new DateOnly(2030, 1, 1), new DateOnly(2030, 1, 2)), t.Token)
        ),
        [nameof(UndoLeave)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<UndoLeave>().Execute(a, new(t.Portal.Boss.Id, await t.Once(() => Leave(t))), t.Token)
        ),
        [nameof(AddPerson)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<AddPerson>().Execute(a, new(t.Id(), SomebodyNew), t.Token)
        ),
        [nameof(ChangePerson)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<ChangePerson>().Execute(a, new(t.Portal.Boss.Id, -1, SomebodyNew), t.Token)
        ),
        [nameof(ChangeRoles)] = new(May.Administrator, Stage.New, (a, t) =>
            t.Op<ChangeRoles>().Execute(a, new(t.Portal.Boss.Id, Roles.Payroll, Roles.Auditor), t.Token)
        ),
        [nameof(EndAccess)] = new(May.Hr | May.OwnAsHr | May.Administrator, Stage.New, (a, t) =>
            t.Op<EndAccess>().Execute(a, new(t.Portal.Boss.Id), t.Token)
        ),
        [nameof(RestoreAccess)] = new(May.Hr | May.OwnAsHr | May.Administrator, Stage.New, (a, t) =>
            t.Op<RestoreAccess>().Execute(a, new(t.Portal.Boss.Id), t.Token)
        ),
        [nameof(UnlinkIdentity)] = new(May.Administrator, Stage.New, async (a, t) =>
            await t.Op<UnlinkIdentity>().Execute(a, new(t.Portal.Boss.Id, await t.Once(() => Account(t))), t.Token)
        ),
        [nameof(AdmitPerson)] = new(May.System, Stage.New, async (a, t) =>
            await t.Op<AdmitPerson>().Execute(a, new("issuer", "nobody", [], null, Roles.None, null), t.Token)
        ),
        [nameof(AddFirstAdministrator)] = new(May.System, Stage.New, async (a, t) =>
            await t.Op<AddFirstAdministrator>().Execute(a, t.Token)
        ),
        [nameof(CreateOpening)] = new(May.Working | May.OtherRecruiter | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<CreateOpening>()
                .Execute(a, new(t.Id(), Form with { HiringManagerId = t.Portal.Max.Id, RecruiterIds = [t.Portal.Rita.Id] }), t.Token)
        ),
        [nameof(EditOpening)] = new(May.Working | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<EditOpening>().Execute(a, new(t.Portal.Nurse, -1, Form), t.Token)
        ),
        [nameof(MoveOpening)] = new(May.Working | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<MoveOpening>().Execute(a, new(t.Portal.Nurse, OpeningState.Closed, OpeningState.Draft), t.Token)
        ),
        [nameof(RecordWorkingTime)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<RecordWorkingTime>().Execute(a, new(t.Portal.Boss.Id, t.Id(), new DateOnly(2030, 1, 1), 50), t.Token)
        ),
        [nameof(UndoWorkingTime)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<UndoWorkingTime>().Execute(a, new(t.Portal.Boss.Id, await t.Once(() => Hours(t.Portal, t.Portal.Boss.Id))), t.Token)
        ),
        [nameof(RecordPriorApplication)] = new(May.Working, Stage.New, (a, t) =>
            t.Op<RecordPriorApplication>().Execute(a, new(t.Referral, t.Portal.Today), t.Token)
        ),
        [nameof(UndoPriorApplication)] = new(May.Working, Stage.New, async (a, t) =>
        {
            await t.Once(() => Applied(t));
            return await t.Op<UndoPriorApplication>().Execute(a, new(t.Referral, t.Portal.Today), t.Token);
        }),
        [nameof(DecidePayouts)] = new(May.Hr, Stage.Hired, async (a, t) =>
            await t.Op<DecidePayouts>()
                .Execute(
                    a,
                    new([(await t.Portal.Payouts(t.Referral)).FirstOrDefault()?.Id ?? Guid.Empty], PayoutVerdict.Cancel, "Reason"),
                    t.Token
                )
        ),
        // The recipient alone: none of those who ask here.
        [nameof(ChooseReward)] = new(May.Nobody, Stage.Hired, (a, t) =>
            t.Op<ChooseReward>().Execute(a, new(t.Referral, RewardKind.Cash, null), t.Token)
        ),
        [nameof(AskForReview)] = new(May.OwnAsRecruiter | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<AskForReview>().Execute(a, new(t.Referral, "Why?"), t.Token)
        ),
        [nameof(AskForAmount)] = new(May.Working | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<AskForAmount>().Execute(a, new(t.Id(), t.Portal.Nurse, "3000", "EUR", true, "Reason"), t.Token)
        ),
        [nameof(AnswerAmount)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<AnswerAmount>().Execute(a, new(await t.Once(() => AskedAmount(t)), false, "No"), t.Token)
        ),
        [nameof(DecideEarlierCase)] = new(May.Hr, Stage.New, async (a, t) =>
            await t.Op<DecideEarlierCase>()
                .Execute(a, new(EarlierRule.LinkedWithoutAddress, await t.Once(() => TakenForOne(t)), Keep: true), t.Token)
        ),
        [nameof(DecidePersonMatch)] = new(May.Hr, Stage.New, async (a, t) =>
            await t.Op<DecidePersonMatch>().Execute(a, new(await t.Once(() => MaybeHere(t)), Same: false), t.Token)
        ),
        [nameof(DecideCreditCase)] = new(May.Hr, Stage.Hired, async (a, t) =>
            await t.Op<DecideCreditCase>().Execute(a, new(await t.Once(() => Asked(t)), false, "Reason"), t.Token)
        ),
        [nameof(AnswerReview)] = new(May.Hr, Stage.New, async (a, t) =>
        {
            await t.Once(() => AskedWhy(t));
            return await t.Op<AnswerReview>().Execute(a, new(t.Referral, "So."), t.Token);
        }),
        [nameof(SavePlanVersion)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<SavePlanVersion>()
                .Execute(
                    a,
                    new(
                        t.Id(),
                        DatabaseStart.FirstPlan,
                        "Referral bonus",
                        99,
                        t.Portal.Today,
                        new PlanTerms { Amount = 1m, Schedule = [new(1, 1m, 0)] }
                    ),
                    t.Token
                )
        ),
        [nameof(DiscardPlanDraft)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<DiscardPlanDraft>().Execute(a, new(new Guid("00000000-0000-0000-0000-000000000001")), t.Token)
        ),
        [nameof(RetirePlan)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<RetirePlan>().Execute(a, new(DatabaseStart.FirstPlan, t.Portal.Today.AddDays(-1)), t.Token)
        ),
        [nameof(SaveCampaign)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<SaveCampaign>()
                .Execute(a, new(t.Id(), new CampaignFacts("", t.Portal.Today, t.Portal.Today, OpeningFilter.Any, 2m, null, null)), t.Token)
        ),
        [nameof(EndCampaign)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<EndCampaign>().Execute(a, new(await t.Once(() => Campaign(t))), t.Token)
        ),
        [nameof(ChangeSettings)] = new(May.Administrator, Stage.New, (a, t) =>
            t.Op<ChangeSettings>()
                .Execute(
                    a,
                    new(
                        -1,
                        "N",
                        "Europe/Berlin",
                        WorkingDays.MondayToFriday,
                        "DE",
                        1,
                        false,
                        [],
                        1,
                        CreditScope.AnyOpening,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1
                    ),
                    t.Token
                )
        ),
        [nameof(CreateBatch)] = new(May.Payroll, Stage.New, async (a, t) =>
            await t.Op<CreateBatch>().Execute(a, new(t.Id(), "EUR", null, t.Portal.Today), t.Token)
        ),
        [nameof(ConfirmLines)] = new(May.Payroll, Stage.New, async (a, t) =>
            await t.Op<ConfirmLines>().Execute(a, new(await t.Once(() => Batch(t)), [], false, "Reason"), t.Token)
        ),
        [nameof(AnswerBatch)] = new(May.Payroll, Stage.New, async (a, t) =>
            await t.Op<AnswerBatch>().Execute(a, new(await t.Once(() => Batch(t)), "Line,Status", true), t.Token)
        ),
        [nameof(VoidBatch)] = new(May.Payroll, Stage.New, async (a, t) =>
            await t.Op<VoidBatch>().Execute(a, new(await t.Once(() => Batch(t)), "Reason"), t.Token)
        ),
        [nameof(FinishBatches)] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<FinishBatches>().Execute(a, t.Token)
        ),
        [nameof(ChangePayrollSettings)] = new(May.Administrator, Stage.New, (a, t) =>
            t.Op<ChangePayrollSettings>().Execute(a, new(-1, PayrollLayout.Standard, 5), t.Token)
        ),
        [nameof(MakeLists)] = new(May.System, Stage.New, async (a, t) =>
        {
            await t.Once(() => Unlisted(t));
            return await t.Op<MakeLists>().Execute(a, t.Token);
        }),
        [nameof(AddListEntry)] = new(May.Hr | May.OwnAsHr, Stage.New, (a, t) =>
            t.Op<AddListEntry>().Execute(a, new(t.Id(), ListKind.Department, $"Ward {t.Id():N}"), t.Token)
        ),
        [nameof(RenameListEntry)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<RenameListEntry>().Execute(a, new(await t.Once(() => Listed(t)), 0, $"Ward {t.Id():N}"), t.Token)
        ),
        [nameof(RetireListEntry)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<RetireListEntry>().Execute(a, new(await t.Once(() => Listed(t)), true), t.Token)
        ),
        [nameof(JoinListEntries)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<JoinListEntries>().Execute(a, new(await t.Once(() => Listed(t)), 0, await t.Once(() => Listed(t)), 0), t.Token)
        ),
        [nameof(KeepListEntriesApart)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<KeepListEntriesApart>().Execute(a, new(await t.Once(() => Listed(t)), await t.Once(() => Listed(t))), t.Token)
        ),
        ["ReleasePayouts"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Payouts.ReleasePayouts>().Execute(a, t.Token)
        ),
        [nameof(RunJobNow)] = new(May.Administrator, Stage.New, async (a, t) =>
            await t.Op<RunJobNow>().Execute(a, new("Send mail"), t.Token)
        ),
        [nameof(RetryMail)] = new(May.Administrator, Stage.New, async (a, t) =>
            await t.Op<RetryMail>().Execute(a, new(await t.Once(() => Mail(t))), t.Token)
        ),
        ["SendOutbox"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Mail.SendOutbox>().Execute(a, t.Token)
        ),
        ["SendTestMail"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Mail.SendTestMail>().Execute(a, new(), t.Token)
        ),
        ["SendReminders"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Reminders.SendReminders>().Execute(a, t.Token)
        ),
        ["RecordExport"] = new(May.SignedIn, Stage.New, (a, t) => t.Op<RecordExport>().Execute(a, new(ExportKind.Payouts), t.Token)),
        ["BeginSession"] = new(May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.SignIn.BeginSession>().Execute(a, new(t.Portal.Boss.Id, "Firefox"), t.Token)
        ),
        ["EndSession"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.SignIn.EndSession>().Execute(a, new(await t.Once(() => SessionOfBoss(t))), t.Token)
        ),
        ["RecordRefusal"] = new(May.SignedIn, Stage.New, (a, t) =>
            t.Op<Web.Features.SignIn.RecordRefusal>().Execute(a, new("settings"), t.Token)
        ),
        ["AcceptHead"] = new(May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Audit.AcceptHead>().Execute(a, new("Reason"), t.Token)
        ),
        ["ChainAudit"] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<Web.Features.Audit.ChainAudit>().Execute(a, t.Token)
        ),
        [nameof(EndOwnershipWindows)] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<EndOwnershipWindows>().Execute(a, t.Token)
        ),
        [nameof(EraseExpiredData)] = new(May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<EraseExpiredData>().Execute(a, t.Token)
        ),
    };

    /// <summary>Somebody in a department that an earlier release let one type.</summary>
    private static async Task<Guid> Unlisted(Target t)
    {
        var id = Guid.CreateVersion7();
        await using var db = t.Portal.Db();
        db.People.Add(new Person(id, "Una Listed", $"{id:N}@company.example", new DateOnly(2024, 1, 1)) { Department = $"Ward {id:N}" });
        Portal.Ok(await db.Commit(Actor.System("Test"), t.Portal.Clock.GetUtcNow(), t.Token));
        return id;
    }

    private static async Task<Guid> Listed(Target t)
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(await t.Op<AddListEntry>().Execute(t.Portal.Hilda.Actor, new(id, ListKind.Department, $"Ward {id:N}"), t.Token));
        return id;
    }

    /// <summary>Not there where this test runs: the clock is not the demonstration's.</summary>
    private static readonly string[] OnlyInTheDemonstration = ["AdvanceDemoClock", "ListDemoMail"];

    [Fact]
    public void Every_operation_and_query_has_a_row() =>
        Assert.Equal(
            Registration.Operations().Select(t => t.Name).Except(OnlyInTheDemonstration).Order(),
            Operations.Keys.Concat(Queries.Keys).Order()
        );

    public static TheoryData<string> Names => [.. Operations.Keys.Concat(Queries.Keys).Order()];

    /// <summary>The table may be narrower: of those who may call it, some are shown nothing of what the row asks for.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_says_itself_who_may_call_it(string name)
    {
        var row = Operations.TryGetValue(name, out var found) ? found : Queries[name];
        var said = MayAttribute.Of(Registration.Operations().Single(t => t.Name == name));
        var ofTheTable = Actors().Where(a => row.May.HasFlag(a.Item1)).Select(a => a.Item2).ToList();
        Assert.All(ofTheTable, actor => Assert.True(said.Allows(actor), $"{name} does not name {actor.Roles}"));
        Assert.Equal(ofTheTable.Exists(a => a.IsSystem), said.Allows(Actor.System("Test")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_is_for_those_of_the_table_alone(string name)
    {
        var row = Operations.TryGetValue(name, out var found) ? found : Queries[name];
        // The operations that send would send what all rows before left waiting.
        await using (var db = portal.Db())
            await db.Outbox.ExecuteDeleteAsync(portal.Token);
        var wrong = new List<string>();
        foreach (var (who, actor, referrer) in Actors())
        {
            var target = await Fresh(row.Needs, referrer);
            var result = await row.Call(actor, target);
            var was = result.Outcome is not (Outcome.Forbidden or Outcome.NotFound);
            if (was != row.May.HasFlag(who))
                wrong.Add($"{who}: {result.Outcome}");
        }
        Assert.True(wrong.Count == 0, $"{name}: {string.Join(", ", wrong)}");
    }

    internal IEnumerable<(May, Actor, Someone)> Actors()
    {
        yield return (May.NotSignedIn, Actor.Nobody, portal.Ada);
        yield return (May.Employee, portal.Ben.Actor, portal.Ada);
        yield return (May.RecruiterOfOpening, portal.Rolf.Actor, portal.Ada);
        yield return (May.OtherRecruiter, portal.Other.Actor, portal.Ada);
        yield return (May.HiringManager, portal.Max.Actor, portal.Ada);
        yield return (May.Hr, portal.Hugo.Actor, portal.Ada);
        yield return (May.Payroll, portal.Paul.Actor, portal.Ada);
        yield return (May.Auditor, portal.Aud.Actor, portal.Ada);
        yield return (May.Administrator, portal.Adi.Actor, portal.Ada);
        yield return (May.OwnAsRecruiter, portal.Rolf.Actor, portal.Rolf);
        yield return (May.OwnAsHr, portal.Hilda.Actor, portal.Hilda);
        yield return (May.System, Actor.System("Test"), portal.Ada);
    }

    internal async Task<Target> Fresh(Stage needs, Someone referrer)
    {
        var id = await portal.Refer(referrer, $"{Guid.NewGuid():N}@mail.example", name: $"Cleo {Guid.NewGuid():N}");
        if (needs is Stage.Offer or Stage.Hired)
            foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
                await portal.Move(id, stage);
        if (needs == Stage.Hired)
            Portal.Ok(await portal.Op<HireReferral>().Execute(portal.Rita.Actor, new(id, 4, portal.Today, portal.Today), portal.Token));
        return new Target(portal, id, await portal.Load(id), referrer);
    }

    private static async Task<Guid> SessionOfBoss(Target t)
    {
        var id = Guid.NewGuid();
        await using var db = t.Portal.Db();
        db.Sessions.Add(Portal.NewSession(id, t.Portal.Boss));
        await db.Save(t.Token);
        return id;
    }

    private static async Task<DateOnly> Applied(Target t)
    {
        Portal.Ok(await t.Op<RecordPriorApplication>().Execute(t.Portal.Hugo.Actor, new(t.Referral, t.Portal.Today), t.Token));
        return t.Portal.Today;
    }

    private static async Task<Guid> AskedWhy(Target t)
    {
        Portal.Ok(await t.Op<AskForReview>().Execute(t.Referrer.Actor, new(t.Referral, "Why?"), t.Token));
        return t.Referral;
    }

    private static async Task<Guid> Campaign(Target t)
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(
            await t.Op<SaveCampaign>()
                .Execute(
                    t.Portal.Hilda.Actor,
                    new(
                        id,
                        new CampaignFacts(
                            "Double",
                            t.Portal.Today.AddDays(30),
                            t.Portal.Today.AddDays(40),
                            OpeningFilter.Any,
                            2m,
                            null,
                            null
                        )
                    ),
                    t.Token
                )
        );
        return id;
    }

    private static async Task<Guid> Hours(Portal portal, Guid person)
    {
        var id = Guid.CreateVersion7();
        await using var db = portal.Db();
        if (await db.People.Include(p => p.WorkingTimes).SingleOrDefaultAsync(p => p.Id == person, portal.Token) is not { } somebody)
            return id;
        Portal.Ok(somebody.RecordWorkingTime(id, new DateOnly(2031, 1, 1).AddDays(Random.Shared.Next(10_000)), 50));
        await db.Save(portal.Token);
        return id;
    }

    /// <summary>Another candidate, referred by somebody who is none of the actors.</summary>
    private static async Task<Guid> Another(Target t) =>
        (await t.Portal.Load(await t.Portal.Refer(t.Portal.Ada, $"{Guid.NewGuid():N}@mail.example"))).CandidateId;

    private static async Task<Guid> Merged(Target t)
    {
        var other = await Another(t);
        Portal.Ok(await t.Op<MergeCandidates>().Execute(t.Portal.Rita.Actor, new(t.Referral, other), t.Token));
        await using var db = t.Portal.Db();
        return await db.Merges.Where(m => m.FromId == other || m.IntoId == other).Select(m => m.Id).SingleAsync(t.Token);
    }

    private static async Task<Guid> AskedAmount(Target t)
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(
            await t.Op<AskForAmount>()
                .Execute(t.Portal.Rita.Actor, new(id, t.Portal.Nurse, $"{Random.Shared.Next(3000, 9000)}", "EUR", true, "Reason"), t.Token)
        );
        return id;
    }

    /// <summary>A move to be undone, by the actor where they may move it at all.</summary>
    private static async Task<int> MovedBy(Actor actor, Target t)
    {
        foreach (var mover in new[] { actor, t.Portal.Rita.Actor, t.Portal.Hilda.Actor, t.Portal.Hugo.Actor })
            if ((await t.Op<MoveReferral>().Execute(mover, new(t.Referral, Stage.Screening, t.Loaded.StageEntry), t.Token)).IsOk)
                break;
        return t.Loaded.StageEntry + 1;
    }

    /// <summary>Something was corrected, and HR has to say whose bonus it is.</summary>
    private static async Task<Guid> Asked(Target t)
    {
        await using var db = t.Portal.Db();
        var asked = new CreditCase(Guid.CreateVersion7(), t.Referral, CaseGround.Corrected, t.Referral, null, t.Portal.Clock.GetUtcNow());
        db.CreditCases.Add(asked);
        await db.Commit(Actor.System("Test"), t.Portal.Clock.GetUtcNow(), t.Token);
        return asked.Id;
    }

    /// <summary>An earlier version took two addresses for one person.</summary>
    private static async Task<Guid> TakenForOne(Target t)
    {
        await using var db = t.Portal.Db();
        var candidate = await db.Candidates.Include(c => c.Contacts).SingleAsync(c => c.Id == t.Loaded.CandidateId, t.Token);
        var other = $"{Guid.NewGuid():N}@mail.example";
        candidate.AddContact(Domain.Candidates.ContactKind.Email, other, other);
        await db.Save(t.Token);
        await db
            .Referrals.Where(r => r.Id == t.Referral)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TypedEmail, (string?)null), t.Token);
        return candidate.Id;
    }

    /// <summary>The candidate has the number of somebody who is none of the actors.</summary>
    private static async Task<Guid> MaybeHere(Target t)
    {
        await using var db = t.Portal.Db();
        var match = new Domain.Candidates.PersonMatch(Guid.CreateVersion7(), t.Referral, t.Portal.Boss.Id, t.Portal.Clock.GetUtcNow());
        db.PersonMatches.Add(match);
        await db.Save(t.Token);
        return match.Id;
    }

    private static async Task<Guid> Mail(Target t)
    {
        await using var db = t.Portal.Db();
        return await db.Outbox.Where(m => m.ReferralId == t.Referral).OrderBy(m => m.Kind).Select(m => m.Id).FirstAsync(t.Token);
    }

    /// <summary>A batch with one line of somebody who is none of the actors.</summary>
    private static async Task<Guid> Batch(Target t)
    {
        await using var db = t.Portal.Db();
        var now = t.Portal.Clock.GetUtcNow();
        var number = (await db.Batches.MaxAsync(b => (int?)b.Number, t.Token) ?? 0) + 1;
        var hire = await t.Portal.ReferAndHire(t.Portal.Ada, $"{Guid.NewGuid():N}@mail.example", t.Portal.Today);
        await t.Portal.Start(hire, t.Portal.Today);
        Portal.Ok(await t.Op<Web.Features.Payouts.ReleasePayouts>().Execute(Actor.System("Test"), t.Token));
        var payout = await db.Payouts.FirstAsync(p => p.ReferralId == hire && p.State == PayoutState.Released, t.Token);
        var payroll = Actor.Person(t.Portal.Paul.Id, Roles.Payroll);
        var act = new Act(payroll, now, t.Portal.Today);
        var batch = new PayrollBatch(Guid.CreateVersion7(), number, new("EUR", null, t.Portal.Today), PayrollLayout.Standard, act);
        db.Batches.Add(batch);
        db.BatchLines.Add(batch.Claim(payout, t.Portal.Today, act).Value);
        db.BatchFiles.Add(batch.Close("file"u8.ToArray(), now));
        Portal.Ok(await db.Commit(payroll, now, t.Token));
        return batch.Id;
    }

    private static async Task<string> Token(Target t)
    {
        await using var db = t.Portal.Db();
        var link = await db.CandidateLinks.SingleAsync(l => l.ReferralId == t.Referral, t.Token);
        return ((PortalKey)t.Portal.Factory.Services.GetService(typeof(PortalKey))!).Token("candidate-link", link.Id);
    }

    private static async Task<Guid> Account(Target t)
    {
        await using var db = t.Portal.Db();
        var boss = await db.People.Include(p => p.Identities).SingleAsync(p => p.Id == t.Portal.Boss.Id, t.Token);
        var account = boss.Link(Guid.CreateVersion7(), $"issuer {Guid.NewGuid()}", "subject", t.Portal.Clock.GetUtcNow());
        Portal.Ok(await db.Commit(Actor.System("Test"), t.Portal.Clock.GetUtcNow(), t.Token));
        return account.Value.Id;
    }

    private static async Task<Guid> Leave(Target t)
    {
        var id = Guid.CreateVersion7();
        var from = new DateOnly(2031, 1, 1).AddDays(Random.Shared.Next(100_000));
        Portal.Ok(await t.Op<RecordLeave>().Execute(t.Portal.Hilda.Actor, new(t.Portal.Boss.Id, id, from, from), t.Token));
        return id;
    }
}
