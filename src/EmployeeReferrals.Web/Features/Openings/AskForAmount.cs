using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>A recruiter of the opening asks HR for another amount or place in the programme. Asked again, the newer one counts.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class AskForAmount(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AskForAmount.Command>
{
    /// <param name="Id">Made by the form: sent twice, asked once.</param>
    /// <param name="Bonus">As typed; empty: as the plan says.</param>
    /// <param name="Culture">By its name: whose signs the bonus is typed with.</param>
    /// <param name="Asked">What was asked about the bonus and is confirmed by this (<see cref="TypedNumbers.Key"/>).</param>
    public sealed record Command(
        Guid Id,
        Guid OpeningId,
        string? Bonus,
        string? Currency,
        bool InProgramme,
        string? Reason,
        string? Culture = null,
        string? Asked = null
    );

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.OpeningToWork(actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        var opening = found.Value;
        if (actor.PersonId is not { } me || command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and ask again.");
        var problems = new List<Problem>();
        var typed = new TypedBonus(command.InProgramme ? command.Bonus : null, command.Currency, command.Culture, command.Asked);
        var bonus = OpeningFormReader.ReadBonus(typed, problems);
        var reason = Text.CleanLines(command.Reason);
        if (reason is null)
            problems.Add(new("reason_needed", "Say why, so that HR can decide.", "Reason"));
        else if (reason.Length > Text.Paragraph)
            problems.Add(new("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason"));
        if (problems.Count > 0)
            return Result.Rejected(problems);
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        var largest = (await programme.Catalog(cancellation)).Largest(today, opening.Traits, typed.Currency);
        if (OpeningFormReader.Question(typed, opening, largest) is { } question)
            return Result.Rejected([question]);
        if (await db.AmountRequests.AnyAsync(r => r.Id == command.Id, cancellation))
            return Result.Ok;
        if (
            (bonus, command.InProgramme) == (opening.Bonus, opening.InProgramme)
            && (bonus is null || command.Currency == opening.BonusCurrency)
        )
            return Result.Rejected("as_it_is", "This is how it is already. Change what you want to ask for.", "Bonus");
        foreach (
            var before in await db.AmountRequests.Where(r => r.OpeningId == opening.Id && r.AnsweredAt == null).ToListAsync(cancellation)
        )
            before.Replace(now);
        db.AmountRequests.Add(new AmountRequest(command.Id, opening.Id, bonus, command.Currency, command.InProgramme, reason!, me, now));
        return await db.Commit(actor, now, cancellation);
    }
}
