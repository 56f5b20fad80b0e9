using CsCheck;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("  Ada@Example.COM\t", "ada@example.com")]
    [InlineData("ada+jobs@example.com", "ada@example.com")]
    [InlineData("ada+a+b@example.com", "ada@example.com")]
    [InlineData("+ada@example.com", "+ada@example.com")]
    [InlineData("a.d.a@example.com", "a.d.a@example.com")]
    [InlineData("jose\u0301@example.com", "jos\u00e9@example.com")]
    [InlineData("JOS\u00c9@example.com", "jos\u00e9@example.com")]
    [InlineData("ada@b\u00fccher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@BU\u0308CHER.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example")]
    [InlineData("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk")]
    [InlineData("ada_1-2@example.com", "ada_1-2@example.com")]
    [InlineData("ada\u202e@example.com", "ada@example.com")]
    [InlineData("ada@exam\u200bple.com", "ada@example.com")]
    [InlineData("ada\u00ad@example.com", "ada@example.com")]
    [InlineData("a\u200dda@example.com", "ada@example.com")]
    [InlineData("Ada <ada@example.com>", "ada@example.com")]
    [InlineData("<ada@example.com>", "ada@example.com")]
    [InlineData("MAILTO:ada+x@example.com?subject=Hello", "ada@example.com")]
    public void Key_is_normalised(string typed, string key) => Assert.Equal(key, EmailAddress.Parse(typed)?.Key);

    [Theory]
    [InlineData(" Ada+Jobs@Example.com ", "Ada+Jobs@Example.com")]
    [InlineData("ada@b\u00fccher.example", "ada@b\u00fccher.example")]
    public void Typed_stays_what_was_typed(string typed, string kept) => Assert.Equal(kept, EmailAddress.Parse(typed)?.Typed);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@example.com")]
    [InlineData("ada@example")]
    [InlineData("ada@bob@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada.@example.com")]
    [InlineData("a..da@example.com")]
    [InlineData("ada @example.com")]
    [InlineData("ada@exa mple.com")]
    [InlineData("ada@example.com,bob@example.com")]
    [InlineData("bob@example.com <ada@example.com>")]
    [InlineData("Ada <ada@example.com> <bob@example.com>")]
    [InlineData("Ada <ada@example.com>, Bob")]
    [InlineData("ada@example.com..")]
    [InlineData("ada@example.com;bob@example.com")]
    [InlineData("ada@example.com\r\nBcc: bob@example.com")]
    [InlineData("\"ada\"@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@example-.com")]
    [InlineData("ada@example..com")]
    [InlineData("ada@.example.com")]
    [InlineData("ada@exam_ple.com")]
    [InlineData("ada\\@example.com")]
    public void Malformed_or_hostile_is_refused(string? typed) => Assert.Null(EmailAddress.Parse(typed));

    [Theory]
    [InlineData(64, 10, true)]
    [InlineData(65, 10, false)]
    [InlineData(10, 63, true)]
    [InlineData(10, 64, false)]
    public void Length_of_a_part_is_limited(int local, int label, bool taken) =>
        Assert.Equal(taken, EmailAddress.Parse($"{new string('a', local)}@{new string('b', label)}.com") is not null);

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void Length_of_the_whole_is_limited(int length, bool taken)
    {
        var labels = string.Join('.', Enumerable.Repeat(new string('b', 47), 4));
        var typed = $"{new string('a', length - labels.Length - 1)}@{labels}";
        Assert.Equal(length, typed.Length);
        Assert.Equal(taken, EmailAddress.Parse(typed) is not null);
    }

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.Select(Gen.String, Gen.String, Gen.String)
            .Sample(
                (a, b, c) =>
                {
                    EmailAddress.Parse(a);
                    EmailAddress.Parse($"{a}@{b}.{c}");
                },
                iter: Given.Iterations(2000)
            );

    [Fact]
    public void Case_spaces_and_tag_never_change_the_key() =>
        Gen.Select(
                Gen.String[Gen.Char.AlphaNumeric, 1, 20],
                Gen.String[Gen.Char.AlphaNumeric, 0, 20],
                Gen.String[Gen.Char.AlphaNumeric, 1, 20]
            )
            .Sample(
                (local, tag, host) =>
                {
                    var key = EmailAddress.Parse($"{local}@{host}.com")!.Key;
                    Assert.Equal(key, EmailAddress.Parse($" {local.ToUpperInvariant()}+{tag}@{host.ToLowerInvariant()}.COM ")!.Key);
                    Assert.Equal(key, EmailAddress.KeyOf(key));
                },
                iter: Given.Iterations(1000)
            );
}
