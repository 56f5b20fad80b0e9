using CsCheck;

namespace EmployeeReferrals.Domain.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" \t\r\n ", null)]
    [InlineData("\u0000\u0007\u202e", null)]
    [InlineData("  Ada Byron ", "Ada Byron")]
    [InlineData("Ada\r\nByron", "Ada Byron")]
    [InlineData("Jose\u0301", "Jos\u00e9")]
    [InlineData("a\u202eb\u2066c\ufeffd", "abcd")]
    [InlineData("a\u0000b", "ab")]
    [InlineData("\U0001F600 ok", "\U0001F600 ok")]
    public void Clean_makes_one_plain_line(string? typed, string? kept) => Assert.Equal(kept, Text.Clean(typed));

    [Fact]
    public void Clean_drops_half_a_surrogate_pair() => Assert.Equal("ab", Text.Clean("a\ud83db"));

    [Fact]
    public void Clean_lines_keeps_line_breaks() => Assert.Equal("one\n\ttwo", Text.CleanLines("\r\none\r\n\ttwo\r\n"));

    [Theory]
    [InlineData("Jos\u00e9 M\u00dcLLER", "jose muller")]
    [InlineData("\u0141ukasz \u00d8rsted", "lukasz orsted")]
    public void Search_key_is_lower_case_without_accents_and_strokes(string typed, string key) => Assert.Equal(key, Text.SearchKey(typed));

    [Fact]
    public void Cleaning_twice_is_cleaning_once() =>
        Gen.String.Sample(
            typed =>
            {
                var clean = Text.Clean(typed);
                Assert.Equal(clean, Text.Clean(clean));
                Assert.Equal(Text.CleanLines(typed), Text.CleanLines(Text.CleanLines(typed)));
                if (clean is not null)
                    Text.SearchKey(clean);
            },
            iter: Given.Iterations(5000)
        );
}
