using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <param name="ManagerEmail">The manager's work e-mail: a company has more people than a list can offer.</param>
public sealed record PersonForm(
    string? Name,
    string? WorkEmail,
    string? EmployeeNumber,
    string? LegalEntity,
    string? Department,
    string? Location,
    int Level,
    PersonKind Kind,
    string? ManagerEmail,
    DateOnly? FirstDay,
    string? PrivateEmail,
    string? Phone
);

/// <summary>HR adds somebody to the directory. With a work e-mail they can sign in from their first day on.</summary>
public sealed class AddPerson(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AddPerson.Command>
{
    /// <param name="Id">Made by the form: sent twice, added once.</param>
    public sealed record Command(Guid Id, PersonForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        if (command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and fill the form in again.");
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.People.AnyAsync(p => p.Id == command.Id, cancellation))
            return Result.Ok;
        var facts = await PersonFormReader.Read(db, settings, command.Form, null, cancellation);
        if (!facts.IsOk)
            return facts;
        db.People.Add(new Person(command.Id, facts.Value));
        return await db.Commit(actor, clock.GetUtcNow(), cancellation);
    }
}

/// <summary>HR corrects or updates the facts. What is not yet exported follows a corrected first day.</summary>
public sealed class ChangePerson(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangePerson.Command>
{
    public sealed record Command(Guid PersonId, int SeenVersion, PersonForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        var settings = await programme.Settings(cancellation);
        Result<PersonFacts> facts;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            if (!await db.People.AnyAsync(p => p.Id == command.PersonId, cancellation))
                return Result.NotFound;
            facts = await PersonFormReader.Read(db, settings, command.Form, command.PersonId, cancellation);
        }
        if (!facts.IsOk)
            return facts;
        return await EmploymentChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.PersonId,
            person =>
                person.Version != command.SeenVersion
                    ? Result.Conflict(
                        "changed_meanwhile",
                        "Somebody else changed this person in the meantime. Your text is kept here: reload in another tab to compare."
                    )
                : actor.IsPerson(person.Id) && person.FirstDay != facts.Value.FirstDay
                    ? Result.Rejected("own_days", "Nobody corrects their own first day. Ask a colleague in HR.", "FirstDay")
                : person.Change(facts.Value),
            cancellation
        );
    }
}

/// <summary>An administrator gives and takes roles; those from the company's sign-in come on top. Nobody changes their own: it takes
/// two.</summary>
public sealed class ChangeRoles(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<ChangeRoles.Command>
{
    public sealed record Command(Guid PersonId, Roles Roles, Roles Seen);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Administrator))
            return Result.Forbidden;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId, cancellation);
        if (person is null)
            return Result.NotFound;
        if (actor.IsPerson(person.Id))
            return Result.Rejected("own_roles", "Nobody changes their own roles. Ask another administrator.");
        if ((person.Roles | Roles.Employee) != (command.Seen | Roles.Employee))
            return Result.Conflict("changed_meanwhile", "Somebody else changed these roles in the meantime. Look at them again.");
        var changed = person.ChangeRoles(command.Roles);
        return changed.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : changed;
    }
}

/// <summary>Ends access at once, whatever the last day: an open page of theirs closes within a minute.</summary>
public sealed class EndAccess(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<EndAccess.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        AccessChange.Run(
            databases,
            clock,
            actor,
            command.PersonId,
            Roles.Hr | Roles.Administrator,
            person =>
                actor.IsPerson(person.Id)
                    ? Result.Rejected("own_access", "Nobody ends their own access. Ask a colleague.")
                    : person.EndAccess(),
            cancellation
        );
}

public sealed class RestoreAccess(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<RestoreAccess.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        AccessChange.Run(
            databases,
            clock,
            actor,
            command.PersonId,
            Roles.Hr | Roles.Administrator,
            person =>
                actor.IsPerson(person.Id)
                    ? Result.Rejected("own_access", "Nobody gives themselves access back. Ask a colleague.")
                    : person.RestoreAccess(),
            cancellation
        );
}

/// <summary>An account that was made anew, or linked to the wrong person: their next sign-in is a first one again.</summary>
public sealed class UnlinkIdentity(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<UnlinkIdentity.Command>
{
    public sealed record Command(Guid PersonId, Guid IdentityId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        AccessChange.Run(
            databases,
            clock,
            actor,
            command.PersonId,
            Roles.Administrator,
            person => person.Unlink(command.IdentityId),
            cancellation
        );
}

internal static class AccessChange
{
    public static async Task<Result> Run(
        IDbContextFactory<AppDbContext> databases,
        TimeProvider clock,
        Actor actor,
        Guid personId,
        Roles may,
        Func<Person, Result> change,
        CancellationToken cancellation
    )
    {
        if (!actor.Is(may))
            return Result.Forbidden;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db.People.Include(p => p.Identities).FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return Result.NotFound;
        var changed = change(person);
        return changed.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : changed;
    }
}

internal static class PersonFormReader
{
    private const int LongestNumber = 40;
    private const int LongestLine = 20; // A line of managers is never longer; one that is goes in a circle.

    /// <param name="personId">Null for somebody new.</param>
    public static async Task<Result<PersonFacts>> Read(
        AppDbContext db,
        CompanySettings settings,
        PersonForm form,
        Guid? personId,
        CancellationToken cancellation
    )
    {
        var problems = new List<Problem>();
        var name = Line(form.Name, "Name", Text.Name, "Enter the name.");
        var lists = await Programme.ReadLists(db, cancellation);
        var before = await db
            .People.Where(p => p.Id == personId)
            .Select(p => new
            {
                p.LegalEntity,
                p.Department,
                p.Location,
            })
            .FirstOrDefaultAsync(cancellation);
        const string company = "Choose the company that employs them.";
        var entity = Chosen(ListKind.LegalEntity, form.LegalEntity, before?.LegalEntity, "LegalEntity", company);
        var department = Chosen(ListKind.Department, form.Department, before?.Department, "Department", "Choose the department.");
        var location = Chosen(ListKind.Location, form.Location, before?.Location, "Location", "Choose the location.");
        var number = Line(form.EmployeeNumber, "EmployeeNumber", LongestNumber, null);
        var phone = Line(form.Phone, "Phone", Text.Phone, null);
        var work = Email(form.WorkEmail, "WorkEmail");
        var home = Email(form.PrivateEmail, "PrivateEmail");
        if (form.Level is < 1 or > 99)
            Wrong("Level", "A level lies between 1 and 99.");
        if (!Enum.IsDefined(form.Kind))
            Wrong("Kind", "Choose a kind from the list.");
        if (form.FirstDay is null)
            Wrong("FirstDay", "Enter the first day.");
        else if (form.FirstDay.Value.Year is < 1940 or > 2200)
            Wrong("FirstDay", "Enter a first day between 1940 and 2200.");

        if (
            work is not null
            && await db
                .People.Where(p => p.WorkEmailKey == work.Key && p.Id != personId)
                .Select(p => p.Name)
                .FirstOrDefaultAsync(cancellation)
                is { } holder
        )
            Wrong(
                "WorkEmail",
                $"{holder} has this address already. An address that is passed on has to be taken from its old holder first."
            );
        if (
            number is not null
            && await db
                .People.Where(p => p.EmployeeNumber == number && p.Id != personId)
                .Select(p => p.Name)
                .FirstOrDefaultAsync(cancellation)
                is { } same
        )
            Wrong("EmployeeNumber", $"{same} has this number already.");
        var manager = await Manager();
        return problems.Count > 0
            ? Result<PersonFacts>.From(Result.Rejected(problems))
            : new PersonFacts(
                name!,
                number,
                entity!,
                work,
                home,
                phone,
                Phones.Key(phone, settings.PhoneRegion),
                department!,
                location!,
                form.Level,
                form.Kind,
                manager,
                form.FirstDay!.Value
            );

        void Wrong(string field, string sentence) => problems.Add(new(field.ToLowerInvariant(), sentence, field));

        string? Chosen(ListKind kind, string? typed, string? stands, string field, string needed) =>
            ListReader.Read(lists, kind, typed, stands, new(field.ToLowerInvariant(), needed, field), problems);

        string? Line(string? typed, string field, int longest, string? needed)
        {
            var clean = Text.Clean(typed);
            if (clean is null && needed is not null)
                Wrong(field, needed);
            else if (clean?.Length > longest)
                Wrong(field, $"Keep it under {longest} characters.");
            return clean;
        }

        EmailAddress? Email(string? typed, string field)
        {
            if (Text.Clean(typed) is null)
                return null;
            var email = EmailAddress.Parse(typed);
            if (email is null)
                Wrong(field, "This is no e-mail address. Check it for a missing @ or dot.");
            return email;
        }

        async Task<Guid?> Manager()
        {
            if (Text.Clean(form.ManagerEmail) is null)
                return null;
            var key = EmailAddress.Parse(form.ManagerEmail)?.Key;
            var found = key is null
                ? null
                : await db
                    .People.Where(p => p.WorkEmailKey == key)
                    .Select(p => new { p.Id, p.ManagerId })
                    .FirstOrDefaultAsync(cancellation);
            if (found is null)
            {
                Wrong("ManagerEmail", "Nobody in the directory has this work e-mail. Leave it empty if they have no manager.");
                return null;
            }
            var above = (Guid?)found.Id;
            for (var steps = 0; above is { } id; steps++)
            {
                if (id == personId || steps == LongestLine)
                {
                    Wrong(
                        "ManagerEmail",
                        id == personId && steps == 0
                            ? "Nobody is their own manager."
                            : "This manager reports, through others, to this person."
                    );
                    return null;
                }
                above = await db.People.Where(p => p.Id == id).Select(p => p.ManagerId).FirstOrDefaultAsync(cancellation);
            }
            return found.Id;
        }
    }
}
