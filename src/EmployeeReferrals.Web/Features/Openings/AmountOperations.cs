using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>A recruiter of the opening asks HR for another amount or place in the programme. Asked again, the newer one counts.</summary>
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
        var found = await OpeningFormReader.ToWork(db, actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        var opening = found.Value;
        if (actor.PersonId is not { } me || command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and ask again.");
        var problems = new List<Problem>();
        var bonus = command.InProgramme
            ? OpeningFormReader.ReadBonus(command.Bonus, command.Currency, ReaderCulture.Named(command.Culture), problems)
            : null;
        var reason = Text.CleanLines(command.Reason);
        if (reason is null)
            problems.Add(new("reason_needed", "Say why, so that HR can decide.", "Reason"));
        else if (reason.Length > Text.Paragraph)
            problems.Add(new("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason"));
        if (problems.Count > 0)
            return Result.Rejected(problems);
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        var question = OpeningFormReader.Question(
            command.InProgramme ? command.Bonus : null,
            command.Currency,
            command.Culture,
            command.Asked,
            opening,
            await programme.Book(cancellation),
            today
        );
        if (question is not null)
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

/// <summary>HR says yes, and the opening changes with it, or no with a reason. Nobody answers what they asked for.</summary>
public sealed class AnswerAmount(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AnswerAmount.Command>
{
    /// <param name="Answer">Needed for a no.</param>
    public sealed record Command(Guid RequestId, bool Yes, string? Answer);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr) || actor.PersonId is not { } me)
            return Result.Forbidden;
        var answer = Text.CleanLines(command.Answer);
        if (answer is null && !command.Yes)
            return Result.Rejected("answer_needed", "Say why not, so that the recruiter can go on.", "Answer");
        if (answer?.Length > Text.Paragraph)
            return Result.Rejected("answer_long", $"Keep it under {Text.Paragraph:N0} characters.", "Answer");
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.AmountRequests.FirstOrDefaultAsync(r => r.Id == command.RequestId, cancellation);
        if (request is null)
            return Result.NotFound;
        if (request.AskedBy == me)
            return Result.Rejected("own_request", "You asked for this yourself, so a colleague in HR answers it.");
        var said = request.Say(command.Yes, answer, me, now);
        if (!said.IsOk)
            return said;
        if (command.Yes)
        {
            var opening = await db.Openings.Include(o => o.Recruiters).FirstAsync(o => o.Id == request.OpeningId, cancellation);
            opening.Grant(request.Bonus, request.BonusCurrency, request.InProgramme, me, settings.Calendar.DayOf(now));
        }
        return await db.Commit(actor, now, cancellation);
    }
}

/// <summary>What was asked about the amounts of openings, and how HR answered: of one opening for its recruiters, all open ones for
/// HR.</summary>
public sealed class ListAmountRequests(IDbContextFactory<AppDbContext> databases)
{
    public const int Most = 50;

    /// <param name="OpeningId">The newest of this opening, answered or not; null: all that wait, for HR.</param>
    public sealed record Query(Guid? OpeningId);

    /// <param name="Mine">The reader asked, so a colleague answers.</param>
    public sealed record Row(
        Guid Id,
        Guid OpeningId,
        string Opening,
        decimal? Bonus,
        string? Currency,
        bool InProgramme,
        decimal? BonusNow,
        string? CurrencyNow,
        bool InProgrammeNow,
        string Reason,
        string AskedBy,
        DateTimeOffset AskedAt,
        bool? Granted,
        string? Answer,
        bool Waits,
        bool Mine
    );

    public async Task<Result<IReadOnlyList<Row>>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Recruiter | Roles.Hr | Roles.Auditor) || actor.PersonId is not { } me)
            return Result<IReadOnlyList<Row>>.From(Result.Forbidden);
        if (query.OpeningId is null && !actor.Is(Roles.Hr | Roles.Auditor))
            return Result<IReadOnlyList<Row>>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = actor.Is(Roles.Hr | Roles.Auditor) ? db.Openings : db.Openings.Where(o => o.Recruiters.Any(r => r.PersonId == me));
        var asked = query.OpeningId is { } id
            ? db
                .AmountRequests.Where(r => r.OpeningId == id && (r.AnsweredAt == null || r.Granted != null))
                .OrderByDescending(r => r.AskedAt)
                .ThenBy(r => r.Id)
                .Take(1)
            : db.AmountRequests.Where(r => r.AnsweredAt == null).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).Take(Most);
        var rows = await asked
            .Join(openings, r => r.OpeningId, o => o.Id, (request, opening) => new { request, opening })
            .Select(x => new Row(
                x.request.Id,
                x.opening.Id,
                x.opening.Title,
                x.request.Bonus,
                x.request.BonusCurrency,
                x.request.InProgramme,
                x.opening.Bonus,
                x.opening.BonusCurrency,
                x.opening.InProgramme,
                x.request.Reason,
                db.People.Where(p => p.Id == x.request.AskedBy).Select(p => p.Name).First(),
                x.request.AskedAt,
                x.request.Granted,
                x.request.Answer,
                x.request.AnsweredAt == null,
                x.request.AskedBy == me
            ))
            .ToListAsync(cancellation);
        return rows;
    }
}
