using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Candidates;

public sealed class SamePersonTests
{
    static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid(), C = Guid.NewGuid();

    static readonly KnownContact[] Known =
    [
        new(A, ContactKind.Email, "grace@example.com", "Grace Hopper"), new(A, ContactKind.Phone, "+41441234567", "Grace Hopper"),
        new(B, ContactKind.LinkedIn, "ghopper", "G. Hopper"), new(B, ContactKind.Email, "gh@example.com", "G. Hopper"),
        new(C, ContactKind.Phone, "+41449999999", "Jean M\u00fcller"),
    ];

    static void Finds(Match match, Guid? linked, params Guid[] review) => Assert.Equal((linked, string.Join(' ', review)), (match.CandidateId, string.Join(' ', match.ToReview)));

    [Fact]
    public void Nothing_known_is_somebody_new() => Finds(SamePerson.Find("Grace Hopper", "new@example.com", "slug", "+41440000000", Known), null);

    [Fact]
    public void Email_links_by_itself() => Finds(SamePerson.Find("Somebody Else", "grace@example.com", null, null, Known), A);

    [Fact]
    public void LinkedIn_links_by_itself() => Finds(SamePerson.Find("Somebody Else", "new@example.com", "ghopper", null, Known), B);

    [Theory]
    [InlineData("Sara Hopper")]
    [InlineData("HOPPER")]
    [InlineData("  grace   hopper ")]
    public void Phone_with_the_same_family_name_links(string name) => Finds(SamePerson.Find(name, "new@example.com", null, "+41441234567", Known), A);

    [Fact]
    public void Phone_with_the_same_family_name_links_across_accents() => Finds(SamePerson.Find("Jean Muller", "new@example.com", null, "+41449999999", Known), C);

    [Fact]
    public void Phone_with_another_family_name_is_the_recruiters_to_decide() => Finds(SamePerson.Find("Grace Murray", "new@example.com", null, "+41441234567", Known), null, A);

    [Fact]
    public void Phone_of_two_of_one_family_is_the_recruiters_to_decide() =>
        Finds(SamePerson.Find("Ada Hopper", "new@example.com", null, "+41441234567", [.. Known, new(C, ContactKind.Phone, "+41441234567", "Jane Hopper")]), null, A, C);

    [Fact]
    public void Email_and_LinkedIn_of_two_link_to_the_emails_and_leave_a_decision() => Finds(SamePerson.Find("Grace Hopper", "grace@example.com", "ghopper", null, Known), A, B);

    [Fact]
    public void Email_and_phone_of_two_link_to_the_emails_and_leave_a_decision() => Finds(SamePerson.Find("Grace Hopper", "gh@example.com", null, "+41441234567", Known), B, A);

    [Fact]
    public void All_keys_of_one_leave_nothing_to_decide() => Finds(SamePerson.Find("Other", "gh@example.com", "ghopper", null, Known), B);

    [Fact]
    public void Key_of_another_kind_is_no_match() => Finds(SamePerson.Find("X", "ghopper", "grace@example.com", "gh@example.com", Known), null);

    [Fact]
    public void Contacts_are_kept_beside_and_once_by_key()
    {
        var candidate = new Candidate(A, "Grace Hopper", EmailAddress.Parse("Grace@Example.com")!, Noon(MadeOn));
        candidate.AddContact(ContactKind.Email, "grace+x@example.com", "grace@example.com");
        candidate.AddContact(ContactKind.Phone, "call me", null);
        candidate.AddContact(ContactKind.Phone, "call me", null);
        candidate.AddContact(ContactKind.Phone, "044 123", null);
        Assert.True(candidate.CorrectContact("Grace Hopper", EmailAddress.Parse("new@example.com")!).IsOk);
        Assert.Equal(["Grace@Example.com", "call me", "044 123", "new@example.com"], candidate.Contacts.Select(c => c.Value));
        Assert.Equal("new@example.com", candidate.Email);
    }

    [Fact]
    public void Erased_candidate_holds_nothing_and_takes_no_correction()
    {
        var candidate = new Candidate(A, "Grace Hopper", EmailAddress.Parse("grace@example.com")!, Noon(MadeOn));
        candidate.Erase(Noon(MadeOn), true);
        candidate.Erase(Noon(MadeOn.AddDays(1)), false);
        Assert.Equal((null, null, null, "Erased person", Noon(MadeOn)), (candidate.Name, candidate.NameSearch, candidate.Email, candidate.ShownName, candidate.ErasedAt));
        Assert.Empty(candidate.Contacts);
        Assert.Single(candidate.Events.OfType<CandidateErased>());
        Assert.Equal("erased", candidate.CorrectContact("X", EmailAddress.Parse("x@example.com")!).Problem?.Code);
    }
}
