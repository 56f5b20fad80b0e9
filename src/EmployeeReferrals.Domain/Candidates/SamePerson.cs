namespace EmployeeReferrals.Domain.Candidates;

/// <summary>What is known of somebody who was met before.</summary>
public sealed record KnownContact(Guid CandidateId, ContactKind Kind, string Key);

/// <summary>Whose referral this is: a candidate that links by itself, and those that somebody must look at.</summary>
public sealed record Match(Guid? CandidateId, IReadOnlyList<Guid> ToReview);

/// <summary>The same-person rule (docs/rules.md §5): an e-mail address identifies, everything else only suggests. The same profile or phone
/// with another address is a possible match of two candidates; spouses share a landline, and names alone never match.</summary>
public static class SamePerson
{
    public static Match Find(string emailKey, string? linkedInSlug, string? phoneKey, IReadOnlyCollection<KnownContact> known)
    {
        var byEmail = known.FirstOrDefault(k => k.Kind == ContactKind.Email && k.Key == emailKey)?.CandidateId;
        var suggested = known.Where(k =>
            (k.Kind == ContactKind.LinkedIn && k.Key == linkedInSlug) || (k.Kind == ContactKind.Phone && k.Key == phoneKey)
        );
        return new Match(byEmail, [.. suggested.Select(k => k.CandidateId).Where(id => id != byEmail).Distinct()]);
    }
}
