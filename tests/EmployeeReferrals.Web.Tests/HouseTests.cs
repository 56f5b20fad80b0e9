using System.Reflection;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Operations;

namespace EmployeeReferrals.Web.Tests;

/// <summary>The rules of the house that a compiler does not know.</summary>
public sealed partial class HouseTests
{
    private static readonly Assembly Web = typeof(Program).Assembly;
    private static readonly Assembly Domain = typeof(Result).Assembly;
    private static readonly string[] Avoided = ["Service", "Manager", "Helper", "Util", "Utils", "Handler", "Dto", "Impl", "Base"];

    [Fact]
    public void Domain_needs_nothing_but_the_framework() =>
        Assert.All(Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Assert.Equal(
            [],
            Web.GetTypes()
                .Concat(Domain.GetTypes())
                .Where(t =>
                    t.Namespace?.StartsWith("EmployeeReferrals", StringComparison.Ordinal) == true
                    && !t.Name.Contains('<', StringComparison.Ordinal)
                )
                .Select(t => t.Name)
                .Where(n => Avoided.Any(a => n.EndsWith(a, StringComparison.Ordinal)))
        );

    [Fact]
    public void Aggregates_change_only_through_their_methods() =>
        Assert.Equal(
            [],
            Domain
                .GetTypes()
                .Where(t => t.IsSubclassOf(typeof(Aggregate)))
                .SelectMany(t => t.GetProperties())
                .Where(p =>
                    p.SetMethod is { IsPublic: true } set
                    && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
                )
                .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
        );

    [Fact]
    public void Pages_take_text_from_the_address_because_anything_can_be_typed_there() =>
        Assert.Equal(
            [],
            Web.GetTypes()
                .SelectMany(t => t.GetProperties())
                .Where(p =>
                    p.IsDefined(typeof(Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute), true)
                    && p.PropertyType != typeof(string)
                )
                .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
        );

    [Fact]
    public void Operations_take_the_actor_first_and_a_cancellation_last() => Assert.All(Registration.Operations(), operation =>
        {
            var parameters = operation.GetMethod("Execute")!.GetParameters();
            Assert.Equal(typeof(Actor), parameters[0].ParameterType);
            Assert.Equal(typeof(CancellationToken), parameters[^1].ParameterType);
        });

    [Fact]
    public void Operations_are_measured_and_only_queries_are_not() =>
        Assert.Equal(
            [],
            Registration
                .Operations()
                .Where(t =>
                    IsMeasured(t)
                    == (t.Name.StartsWith("Get", StringComparison.Ordinal) || t.Name.StartsWith("List", StringComparison.Ordinal))
                )
                .Select(t => t.Name)
        );

    private static bool IsMeasured(Type operation) =>
        operation.GetMethod("Execute")!.DeclaringType is { IsGenericType: true } declares
        && (
            declares.GetGenericTypeDefinition() == typeof(Operation<,>)
            || declares.GetGenericTypeDefinition() == typeof(OperationWithoutCommand<>)
        );

    [Fact]
    public void Only_the_context_saves() =>
        Assert.Equal(
            [],
            Sources("*.cs")
                .Where(f =>
                    Path.GetFileName(f) != "AppDbContext.cs"
                    && !f.Contains("Migrations", StringComparison.Ordinal)
                    && File.ReadAllText(f).Contains("SaveChangesAsync(", StringComparison.Ordinal)
                )
                .Select(Path.GetFileName)
        );

    [Fact]
    public void Day_of_a_moment_is_told_by_the_companys_calendar_alone() =>
        Assert.Equal(
            [],
            new[] { "*.cs", "*.razor" }
                .SelectMany(p => Sources(p).Concat(Sources(p, "tests")))
                .Where(f =>
                    Path.GetFileName(f) is not "CompanyCalendar.cs" and not "HouseTests.cs"
                    && TakenFromAMoment().IsMatch(File.ReadAllText(f))
                )
                .Select(Path.GetFileName)
        );

    [Fact]
    public void Style_uses_tokens_only() =>
        Assert.Equal(
            [],
            Styles()
                .Where(f => Path.GetFileName(f) != "tokens.css")
                .SelectMany(f => Rule().Matches(Comment().Replace(File.ReadAllText(f), "")).Select(rule => rule.Value.Trim()))
                .Where(rule => Colour().IsMatch(rule) && !rule.Contains(".qr", StringComparison.Ordinal))
        );

    [Fact]
    public void Style_says_one_declaration_a_line() =>
        Assert.Equal(
            [],
            Styles()
                .SelectMany(f => Comment().Replace(File.ReadAllText(f), "").Split('\n'))
                .Where(line => line.Length > 140 || Together().IsMatch(line))
        );

    private static IEnumerable<string> Styles() =>
        Directory
            .GetFiles(Path.Combine(Root(), "src", "EmployeeReferrals.Web"), "*.css", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> Sources(string pattern, string below = "src") =>
        Directory
            .GetFiles(Path.Combine(Root(), below), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"DateOnly\.FromDateTime|(Now|Now\(\)|UtcDateTime|At)\.(Date|DayOfWeek)\b")]
    private static partial Regex TakenFromAMoment();

    [GeneratedRegex(@"(?<![\w-])#[0-9a-fA-F]{3,8}\b(?!\s*\{)")]
    private static partial Regex Colour();

    [GeneratedRegex(@"/\*.*?\*/|light-dark\([^)]*\)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^{}]+\{[^{}]*\}")]
    private static partial Regex Rule();

    /// <summary>A declaration or a brace after another, on one line; not what stands in a string.</summary>
    [GeneratedRegex(@"[;{}]\s*[^\s""')][^""']*[;{}]")]
    private static partial Regex Together();
}
