using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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

    private static void Write(string release, string database, string key, Promises promises)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Here(), release)).FullName;
        using (var from = File.OpenRead(database))
        using (var to = new GZipStream(File.Create(Path.Combine(folder, "portal.db.gz")), CompressionLevel.SmallestSize))
            from.CopyTo(to);
        File.Copy(key, Path.Combine(folder, "portal.key"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "promises.json"), JsonSerializer.Serialize(promises, Readable) + "\n");
    }

    /// <summary>A portal's company as it stands, with all that is promised in it.</summary>
    /// <param name="stories">What a referral is there for.</param>
    public static async Task Keep(string release, Portal portal, IReadOnlyDictionary<Guid, string?> stories)
    {
        var promises = await Told(portal, stories);
        var copy = Path.Combine(portal.Folder, "copy.db");
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", portal.Token);
        SqliteConnection.ClearAllPools();
        Write(release, copy, Path.Combine(portal.Folder, "portal.key"), promises);
    }

    private static async Task<Promises> Told(Portal portal, IReadOnlyDictionary<Guid, string?> stories)
    {
        var token = portal.Token;
        await using var db = portal.Db();
        var referrals = await db.Referrals.AsNoTracking().OrderBy(r => r.Id).ToListAsync(token);
        var payouts = await db.Payouts.AsNoTracking().OrderBy(p => p.Id).ToListAsync(token);
        var batches = await db.Batches.AsNoTracking().OrderBy(b => b.Number).ToListAsync(token);
        var lines = (await db.BatchLines.AsNoTracking().OrderBy(l => l.Number).ToListAsync(token)).ToLookup(l => l.BatchId);
        var mails = new List<PromisedMail>();
        foreach (
            var message in await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Waiting).OrderBy(m => m.Id).ToListAsync(token)
        )
        {
            var mail = await portal.Op<MailWriter>().Write(db, [message], token);
            mails.Add(new(message.Id, message.Kind.ToString(), [.. (mail?.To.Mailboxes ?? []).Select(m => m.Address)]));
        }
        return new Promises(
            portal.Clock.GetUtcNow(),
            (await db.Database.GetAppliedMigrationsAsync(token)).Last(),
            referrals.ConvertAll(r => StoredDatabaseTests.Promised(r, stories.GetValueOrDefault(r.Id))),
            payouts.ConvertAll(StoredDatabaseTests.Promised),
            batches.ConvertAll(b => StoredDatabaseTests.Promised(b, lines[b.Id])),
            mails
        );
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
    IReadOnlyList<PromisedMail> Mails
);

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
    string Currency
);

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
    string Kind
);

internal sealed record PromisedBatch(Guid Id, int Number, string State, decimal Amount, IReadOnlyList<string> Lines);

/// <param name="To">Empty: nobody is left to write to, or there is nothing to say any more.</param>
internal sealed record PromisedMail(Guid Id, string Kind, IReadOnlyList<string> To);
