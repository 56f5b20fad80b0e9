using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <param name="Bonus">As typed; empty: as the plan says.</param>
/// <param name="Culture">By its name: whose signs the bonus is typed with.</param>
/// <param name="Asked">What was asked about the bonus and is confirmed by this (<see cref="TypedNumbers.Key"/>).</param>
public sealed record OpeningForm(
    string? Title,
    string? Department,
    string? Location,
    int Level,
    PersonKind Kind,
    string? Description,
    bool InProgramme,
    Guid HiringManagerId,
    IReadOnlyList<Guid> RecruiterIds,
    string? Bonus = null,
    string? BonusCurrency = null,
    string? Culture = null,
    string? Asked = null
);

/// <summary>Makes a draft. A recruiter is among its recruiters; HR may make one for others.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class CreateOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<CreateOpening.Command>
{
    /// <summary>Amounts and the place in the programme are HR's alone (docs/rules.md §2).</summary>
    internal static Result OnlyHrSetsAmounts { get; } =
        Result.Rejected(
            "amount_is_hrs",
            "HR sets the bonus of a role and its place in the programme. Save the opening, then ask HR beside it.",
            "Bonus"
        );

    /// <param name="Id">Made by the form: sent twice, made once.</param>
    public sealed record Command(Guid Id, OpeningForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and fill the form in again.");
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Openings.AnyAsync(o => o.Id == command.Id, cancellation))
            return Result.Ok;
        var form = actor.Is(Roles.Hr)
            ? command.Form
            : command.Form with
            {
                RecruiterIds = [.. command.Form.RecruiterIds.Append(actor.PersonId!.Value).Distinct()],
            };
        var facts = await OpeningFormReader.Read(db, form, null, cancellation);
        if (!facts.IsOk)
            return facts;
        if (!actor.Is(Roles.Hr) && (facts.Value.Bonus is not null || !facts.Value.InProgramme))
            return OnlyHrSetsAmounts;
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        var largest = (await programme.Catalog(cancellation)).Largest(today, facts.Value.Traits(command.Id), form.BonusCurrency);
        if (OpeningFormReader.Question(TypedBonus.Of(form), null, largest) is { } question)
            return Result.Rejected([question]);
        db.Openings.Add(new Opening(command.Id, facts.Value, now, today, actor.PersonId));
        return await db.Commit(actor, now, cancellation);
    }
}
