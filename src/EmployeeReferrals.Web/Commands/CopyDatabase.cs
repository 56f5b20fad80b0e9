using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Keys;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Commands;

/// <summary>A company moves from the embedded database to a server. One transaction: after a failure the target is as it was.</summary>
internal static class CopyDatabase
{
    private const int BatchSize = 500;

    /// <param name="Digest">Over all values of all rows, whatever their order.</param>
    public sealed record Figures(string Table, int Rows, IReadOnlyDictionary<string, decimal> Sums, string Digest);

    public static async Task<int> Run(IServiceProvider services, string connection, CancellationToken cancellation)
    {
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider != DatabaseProvider.Sqlite)
            throw new InvalidOperationException("Database:Provider must be Sqlite: the data folder is what is copied.");
        var folder = services.GetRequiredService<DataFolder>();
        if (!File.Exists(folder.Database))
            throw new InvalidOperationException($"There is no database in {folder.Root}.");
        services.GetRequiredService<DatabaseStart>().Lock();
        var options = new DbContextOptionsBuilder<SqlServerAppDbContext>()
            .UseSqlServer(connection, server => server.UseCompatibilityLevel(150).CommandTimeout(600))
            .Options;
        return await Run(
            Databases.Sqlite(folder.Database, null),
            () => new SqlServerAppDbContext(options),
            services.GetRequiredService<PortalKey>(),
            Console.Out,
            cancellation
        );
    }

    internal static async Task<int> Run(
        Func<AppDbContext> from,
        Func<AppDbContext> to,
        PortalKey key,
        TextWriter tell,
        CancellationToken cancellation
    )
    {
        var chain = new AuditChain(key);
        await using var source = from();
        if ((await source.Database.GetPendingMigrationsAsync(cancellation)).Any())
            throw new InvalidOperationException(
                "The data folder is of an earlier version. Start this version of the portal on it once, then copy."
            );
        var tables = InOrder(source.Model);
        List<Figures> before;
        await using (var target = to())
            before = await Fill(target, source, tables, tell, cancellation);
        await using var copied = to();
        var differ = await Differences(tables.Zip(before), copied, cancellation);
        var (there, here) = (await Verified(from, chain, cancellation), await Verified(to, chain, cancellation));
        if (!there.IsWhole || (there.Reached, there.Hash) != (here.Reached, here.Hash) || !here.IsWhole)
            differ.Add($"The audit was chained to {there.Reached}, and now to {here.Reached}");
        foreach (var difference in differ)
            await tell.WriteLineAsync(difference);
        await tell.WriteLineAsync(
            differ.Count == 0
                ? $"Copied: {before.Sum(f => f.Rows)} rows in {before.Count} tables, the same counts, "
                    + $"sums and contents on both sides, the audit whole to {here.Reached}. {Keys(key, there)}"
                : "The two sides differ. Do not use the target."
        );
        return differ.Count == 0 ? 0 : 2;
    }

    /// <summary>All tables, in one transaction.</summary>
    private static async Task<List<Figures>> Fill(
        AppDbContext target,
        AppDbContext source,
        IReadOnlyList<IEntityType> tables,
        TextWriter tell,
        CancellationToken cancellation
    )
    {
        if (await target.People.AnyAsync(cancellation))
            throw new InvalidOperationException("The target already holds a company. Copy into a database that \"migrate\" has just made.");
        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        target.Database.AutoSavepointsEnabled = false;
        // What "migrate" put there is in the way of the company's own.
        await target.AuditHeads.ExecuteDeleteAsync(cancellation);
        await target.Settings.ExecuteDeleteAsync(cancellation);
        await target.PlanVersions.ExecuteDeleteAsync(cancellation);
        await target.Plans.ExecuteDeleteAsync(cancellation);
        var copied = new List<Figures>();
        foreach (var table in tables)
        {
            copied.Add(await Copy(table.ClrType, source, target, cancellation));
            await tell.WriteLineAsync($"{copied[^1].Table}: {copied[^1].Rows} rows");
        }
        await transaction.CommitAsync(cancellation);
        return copied;
    }

    /// <summary>What of the copied tables is otherwise than it was.</summary>
    private static async Task<List<string>> Differences(
        IEnumerable<(IEntityType Table, Figures Known)> tables,
        AppDbContext copied,
        CancellationToken cancellation
    )
    {
        var differ = new List<string>();
        foreach (var (table, known) in tables)
        {
            var now = await FiguresOf(table.ClrType, copied, cancellation);
            if (now.Rows != known.Rows)
                differ.Add($"{known.Table}: {known.Rows} rows became {now.Rows}");
            differ.AddRange(
                known
                    .Sums.Where(s => now.Sums[s.Key] != s.Value)
                    .Select(s => $"{known.Table}: the sum of {s.Key} was {s.Value} and became {now.Sums[s.Key]}")
            );
            if (now.Digest != known.Digest)
                differ.Add($"{known.Table}: the contents differ");
        }
        return differ;
    }

    /// <summary>What is to be set beside the new database, so that links, objections and the audit go on as they are.</summary>
    private static string Keys(PortalKey key, VerifyAudit.Report audit)
    {
        var set = key.Setting is { } made ? $"Set Security:Key to {made}" : "Leave Security:Key as it is set here";
        // The data folder's own signed some of it, before a key was set: it does not come along by itself.
        var former =
            key.Setting is null && audit.Pieces.Any(p => p.Origin == KeyOrigin.File)
                ? key.Secrets.FirstOrDefault(s => s.Origin == KeyOrigin.File)
                : null;
        return former is null ? $"{set}." : $"{set}, and Security:FormerKeys:0 to {PortalKey.Raw}{Convert.ToHexStringLower(former.Bytes)}.";
    }

    /// <summary>A table after those it refers to. Keys of cookies stay behind: everybody signs in once more.</summary>
    private static List<IEntityType> InOrder(IModel model)
    {
        var rest = model
            .GetEntityTypes()
            .Where(e => e.ClrType != typeof(DataProtectionKey))
            .OrderBy(e => e.Name, StringComparer.Ordinal)
            .ToList();
        var ordered = new List<IEntityType>();
        while (rest.Count > 0)
        {
            var next = rest.First(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || ordered.Contains(k.PrincipalEntityType)));
            rest.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    private static Task<Figures> Copy(Type type, AppDbContext source, AppDbContext target, CancellationToken cancellation) =>
        (Task<Figures>)Generic(nameof(CopyRows), type).Invoke(null, [source, target, cancellation])!;

    private static Task<Figures> FiguresOf(Type type, AppDbContext db, CancellationToken cancellation) =>
        (Task<Figures>)Generic(nameof(CopyRows), type).Invoke(null, [db, null, cancellation])!;

    private static System.Reflection.MethodInfo Generic(string name, Type type) =>
        typeof(CopyDatabase)
            .GetMethod(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type);

    /// <summary>Without a target it only counts.</summary>
    private static async Task<Figures> CopyRows<T>(AppDbContext source, AppDbContext? target, CancellationToken cancellation)
        where T : class
    {
        var entity = source.Model.FindEntityType(typeof(T))!;
        var table = entity.GetTableName()!;
        var identity = target is not null && entity.FindPrimaryKey()!.Properties.Any(p => p.ValueGenerated == ValueGenerated.OnAdd);
        var sums = entity
            .GetProperties()
            .Where(p => p.ClrType == typeof(decimal) || p.ClrType == typeof(decimal?))
            .ToDictionary(p => p.Name, _ => 0m);
        var digest = new byte[32];
        var rows = 0;
#pragma warning disable EF1002 // The name of a table of the model.
        if (identity)
            await target!.Database.ExecuteSqlRawAsync($"SET IDENTITY_INSERT [{table}] ON", cancellation);
        await foreach (var row in source.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            Add(entity, row, sums, digest);
            rows++;
            if (target is null)
                continue;
            target.Add(row);
            if (rows % BatchSize == 0)
                await Flush(target, cancellation);
        }
        if (target is not null)
            await Flush(target, cancellation);
        if (identity)
            await target!.Database.ExecuteSqlRawAsync($"SET IDENTITY_INSERT [{table}] OFF", cancellation);
#pragma warning restore EF1002
        return new Figures(table, rows, sums, Convert.ToHexStringLower(digest));
    }

    private static async Task Flush(AppDbContext target, CancellationToken cancellation)
    {
        if (await target.Save(cancellation) is { IsOk: false } failed)
            throw new InvalidOperationException($"The target refused a row: {failed.Sentence}");
        target.ChangeTracker.Clear();
    }

    private static void Add(IEntityType entity, object row, Dictionary<string, decimal> sums, byte[] digest)
    {
        var text = new StringBuilder();
        foreach (var property in entity.GetProperties())
        {
            var value = property.IsShadowProperty() ? null : property.GetGetter().GetClrValue(row);
            if (value is decimal amount)
                sums[property.Name] += amount;
            text.Append(property.Name)
                .Append('=')
                .Append(
                    value switch
                    {
                        null => "",
                        byte[] bytes => Convert.ToHexString(SHA256.HashData(bytes)),
                        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
                        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
                        IFormattable plain when property.GetTypeMapping().Converter is null => plain.ToString(
                            null,
                            CultureInfo.InvariantCulture
                        ),
                        _ => Convert.ToString(
                            property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value,
                            CultureInfo.InvariantCulture
                        ),
                    }
                )
                .Append('\n');
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        for (var i = 0; i < digest.Length; i++)
            digest[i] ^= hash[i];
    }

    private static async Task<VerifyAudit.Report> Verified(Func<AppDbContext> database, AuditChain chain, CancellationToken cancellation) =>
        (await new VerifyAudit(new Fixed(database), chain).Execute(Actor.System("Command line"), new(), cancellation)).Value;

    private sealed class Fixed(Func<AppDbContext> make) : IDbContextFactory<AppDbContext>
    {
        public AppDbContext CreateDbContext() => make();
    }
}
