using System.Diagnostics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeReferrals.Benchmarks;

/// <summary>The real services on a folder of their own, without a server.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly Guid Ada = Guid.CreateVersion7(),
        Rita = Guid.CreateVersion7(),
        Hilda = Guid.CreateVersion7(),
        Paula = Guid.CreateVersion7(),
        Nurse = Guid.CreateVersion7();
    public IServiceProvider Services { get; }
    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-").FullName;

    private Bench()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Data:Folder"] = Folder,
                ["Demo:Fill"] = "false",
                ["Mail:From"] = "referrals@localhost",
            }
        );
        builder.Logging.ClearProviders();
        builder.AddSettings();
        builder.AddDatabase();
        builder.AddSecurity();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddOutbox();
        builder.AddMail();
        builder.AddBackgroundJobs();
        builder.AddDemo();
        Services = builder.Build().Services;
    }

    public static async Task<Bench> Start(bool migrate = true)
    {
        var bench = new Bench();
        if (!migrate)
            return bench;
        await bench.Services.GetRequiredService<DatabaseStart>().Migrate(default);
        await using var db = bench.Db();
        foreach (
            var (id, name, roles) in new[]
            {
                (Ada, "Ada", Roles.Employee),
                (Rita, "Rita", Roles.Recruiter),
                (Hilda, "Hilda", Roles.Hr),
                (Paula, "Paula", Roles.Payroll),
            }
        )
            db.People.Add(
                new Person(id, name, $"{name}@company.example", new DateOnly(2020, 1, 1))
                {
                    Roles = roles,
                    Level = 3,
                    LegalEntity = "Company",
                    EmployeeNumber = name,
                }
            );
        (await db.Settings.SingleAsync()).ReferralsPerDay = 1_000_000;
        await db.Commit(Actor.System("Benchmark"), DateTimeOffset.UnixEpoch, default);
        foreach (var (kind, name) in new[] { (ListKind.Department, "Nursing"), (ListKind.Location, "Utrecht") })
            await bench.Op<AddListEntry>().Execute(Actor.Person(Hilda, Roles.Hr), new(Guid.CreateVersion7(), kind, name), default);
        await bench
            .Op<CreateOpening>()
            .Execute(
                Actor.Person(Hilda, Roles.Hr),
                new(Nurse, new("Nurse", "Nursing", "Utrecht", 3, PersonKind.Employee, "", true, Hilda, [Rita])),
                default
            );
        await bench
            .Op<MoveOpening>()
            .Execute(Actor.Person(Hilda, Roles.Hr), new(Nurse, OpeningState.Published, OpeningState.Draft), default);
        return bench;
    }

    /// <summary>The operations' own.</summary>
    public DateOnly Today => new CompanySettings().Calendar.DayOf(Services.GetRequiredService<TimeProvider>().GetUtcNow());

    public T Op<T>()
        where T : notnull => Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public AppDbContext Db() => Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();

    public SqliteConnection Bare()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "portal.db")}");
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    public static async Task<double> Time(Func<Task> what)
    {
        var at = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(at).TotalMilliseconds;
    }

    public static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
