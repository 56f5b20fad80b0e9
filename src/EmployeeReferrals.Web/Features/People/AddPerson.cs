using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
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
[May(Roles.Hr)]
public sealed class AddPerson(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AddPerson.Command>
{
    /// <param name="Id">Made by the form: sent twice, added once.</param>
    public sealed record Command(Guid Id, PersonForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and fill the form in again.");
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.People.AnyAsync(p => p.Id == command.Id, cancellation))
            return Result.Ok;
        var facts = await new PersonFormReader(db, settings, command.Form, null).Read(cancellation);
        if (!facts.IsOk)
            return facts;
        db.People.Add(new Person(command.Id, facts.Value));
        return await db.Commit(actor, clock.GetUtcNow(), cancellation);
    }
}
