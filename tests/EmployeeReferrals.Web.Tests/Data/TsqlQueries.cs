using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.Home;
using EmployeeReferrals.Web.Features.Insight;
using EmployeeReferrals.Web.Features.Liability;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.OpenRoles;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Pipeline;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Refer;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Features.Shell;
using EmployeeReferrals.Web.Features.Simulator;
using EmployeeReferrals.Web.Features.Triage;
using EmployeeReferrals.Web.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

public sealed partial class TsqlTests
{
    /// <summary>Runs each query with everything it can be asked, as those who may ask.</summary>
    private async Task Queries()
    {
        var (hr, rita, ada, adi, aud, token) = (
            portal.Hilda.Actor,
            portal.Rita.Actor,
            portal.Ada.Actor,
            portal.Adi.Actor,
            portal.Aud.Actor,
            portal.Token
        );
        var id = await portal.ReferAndHire(portal.Ada, "queries@mail.example", portal.Today);
        await portal.Refer(portal.Ada, "triage@mail.example");
        var payout = (await portal.Payouts(id))[0].Id;
        foreach (var actor in new[] { hr, aud, adi })
            await portal
                .Op<ListAudit>()
                .Execute(actor, new(new("ReferralMoved", "Rita", portal.Nurse, portal.Today, portal.Today), 1), token);
        await portal.Op<ListAudit>().Execute(hr, new(new(), 2), token);
        await portal.Op<ListAudit>().Execute(aud, new(new(), 1, 500), token);
        Portal.Ok(await portal.Op<RecordExport>().Execute(hr, new(ExportKind.Payouts), token));
        Portal.Ok(await portal.Op<ChainAudit>().Execute(adi, token));
        Portal.Ok(await portal.Op<VerifyAudit>().Execute(adi, new(), token));
        await using (var db = portal.Db())
            await db
                .Audit.Where(a => a.ChainNumber == db.Audit.Max(x => x.ChainNumber))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.ChainNumber, a => null), token);
        Portal.Ok(await portal.Op<AcceptHead>().Execute(Domain.Actor.System("Command line"), new("Restored"), token));
        Portal.Ok(await portal.Op<CheckLedger>().Execute(adi, token));
        await portal.Op<ListJobs>().Execute(adi, new("Send mail", 1), token);
        Portal.Ok(await portal.Op<SendTestMail>().Execute(adi, new(), token));
        await portal.Op<RetryMail>().Execute(adi, new(Guid.NewGuid()), token);
        await using (var db = portal.Db())
        {
            var link = await db.CandidateLinks.FirstAsync(l => l.ReferralId == id, token);
            await portal
                .Op<GetCandidatePage>()
                .Execute(
                    Domain.Actor.Nobody,
                    new(portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id)),
                    token
                );
        }
        foreach (var actor in new[] { ada, rita, hr, adi, portal.Max.Actor, portal.Paul.Actor })
            await portal.Op<GetHome>().Execute(actor, token);
        await portal.Op<GetInsight>().Execute(hr, new(12), token);
        Portal.Ok(await portal.Op<SimulatePlan>().Execute(hr, new(null, 24), token));
        await foreach (var _ in portal.Op<ListSimulatedHires>().Execute(hr, new(null, 24), token)) { }
        Portal.Ok(await portal.Op<ListPlansToTry>().Execute(hr, token));
        Portal.Ok(await portal.Op<GetLiability>().Execute(hr, token));
        foreach (var filter in Enum.GetValues<MyFilter>())
            await portal.Op<ListMyReferrals>().Execute(ada, new(filter, 1), token);
        await portal.Op<GetMyReferral>().Execute(ada, new(id), token);
        await portal.Op<GetSentReferral>().Execute(ada, new(id), token);
        await portal.Op<ListOpenRoles>().Execute(ada, new("nur", "Nursing", "Utrecht", 1), token);
        await portal.Op<ListOpenRoles>().Execute(ada, new(null, null, null, 1), token);
        await portal.Op<GetOpenRole>().Execute(ada, new(portal.Nurse), token);
        await portal.Op<GetReferForm>().Execute(ada, new(null), token);
        await portal.Op<GetReferForm>().Execute(ada, new(portal.Nurse), token);
        foreach (var actor in new[] { rita, hr })
        {
            await portal.Op<ListOpeningsToManage>().Execute(actor, new(OpeningState.Published, "nur", 1), token);
            await portal.Op<GetOpeningToEdit>().Execute(actor, new(portal.Nurse), token);
            await portal.Op<ListOpeningsToMoveTo>().Execute(actor, new("nur", portal.Clerk, 20), token);
            await portal.Op<ListTriage>().Execute(actor, new(), token);
        }
        foreach (var tab in Enum.GetValues<PayoutTab>())
        foreach (var actor in new[] { hr, portal.Paul.Actor })
            await portal.Op<ListPayouts>().Execute(actor, new(new PayoutFilter(tab, "ada", "Company BV", "EUR"), 1, payout), token);
        await portal.Op<GetPayout>().Execute(hr, new(payout), token);
        foreach (var actor in new[] { rita, hr, portal.Max.Actor })
        {
            foreach (
                var filter in new[]
                {
                    new PipelineFilter(portal.Nurse, "New", "cleo"),
                    new PipelineFilter(null, PipelineFilter.AllClosed),
                    new PipelineFilter(),
                }
            )
            {
                await portal.Op<GetPipelineHead>().Execute(actor, new(filter), token);
                foreach (var sort in Enum.GetValues<PipelineSort>())
                    await portal.Op<ListPipeline>().Execute(actor, new(filter, sort, true, 1), token);
                await portal.Op<ListBoard>().Execute(actor, new(filter), token);
                await foreach (var _ in portal.Op<ListPipelineForFile>().Execute(actor, new(filter, PipelineSort.Name, false), token)) { }
            }
            await portal.Op<GetReferral>().Execute(actor, new(id), token);
        }
        foreach (var tab in Enum.GetValues<PeopleTab>())
            await portal.Op<ListPeople>().Execute(hr, new(new(tab, "ada e01", "Nursing", "Utrecht", Roles.Hr), 1), token);
        await portal.Op<ListManagers>().Execute(hr, new("ada lund", portal.Max.Id), token);
        await portal.Op<GetPerson>().Execute(hr, new(portal.Max.Id), token);
        Portal.Ok(await portal.Op<GetLists>().Execute(hr, token));
        Assert.NotEmpty((await portal.Op<ListChoices>().Execute(hr, token)).Departments);
        await portal.Op<ListPlans>().Execute(hr, token);
        await portal.Op<GetPlan>().Execute(hr, new(DatabaseStart.FirstPlan), token);
        await portal
            .Op<GetPlanEffect>()
            .Execute(
                hr,
                new(DatabaseStart.FirstPlan, "Any", portal.Today, new PlanTerms { Amount = 1m, Schedule = [new(1, 1m, 0)] }),
                token
            );
        await portal.Op<GetOffer>().Execute(hr, new(portal.Nurse, "1001", null), token);
        await portal.Op<GetResume>().Execute(rita, new(id, Guid.NewGuid()), token);
        await portal.Op<GetSettings>().Execute(adi, token);
        foreach (var actor in new[] { rita, hr, ada })
            await portal.Op<GetShell>().Execute(actor, token);
    }
}
