using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

[May(Roles.Recruiter | Roles.Hr)]
public sealed class EditOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<EditOpening.Command>
{
    public sealed record Command(Guid OpeningId, int SeenVersion, OpeningForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await OpeningFormReader.ToWork(db, actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        if (found.Value.Version != command.SeenVersion)
            return Result.Conflict(
                "changed_meanwhile",
                "Somebody else changed this opening in the meantime. Your text is kept here: reload in another tab to compare."
            );
        var facts = await OpeningFormReader.Read(db, command.Form, found.Value, cancellation);
        if (!facts.IsOk)
            return facts;
        var opening = found.Value;
        var asItIs =
            (facts.Value.Bonus, facts.Value.Bonus is null ? null : facts.Value.BonusCurrency, facts.Value.InProgramme)
            == (opening.Bonus, opening.BonusCurrency, opening.InProgramme);
        if (!actor.Is(Roles.Hr) && !asItIs)
            return CreateOpening.AmountsAreHrs;
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        var largest = (await programme.Book(cancellation)).Largest(today, facts.Value.Traits(opening.Id), command.Form.BonusCurrency);
        if (OpeningFormReader.Question(TypedBonus.Of(command.Form), opening, largest) is { } question)
            return Result.Rejected([question]);
        var changed = opening.Change(facts.Value, today, actor.PersonId);
        return changed.IsOk ? await db.Commit(actor, now, cancellation) : changed;
    }
}
