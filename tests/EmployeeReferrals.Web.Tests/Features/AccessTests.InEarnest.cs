using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features;

public sealed partial class AccessTests
{
    private static Dictionary<string, Row>? every;

    /// <summary>One call of every operation that really changes something.</summary>
    internal static IReadOnlyDictionary<string, Row> EveryOperation =>
        every ??= Operations.ToDictionary(o => o.Key, o => InEarnest.GetValueOrDefault(o.Key) ?? o.Value);

    /// <summary>Where the table's own call is refused by what it says, or finds nothing to do. Who may is the table's.</summary>
    private static Dictionary<string, Row> InEarnest =>
        new()
        {
            [nameof(EditOpening)] = With(nameof(EditOpening), async (a, t) =>
                await t.Op<EditOpening>()
                    .Execute(
                        a,
                        new(
                            t.Portal.Nurse,
                            await t.Once(() => VersionOf<Opening>(t, t.Portal.Nurse)),
                            NurseForm(t) with
                            {
                                Title = "Night nurse",
                            }
                        ),
                        t.Token
                    )
            ),
            [nameof(MoveOpening)] = With(nameof(MoveOpening), (a, t) =>
                t.Op<MoveOpening>().Execute(a, new(t.Portal.Nurse, OpeningState.Closed, OpeningState.Published), t.Token)
            ),
            [nameof(ChangePerson)] = With(nameof(ChangePerson), async (a, t) =>
                await t.Op<ChangePerson>()
                    .Execute(
                        a,
                        new(
                            t.Portal.Boss.Id,
                            await t.Once(() => VersionOf<Person>(t, t.Portal.Boss.Id)),
                            SomebodyNew with
                            {
                                FirstDay = new DateOnly(2020, 1, 1),
                            }
                        ),
                        t.Token
                    )
            ),
            [nameof(ChangeRoles)] = With(nameof(ChangeRoles), (a, t) =>
                t.Op<ChangeRoles>().Execute(a, new(t.Portal.Boss.Id, Roles.Payroll, Roles.Employee), t.Token)
            ),
            [nameof(RestoreAccess)] = With(nameof(RestoreAccess), async (a, t) =>
            {
                await t.Once(() => Done(t, t.Op<EndAccess>().Execute(t.Portal.Hugo.Actor, new(t.Portal.Boss.Id), t.Token)));
                return await t.Op<RestoreAccess>().Execute(a, new(t.Portal.Boss.Id), t.Token);
            }),
            [nameof(UndoLastDay)] = With(nameof(UndoLastDay), async (a, t) =>
            {
                await t.Once(() =>
                    Done(
                        t,
                        t.Op<RecordLastDay>()
                            .Execute(t.Portal.Hilda.Actor, new(t.Portal.Boss.Id, new DateOnly(2030, 1, 1), LeavingReason.Other), t.Token)
                    )
                );
                return await t.Op<UndoLastDay>().Execute(a, new(t.Portal.Boss.Id), t.Token);
            }),
            [nameof(SavePlanVersion)] = With(nameof(SavePlanVersion), (a, t) => t.Op<SavePlanVersion>().Execute(a, Version(t), t.Token)),
            [nameof(DiscardPlanDraft)] = With(nameof(DiscardPlanDraft), async (a, t) =>
                await t.Op<DiscardPlanDraft>().Execute(a, new(await t.Once(() => Draft(t))), t.Token)
            ),
            [nameof(RetirePlan)] = With(nameof(RetirePlan), (a, t) =>
                t.Op<RetirePlan>().Execute(a, new(DatabaseStart.FirstPlan, t.Portal.Today.AddDays(10)), t.Token)
            ),
            [nameof(SaveCampaign)] = With(nameof(SaveCampaign), (a, t) =>
                t.Op<SaveCampaign>()
                    .Execute(
                        a,
                        new(
                            t.Id(),
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
            ),
            [nameof(ChangeSettings)] = With(nameof(ChangeSettings), async (a, t) =>
                await t.Op<ChangeSettings>()
                    .Execute(
                        a,
                        new(
                            await t.Once(() => VersionOfSettings(t)),
                            "Another name",
                            "Europe/Berlin",
                            WorkingDays.MondayToFriday,
                            "DE",
                            100,
                            false,
                            [],
                            180,
                            CreditScope.AnyOpening,
                            48,
                            5,
                            10,
                            15,
                            10,
                            3,
                            7,
                            365,
                            5
                        ),
                        t.Token
                    )
            ),
            [nameof(ChangePayrollSettings)] = With(nameof(ChangePayrollSettings), async (a, t) =>
                await t.Op<ChangePayrollSettings>()
                    .Execute(a, new(await t.Once(() => VersionOfSettings(t)), PayrollLayout.Standard, 6), t.Token)
            ),
            [nameof(AssignRecruiter)] = With(nameof(AssignRecruiter), (a, t) =>
                t.Op<AssignRecruiter>().Execute(a, new(t.Referral, t.Portal.Rita.Id), t.Token)
            ),
            [nameof(DismissMatch)] = With(nameof(DismissMatch), async (a, t) =>
                await t.Op<DismissMatch>().Execute(a, new(t.Referral, await t.Once(() => MaybeTheSame(t))), t.Token)
            ),
            [nameof(AdmitPerson)] = With(nameof(AdmitPerson), async (a, t) =>
                await t.Op<AdmitPerson>()
                    .Execute(a, new("issuer", "subject", [EmailAddress.Parse(t.Portal.Boss.Email)!], null, Roles.None, null), t.Token)
            ),
            [nameof(CreateBatch)] = With(nameof(CreateBatch), async (a, t) =>
            {
                await t.Once(() => ReleasedPart(t));
                return await t.Op<CreateBatch>().Execute(a, new(t.Id(), "EUR", null, t.Portal.Today), t.Token);
            }),
            [nameof(AnswerBatch)] = With(nameof(AnswerBatch), async (a, t) =>
            {
                var batch = await t.Once(() => Batch(t));
                return await t.Op<AnswerBatch>()
                    .Execute(a, new(batch, $"Payout,Status\n{await t.Once(() => PayoutIn(t, batch))},paid", true), t.Token);
            }),
            [nameof(FinishBatches)] = With(nameof(FinishBatches), async (a, t) =>
            {
                await t.Once(() => HalfABatch(t));
                return await t.Op<FinishBatches>().Execute(a, t.Token);
            }),
            [nameof(ReleasePayouts)] = With(nameof(ReleasePayouts), async (a, t) =>
            {
                await t.Once(() => StartedHire(t));
                return await t.Op<ReleasePayouts>().Execute(a, t.Token);
            }),
            [nameof(ChooseReward)] = new(May.Employee, Stage.New, async (_, t) =>
                await t.Op<ChooseReward>()
                    .Execute(t.Portal.Ada.Actor, new(await t.Once(() => WithACharity(t)), RewardKind.Charity, "Red Cross"), t.Token)
            ),
            // A start that is planned for today: "Has … started?"
            [nameof(SendReminders)] = new(Operations[nameof(SendReminders)].May, Stage.Hired, Operations[nameof(SendReminders)].Call),
            [nameof(AcceptHead)] = With(nameof(AcceptHead), async (a, t) =>
            {
                await t.Once(() => CutOff(t));
                return await t.Op<AcceptHead>().Execute(a, new("Restored"), t.Token);
            }),
            [nameof(RetryMail)] = With(nameof(RetryMail), async (a, t) =>
                await t.Op<RetryMail>().Execute(a, new(await t.Once(() => GivenUp(t))), t.Token)
            ),
            [nameof(EndOwnershipWindows)] = With(nameof(EndOwnershipWindows), async (a, t) =>
            {
                await t.Once(() => LongAgo(t, closed: false));
                return await t.Op<EndOwnershipWindows>().Execute(a, t.Token);
            }),
            [nameof(EraseExpiredData)] = With(nameof(EraseExpiredData), async (a, t) =>
            {
                await t.Once(() => LongAgo(t, closed: true));
                return await t.Op<EraseExpiredData>().Execute(a, t.Token);
            }),
        };

    private static Row With(string name, Func<Actor, Target, Task<Result>> call) => Operations[name] with { Call = call };

    private static OpeningForm NurseForm(Target t) =>
        new("Nurse", "Nursing", "Utrecht", 4, PersonKind.Employee, "Text", true, t.Portal.Max.Id, [t.Portal.Rita.Id, t.Portal.Rolf.Id]);

    private static async Task<bool> Done(Target _, Task<Result> doing)
    {
        Portal.Ok(await doing);
        return true;
    }

    private static async Task<int> VersionOf<T>(Target t, Guid id)
        where T : Aggregate
    {
        await using var db = t.Portal.Db();
        return await db.Set<T>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(t.Token);
    }

    private static async Task<int> VersionOfSettings(Target t)
    {
        await using var db = t.Portal.Db();
        return await db.Settings.Select(s => s.Version).SingleAsync(t.Token);
    }

    private static SavePlanVersion.Command Version(Target t, bool draft = false) =>
        new(
            t.Id(),
            DatabaseStart.FirstPlan,
            "Referral bonus",
            1,
            t.Portal.Today,
            new PlanTerms
            {
                Amount = 900m,
                Schedule = [new(1, 900m, 0)],
                Rewards = new() { Charities = ["Red Cross"] },
            },
            draft
        );

    private static async Task<Guid> Draft(Target t)
    {
        var draft = Version(t, draft: true);
        Portal.Ok(await t.Op<SavePlanVersion>().Execute(t.Portal.Hilda.Actor, draft, t.Token));
        return draft.Id;
    }

    private static async Task<Guid> WithACharity(Target t)
    {
        Portal.Ok(await t.Op<SavePlanVersion>().Execute(t.Portal.Hilda.Actor, Version(t), t.Token));
        var hire = await t.Portal.ReferAndHire(t.Portal.Ada, $"{Guid.NewGuid():N}@mail.example", t.Portal.Today);
        return hire;
    }

    private static async Task<Guid> MaybeTheSame(Target t)
    {
        var other = await Another(t);
        await using var db = t.Portal.Db();
        db.PossibleMatches.Add(
            new()
            {
                Id = Guid.CreateVersion7(),
                ReferralId = t.Referral,
                OtherCandidateId = other,
            }
        );
        await db.Save(t.Token);
        return other;
    }

    private static async Task<Guid> StartedHire(Target t)
    {
        var hire = await t.Portal.ReferAndHire(t.Portal.Ada, $"{Guid.NewGuid():N}@mail.example", t.Portal.Today);
        await t.Portal.Start(hire, t.Portal.Today);
        return hire;
    }

    private static async Task<Guid> ReleasedPart(Target t)
    {
        var hire = await StartedHire(t);
        Portal.Ok(await t.Op<ReleasePayouts>().Execute(Actor.System("Test"), t.Token));
        return hire;
    }

    private static async Task<Guid> PayoutIn(Target t, Guid batch)
    {
        await using var db = t.Portal.Db();
        return await db.BatchLines.Where(l => l.BatchId == batch).Select(l => l.PayoutId).SingleAsync(t.Token);
    }

    /// <summary>Begun an hour ago by somebody whose server died.</summary>
    private static async Task<Guid> HalfABatch(Target t)
    {
        await ReleasedPart(t);
        await using var db = t.Portal.Db();
        var payroll = Actor.Person(t.Portal.Paul.Id, Roles.Payroll);
        var batch = new PayrollBatch(
            Guid.CreateVersion7(),
            1,
            new("EUR", null, t.Portal.Today),
            PayrollLayout.Standard,
            new(payroll, t.Portal.Clock.GetUtcNow().AddHours(-1), t.Portal.Today)
        );
        db.Batches.Add(batch);
        Portal.Ok(await db.Commit(payroll, t.Portal.Clock.GetUtcNow(), t.Token));
        return batch.Id;
    }

    /// <summary>The audit was signed, and its last entry is gone.</summary>
    private static async Task<int> CutOff(Target t)
    {
        Portal.Ok(await t.Op<ChainAudit>().Execute(Actor.System("Test"), t.Token));
        await using var db = t.Portal.Db();
        var last = await db.Audit.MaxAsync(a => a.Number, t.Token);
        return await db.Audit.Where(a => a.Number == last).ExecuteDeleteAsync(t.Token);
    }

    private static async Task<Guid> GivenUp(Target t)
    {
        var mail = await Mail(t);
        await using var db = t.Portal.Db();
        await db.Outbox.Where(m => m.Id == mail).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Dead), t.Token);
        return mail;
    }

    /// <summary>The referral as if it were two years old; closed, or with its window over.</summary>
    private static async Task<Guid> LongAgo(Target t, bool closed)
    {
        if (closed)
            await t.Portal.Move(t.Referral, Stage.NotSelected);
        var then = t.Portal.Clock.GetUtcNow().AddYears(-2);
        var day = t.Portal.Today.AddYears(-1);
        await using var db = t.Portal.Db();
        await db
            .Candidates.Where(c => c.Id == t.Loaded.CandidateId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedAt, then), t.Token);
        await db
            .Referrals.Where(r => r.Id == t.Referral && r.ClosedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, then), t.Token);
        await db
            .Ownerships.Where(o => o.ReferralId == t.Referral && o.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.WindowEndsOn, day), t.Token);
        return t.Referral;
    }
}
