using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Openings;

/// <summary>Who sets amounts, who asks for others, and who approves what is paid.</summary>
public sealed class AmountTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private OpeningForm Form(string? bonus, bool inProgramme = true) =>
        new(
            "Nurse",
            "Nursing",
            "Utrecht",
            4,
            PersonKind.Employee,
            "Text",
            inProgramme,
            portal.Max.Id,
            [portal.Rita.Id, portal.Rolf.Id],
            bonus,
            bonus is null ? null : "EUR"
        );

    private async Task<Result> Edit(Someone by, OpeningForm form)
    {
        await using var db = portal.Db();
        var version = await db.Openings.Where(o => o.Id == portal.Nurse).Select(o => o.Version).SingleAsync(portal.Token);
        return await portal.Op<EditOpening>().Execute(by.Actor, new(portal.Nurse, version, form), portal.Token);
    }

    private async Task Plan(PlanTerms terms) =>
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, terms),
                    portal.Token
                )
        );

    private async Task<(PayoutTab Tab, bool IsApprovedAhead)> Shown(Guid payout)
    {
        var page = await portal
            .Op<ListPayouts>()
            .Execute(portal.Hilda.Actor, new(new PayoutFilter(null, null, null, null), 1, payout), portal.Token);
        return (page.Tab, page.Rows.Single(r => r.Id == payout).IsApprovedAhead);
    }

    private Task<Result<DecidePayouts.Decided>> Approve(Someone by, Guid payout) =>
        portal.Op<DecidePayouts>().Execute(by.Actor, new([payout], PayoutVerdict.Approve, null), portal.Token);

    private static readonly PlanTerms Usual = new() { Amount = 2000m, Schedule = [new(1, 500m, 0), new(2, 1500m, 90)] };

    [Fact]
    public async Task Recruiter_sets_no_amount_and_no_place_in_the_programme()
    {
        Assert.Equal("amount_is_hrs", (await Edit(portal.Rita, Form("50000"))).Problem!.Code);
        Assert.Equal("amount_is_hrs", (await Edit(portal.Rita, Form(null, inProgramme: false))).Problem!.Code);
        Assert.Equal(
            "amount_is_hrs",
            (await portal.Op<CreateOpening>().Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), Form("50000")), portal.Token))
                .Problem!
                .Code
        );
        Portal.Ok(await Edit(portal.Hilda, Form("3000")));
        Portal.Ok(await Edit(portal.Rita, Form("3,000") with { Title = "Nurse at night" }));
    }

    [Fact]
    public async Task Recruiter_asks_hr_answers_and_until_then_the_plan_counts()
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(
            await portal
                .Op<AskForAmount>()
                .Execute(portal.Rita.Actor, new(id, portal.Nurse, "3,000", "EUR", true, "Nobody applies"), portal.Token)
        );
        var before = await portal.Refer(portal.Ada, "before-the-answer@mail.example");
        Assert.Equal(2000m, (await portal.Load(before)).Terms.Amount);
        Assert.Equal(
            Outcome.Forbidden,
            (await portal.Op<AnswerAmount>().Execute(portal.Rita.Actor, new(id, true, null), portal.Token)).Outcome
        );
        Assert.Equal(
            "answer_needed",
            (await portal.Op<AnswerAmount>().Execute(portal.Hilda.Actor, new(id, false, " "), portal.Token)).Problem!.Code
        );
        Assert.Equal(id, (await portal.Op<ListAmountRequests>().Execute(portal.Hilda.Actor, new(null), portal.Token)).Value.Single().Id);
        Portal.Ok(await portal.Op<AnswerAmount>().Execute(portal.Hilda.Actor, new(id, true, null), portal.Token));
        Assert.Equal(
            "answered_already",
            (await portal.Op<AnswerAmount>().Execute(portal.Hugo.Actor, new(id, false, "No"), portal.Token)).Problem!.Code
        );
        var after = await portal.Load(await portal.Refer(portal.Ada, "after-the-answer@mail.example"));
        Assert.Equal((3000m, true), (after.Terms.Amount, after.Terms.SetBy.Contains(portal.Hilda.Id)));
        Assert.Equal(2000m, (await portal.Load(before)).Terms.Amount);
    }

    [Fact]
    public async Task Asked_again_the_newer_one_counts_and_nobody_answers_their_own()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Portal.Ok(
            await portal
                .Op<AskForAmount>()
                .Execute(portal.Rita.Actor, new(first, portal.Nurse, "3000", "EUR", true, "Nobody applies"), portal.Token)
        );
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Portal.Ok(
            await portal
                .Op<AskForAmount>()
                .Execute(portal.Hilda.Actor, new(second, portal.Nurse, "4000", "EUR", true, "Nobody at all"), portal.Token)
        );
        Assert.Equal(
            second,
            (await portal.Op<ListAmountRequests>().Execute(portal.Rita.Actor, new(portal.Nurse), portal.Token)).Value.Single().Id
        );
        Assert.Equal(
            "answered_already",
            (await portal.Op<AnswerAmount>().Execute(portal.Hugo.Actor, new(first, true, null), portal.Token)).Problem!.Code
        );
        Assert.Equal(
            "own_request",
            (await portal.Op<AnswerAmount>().Execute(portal.Hilda.Actor, new(second, true, null), portal.Token)).Problem!.Code
        );
        Assert.Equal(
            "as_it_is",
            (
                await portal
                    .Op<AskForAmount>()
                    .Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), portal.Nurse, null, null, true, "Why not"), portal.Token)
            )
                .Problem!
                .Code
        );
    }

    [Fact]
    public async Task Whole_bonus_above_the_limit_waits_for_somebody_who_did_not_set_it_and_is_asked_14_days_ahead()
    {
        await Plan(Usual with { ApprovalAbove = 10_000m });
        Portal.Ok(await Edit(portal.Hilda, Form("50000") with { Asked = TypedNumbers.Key("50000", "EUR") }));
        var start = portal.Today.AddDays(20);
        var id = await portal.ReferAndHire(portal.Ada, "fifty-thousand@mail.example", start);
        await portal.GoTo(start.AddDays(-15));
        Assert.Equal(PayoutState.Scheduled, (await portal.Payouts(id))[0].State);
        await portal.GoTo(start.AddDays(-14));
        var first = (await portal.Payouts(id))[0];
        Assert.Equal(PayoutState.AwaitingApproval, first.State);
        // Hugo set the plan with its limit, Hilda the role's own amount: neither says yes.
        Assert.Equal("approver_set_amount", (await Approve(portal.Hilda, first.Id)).Problem!.Code);
        Assert.Equal("approver_set_amount", (await Approve(portal.Hugo, first.Id)).Problem!.Code);
        await portal.GoTo(start);
        await portal.Start(id, start);
        await portal.GoTo(start.AddDays(1));
        Assert.Equal([PayoutState.AwaitingApproval, PayoutState.Scheduled], (await portal.Payouts(id)).Select(p => p.State));

        // An administrator makes somebody a stand-in by the role.
        var standIn = Actor.Person(portal.Boss.Id, Roles.Hr);
        var decided = await portal.Op<DecidePayouts>().Execute(standIn, new([first.Id], PayoutVerdict.Approve, null), portal.Token);
        Assert.Equal((1, 0), (decided.Value.Done, decided.Value.Otherwise));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[0].State);
    }

    [Fact]
    public async Task Approved_ahead_is_released_on_its_day_and_below_the_limit_nobody_is_asked()
    {
        await Plan(Usual with { ApprovalAbove = 1_999m });
        var start = portal.Today.AddDays(5);
        var id = await portal.ReferAndHire(portal.Ada, "ahead@mail.example", start);
        await portal.GoTo(portal.Today.AddDays(1));
        var first = (await portal.Payouts(id))[0];
        Assert.Equal((PayoutTab.Review, false), await Shown(first.Id));
        Portal.Ok(await Approve(portal.Hilda, first.Id));
        Portal.Ok(await Approve(portal.Hilda, first.Id));
        // It waits for its day, and for nobody's yes.
        Assert.Equal((PayoutTab.Open, true), await Shown(first.Id));
        Assert.Equal(
            (PayoutState.AwaitingApproval, PayoutReason.Approved, 500m),
            ((await portal.Payouts(id))[0].State, (await portal.Payouts(id))[0].Reason, (await portal.Payouts(id))[0].ApprovedAmount!.Value)
        );
        await portal.GoTo(start);
        await portal.Start(id, start);
        await portal.GoTo(start.AddDays(1));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[0].State);
        Assert.Null(LedgerCheck.FaultOf((await portal.Payouts(id))[0]));

        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(
                        Guid.CreateVersion7(),
                        DatabaseStart.FirstPlan,
                        "Referral bonus",
                        2,
                        portal.Today,
                        Usual with
                        {
                            ApprovalAbove = 2_000m,
                        }
                    ),
                    portal.Token
                )
        );
        var small = await portal.ReferAndHire(portal.Ben, "below@mail.example", portal.Today);
        await portal.Start(small, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Released, (await portal.Payouts(small))[0].State);
    }
}
