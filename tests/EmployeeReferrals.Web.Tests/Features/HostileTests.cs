using System.Reflection;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>Hostile values in every field of every operation: an answer, never an exception, and a database that still reads.</summary>
public sealed class HostileTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string?[] Texts =
    [
        null,
        "",
        "   ",
        "<script>alert(1)</script>",
        "'; DROP TABLE Referrals; --",
        new string('x', 10_000),
        new string('é', 5000),
        "a\0b",
        "\ud800",
        "‮gnp.exe",
        "=HYPERLINK(\"http://x\")",
        "😀👩‍👩‍👧",
        "..\\..\\etc\\passwd",
        "{{7*7}}",
        "%00%0d%0aBcc: x",
        "x@" + new string('y', 300) + ".example",
        "a@b@c.example",
        "\"a b\"@mail.example",
        "name@xn--.example",
        "linkedin.com/in/%ZZ%",
        "+99999999999999999999",
    ];
    private static readonly DateOnly[] Days =
    [
        DateOnly.MinValue,
        DateOnly.MaxValue,
        new(2024, 2, 29),
        new(2026, 3, 2),
        new(9000, 1, 1),
        new(2027, 12, 31),
    ];
    private static readonly int[] Numbers = [0, -1, int.MinValue, int.MaxValue, 1];

    public static TheoryData<string> Names =>
        [
            .. Registration
                .Operations()
                .Where(t => t.GetNestedType("Command") is not null && t.Name != "AdvanceDemoClock")
                .Select(t => t.Name)
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_given_hostile_values_answers_and_breaks_nothing(string name)
    {
        var type = Registration.Operations().Single(t => t.Name == name);
        var command = type.GetNestedType("Command")!;
        foreach (var stage in new[] { Stage.New, Stage.Offer, Stage.Hired })
        {
            var id = await portal.Refer(portal.Ada, $"{Guid.NewGuid():N}@mail.example");
            if (stage != Stage.New)
                foreach (var to in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
                    await portal.Move(id, to);
            if (stage == Stage.Hired)
                Portal.Ok(await portal.Op<HireReferral>().Execute(portal.Rita.Actor, new(id, 4, portal.Today, portal.Today), portal.Token));
            for (var round = 0; round < Texts.Length; round++)
            {
                var built = Build(command, id, round);
                foreach (var actor in new[] { portal.Hilda.Actor, portal.Rita.Actor, portal.Adi.Actor })
                {
                    var operation = portal.Factory.Services.CreateScope().ServiceProvider.GetRequiredService(type);
                    var running = (Task)type.GetMethod("Execute")!.Invoke(operation, [actor, built, portal.Token])!;
                    var failure = await Record.ExceptionAsync(() => running);
                    Assert.True(failure is null, $"{built}\n{failure}");
                }
            }
        }
        await using var db = portal.Db();
        Assert.NotEmpty(await db.Referrals.AsNoTracking().Include(r => r.Moves).Take(100).ToListAsync(portal.Token));
    }

    [Fact]
    public async Task Hostile_name_is_kept_as_text_without_its_controls()
    {
        var result = await portal.Submit(portal.Ada, "hostile@mail.example", portal.Nurse, name: "‮<b>Ev\0e</b>\r\n");
        await using var db = portal.Db();
        Assert.Equal(
            "<b>Eve</b>",
            await db.Referrals.Where(r => r.Id == result.Value.ReferralId).Select(r => r.TypedName).SingleAsync(portal.Token)
        );
    }

    [Theory]
    [InlineData("cv.pdf", "MZ this is a program", "resume_type")]
    [InlineData("cv.docx", "PK\u0003\u0004 not really", "resume_type")]
    [InlineData("cv.pdf", "", "resume_empty")]
    public void Resume_that_is_not_what_it_says_is_refused(string name, string content, string code) =>
        Assert.Equal(code, ResumeFile.Read(name, System.Text.Encoding.Latin1.GetBytes(content)).Problem!.Code);

    [Fact]
    public void Resume_over_5_mb_is_refused_and_its_name_is_made_harmless()
    {
        static byte[] Pdf(int length) => [.. "%PDF-"u8, .. new byte[length - 5]];
        Assert.Equal("resume_size", ResumeFile.Read("cv.pdf", Pdf(ResumeFile.MaxBytes + 1)).Problem!.Code);
        Assert.Equal(ResumeFile.MaxBytes, ResumeFile.Read("cv.pdf", Pdf(ResumeFile.MaxBytes)).Value.Content.Length);
        Assert.Equal(
            "c_v_.pdf",
            ResumeFile.Read("../../etc/c\"v\u0000<.exe", [.. "%PDF-1.7"u8]).Value.Name.Replace("__", "_", StringComparison.Ordinal)
        );
    }

    /// <summary>Ids are right, so that each operation goes its whole way; everything else is hostile, differently each round.</summary>
    private object Build(Type type, Guid id, int round)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var values = constructor.GetParameters().Select((p, i) => Value(p.ParameterType, p.Name!, id, round + i)).ToArray();
        var built = constructor.Invoke(values);
        foreach (
            var property in type.GetProperties()
                .Where(p => p.CanWrite && constructor.GetParameters().All(c => !c.Name!.Equals(p.Name, StringComparison.OrdinalIgnoreCase)))
        )
            property.SetValue(built, Value(property.PropertyType, property.Name, id, round));
        return built;
    }

    private object? Value(Type type, string name, Guid id, int round)
    {
        var clr = Nullable.GetUnderlyingType(type) ?? type;
        if (clr == typeof(string))
            return Texts[round % Texts.Length];
        if (clr == typeof(Guid))
            return name.Contains("Referral", StringComparison.Ordinal) ? id
                : name.Contains("Opening", StringComparison.Ordinal) ? portal.Nurse
                : name.Contains("Person", StringComparison.Ordinal) ? portal.Boss.Id
                : round % 5 == 0 ? Guid.Empty
                : Guid.CreateVersion7();
        if (clr == typeof(DateOnly))
            return Days[round % Days.Length];
        if (clr == typeof(int))
            return name == "SeenEntry" ? Entry(id) : Numbers[round % Numbers.Length];
        if (clr == typeof(long))
            return (long)Numbers[round % Numbers.Length];
        if (clr == typeof(decimal))
            return round % 2 == 0 ? decimal.MaxValue : -0.001m;
        if (clr == typeof(bool))
            return round % 2 == 0;
        if (clr.IsEnum)
            return Enum.ToObject(clr, round % 4 == 0 ? 999 : round % Enum.GetValues(clr).Length);
        if (clr == typeof(ResumeFile))
            return null;
        // Nobody listens.
        if (clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(IProgress<>))
            return null;
        if (clr.IsGenericType && clr.GetGenericArguments() is [var item])
        {
            var list = Array.CreateInstance(item, round % 3);
            for (var i = 0; i < list.Length; i++)
                list.SetValue(Value(item, name, id, round + i), i);
            return list;
        }
        return Build(clr, id, round);
    }

    private int Entry(Guid id)
    {
        using var db = portal.Db();
        return db.Referrals.Where(r => r.Id == id).Select(r => r.StageEntry).FirstOrDefault();
    }
}
