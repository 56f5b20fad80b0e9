using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Triage;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

/// <summary>"Referred before or since", and the other side of a possible match, show what their reader may open, and nothing
/// else.</summary>
public sealed class OtherReferralsTests : IAsyncLifetime
{
    private const string Email = "cleo@mail.example";
    private readonly Portal portal = new();
    private Guid mine,
        rivals,
        clerks,
        general;

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        mine = await Refer(portal.Rolf, portal.Nurse);
        rivals = await Refer(portal.Ada, portal.Nurse);
        clerks = await Refer(portal.Ben, portal.Clerk);
        general = await Refer(portal.Boss, null);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Guid> Refer(Someone referrer, Guid? opening, string email = Email, string? phone = null)
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var made = await portal.Submit(referrer, email, opening, phone: phone);
        Portal.Ok(made);
        return made.Value.ReferralId;
    }

    private async Task Shows(Someone reader, Guid on, params Guid[] others)
    {
        var view = await portal.Op<GetReferral>().Execute(reader.Actor, new(on), portal.Token);
        Assert.NotNull(view);
        Assert.Equal(others.Order(), view.Others.Select(o => o.Id).Order());
        foreach (var other in view.Others)
            Assert.NotNull(await portal.Op<GetReferral>().Execute(reader.Actor, new(other.Id), portal.Token));
    }

    [Fact]
    public async Task Hr_and_auditor_see_them_all()
    {
        await Shows(portal.Hilda, rivals, mine, clerks, general);
        await Shows(portal.Aud, rivals, mine, clerks, general);
    }

    [Fact]
    public Task Recruiter_of_both_roles_sees_those_and_no_general_one() => Shows(portal.Rita, rivals, mine, clerks);

    [Fact]
    public async Task Recruiter_who_is_named_for_general_referrals_sees_them()
    {
        await portal.Set(s => s.GeneralRecruiters = portal.Rita.Id.ToString());
        await Shows(portal.Rita, rivals, mine, clerks, general);
    }

    [Fact]
    public Task Own_referral_is_not_shown_on_a_rivals_page() => Shows(portal.Rolf, rivals);

    [Fact]
    public Task Hiring_manager_sees_those_of_the_own_openings() => Shows(portal.Max, rivals, mine, clerks);

    [Fact]
    public async Task Hr_who_referred_them_does_not_see_the_own_one()
    {
        var hugos = await Refer(portal.Hugo, portal.Clerk);
        await Shows(portal.Hugo, rivals, mine, clerks, general);
        await Shows(portal.Hilda, rivals, mine, clerks, general, hugos);
    }

    [Fact]
    public async Task Rivals_referral_of_a_candidate_they_referred_is_read_and_not_worked()
    {
        var hugos = await Refer(portal.Hugo, portal.Clerk);
        foreach (var owner in new[] { portal.Rolf, portal.Hugo })
        {
            Assert.NotNull(await portal.Op<GetReferral>().Execute(owner.Actor, new(rivals), portal.Token));
            var note = await portal.Op<WriteNote>().Execute(owner.Actor, new(Guid.CreateVersion7(), rivals, "Good"), portal.Token);
            var moved = await portal
                .Op<MoveReferral>()
                .Execute(owner.Actor, new(rivals, Stage.Screening, (await portal.Load(rivals)).StageEntry), portal.Token);
            Assert.Equal((Outcome.Forbidden, Outcome.Forbidden), (note.Outcome, moved.Outcome));
        }
        var decided = await portal.Op<OverrideCredit>().Execute(portal.Hugo.Actor, new(rivals, false, "Mine"), portal.Token);
        Assert.Equal(Outcome.Forbidden, decided.Outcome);
        Portal.Ok(await portal.Op<WriteNote>().Execute(portal.Hilda.Actor, new(Guid.CreateVersion7(), hugos, "Good"), portal.Token));
        var waiting = await portal.Op<ListTriage>().Execute(portal.Rolf.Actor, new(), portal.Token);
        Assert.Equal(0, waiting.Waiting);
    }

    [Fact]
    public async Task Hiring_manager_who_recruits_elsewhere_reads_the_own_openings_and_does_not_work_them()
    {
        await portal.Set(s => s.RecruitersSeeAll = false);
        var both = Actor.Person(portal.Max.Id, Roles.HiringManager | Roles.Recruiter);
        Assert.NotNull(await portal.Op<GetReferral>().Execute(both, new(rivals), portal.Token));
        var note = await portal.Op<WriteNote>().Execute(both, new(Guid.CreateVersion7(), rivals, "Good"), portal.Token);
        Assert.Equal(Outcome.Forbidden, note.Outcome);
    }

    [Fact]
    public async Task Nobody_is_given_their_own_referral_to_work()
    {
        var ritas = await Refer(portal.Rita, portal.Nurse, "ritas@mail.example");
        Task<Result> Assign(Someone who) => portal.Op<AssignRecruiter>().Execute(portal.Rolf.Actor, new(ritas, who.Id), portal.Token);
        Assert.Equal("own_referral", (await Assign(portal.Rita)).Problem?.Code);
        Portal.Ok(await Assign(portal.Rolf));
        Assert.Equal(portal.Rolf.Id, (await portal.Load(ritas)).RecruiterId);
    }

    [Fact]
    public async Task Note_that_is_sent_twice_is_one()
    {
        var id = Guid.CreateVersion7();
        foreach (var body in new[] { "Good", "Good" })
            Portal.Ok(await portal.Op<WriteNote>().Execute(portal.Rita.Actor, new(id, rivals, body), portal.Token));
        var view = await portal.Op<GetReferral>().Execute(portal.Rita.Actor, new(rivals), portal.Token);
        Assert.Equal("Good", Assert.Single(view!.Notes).Body);
    }

    [Fact]
    public async Task Possible_match_names_nobody_whose_referrals_the_reader_does_not_see()
    {
        const string phone = "+31 6 5550 4711";
        await portal.Set(s => s.RecruitersSeeAll = false);
        var seen = await Refer(portal.Ada, portal.Nurse, "one@mail.example", phone);
        await Refer(portal.Ben, portal.Clerk, "two@mail.example", phone);
        var rolf = Assert.Single((await portal.Op<GetReferral>().Execute(portal.Rolf.Actor, new(seen), portal.Token))!.Same);
        Assert.Equal((null, 0, 0, false), (rolf.Name, rolf.Contacts.Count, rolf.Referrals.Count, rolf.MayDecide));
        var rita = Assert.Single((await portal.Op<GetReferral>().Execute(portal.Rita.Actor, new(seen), portal.Token))!.Same);
        Assert.Equal(("Cleo Candidate", 1, true), (rita.Name, rita.Referrals.Count, rita.MayDecide));
    }
}
