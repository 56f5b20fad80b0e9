using System.Text.Json;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>One operation with what it is called by, so that it can be called again with the very same command: here, or in another
/// process.</summary>
internal sealed class Attempt(string name, Actor actor, AccessTests.Target target)
{
    /// <summary>They do one thing after another, each in a commit of its own: what is done stays done, and the next run goes on.</summary>
    public static readonly string[] GoOnWhereTheyWere =
    [
        "ReleasePayouts",
        "SendOutbox",
        "SendReminders",
        "ChainAudit",
        "FinishBatches",
        "EndOwnershipWindows",
        "EraseExpiredData",
        "CreateBatch",
        "DecidePayouts",
        "AcceptHead",
        "RunJobNow",
        "ConfirmLines",
        "AnswerBatch",
        "VoidBatch",
    ];

    /// <summary>Nothing in what they are told says that it is the same again: it is done, and kept, once more.</summary>
    public static readonly string[] DoneAgainWhenSaidAgain =
    [
        "AcceptHead",
        "AdmitPerson",
        "BeginSession",
        "RecordExport",
        "RecordRefusal",
        "ResendMail",
        "RunJobNow",
        "SendTestMail",
    ];

    /// <summary>Nothing is there for it to do in a company that has people.</summary>
    public static readonly string[] WithoutWork = ["AddFirstAdministrator"];

    public static IReadOnlyList<string> Names { get; } =
    [.. AccessTests.EveryOperation.Where(o => o.Value.May != AccessTests.May.Nobody).Select(o => o.Key).Order(StringComparer.Ordinal)];

    public string Name => name;
    public bool GoesOn => GoOnWhereTheyWere.Contains(name);

    private static (Actor Actor, Someone Referrer) By(BreakablePortal portal, AccessTests.Row row)
    {
        var (_, actor, referrer) = new AccessTests(portal).Actors().First(a => row.May.HasFlag(a.Item1));
        return (actor, referrer);
    }

    public static async Task<Attempt> New(BreakablePortal portal, string name)
    {
        var row = AccessTests.EveryOperation[name];
        var (actor, referrer) = By(portal, row);
        return new(name, actor, await new AccessTests(portal).Fresh(row.Needs, referrer));
    }

    /// <summary>The same command as always.</summary>
    public Task<Result> Call()
    {
        target.Drawn.Rewind();
        return AccessTests.EveryOperation[name].Call(actor, target);
    }

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(new Written(target.Referral, target.Drawn.Taken)));

    /// <summary>What another process wrote; the portal's database is as it was when the operation began.</summary>
    public static async Task<Attempt> Read(BreakablePortal portal, string name, string file)
    {
        var written = JsonSerializer.Deserialize<Written>(await File.ReadAllTextAsync(file, portal.Token))!;
        var (actor, referrer) = By(portal, AccessTests.EveryOperation[name]);
        return new(
            name,
            actor,
            new(portal, written.Referral, await portal.Load(written.Referral), referrer) { Drawn = new(written.Drawn) }
        );
    }

    private sealed record Written(Guid Referral, IReadOnlyList<string> Drawn);

    // ---- what a call did

    public static bool IsSame(Dictionary<string, TableSeen> one, Dictionary<string, TableSeen> other) =>
        one.All(table => table.Value.Content == other[table.Key].Content);

    /// <summary>By table, how many rows and changes of rows there are more.</summary>
    public static Dictionary<string, (long Rows, long Versions)> Difference(
        Dictionary<string, TableSeen> before,
        Dictionary<string, TableSeen> after
    ) =>
        after
            .Where(t => t.Value.Content != before[t.Key].Content)
            .ToDictionary(t => t.Key, t => (t.Value.Rows - before[t.Key].Rows, t.Value.Versions - before[t.Key].Versions));

    public static bool Equal(Dictionary<string, (long Rows, long Versions)> one, Dictionary<string, (long Rows, long Versions)> other) =>
        one.Count == other.Count && one.All(t => other.TryGetValue(t.Key, out var same) && same == t.Value);

    public static string Said(Dictionary<string, (long Rows, long Versions)> changed) =>
        changed.Count == 0
            ? "nothing"
            : string.Join(", ", changed.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value.Rows:+0;-0;0}/{c.Value.Versions:+0;-0;0}"));
}
