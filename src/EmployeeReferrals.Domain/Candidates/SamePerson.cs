namespace EmployeeReferrals.Domain.Candidates;

/// <summary>What is known of somebody who was met before.</summary>
public sealed record KnownContact(Guid CandidateId, ContactKind Kind, string Key, string CandidateName);

/// <summary>Whose referral this is: a candidate that links by itself, and those that somebody must look at.</summary>
public sealed record Match(Guid? CandidateId, IReadOnlyList<Guid> ToReview);

/// <summary>The same-person rule (product §5): the same e-mail key or LinkedIn slug links by itself; the same phone only with the
/// same family name; keys that hit two candidates link to the e-mail's one and leave a decision. Nothing weak links by itself.</summary>
public static class SamePerson
{
    public static Match Find(string name, string emailKey, string? linkedInSlug, string? phoneKey, IReadOnlyCollection<KnownContact> known)
    {
        var byEmail = known.FirstOrDefault(k => k.Kind == ContactKind.Email && k.Key == emailKey)?.CandidateId;
        var byLinkedIn = linkedInSlug is null ? null : known.FirstOrDefault(k => k.Kind == ContactKind.LinkedIn && k.Key == linkedInSlug)?.CandidateId;
        var samePhone = phoneKey is null ? [] : known.Where(k => k.Kind == ContactKind.Phone && k.Key == phoneKey).DistinctBy(k => k.CandidateId).ToList();
        var family = Candidate.FamilyName(name);
        var byPhone = samePhone.Where(k => Candidate.FamilyName(k.CandidateName) == family).Select(k => (Guid?)k.CandidateId).ToList();

        // Two people of one family may share a phone: with more than one hit, somebody decides.
        var linked = byEmail ?? byLinkedIn ?? (byPhone.Count == 1 ? byPhone[0] : null);
        var others = new[] { byLinkedIn }.Concat(samePhone.Select(k => (Guid?)k.CandidateId))
            .Where(id => id is not null && id != linked).Select(id => id!.Value).Distinct().ToList();
        return new Match(linked, others);
    }
}
