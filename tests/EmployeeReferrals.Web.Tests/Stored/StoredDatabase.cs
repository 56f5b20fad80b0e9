using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>A company as a released version left it: its database, its key, and in words what that version had promised.</summary>
internal static class StoredDatabase
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>One folder a release, named by its day.</summary>
    public static IEnumerable<string> Releases() =>
        Directory.GetDirectories(Here()).Where(d => File.Exists(Path.Combine(d, "portal.db.gz"))).Select(d => Path.GetFileName(d)!).Order();

    public static void Write(string release, string database, string key, Promises promises)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Here(), release)).FullName;
        using (var from = File.OpenRead(database))
        using (var to = new GZipStream(File.Create(Path.Combine(folder, "portal.db.gz")), CompressionLevel.SmallestSize))
            from.CopyTo(to);
        File.Copy(key, Path.Combine(folder, "portal.key"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "promises.json"), JsonSerializer.Serialize(promises, Readable) + "\n");
    }

    /// <summary>Puts the database and its key where the portal looks for them.</summary>
    public static Promises Unpack(string release, string folder)
    {
        var stored = Path.Combine(Here(), release);
        using (var from = new GZipStream(File.OpenRead(Path.Combine(stored, "portal.db.gz")), CompressionMode.Decompress))
        using (var to = File.Create(Path.Combine(folder, "portal.db")))
            from.CopyTo(to);
        File.Copy(Path.Combine(stored, "portal.key"), Path.Combine(folder, "portal.key"));
        return JsonSerializer.Deserialize<Promises>(File.ReadAllText(Path.Combine(stored, "promises.json")))!;
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

/// <summary>What a stored database has promised. States are words, so that a later version reads them whatever its numbers are.</summary>
/// <param name="Moment">When it was left.</param>
/// <param name="Migration">The last one that it had.</param>
internal sealed record Promises(
    DateTimeOffset Moment,
    string Migration,
    IReadOnlyList<PromisedReferral> Referrals,
    IReadOnlyList<PromisedPayout> Payouts,
    IReadOnlyList<PromisedBatch> Batches,
    IReadOnlyList<PromisedMail> Mails);

/// <param name="Story">What it is there for; null where it is one of many.</param>
internal sealed record PromisedReferral(
    Guid Id,
    string? Story,
    Guid CandidateId,
    string Stage,
    string Credit,
    Guid PlanVersionId,
    int PlanNumber,
    decimal Amount,
    decimal HireAmount,
    string Currency);

internal sealed record PromisedPayout(
    Guid Id,
    Guid ReferralId,
    Guid HireId,
    Guid RecipientId,
    string Side,
    int Number,
    string State,
    string Reason,
    decimal Amount,
    decimal FullAmount,
    string Currency,
    DateOnly? DueOn,
    DateOnly? DeferredUntil,
    DateOnly? HeldUntil,
    string Recovery,
    string Kind);

internal sealed record PromisedBatch(Guid Id, int Number, string State, decimal Amount, IReadOnlyList<string> Lines);

/// <param name="To">Empty: nobody is left to write to, or there is nothing to say any more.</param>
internal sealed record PromisedMail(Guid Id, string Kind, IReadOnlyList<string> To);
