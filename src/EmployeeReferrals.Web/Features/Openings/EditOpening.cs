using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>Changes what an opening says. Its recruiters and HR may; its amount and its place in the programme are HR's alone. A bonus
/// far from the plan's is asked about once: sent again, it is the answer.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class EditOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<EditOpening.Command>
{
    public sealed record Command(Guid OpeningId, int SeenVersion, OpeningForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.OpeningToWork(actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        var opening = found.Value;
        if (opening.Version != command.SeenVersion)
            return Result.Conflict(
                "changed_meanwhile",
                "Somebody else changed this opening in the meantime. Your text is kept here: reload in another tab to compare."
            );
        var facts = await OpeningFormReader.Read(db, command.Form, opening, cancellation);
        if (!facts.IsOk)
            return facts;
        var amountsUnchanged =
            (facts.Value.Bonus, facts.Value.Bonus is null ? null : facts.Value.BonusCurrency, facts.Value.InProgramme)
            == (opening.Bonus, opening.BonusCurrency, opening.InProgramme);
        if (!actor.Is(Roles.Hr) && !amountsUnchanged)
            return CreateOpening.OnlyHrSetsAmounts;
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        var largest = (await programme.Catalog(cancellation)).Largest(today, facts.Value.Traits(opening.Id), facts.Value.BonusCurrency);
        if (OpeningFormReader.Question(TypedBonus.Of(command.Form), opening, largest) is { } question)
            return Result.Rejected([question]);
        var changed = opening.Change(facts.Value, today, actor.PersonId);
        return changed.IsOk ? await db.Commit(actor, now, cancellation) : changed;
    }
}
