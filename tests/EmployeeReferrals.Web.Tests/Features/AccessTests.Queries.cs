using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.Home;
using EmployeeReferrals.Web.Features.Insight;
using EmployeeReferrals.Web.Features.Liability;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.OpenRoles;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Pipeline;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Refer;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.Shell;
using EmployeeReferrals.Web.Features.Simulator;
using EmployeeReferrals.Web.Features.Triage;

namespace EmployeeReferrals.Web.Tests.Features;

public sealed partial class AccessTests
{
    private const May Own = May.OwnAsRecruiter | May.OwnAsHr;

    /// <summary>A query that is answered without what was asked for has not shown it.</summary>
    private static Result Shows(bool seen) => seen ? Result.Ok : Result.NotFound;

    private static PipelineFilter OfTarget(Target t) => new(t.Portal.Nurse, null, t.Loaded.TypedName);

    private static readonly Dictionary<string, Row> Queries = new()
    {
        [nameof(ListAudit)] = new(May.Auditor | May.Hr | May.Administrator | May.OwnAsHr, Stage.New, async (a, t) =>
            Shows((await t.Op<ListAudit>().Execute(a, new(new(), 1), t.Token)).Rows.Count > 0)
        ),
        [nameof(VerifyAudit)] = new(May.Auditor | May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<VerifyAudit>().Execute(a, new(), t.Token)
        ),
        [nameof(CheckLedger)] = new(May.Hr | May.OwnAsHr | May.Auditor | May.Administrator | May.System, Stage.New, async (a, t) =>
            await t.Op<CheckLedger>().Execute(a, t.Token)
        ),
        ["ListSessions"] = new(May.Administrator, Stage.New, async (a, t) =>
            await t.Op<Web.Features.SignIn.ListSessions>().Execute(a, new(t.Portal.Boss.Id), t.Token)
        ),
        [nameof(ListJobs)] = new(May.Administrator, Stage.New, async (a, t) =>
            Shows(await t.Op<ListJobs>().Execute(a, new(null, 1), t.Token) is not null)
        ),
        [nameof(GetCandidatePage)] = new(May.NotSignedIn | May.SignedIn | May.System, Stage.New, async (a, t) =>
            await t.Op<GetCandidatePage>().Execute(a, new(await Token(t)), t.Token)
        ),
        [nameof(GetHome)] = new(May.SignedIn, Stage.New, async (a, t) =>
            a.PersonId is null ? Result.NotFound : Shows(await t.Op<GetHome>().Execute(a, t.Token) is not null)
        ),
        [nameof(GetInsight)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.Hired, async (a, t) =>
            await t.Op<GetInsight>().Execute(a, new(12), t.Token)
        ),
        [nameof(ListMyReferrals)] = new(Own, Stage.New, async (a, t) =>
            Shows((await t.Op<ListMyReferrals>().Execute(a, new(default, 1), t.Token)).Rows.Any(r => r.Id == t.Referral))
        ),
        [nameof(GetMyReferral)] = new(Own, Stage.Hired, async (a, t) => await t.Op<GetMyReferral>().Execute(a, new(t.Referral), t.Token)),
        [nameof(GetSentReferral)] = new(Own, Stage.New, async (a, t) => await t.Op<GetSentReferral>().Execute(a, new(t.Referral), t.Token)),
        [nameof(ListOpenRoles)] = new(May.SignedIn, Stage.New, async (a, t) =>
            Shows((await t.Op<ListOpenRoles>().Execute(a, new("Nurse", "Nursing", "Utrecht", 1), t.Token)).Rows.Count > 0)
        ),
        [nameof(GetOpenRole)] = new(May.SignedIn, Stage.New, async (a, t) =>
            await t.Op<GetOpenRole>().Execute(a, new(t.Portal.Nurse), t.Token)
        ),
        [nameof(GetReferForm)] = new(May.SignedIn, Stage.New, async (a, t) =>
            await t.Op<GetReferForm>().Execute(a, new(t.Portal.Nurse), t.Token)
        ),
        [nameof(ListOpeningsToManage)] = new(May.Working | Own, Stage.New, async (a, t) =>
            Shows((await t.Op<ListOpeningsToManage>().Execute(a, new(null, "Nurse", 1), t.Token)).Rows.Any(o => o.Id == t.Portal.Nurse))
        ),
        [nameof(GetOpeningToEdit)] = new(May.Working | Own, Stage.New, async (a, t) =>
            Shows(await t.Op<GetOpeningToEdit>().Execute(a, new(t.Portal.Nurse), t.Token) is not null)
        ),
        [nameof(ListOpeningsToMoveTo)] = new(May.Working | Own, Stage.New, async (a, t) =>
            Shows((await t.Op<ListOpeningsToMoveTo>().Execute(a, new("Nurse", null, 500), t.Token)).Count > 0)
        ),
        [nameof(GetPayout)] = new(May.Hr | May.Auditor, Stage.Hired, async (a, t) =>
            await t.Op<GetPayout>().Execute(a, new((await t.Portal.Payouts(t.Referral)).Select(p => p.Id).FirstOrDefault()), t.Token)
        ),
        [nameof(ListPayouts)] = new(May.Hr | May.Auditor, Stage.Hired, async (a, t) =>
            Shows((await t.Op<ListPayouts>().Execute(a, new(new PayoutFilter(null, t.Loaded.TypedName, null, null), 1), t.Token)).Total > 0)
        ),
        [nameof(GetBatchPreview)] = new(May.Payroll, Stage.New, async (a, t) =>
            await t.Op<GetBatchPreview>().Execute(a, new(null, null, null, 1), t.Token)
        ),
        [nameof(ListBatches)] = new(May.Hr | May.OwnAsHr | May.Payroll | May.Auditor, Stage.New, async (a, t) =>
            await t.Op<ListBatches>().Execute(a, new(BatchTab.All, 1), t.Token)
        ),
        [nameof(GetBatch)] = new(May.Hr | May.OwnAsHr | May.Payroll | May.Auditor, Stage.New, async (a, t) =>
            await t.Op<GetBatch>().Execute(a, new(await Batch(t), LineTab.All, 1), t.Token)
        ),
        [nameof(GetBatchFile)] = new(May.Hr | May.OwnAsHr | May.Payroll | May.Auditor, Stage.New, async (a, t) =>
            await t.Op<GetBatchFile>().Execute(a, new(await Batch(t)), t.Token)
        ),
        [nameof(GetStatement)] = new(May.Hr | May.OwnAsHr | May.Payroll | May.Auditor, Stage.New, async (a, t) =>
            await t.Op<GetStatement>().Execute(a, new(t.Portal.Boss.Id, null), t.Token)
        ),
        [nameof(GetPayrollSettings)] = new(May.Administrator, Stage.New, async (a, t) =>
            await t.Op<GetPayrollSettings>().Execute(a, t.Token)
        ),
        [nameof(GetPipelineHead)] = new(May.Working | May.HiringManager | May.Auditor, Stage.New, async (a, t) =>
            Shows((await t.Op<GetPipelineHead>().Execute(a, new(OfTarget(t)), t.Token)).InMotion > 0)
        ),
        [nameof(ListPipeline)] = new(May.Working | May.HiringManager | May.Auditor, Stage.New, async (a, t) =>
            Shows(
                (await t.Op<ListPipeline>().Execute(a, new(OfTarget(t), PipelineSort.Name, false, 1), t.Token)).Any(r => r.Id == t.Referral)
            )
        ),
        [nameof(ListBoard)] = new(May.Working | May.HiringManager | May.Auditor, Stage.New, async (a, t) =>
            Shows((await t.Op<ListBoard>().Execute(a, new(OfTarget(t)), t.Token)).Any(r => r.Id == t.Referral))
        ),
        [nameof(ListPipelineForFile)] = new(May.Working | May.HiringManager | May.Auditor, Stage.New, async (a, t) =>
        {
            var seen = false;
            await foreach (var row in t.Op<ListPipelineForFile>().Execute(a, new(OfTarget(t), PipelineSort.Name, false), t.Token))
                seen |= row.Id == t.Referral;
            return Shows(seen);
        }),
        [nameof(ListPeople)] = new(May.Hr | May.OwnAsHr | May.Administrator | May.Auditor, Stage.New, async (a, t) =>
            Shows((await t.Op<ListPeople>().Execute(a, new(PeopleFilter.Of(null, "Ada", null, null, null), 1), t.Token)).Rows.Count > 0)
        ),
        [nameof(ListManagers)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) =>
            Shows((await t.Op<ListManagers>().Execute(a, new("Ada", null), t.Token)).Count > 0)
        ),
        [nameof(GetPerson)] = new(May.Hr | May.OwnAsHr | May.Administrator | May.Auditor, Stage.New, async (a, t) =>
            await t.Op<GetPerson>().Execute(a, new(t.Portal.Ada.Id), t.Token)
        ),
        [nameof(GetWhy)] = new(May.Hr | May.Auditor | May.OwnAsRecruiter | May.OwnAsHr, Stage.Hired, async (a, t) =>
            await t.Op<GetWhy>().Execute(a, new(t.Referral), t.Token)
        ),
        [nameof(GetReview)] = new(May.Hr | May.Auditor | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<GetReview>().Execute(a, new(t.Referral), t.Token)
        ),
        [nameof(ListAmountRequests)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListAmountRequests>().Execute(a, new(null), t.Token)
        ),
        [nameof(ListEarlierCases)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListEarlierCases>().Execute(a, t.Token)
        ),
        [nameof(ListHiredMatches)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListHiredMatches>().Execute(a, t.Token)
        ),
        [nameof(ListPersonMatches)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListPersonMatches>().Execute(a, t.Token)
        ),
        [nameof(ListCreditCases)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.Hired, async (a, t) =>
            await t.Op<ListCreditCases>().Execute(a, t.Token)
        ),
        [nameof(ListReviews)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListReviews>().Execute(a, new(1), t.Token)
        ),
        [nameof(GetLists)] = new(May.Hr | May.OwnAsHr, Stage.New, async (a, t) => await t.Op<GetLists>().Execute(a, t.Token)),
        [nameof(ListChoices)] = new(May.Working | May.OtherRecruiter | May.OwnAsRecruiter | May.OwnAsHr, Stage.New, async (a, t) =>
            Shows((await t.Op<ListChoices>().Execute(a, t.Token)).Departments.Count > 0)
        ),
        [nameof(ListPlans)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListPlans>().Execute(a, t.Token)
        ),
        [nameof(GetPlan)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<GetPlan>().Execute(a, new(DatabaseStart.FirstPlan), t.Token)
        ),
        [nameof(GetPlanEffect)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<GetPlanEffect>()
                .Execute(
                    a,
                    new(DatabaseStart.FirstPlan, null, t.Portal.Today, new PlanTerms { Amount = 1m, Schedule = [new(1, 1m, 0)] }),
                    t.Token
                )
        ),
        [nameof(GetOffer)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<GetOffer>().Execute(a, new(null, null, null), t.Token)
        ),
        [nameof(SimulatePlan)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.Hired, async (a, t) =>
            await t.Op<SimulatePlan>().Execute(a, new(null, 12), t.Token)
        ),
        [nameof(ListPlansToTry)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<ListPlansToTry>().Execute(a, t.Token)
        ),
        [nameof(ListSimulatedHires)] = new(May.Hr | May.Auditor, Stage.Hired, async (a, t) =>
        {
            var seen = false;
            await foreach (var row in t.Op<ListSimulatedHires>().Execute(a, new(null, 24), t.Token))
                seen |= row.Candidate == t.Loaded.TypedName;
            return Shows(seen);
        }),
        [nameof(GetLiability)] = new(May.Hr | May.Auditor | May.OwnAsHr, Stage.New, async (a, t) =>
            await t.Op<GetLiability>().Execute(a, t.Token)
        ),
        [nameof(GetReferral)] = new(May.Working | May.HiringManager | May.Auditor, Stage.Hired, async (a, t) =>
            Shows(await t.Op<GetReferral>().Execute(a, new(t.Referral), t.Token) is not null)
        ),
        [nameof(GetMergePreview)] = new(May.Working, Stage.New, async (a, t) =>
            await t.Op<GetMergePreview>().Execute(a, new(t.Referral, await Another(t)), t.Token)
        ),
        [nameof(GetResume)] = new(May.Working, Stage.New, async (a, t) =>
            Shows(await t.Op<GetResume>().Execute(a, new(t.Referral, await AddResume(t)), t.Token) is not null)
        ),
        [nameof(GetSettings)] = new(May.Administrator, Stage.New, async (a, t) =>
            Shows(await t.Op<GetSettings>().Execute(a, t.Token) is not null)
        ),
        [nameof(GetShell)] = new(May.NotSignedIn | May.SignedIn | May.System, Stage.New, async (a, t) =>
            Shows(await t.Op<GetShell>().Execute(a, t.Token) is not null)
        ),
        [nameof(ListTriage)] = new(May.Working | Own, Stage.New, async (a, t) =>
            Shows((await t.Op<ListTriage>().Execute(a, new(), t.Token)).Waiting > 0)
        ),
    };

    private static async Task<Guid> AddResume(Target t)
    {
        var id = Guid.CreateVersion7();
        await using var db = t.Portal.Db();
        db.Resumes.Add(
            new Resume
            {
                Id = id,
                ReferralId = t.Referral,
                FileName = "cv.pdf",
                ContentType = "application/pdf",
                Size = 4,
                Content = [.. "%PDF"u8],
            }
        );
        await db.Save(t.Token);
        return id;
    }
}

public sealed class OwnReferralTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Triage_leaves_ones_own_referral_out()
    {
        await portal.Refer(portal.Rita, "own@mail.example");
        Assert.Equal(0, (await portal.Op<ListTriage>().Execute(portal.Rita.Actor, new(), portal.Token)).Waiting);
        Assert.Equal(1, (await portal.Op<ListTriage>().Execute(portal.Rolf.Actor, new(), portal.Token)).Waiting);
    }

    [Fact]
    public async Task Payouts_of_ones_own_are_not_shown_to_act_on()
    {
        var hr = portal.Hugo;
        var id = await portal.ReferAndHire(hr, "hugos@mail.example", portal.Today);
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, true, "Agreed"), portal.Token));
        Assert.Equal(
            0,
            (await portal.Op<ListPayouts>().Execute(hr.Actor, new(new PayoutFilter(null, null, null, null), 1), portal.Token)).Total
        );
        Assert.Equal(
            2,
            (
                await portal.Op<ListPayouts>().Execute(portal.Hilda.Actor, new(new PayoutFilter(null, null, null, null), 1), portal.Token)
            ).Total
        );
    }
}
