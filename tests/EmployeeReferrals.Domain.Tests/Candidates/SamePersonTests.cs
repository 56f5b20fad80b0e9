using EmployeeReferrals.Domain.Candidates;

namespace EmployeeReferrals.Domain.Tests.Candidates;

public sealed class SamePersonTests
{
    static readonly Guid A = Guid.NewGuid(),
        B = Guid.NewGuid(),
        C = Guid.NewGuid();

    static readonly KnownContact[] Known =
    [
        new(A, ContactKind.Email, "grace@example.com"),
        new(A, ContactKind.Phone, "+41441234567"),
        new(B, ContactKind.Email, "gh@example.com"),
        new(B, ContactKind.LinkedIn, "ghopper"),
        new(C, ContactKind.Email, "jm@example.com"),
        new(C, ContactKind.Phone, "+41449999999"),
    ];

    static void Finds(Match match, Guid? candidate, params Guid[] toReview)
    {
        Assert.Equal(candidate, match.CandidateId);
        Assert.Equal(toReview.Order(), match.ToReview.Order());
    }

    [Fact]
    public void Nothing_known_is_somebody_new() => Finds(SamePerson.Find("new@example.com", "slug", "+41440000000", Known), null);

    [Fact]
    public void Email_links_by_itself() => Finds(SamePerson.Find("grace@example.com", null, null, Known), A);

    [Fact]
    public void LinkedIn_with_another_address_is_a_possible_match() =>
        Finds(SamePerson.Find("new@example.com", "ghopper", null, Known), null, B);

    [Fact]
    public void Phone_with_another_address_is_a_possible_match_whatever_the_names() =>
        Finds(SamePerson.Find("new@example.com", null, "+41441234567", Known), null, A);

    [Fact]
    public void Landline_of_two_suggests_both() =>
        Finds(SamePerson.Find("new@example.com", null, "+41441234567", [.. Known, new(C, ContactKind.Phone, "+41441234567")]), null, A, C);

    [Fact]
    public void Email_of_one_and_profile_and_phone_of_others_link_to_the_emails_and_leave_a_decision() =>
        Finds(SamePerson.Find("jm@example.com", "ghopper", "+41441234567", Known), C, A, B);

    [Fact]
    public void All_keys_of_one_leave_nothing_to_decide() => Finds(SamePerson.Find("gh@example.com", "ghopper", null, Known), B);

    [Fact]
    public void Key_of_another_kind_is_no_match() => Finds(SamePerson.Find("ghopper", "grace@example.com", "gh@example.com", Known), null);
}
