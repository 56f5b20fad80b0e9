using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>The bonus of a role as it was typed.</summary>
/// <param name="Text">Empty: as the plan says.</param>
/// <param name="Culture">By its name: whose signs it is typed with.</param>
/// <param name="Asked">What was asked about it and is confirmed by this (<see cref="TypedNumbers.Key"/>).</param>
internal sealed record TypedBonus(string? Text, string? Currency, string? Culture, string? Asked)
{
    public static TypedBonus Of(OpeningForm form) => new(form.Bonus, form.BonusCurrency, form.Culture, form.Asked);
}

internal static class OpeningFormReader
{
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
        var bonus = ReadBonus(TypedBonus.Of(form), problems);
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

    /// <summary>What has to be asked about is read too: <see cref="Question"/> asks.</summary>
    public static decimal? ReadBonus(TypedBonus bonus, List<Problem> problems)
    {
        if (Text.Clean(bonus.Text) is not { } typed)
            return null;
        var currency = bonus.Currency;
        if (!Currency.IsKnown(currency))
        {
            problems.Add(new("bonus_currency", "Choose a currency from the list.", "Bonus"));
            return null;
        }
        var culture = ReaderCulture.Named(bonus.Culture);
        var read = TypedNumber.Amount(typed, currency, culture);
        if (read is TypedNumber.Refused)
            problems.Add(TypedNumbers.Question(read, "bonus", "Bonus", currency, culture, largest: 0)!);
        else if (read.Reading > PlanTerms.Largest)
            problems.Add(new("bonus", "The bonus must lie between 0 and 1,000,000,000.", "Bonus"));
        else
            return read.Reading;
        return null;
    }

    /// <summary>Null: it is as it was, confirmed, or plain.</summary>
    /// <param name="largest">What the plan that takes the role pays (<see cref="PlanCatalog.Largest"/>).</param>
    public static Problem? Question(TypedBonus bonus, Opening? before, LargestAmounts largest)
    {
        var currency = bonus.Currency;
        if (Text.Clean(bonus.Text) is not { } typed || bonus.Asked == TypedNumbers.Key(typed, currency))
            return null;
        var culture = ReaderCulture.Named(bonus.Culture);
        var read = TypedNumber.Amount(typed, currency, culture);
        var same = read is TypedNumber.Taken taken && (taken.Value, currency) == (before?.Bonus, before?.BonusCurrency);
        return same ? null : TypedNumbers.Question(read, "bonus", "Bonus", currency, culture, largest.In(currency));
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
