using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>HR corrects or updates the facts. What is not yet exported follows a corrected first day.</summary>
[May(Roles.Hr)]
public sealed class ChangePerson(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangePerson.Command>
{
    public sealed record Command(Guid PersonId, int SeenVersion, PersonForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        Result<PersonFacts> facts;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            if (!await db.People.AnyAsync(p => p.Id == command.PersonId, cancellation))
                return Result.NotFound;
            facts = await new PersonFormReader(db, settings, command.Form, command.PersonId).Read(cancellation);
        }
        if (!facts.IsOk)
            return facts;
        return await new EmploymentChange(databases, programme, clock).Run(
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
