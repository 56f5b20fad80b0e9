using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
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
public sealed class CreateOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<CreateOpening.Command>
{
    /// <summary>Amounts and the place in the programme are HR's alone (docs/rules.md §2).</summary>
    internal static Result AmountsAreHrs { get; } =
        Result.Rejected(
            "amount_is_hrs",
            "HR sets the bonus of a role and its place in the programme. Save the opening, then ask HR beside it.",
            "Bonus"
        );

    /// <param name="Id">Made by the form: sent twice, made once.</param>
    public sealed record Command(Guid Id, OpeningForm Form);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Recruiter | Roles.Hr))
            return Result.Forbidden;
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
            return AmountsAreHrs;
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        if (OpeningFormReader.Question(form, null, await programme.Book(cancellation), today) is { } question)
            return Result.Rejected([question]);
        db.Openings.Add(new Opening(command.Id, facts.Value, now, today, actor.PersonId));
        return await db.Commit(actor, now, cancellation);
    }
}

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
        if (OpeningFormReader.Question(command.Form, opening, await programme.Book(cancellation), today) is { } question)
            return Result.Rejected([question]);
        var changed = opening.Change(facts.Value, today, actor.PersonId);
        return changed.IsOk ? await db.Commit(actor, now, cancellation) : changed;
    }
}

/// <summary>Publishes, holds, closes or publishes again. Referrals that are under way keep theirs.</summary>
public sealed class MoveOpening(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<MoveOpening.Command>
{
    public sealed record Command(Guid OpeningId, OpeningState To, OpeningState Seen);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await OpeningFormReader.ToWork(db, actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        if (!Enum.IsDefined(command.To))
            return Result.Rejected("state", "Choose a state from the list.", "To");
        if (found.Value.State != command.Seen)
            return Result.Conflict(
                "moved_meanwhile",
                $"This opening became {Opening.Word(found.Value.State).ToLowerInvariant()} in the meantime."
            );
        var now = clock.GetUtcNow();
        var moved = found.Value.MoveTo(command.To, now);
        return moved.IsOk ? await db.Commit(actor, now, cancellation) : moved;
    }
}

internal static class OpeningFormReader
{
    public static async Task<Result<Opening>> ToWork(AppDbContext db, Actor actor, Guid id, CancellationToken cancellation)
    {
        var opening = await db.Openings.Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == id, cancellation);
        if (opening is null)
            return Result<Opening>.From(Result.NotFound);
        var mine = actor.Is(Roles.Recruiter) && opening.HasRecruiter(actor.PersonId!.Value);
        if (actor.Is(Roles.Hr) || mine)
            return opening;
        // A published opening is there for every employee to see; a draft is not.
        return Result<Opening>.From(
            opening.State == OpeningState.Draft && !actor.Is(Roles.Auditor | Roles.Recruiter) ? Result.NotFound : Result.Forbidden
        );
    }

    public static async Task<Result<OpeningFacts>> Read(AppDbContext db, OpeningForm form, Opening? before, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var title = Line(form.Title, "Title", "Give the role a title.", problems);
        var lists = await Programme.ReadLists(db, cancellation);
        var (noDepartment, noLocation) = (
            new Problem("department_needed", "Choose the department.", "Department"),
            new Problem("location_needed", "Choose the location.", "Location")
        );
        var department = ListReader.Read(lists, ListKind.Department, form.Department, before?.Department, noDepartment, problems);
        var location = ListReader.Read(lists, ListKind.Location, form.Location, before?.Location, noLocation, problems);
        var description = Text.CleanLines(form.Description) ?? "";
        if (description.Length > Text.Paragraph)
            problems.Add(new("description_long", $"Keep the description under {Text.Paragraph:N0} characters.", "Description"));
        if (form.Level is < 1 or > 99)
            problems.Add(new("level", "A level lies between 1 and 99.", "Level"));
        if (!Enum.IsDefined(form.Kind))
            problems.Add(new("kind", "Choose a kind from the list.", "Kind"));
        if (!await db.People.AnyAsync(p => p.Id == form.HiringManagerId, cancellation))
            problems.Add(new("manager", "Choose the hiring manager.", "HiringManagerId"));
        var recruiters = form.RecruiterIds.Distinct().ToList();
        if (recruiters.Count == 0)
            problems.Add(new("recruiters", "Choose at least one recruiter.", "RecruiterIds"));
        else if (recruiters.Count > 20 || await db.People.CountAsync(p => recruiters.Contains(p.Id), cancellation) != recruiters.Count)
            problems.Add(new("recruiters", "Choose recruiters from the list, at most 20.", "RecruiterIds"));
        var bonus = ReadBonus(form.Bonus, form.BonusCurrency, ReaderCulture.Named(form.Culture), problems);
        return problems.Count > 0
            ? Result<OpeningFacts>.From(Result.Rejected(problems))
            : new OpeningFacts(
                title!,
                department!,
                location!,
                form.Level,
                form.Kind,
                description,
                form.InProgramme,
                form.HiringManagerId,
                recruiters,
                bonus,
                form.BonusCurrency
            );
    }

    /// <summary>What has to be asked about is read too: <see cref="Question(OpeningForm, Opening?, PlanBook, DateOnly)"/> asks.</summary>
    public static decimal? ReadBonus(string? text, string? currency, CultureInfo culture, List<Problem> problems)
    {
        if (Text.Clean(text) is not { } typed)
            return null;
        if (!Currency.IsKnown(currency))
        {
            problems.Add(new("bonus_currency", "Choose a currency from the list.", "Bonus"));
            return null;
        }
        var read = TypedNumber.Amount(typed, currency, culture);
        if (read is TypedNumber.Refused)
            problems.Add(TypedNumbers.Question(read, "bonus", "Bonus", currency, culture, largest: 0)!);
        else if (TypedNumbers.Value(read) > PlanTerms.Largest)
            problems.Add(new("bonus", "The bonus must lie between 0 and 1,000,000,000.", "Bonus"));
        else
            return TypedNumbers.Value(read);
        return null;
    }

    /// <summary>Null: it is as it was, confirmed, or plain.</summary>
    public static Problem? Question(OpeningForm form, Opening? before, PlanBook book, DateOnly today) =>
        Question(form.Bonus, form.BonusCurrency, form.Culture, form.Asked, before, book, today);

    public static Problem? Question(
        string? text,
        string? currency,
        string? cultureName,
        string? asked,
        Opening? before,
        PlanBook book,
        DateOnly today
    )
    {
        if (Text.Clean(text) is not { } typed || asked == TypedNumbers.Key(typed, currency))
            return null;
        var culture = ReaderCulture.Named(cultureName);
        var read = TypedNumber.Amount(typed, currency, culture);
        var same = read is TypedNumber.Taken taken && (taken.Value, currency) == (before?.Bonus, before?.BonusCurrency);
        return same ? null : TypedNumbers.Question(read, "bonus", "Bonus", currency, culture, book.Largest(today).In(currency));
    }

    private static string? Line(string? typed, string field, string needed, List<Problem> problems)
    {
        var clean = Text.Clean(typed);
        if (clean is null)
            problems.Add(new($"{field.ToLowerInvariant()}_needed", needed, field));
        else if (clean.Length > Text.Line)
            problems.Add(new($"{field.ToLowerInvariant()}_long", $"Keep it under {Text.Line} characters.", field));
        return clean;
    }
}
