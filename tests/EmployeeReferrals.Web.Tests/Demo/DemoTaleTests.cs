using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmployeeReferrals.Web.Tests.Demo;

/// <summary>The demonstration is made at whatever moment somebody starts it.</summary>
public sealed class DemoTaleTests : IAsyncLifetime
{
    // HR's plans come on the second day, or on the Monday after it.
    private const int FirstDays = 5;

    // Enough for everybody who has a part in it, and a few openings; more would only take time.
    private const int People = 60;
    private static readonly string[] Zones = ["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"];
    private readonly string _folder = Directory.CreateTempSubdirectory("tale-").FullName;
    private readonly KeptLog _log = new();
    private readonly Func<AppDbContext> _tale;
    private readonly WebApplicationFactory<Program> _factory;

    public DemoTaleTests()
    {
        // One way to it for all: the copies take turns under its name.
        _tale = Databases.Sqlite(Tale, hint: null, synchronous: "OFF", mailings: new MailKinds());
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Testing");
            host.UseSetting("Data:Folder", _folder);
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<IHostedService>();
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(_log);
            });
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private T Of<T>()
        where T : notnull => _factory.Services.GetRequiredService<T>();

    private string Tale => Path.Combine(_folder, "tale.db");
    private string Template => Path.Combine(_folder, "template.db");

    public async ValueTask InitializeAsync()
    {
        Of<Databases>().Use(Databases.Sqlite(Template, hint: null, synchronous: "OFF", mailings: new MailKinds()));
        await Of<DatabaseStart>().Migrate(Token);
        await using (var db = Of<Databases>().CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=DELETE", Token);
        SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Both days of a clock change, by zone; the other days are the same everywhere.</summary>
    public static IEnumerable<(string Zone, string Name, DateOnly Day)> Days()
    {
        DateOnly[] shorter = [new(2026, 3, 29), new(2026, 3, 8), new(2026, 9, 27)];
        DateOnly[] longer = [new(2026, 10, 25), new(2026, 11, 1), new(2026, 4, 5)];
        for (var i = 0; i < Zones.Length; i++)
        {
            yield return (Zones[i], "a day of 23 hours", shorter[i]);
            yield return (Zones[i], "a day of 25 hours", longer[i]);
            yield return (Zones[i], "29 February", new(2028, 2, 29));
            yield return (Zones[i], "31 December", new(2026, 12, 31));
        }
    }

    private static CompanyCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), WorkingDays.MondayToFriday);

    private static DateTimeOffset Begins(string zone, DateOnly day) => Calendar(zone).At(day, TimeOnly.MinValue);

    private async Task Made(string zone, DateTimeOffset now, int days = FirstDays)
    {
        var calendar = Calendar(zone);
        var first = calendar.DayOf(now).AddDays(-DemoTale.Days);
        File.Copy(Template, Tale, overwrite: true);
        Of<Databases>().Use(_tale);
        Of<Programme>().Forget();
        var clock = (DemoClock)Of<TimeProvider>();
        try
        {
            var tale = await DemoTale.Begin(_factory.Services, clock, now, zone, People, Token);
            await tale.TellUntil(first.AddDays(days), null, Token);
            Assert.Equal((calendar.DayOf(now), first.AddDays(days + 1)), (tale.Today, tale.Next));

            await using var db = Of<Databases>().CreateDbContext();
            var versions = db.PlanVersions.Where(v => v.PlanId == DatabaseStart.FirstPlan && v.Number > 1).OrderBy(v => v.Number);
            Assert.Equal([first, first.AddDays(300), first.AddDays(570)], await versions.Select(v => v.ActiveFrom).ToListAsync(Token));
            if (days == FirstDays)
                Assert.Equal(3, await db.Plans.CountAsync(Token));
            Assert.Equal(People / 7, await db.Openings.CountAsync(Token));
            var runs = await db.JobRuns.AsNoTracking().ToListAsync(Token);
            Assert.All(runs, r => Assert.True(r is { Error: null, Failed: 0 }, $"{r.Job} {r.Error}"));
            var covered = runs.Where(r => r.Job == JobNames.ReleasePayouts).Select(r => r.CoveredDay).Order();
            Assert.Equal(Enumerable.Range(1, days).Select(d => (DateOnly?)first.AddDays(d)), covered);
        }
        catch (Exception failure) when (failure is InvalidOperationException)
        {
            throw new InvalidOperationException($"{zone} at {now:u}: {failure.Message}", failure);
        }
        finally
        {
            clock.Told = null;
            SqliteConnection.ClearAllPools();
        }
    }

    [Theory]
    [InlineData("2026-11-26T21:30:00Z")]
    [InlineData("2026-11-26T22:05:00Z")]
    [InlineData("2026-11-26T23:30:00Z")]
    public Task Demonstration_is_made_in_the_evening_of_a_winter_day(string now) =>
        Made(DemoTale.Zone, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Each hour of each such day in one of the zones, in turn: each zone sees each kind of day at a third of its hours.
    /// The hour of the start reaches no further than the first morning, so no more is told here.</summary>
    [Fact]
    public async Task Demonstration_is_made_at_every_hour_of_days_that_are_longer_shorter_or_seldom()
    {
        var made = 0;
        foreach (var (zone, _, day) in Days())
            for (var hour = Array.IndexOf(Zones, zone); hour < 25; hour += Zones.Length)
            {
                await Made(zone, Begins(zone, day).AddHours(hour).AddMinutes(5), days: 1);
                made++;
            }
        Assert.Equal(100, made);
    }

    [Fact]
    public async Task Demonstration_begins_on_days_that_are_longer_shorter_or_seldom()
    {
        foreach (var (zone, _, day) in Days())
            await Made(zone, Begins(zone, day.AddDays(DemoTale.Days)).AddMinutes(5));
    }
}
