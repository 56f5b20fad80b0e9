using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.People;

/// <summary>The directory, as HR keeps it and administrators read it.</summary>
public sealed class PeopleTests(Portal portal) : IClassFixture<Portal>
{
    private PersonForm Form =>
        new(
            "Ida Example",
            $"{Guid.NewGuid():N}@company.example",
            null,
            "Company BV",
            "Therapy",
            "Dublin",
            3,
            PersonKind.Employee,
            portal.Boss.Email,
            portal.Today,
            "ida@home.example",
            "+49 30 5550000"
        );

    private async Task<Guid> Add(PersonForm form)
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<AddPerson>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
        return id;
    }

    private async Task<IReadOnlyList<string>> Fields(PersonForm form) =>
        [
            .. (await portal.Op<AddPerson>().Execute(portal.Hilda.Actor, new(Guid.CreateVersion7(), form), portal.Token)).Problems.Select(
                p => p.Field!
            ),
        ];

    [Fact]
    public async Task Person_added_twice_with_one_form_is_one_and_is_kept_as_typed()
    {
        var form = Form with { Name = "  Ida\tÉxample ", WorkEmail = "Ida.Example+x@Company.EXAMPLE" };
        var id = await Add(form);
        Portal.Ok(await portal.Op<AddPerson>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
        await using var db = portal.Db();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == id, portal.Token);
        Assert.Equal(
            ("Ida Éxample", "ida example", "Ida.Example+x@Company.EXAMPLE", "ida.example@company.example"),
            (person.Name, person.NameSearch, person.WorkEmail, person.WorkEmailKey)
        );
        Assert.Equal((portal.Boss.Id, "+49305550000", "ida@home.example"), (person.ManagerId, person.PhoneKey, person.PrivateEmailKey));
    }

    [Fact]
    public async Task Form_names_each_field_that_is_wrong() =>
        Assert.Equal(
            ["Name", "LegalEntity", "Department", "Location", "WorkEmail", "Level", "Kind", "FirstDay", "ManagerEmail"],
            await Fields(new(" ", "no address", null, "", null, "", 0, (PersonKind)9, "who@company.example", null, null, null))
        );

    [Fact]
    public async Task Work_email_and_number_belong_to_one_person()
    {
        await Add(Form with { WorkEmail = "one@company.example", EmployeeNumber = "E-one" });
        Assert.Equal(
            ["WorkEmail", "EmployeeNumber"],
            await Fields(Form with { WorkEmail = "ONE+tag@company.example", EmployeeNumber = "E-one" })
        );
    }

    [Fact]
    public async Task Managers_do_not_go_in_a_circle()
    {
        var (above, below) = (Form, Form);
        var top = await Add(above);
        await Add(below with { ManagerEmail = above.WorkEmail });
        foreach (var manager in new[] { above.WorkEmail, below.WorkEmail })
            Assert.Equal(
                "ManagerEmail",
                (
                    await portal
                        .Op<ChangePerson>()
                        .Execute(portal.Hilda.Actor, new(top, 0, above with { ManagerEmail = manager }), portal.Token)
                )
                    .Problem!
                    .Field
            );
    }

    [Fact]
    public async Task Change_on_an_old_version_is_a_conflict()
    {
        var form = Form;
        var id = await Add(form);
        Portal.Ok(
            await portal.Op<ChangePerson>().Execute(portal.Hilda.Actor, new(id, 0, form with { Name = "Ida Married" }), portal.Token)
        );
        Assert.Equal(
            Domain.Outcome.Conflict,
            (await portal.Op<ChangePerson>().Execute(portal.Hugo.Actor, new(id, 0, form), portal.Token)).Outcome
        );
    }

    [Fact]
    public async Task First_day_of_ones_own_is_for_a_colleague_and_the_rest_is_not()
    {
        var own = Form with { FirstDay = new DateOnly(2019, 1, 1), WorkEmail = portal.Hugo.Email, ManagerEmail = null };
        await using var db = portal.Db();
        var version = await db.People.Where(p => p.Id == portal.Hugo.Id).Select(p => p.Version).SingleAsync(portal.Token);
        var refused = (
            await portal.Op<ChangePerson>().Execute(portal.Hugo.Actor, new(portal.Hugo.Id, version, own), portal.Token)
        ).Problem!;
        Assert.Equal(("own_days", "FirstDay"), (refused.Code, refused.Field));
        Portal.Ok(
            await portal
                .Op<ChangePerson>()
                .Execute(portal.Hugo.Actor, new(portal.Hugo.Id, version, own with { FirstDay = new DateOnly(2020, 1, 1) }), portal.Token)
        );
        Portal.Ok(await portal.Op<ChangePerson>().Execute(portal.Hilda.Actor, new(portal.Hugo.Id, version + 1, own), portal.Token));
    }

    [Fact]
    public async Task First_day_of_a_hire_follows_the_confirmed_start()
    {
        var referral = await portal.ReferAndHire(portal.Ada, $"{Guid.NewGuid():N}@mail.example", portal.Today);
        await portal.Start(referral, portal.Today);
        await using var db = portal.Db();
        var hired = await db.People.SingleAsync(p => p.HiredFromReferralId == referral, portal.Token);
        Assert.Equal(
            "first_day_of_hire",
            (
                await portal
                    .Op<ChangePerson>()
                    .Execute(
                        portal.Hilda.Actor,
                        new(hired.Id, hired.Version, Form with { FirstDay = portal.Today.AddDays(-3) }),
                        portal.Token
                    )
            )
                .Problem!
                .Code
        );
        Portal.Ok(await portal.Op<ChangePerson>().Execute(portal.Hilda.Actor, new(hired.Id, hired.Version, Form), portal.Token));
    }

    [Fact]
    public async Task Corrected_first_day_of_a_referrer_judges_open_payouts_anew()
    {
        var referral = await portal.ReferAndHire(portal.Ben, $"{Guid.NewGuid():N}@mail.example", portal.Today);
        await portal.Start(referral, portal.Today);
        await using var db = portal.Db();
        var ben = await db.People.AsNoTracking().SingleAsync(p => p.Id == portal.Ben.Id, portal.Token);
        var form = new PersonForm(
            ben.Name,
            ben.WorkEmail,
            "E-ben",
            ben.LegalEntity,
            ben.Department,
            ben.Location,
            ben.Level,
            ben.Kind,
            null,
            portal.Today.AddDays(30),
            null,
            null
        );
        Portal.Ok(await portal.Op<ChangePerson>().Execute(portal.Hilda.Actor, new(ben.Id, ben.Version, form), portal.Token));
        Portal.Ok(
            await portal
                .Op<ChangePerson>()
                .Execute(portal.Hilda.Actor, new(ben.Id, ben.Version + 1, form with { FirstDay = new DateOnly(2020, 1, 1) }), portal.Token)
        );
        Assert.All(await portal.Payouts(referral), p => Assert.Equal(Domain.Bonuses.PayoutState.Scheduled, p.State));
    }

    [Fact]
    public async Task Private_contacts_are_for_hr_alone()
    {
        var id = await Add(Form);
        Assert.Equal(
            "ida@home.example",
            (await portal.Op<GetPerson>().Execute(portal.Hilda.Actor, new(id), portal.Token)).Value.Form.PrivateEmail
        );
        foreach (var reader in new[] { portal.Adi, portal.Aud })
        {
            var seen = (await portal.Op<GetPerson>().Execute(reader.Actor, new(id), portal.Token)).Value.Form;
            Assert.Equal((null, null), (seen.PrivateEmail, seen.Phone));
        }
    }

    [Fact]
    public async Task Leaver_stays_in_the_directory_with_credit_and_history()
    {
        var referral = await portal.Refer(portal.Other, $"{Guid.NewGuid():N}@mail.example");
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Other.Id, portal.Today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
        );
        var left = await portal
            .Op<ListPeople>()
            .Execute(portal.Hilda.Actor, new(PeopleFilter.Of("left", "olga", null, null, null), 1), portal.Token);
        Assert.Equal(portal.Other.Id, Assert.Single(left.Rows).Id);
        Assert.Equal(portal.Other.Id, (await portal.Load(referral)).ReferrerId);
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(portal.Other.Id), portal.Token));
    }

    [Fact]
    public async Task Managers_are_suggested_by_name_or_address_a_few_at_a_time_and_only_those_who_can_be_chosen()
    {
        async Task<IEnumerable<string>> Suggested(string? words, Guid? of = null) =>
            (await portal.Op<ListManagers>().Execute(portal.Hilda.Actor, new(words, of), portal.Token)).Select(m => m.Name);
        foreach (var n in Enumerable.Range(10, 12))
            await Add(Form with { Name = $"Mona Möller {n}" });
        var left = await Add(Form with { Name = "Mona Möller 09" });
        Portal.Ok(await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(left, portal.Today, LeavingReason.Other), portal.Token));
        var one = await Add(Form with { Name = "Quirin Möller" });
        await Add(Form with { Name = "Xylo Möller", WorkEmail = null });
        Assert.Equal(Enumerable.Range(9, 8).Select(n => $"Mona Möller {n:00}"), await Suggested("moller mona"));
        Assert.Equal(["Quirin Möller"], await Suggested("Möller qui"));
        Assert.Empty(await Suggested("Möller qui", of: one));
        Assert.Empty(await Suggested("xylo"));
        Assert.Equal([portal.Boss.Name], await Suggested(portal.Boss.Email));
        foreach (var nothing in new[] { null, "", " m ", "nobody at all" })
            Assert.Empty(await Suggested(nothing));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain("Mona Möller 09", await Suggested("Möller"));
    }

    [Fact]
    public async Task Whoever_leaves_today_is_here_and_leaving_and_tomorrow_has_left()
    {
        var id = await Add(Form with { Name = "Tilda Today" });
        Portal.Ok(await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(id, portal.Today, LeavingReason.Retired), portal.Token));
        async Task<IEnumerable<string>> Tabs()
        {
            var found = new List<string>();
            foreach (var tab in Enum.GetNames<PeopleTab>())
            {
                var list = await portal
                    .Op<ListPeople>()
                    .Execute(portal.Hilda.Actor, new(PeopleFilter.Of(tab, "tilda today", null, null, null), 1), portal.Token);
                Assert.Equal(list.Total, list.Rows.Count);
                found.AddRange(list.Rows.Select(_ => tab));
            }
            return found;
        }
        Assert.Equal([nameof(PeopleTab.Here), nameof(PeopleTab.Leaving)], await Tabs());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([nameof(PeopleTab.Left)], await Tabs());
    }

    [Theory]
    [InlineData("starting", "next week")]
    [InlineData("leaving", "leaves soon")]
    [InlineData(null, "leaves soon")]
    [InlineData("nonsense", "leaves soon")]
    public async Task List_by_tab_words_department_and_role(string? tab, string who)
    {
        var department = Guid.NewGuid().ToString();
        await portal.List(ListKind.Department, department);
        await Add(Form with { Name = "Nils Next Week", Department = department, FirstDay = portal.Today.AddDays(7) });
        var leaving = await Add(Form with { Name = "Lea Leaves Soon", Department = department });
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(leaving, portal.Today.AddDays(5), LeavingReason.Redundancy), portal.Token)
        );
        var list = await portal
            .Op<ListPeople>()
            .Execute(portal.Adi.Actor, new(PeopleFilter.Of(tab, who, department, "Dublin", "employee"), 1), portal.Token);
        Assert.Equal(1, Assert.Single(list.Rows).Name.Contains(who, StringComparison.OrdinalIgnoreCase) ? list.Total : 0);
        Assert.Empty(
            (
                await portal
                    .Op<ListPeople>()
                    .Execute(portal.Adi.Actor, new(PeopleFilter.Of(tab, who, department, null, "recruiter"), 1), portal.Token)
            ).Rows
        );
    }
}
