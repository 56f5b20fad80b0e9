using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Files;

namespace EmployeeReferrals.Web.Demo;

/// <summary>A candidate as somebody knows them.</summary>
internal sealed record Met(string Name, string Email, string? Phone = null, string? LinkedIn = null);

/// <summary>Whom people know outside the company.</summary>
internal sealed class DemoCandidates(DemoNames names, DemoChance chance)
{
    private readonly List<Met> _known = [];

    /// <summary>Who was referred so far, the last one last.</summary>
    public IReadOnlyList<Met> Known => _known;

    public void Remember(Met met) => _known.Add(met);

    public Met Somebody()
    {
        var (name, email) = names.SomebodyNew();
        return new Met(
            name,
            email,
            chance.Part() < 0.5 ? $"+31 6 {chance.Between(10000000, 58999999)}" : null,
            chance.Part() < 0.4
                ? $"linkedin.com/in/{Text.SearchKey(name).Replace(' ', '-')}-{chance.Between(100, 999)}".Replace(
                    "ı",
                    "i",
                    StringComparison.Ordinal
                )
                : null
        );
    }

    // Two of one household or one team, or the same person under another name: the recruiter has to look.
    public Met SamePhone()
    {
        var known = chance.OneOf(_known.Where(k => k.Phone is not null).TakeLast(80).ToList());
        Met met;
        do met = Somebody() with { Phone = known.Phone };
        while (met.Name.Split(' ')[^1] == known.Name.Split(' ')[^1]);
        return met;
    }

    // Under a new address the profile alone says who it is; with the address of another, two candidates are hit.
    public Met SameProfile(bool newAddress)
    {
        var profile = chance.OneOf(_known.Where(k => k.LinkedIn is not null).TakeLast(80).ToList());
        var (name, email) = newAddress
            ? (profile.Name, Somebody().Email)
            : chance.OneOf(_known.Where(k => k.Name != profile.Name).TakeLast(80).Select(k => (k.Name, k.Email)).ToList());
        return new Met(name, email, null, profile.LinkedIn);
    }

    public static ResumeFile Resume(Met met, string? title) =>
        DemoResume.Of(
            met.Name,
            [
                met.Email,
                met.Phone ?? "",
                "",
                "Experience",
                $"2021 to today: {title ?? "Coordinator"}, St. Anna Hospital",
                "2016 to 2021: Assistant, Riverside Clinic",
                "",
                "Training",
                "2016: Diploma with distinction",
                "",
                "Languages",
                "Dutch, English",
            ]
        );
}
