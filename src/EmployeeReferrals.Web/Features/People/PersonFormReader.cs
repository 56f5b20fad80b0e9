using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>Reads the form of a person, and names all that is wrong with it.</summary>
/// <param name="personId">Null for somebody new.</param>
internal sealed class PersonFormReader(AppDbContext db, CompanySettings settings, PersonForm form, Guid? personId)
{
    private const int LongestNumber = 40;
    private const int LongestLine = 20; // A line of managers is never longer; one that is goes in a circle.

    private readonly List<Problem> _problems = [];

    public async Task<Result<PersonFacts>> Read(CancellationToken cancellation)
    {
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
        var entity = Chosen(lists, ListKind.LegalEntity, form.LegalEntity, before?.LegalEntity, company);
        var department = Chosen(lists, ListKind.Department, form.Department, before?.Department, "Choose the department.");
        var location = Chosen(lists, ListKind.Location, form.Location, before?.Location, "Choose the location.");
        var number = Line(form.EmployeeNumber, "EmployeeNumber", LongestNumber, null);
        var phone = Line(form.Phone, "Phone", Text.Phone, null);
        var work = Email(form.WorkEmail, "WorkEmail");
        var home = Email(form.PrivateEmail, "PrivateEmail");
        CheckPlain();
        await CheckUnique(work, number, cancellation);
        var manager = await Manager(cancellation);
        return _problems.Count > 0
            ? Result<PersonFacts>.From(Result.Rejected(_problems))
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
    }

    private void Wrong(string field, string sentence) => _problems.Add(new(field.ToLowerInvariant(), sentence, field));

    /// <summary>The field is called as the list is.</summary>
    private string? Chosen(CompanyLists lists, ListKind kind, string? typed, string? stands, string needed)
    {
        var field = kind.ToString();
        return ListReader.Read(lists, kind, typed, stands, new(field.ToLowerInvariant(), needed, field), _problems);
    }

    private string? Line(string? typed, string field, int longest, string? needed)
    {
        var clean = Text.Clean(typed);
        if (clean is null && needed is not null)
            Wrong(field, needed);
        else if (clean?.Length > longest)
            Wrong(field, $"Keep it under {longest} characters.");
        return clean;
    }

    private EmailAddress? Email(string? typed, string field)
    {
        if (Text.Clean(typed) is null)
            return null;
        var email = EmailAddress.Parse(typed);
        if (email is null)
            Wrong(field, "This is no e-mail address. Check it for a missing @ or dot.");
        return email;
    }

    private void CheckPlain()
    {
        if (form.Level is < 1 or > 99)
            Wrong("Level", "A level lies between 1 and 99.");
        if (!Enum.IsDefined(form.Kind))
            Wrong("Kind", "Choose a kind from the list.");
        if (form.FirstDay is null)
            Wrong("FirstDay", "Enter the first day.");
        else if (form.FirstDay.Value.Year is < 1940 or > 2200)
            Wrong("FirstDay", "Enter a first day between 1940 and 2200.");
    }

    /// <summary>An address or a number is one person's.</summary>
    private async Task CheckUnique(EmailAddress? work, string? number, CancellationToken cancellation)
    {
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
    }

    private async Task<Guid?> Manager(CancellationToken cancellation)
    {
        if (Text.Clean(form.ManagerEmail) is null)
            return null;
        var key = EmailAddress.Parse(form.ManagerEmail)?.Key;
        var found = key is null
            ? null
            : await db.People.Where(p => p.WorkEmailKey == key).Select(p => new { p.Id, p.ManagerId }).FirstOrDefaultAsync(cancellation);
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
                    id == personId && steps == 0 ? "Nobody is their own manager." : "This manager reports, through others, to this person."
                );
                return null;
            }
            above = await db.People.Where(p => p.Id == id).Select(p => p.ManagerId).FirstOrDefaultAsync(cancellation);
        }
        return found.Id;
    }
}
