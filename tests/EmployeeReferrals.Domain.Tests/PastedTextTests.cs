using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Tests;

/// <summary>Text as it is copied from mails, pages and spreadsheets.</summary>
public sealed class PastedTextTests
{
    public static TheoryData<string, string> Emails() => [.. Cases.Lines("emails.txt").Select(c => (c[0], c[1]))];

    public static TheoryData<string, string> Profiles() => [.. Cases.Lines("linkedin.txt").Select(c => (c[0], c[1]))];

    public static TheoryData<string, string> Names() => [.. Cases.Lines("names.txt").Select(c => (c[0], c[1]))];

    public static TheoryData<string, string> Searches() => [.. Cases.Lines("search.txt").Select(c => (c[0], c[1]))];

    [Theory]
    [MemberData(nameof(Emails))]
    public void Email_is_read_out_of_what_stands_around_it(string typed, string kept) =>
        Assert.Equal((kept, kept), (EmailAddress.Parse(typed)?.Typed, EmailAddress.Parse(typed)?.Key));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Profile_is_read_or_kept_and_not_matched(string typed, string kept)
    {
        var expected =
            kept.StartsWith("refused", StringComparison.Ordinal) || kept == "kept, not matched" ? null
            : kept.StartsWith("(slug", StringComparison.Ordinal)
                ? Uri.UnescapeDataString(typed[(typed.IndexOf("/in/", StringComparison.Ordinal) + 4)..])
            : kept;
        Assert.Equal(expected, LinkedInProfile.Slug(typed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_shows_what_is_kept(string typed, string outcome)
    {
        var expected =
            outcome.StartsWith("refused", StringComparison.Ordinal) ? null
            : outcome == "one ordinary space" ? "Ada Lund"
            : outcome.StartsWith("taken", StringComparison.Ordinal) ? typed
            : outcome;
        Assert.Equal(expected, Text.Clean(typed));
        if (expected is not null)
            Assert.InRange(expected.Length, 1, Text.Name);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Search_finds_what_is_stored(string typed, string outcome)
    {
        var stored = Text.NameSearch(outcome["finds ".Length..]);
        Assert.All(Text.SearchWords(typed), word => Assert.Contains(word, stored, StringComparison.Ordinal));
        Assert.All(Text.SearchWords(outcome["finds ".Length..]), word => Assert.Contains(word, stored, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u115f\u1160")]
    [InlineData("\u00ad")]
    [InlineData("\u200d")]
    [InlineData("\ufe0f")]
    [InlineData("\u2028")]
    [InlineData("\u180e\u200e\u061c")]
    public void Name_without_a_visible_character_is_none(string typed) => Assert.Null(Text.Clean(typed));

    [Theory]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("\U0001F469\u200D\U0001F4BB Ada")]
    public void Joiners_between_letters_stay(string typed) => Assert.Equal(typed, Text.Clean(typed));

    [Fact]
    public void Search_key_of_a_long_name_fits_its_column() =>
        Assert.Equal(Text.Name, Text.NameSearch(new string('\u00df', Text.Name)).Length);
}
