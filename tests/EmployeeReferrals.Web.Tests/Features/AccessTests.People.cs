using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>The directory, for another person's id, for one's own, and for an id that nobody has.</summary>
public sealed partial class AccessTests
{
    /// <summary>Somebody made for one call, with all that can be undone.</summary>
    public sealed record Subject(Portal Portal, Guid Id, string Name, string Email, int Version, Guid Account, Guid Leave)
    {
        public CancellationToken Token => Portal.Token;

        public T Op<T>()
            where T : notnull => Portal.Op<T>();

        public PersonForm Form => SomebodyNew with { Name = Name, WorkEmail = Email, FirstDay = FirstDay, Department = "Therapy" };
    }

    /// <param name="Another">Who may do it to somebody else.</param>
    /// <param name="Oneself">Who may do it to themselves.</param>
    /// <param name="Changes">Done, it has changed the person.</param>
    public sealed record PersonRow(
        May Another,
        May Oneself,
        bool Changes,
        Func<Actor, Subject, Task<Result>> Call,
        Action<Person>? Given = null
    );

    private const May Keepers = May.Hr | May.Administrator;
    private const May Readers = Keepers | May.Auditor;
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private static readonly Dictionary<string, PersonRow> Directory = new()
    {
        // The id of somebody who is there already: a form that was sent twice, whoever's id it carries.
        [nameof(AddPerson)] = new(May.Hr, May.Hr, false, (a, s) => s.Op<AddPerson>().Execute(a, new(s.Id, s.Form), s.Token)),
        [nameof(ChangePerson)] = new(May.Hr, May.Hr, true, (a, s) =>
            s.Op<ChangePerson>().Execute(a, new(s.Id, s.Version, s.Form), s.Token)
        ),
        [nameof(ChangeRoles)] = new(May.Administrator, May.Nobody, true, async (a, s) =>
            await s.Op<ChangeRoles>().Execute(a, new(s.Id, Roles.Payroll | Roles.Auditor | Roles.Administrator, await RolesOf(s)), s.Token)
        ),
        [nameof(EndAccess)] = new(Keepers, May.Nobody, true, (a, s) => s.Op<EndAccess>().Execute(a, new(s.Id), s.Token)),
        [nameof(RestoreAccess)] = new(
            Keepers,
            May.Nobody,
            true,
            (a, s) => s.Op<RestoreAccess>().Execute(a, new(s.Id), s.Token),
            p => p.EndAccess()
        ),
        [nameof(UnlinkIdentity)] = new(May.Administrator, May.Administrator, true, (a, s) =>
            s.Op<UnlinkIdentity>().Execute(a, new(s.Id, s.Account), s.Token)
        ),
        [nameof(RecordLastDay)] = new(May.Hr, May.Nobody, true, (a, s) =>
            s.Op<RecordLastDay>().Execute(a, new(s.Id, new DateOnly(2031, 1, 1), LeavingReason.Other), s.Token)
        ),
        [nameof(UndoLastDay)] = new(May.Hr, May.Nobody, true, (a, s) => s.Op<UndoLastDay>().Execute(a, new(s.Id), s.Token)),
        [nameof(RecordLeave)] = new(May.Hr, May.Nobody, true, (a, s) =>
            s.Op<RecordLeave>().Execute(a, new(s.Id, Guid.CreateVersion7(), new DateOnly(2028, 1, 1), new DateOnly(2028, 1, 2)), s.Token)
        ),
        [nameof(UndoLeave)] = new(May.Hr, May.Nobody, true, (a, s) => s.Op<UndoLeave>().Execute(a, new(s.Id, s.Leave), s.Token)),
        [nameof(RecordWorkingTime)] = new(May.Hr, May.Nobody, true, (a, s) =>
            s.Op<RecordWorkingTime>().Execute(a, new(s.Id, Guid.CreateVersion7(), new DateOnly(2031, 1, 1), 50), s.Token)
        ),
        [nameof(UndoWorkingTime)] = new(May.Hr, May.Nobody, true, async (a, s) =>
            await s.Op<UndoWorkingTime>().Execute(a, new(s.Id, await Hours(s.Portal, s.Id)), s.Token)
        ),
        [nameof(GetPerson)] = new(Readers, Readers, false, async (a, s) => await s.Op<GetPerson>().Execute(a, new(s.Id), s.Token)),
        [nameof(ListPeople)] = new(Readers, Readers, false, async (a, s) =>
            Shows(
                (await s.Op<ListPeople>().Execute(a, new(PeopleFilter.Of(null, s.Name, null, null, null), 1), s.Token)).Rows.Any(r =>
                    r.Id == s.Id
                )
            )
        ),
        // By the words; the id is left out.
        [nameof(ListManagers)] = new(May.Hr, May.Hr, false, async (a, s) =>
            Shows((await s.Op<ListManagers>().Execute(a, new(s.Name, null), s.Token)).Any(r => r.Email == s.Email))
        ),
        // Takes nobody's id, and is the portal's own.
        [nameof(AddFirstAdministrator)] = new(May.System, May.Nobody, false, async (a, s) =>
            await s.Op<AddFirstAdministrator>().Execute(a, s.Token)
        ),
    };

    /// <summary>These do not look for the person of a given id.</summary>
    private static readonly string[] WithoutSubject =
    [
        nameof(AddPerson),
        nameof(ListPeople),
        nameof(ListManagers),
        nameof(AddFirstAdministrator),
    ];

    private static readonly (May Who, Roles Roles)[] Kinds =
    [
        (May.Employee, Roles.Employee),
        (May.RecruiterOfOpening, Roles.Recruiter),
        (May.HiringManager, Roles.HiringManager),
        (May.Hr, Roles.Hr),
        (May.Payroll, Roles.Payroll),
        (May.Auditor, Roles.Auditor),
        (May.Administrator, Roles.Administrator),
    ];

    public static TheoryData<string> OfTheDirectory => [.. Directory.Keys.Order()];

    [Fact]
    public void Every_operation_and_query_of_the_directory_has_a_row_for_another_and_for_oneself() =>
        Assert.Equal(
            Registration.Operations().Where(t => t.Namespace == typeof(AddPerson).Namespace).Select(t => t.Name).Order(),
            Directory.Keys.Order()
        );

    [Theory]
    [MemberData(nameof(OfTheDirectory))]
    public async Task Directory_is_for_those_of_the_table_alone_whoever_it_is_about(string name)
    {
        var row = Directory[name];
        var wrong = new List<string>();
        foreach (var (who, roles) in Kinds)
        {
            await Look(who, row.Another, await NewSubject(row, Roles.Employee), Actor.Person(await SomebodyElse(roles), roles), "another");
            var self = await NewSubject(row, roles);
            await Look(who, row.Oneself, self, Actor.Person(self.Id, roles), "oneself");
        }
        foreach (
            var (who, actor) in new[]
            {
                (May.NotSignedIn, Actor.Nobody),
                (May.NotSignedIn, Actor.Candidate(Guid.CreateVersion7())),
                (May.System, Actor.System("Test")),
            }
        )
            await Look(who, row.Another, await NewSubject(row, Roles.Employee), actor, "another");
        Assert.True(wrong.Count == 0, $"{name}: {string.Join(", ", wrong)}");

        async Task Look(May who, May may, Subject subject, Actor actor, string whom)
        {
            var result = await row.Call(actor, subject);
            await using var db = portal.Db();
            var changed =
                await db.People.Where(p => p.Id == subject.Id).Select(p => p.Version).SingleAsync(portal.Token) != subject.Version;
            if (result.IsOk != may.HasFlag(who))
                wrong.Add($"{who} on {whom}: {result.Outcome} {result.Problem?.Code}");
            if (changed != (row.Changes && result.IsOk))
                wrong.Add($"{who} on {whom}: {(changed ? "changed" : "not changed")}");
        }
    }

    [Theory]
    [MemberData(nameof(OfTheDirectory))]
    public async Task Directory_tells_nobody_else_whether_an_id_is_somebodys(string name)
    {
        if (WithoutSubject.Contains(name))
            return;
        var row = Directory[name];
        foreach (var (who, roles) in Kinds)
        {
            var actor = Actor.Person(await SomebodyElse(roles), roles);
            var subject = await NewSubject(row, Roles.Employee);
            var unknown = await row.Call(actor, subject with { Id = Guid.CreateVersion7() });
            Assert.Equal(row.Another.HasFlag(who) ? Outcome.NotFound : Outcome.Forbidden, unknown.Outcome);
            if (!row.Another.HasFlag(who))
                Assert.Equal(unknown.Outcome, (await row.Call(actor, subject)).Outcome);
        }
    }

    private async Task<Subject> NewSubject(PersonRow row, Roles roles)
    {
        var (id, account, leave) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (name, email) = ($"Suki {id:N}", $"{id:N}@company.example");
        var person = new Person(id, name, email, FirstDay)
        {
            Roles = roles,
            Level = 3,
            LegalEntity = "Company BV",
            Department = "Nursing",
            Location = "Utrecht",
        };
        person.RecordLastDay(new DateOnly(2030, 1, 1), LeavingReason.OwnWish);
        person.RecordLeave(leave, new DateOnly(2029, 1, 1), new DateOnly(2029, 1, 2));
        person.Link(account, "issuer", id.ToString(), portal.Clock.GetUtcNow());
        row.Given?.Invoke(person);
        await using var db = portal.Db();
        db.People.Add(person);
        Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        return new Subject(portal, id, name, email, person.Version, account, leave);
    }

    private async Task<Guid> SomebodyElse(Roles roles)
    {
        await using var db = portal.Db();
        var person = new Person(Guid.CreateVersion7(), "Ella Else", null, FirstDay) { Roles = roles };
        db.People.Add(person);
        Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        return person.Id;
    }

    private static async Task<Roles> RolesOf(Subject subject)
    {
        await using var db = subject.Portal.Db();
        return await db.People.Where(p => p.Id == subject.Id).Select(p => p.Roles).FirstOrDefaultAsync(subject.Token);
    }
}
