using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Security;
using Hangfire;
using Hangfire.InMemory;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeReferrals.Web.Tests;

/// <summary>The real portal on a database of its own, with a clock that stands still until it is moved. No background server: tests call
/// the operations.</summary>
public class Portal : IAsyncLifetime
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private const string Key = "a key for tests";

    private string? _database;

    public Portal()
        : this(null) { }

    /// <param name="folder">One that another process worked on; null: a new one.</param>
    private protected Portal(string? folder)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("portal-").FullName;
        Factory = Host();
    }

    private PortalHost Host() =>
        new(host =>
        {
            host.UseEnvironment("Testing");
            host.UseStaticWebAssets();
            host.UseSetting("Data:Folder", Folder);
            host.UseSetting("Demo:Fill", "false");
            host.UseSetting("Security:Key", Key);
            host.UseSetting("Limits:SignInsPerMinute", "100000");
            host.UseSetting("Limits:FormsPerMinute", "100000");
            if (OnServer)
            {
                host.UseSetting("Database:Provider", "SqlServer");
                host.UseSetting("Database:ConnectionString", $"{TestDatabases.Server};Database={_database ??= TestDatabases.Take()}");
            }
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<IHostedService>();
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(Log);
                // The framework's own is one for the whole process, and so whichever portal's was made last.
                services.Replace(ServiceDescriptor.Singleton<JobStorage>(_ => new InMemoryStorage()));
                Configure(services);
            });
        });

    /// <summary>The embedded database whatever the tests run on: what is asked concerns its file.</summary>
    protected virtual bool Embedded => false;

    /// <summary>It takes the company that was made for all, unless it has another key than that one's audit is signed with.</summary>
    protected virtual bool IsLikeOthers => Services.GetRequiredService<IOptions<SecurityOptions>>().Value.Key == Key;

    private bool OnServer => TestDatabases.Server is not null && !Embedded;

    public PortalHost Factory { get; }
    protected virtual IServiceProvider Services => Factory.Services;
    public string Folder { get; }
    public FakeTimeProvider Clock { get; } = new(Monday);
    public KeptLog Log { get; } = new();

    public Someone Ada { get; } = new("Ada Lund", Roles.Employee) { Id = Known(1) };
    public Someone Ben { get; } = new("Ben Ross", Roles.Employee) { Id = Known(2) };
    public Someone Rita { get; } = new("Rita Recruiter", Roles.Recruiter) { Id = Known(3) };
    public Someone Rolf { get; } = new("Rolf Recruiter", Roles.Recruiter) { Id = Known(4) };
    public Someone Other { get; } = new("Olga Otherwise", Roles.Recruiter) { Id = Known(5) };
    public Someone Max { get; } = new("Max Manager", Roles.HiringManager) { Id = Known(6) };
    public Someone Boss { get; } = new("Bea Boss", Roles.Employee) { Id = Known(7) };
    public Someone Hilda { get; } = new("Hilda HR", Roles.Hr) { Id = Known(8) };
    public Someone Hugo { get; } = new("Hugo HR", Roles.Hr) { Id = Known(9) };
    public Someone Paul { get; } = new("Paul Payroll", Roles.Payroll) { Id = Known(10) };
    public Someone Aud { get; } = new("Aud Auditor", Roles.Auditor) { Id = Known(11) };
    public Someone Adi { get; } = new("Adi Admin", Roles.Administrator) { Id = Known(12) };
    public IReadOnlyList<Someone> Everybody => [Ada, Ben, Rita, Rolf, Other, Max, Boss, Hilda, Hugo, Paul, Aud, Adi];
    public Guid Nurse { get; } = Known(13);
    public Guid Clerk { get; } = Known(14);

    /// <summary>The same in every process.</summary>
    private static Guid Known(int n) => new($"01900000-0000-7000-8000-{n:d12}");

    public CancellationToken Token => TestContext.Current.CancellationToken;
    public DateOnly Today => DayOf(Clock.GetUtcNow());

    /// <summary>By the calendar that a new company begins with.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => new CompanySettings().Calendar.DayOf(moment);

    protected virtual void Configure(IServiceCollection services) { }

    public async ValueTask InitializeAsync()
    {
        await Prepare();
        await using var db = Db();
        if (!await db.People.AnyAsync())
            await Company(db);
        Services.GetRequiredService<Readiness>().Done();
    }

    private async Task Company(AppDbContext db)
    {
        foreach (var someone in Everybody)
        {
            db.People.Add(
                new Person(someone.Id, someone.Name, someone.Email, new DateOnly(2020, 1, 1))
                {
                    Roles = someone.Roles,
                    Level = 4,
                    LegalEntity = "Company BV",
                    EmployeeNumber = "E" + someone.Name[..2],
                    Department = "Nursing",
                    Location = "Utrecht",
                    PrivateEmail = someone.Private,
                    PrivateEmailKey = someone.Private,
                    Phone = "+49 30 1234567",
                    PhoneKey = null,
                    ManagerId = someone == Max ? Boss.Id : null,
                }
            );
            // As their cookies name it, in every test alike.
            db.Sessions.Add(NewSession(someone.Id, someone));
        }
        (await db.Settings.SingleAsync()).ReferralsPerDay = 100_000;
        await db.Commit(Actor.System("Test"), Monday, default);
        await FillLists();
        await MakeOpening(Nurse, "Nurse", [Rita.Id, Rolf.Id]);
        await MakeOpening(Clerk, "Clerk", [Rita.Id]);
    }

    /// <summary>From the people who are there, as at a start, and what the tests name beside them.</summary>
    private async Task FillLists()
    {
        Ok(await Op<MakeLists>().Execute(Actor.System("Test"), default));
        await List(ListKind.Department, "Nursing", "Therapy", "Technology", "Sales", "Office");
        await List(ListKind.Location, "Utrecht", "Leiden", "Berlin", "Dublin");
        await List(ListKind.LegalEntity, "Company BV");
    }

    /// <summary>What is not in the list yet is added by HR.</summary>
    public async Task List(ListKind kind, params string[] names)
    {
        var lists = await Programme.Lists(default);
        foreach (var name in names.Where(n => lists.Find(kind, n) is null))
            Ok(await Op<AddListEntry>().Execute(Hilda.Actor, new(Guid.CreateVersion7(), kind, name), default));
    }

    protected virtual async Task Prepare()
    {
        var file = Path.Combine(Folder, "portal.db");
        if (!OnServer && !File.Exists(file))
        {
            if (IsLikeOthers)
            {
                await TestDatabases.CopyCompanyTo(Folder);
                await BeginSessions();
                return;
            }
            await TestDatabases.CopyTo(file);
        }
        await Services.GetRequiredService<DatabaseStart>().Migrate(default);
        Ok(await Services.GetRequiredService<AuditStart>().Open(default));
    }

    /// <summary>Everybody's, as if they had just signed in.</summary>
    private async Task BeginSessions()
    {
        var now = Services.GetRequiredService<SessionClock>().Now;
        await using var db = Db();
        await db.Sessions.ExecuteUpdateAsync(set =>
            set.SetProperty(s => s.BeganAt, now).SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.EndsAt, now + Sessions.Longest)
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await using var db = Db();
            await TestDatabases.GiveBack(db, _database);
        }
        await Factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public static StoredSession NewSession(Guid id, Someone someone)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            Id = id,
            PersonId = someone.Id,
            BeganAt = now,
            LastSeenAt = now,
            EndsAt = now + Sessions.Longest,
            Browser = "Firefox on Linux",
        };
    }

    /// <summary>What their browser sends; by the session that everybody here has, or by another.</summary>
    public string CookieOf(Someone someone, Guid? session = null)
    {
        var cookies = Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            CurrentActor.ToCookie(session ?? someone.Id),
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        return $"portal={cookies.TicketDataFormat.Protect(ticket)}";
    }

    public async Task Set(Action<CompanySettings> change)
    {
        await using var db = Db();
        change(await db.Settings.SingleAsync(Token));
        await db.Save(Token);
        Services.GetRequiredService<Programme>().Forget();
    }

    public virtual T Op<T>()
        where T : notnull => Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public Programme Programme => Services.GetRequiredService<Programme>();

    public AppDbContext Db() => Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();

    public async Task MakeOpening(Guid id, string title, IReadOnlyList<Guid> recruiters, bool inProgramme = true, bool publish = true)
    {
        Ok(
            await Op<CreateOpening>()
                .Execute(
                    Hilda.Actor,
                    new(id, new(title, "Nursing", "Utrecht", 4, PersonKind.Employee, "Text", inProgramme, Max.Id, recruiters)),
                    default
                )
        );
        if (publish)
            Ok(await Op<MoveOpening>().Execute(Hilda.Actor, new(id, OpeningState.Published, OpeningState.Draft), default));
    }

    public Task<Result<SubmitReferral.Submitted>> Submit(
        Someone referrer,
        string email,
        Guid? opening,
        string name = "Cleo Candidate",
        Guid? id = null,
        string? phone = null,
        string? linkedIn = null
    ) =>
        Op<SubmitReferral>()
            .Execute(referrer.Actor, new(id ?? Guid.CreateVersion7(), opening, name, email, "Knows the work", linkedIn, phone), Token);

    public async Task<Guid> Refer(Someone referrer, string email, Guid? opening = null, string name = "Cleo Candidate")
    {
        var submitted = await Submit(referrer, email, opening ?? Nurse, name);
        Ok(submitted);
        return submitted.Value.ReferralId;
    }

    public async Task Move(Guid referral, Stage to, Someone? by = null) =>
        Ok(
            await Op<MoveReferral>()
                .Execute(
                    (by ?? Rita).Actor,
                    new(referral, to, (await Load(referral)).StageEntry, to == Stage.NotSelected ? NotSelectedReason.Skills : null),
                    Token
                )
        );

    public async Task<Guid> ReferAndHire(Someone referrer, string email, DateOnly? start)
    {
        var id = await Refer(referrer, email);
        await Hire(id, start);
        return id;
    }

    public async Task Hire(Guid id, DateOnly? start)
    {
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await Move(id, stage);
        Ok(await Op<HireReferral>().Execute(Rita.Actor, new(id, (await Load(id)).StageEntry, Today, start), Token));
    }

    public async Task Start(Guid id, DateOnly day) => Ok(await Op<ConfirmStart>().Execute(Rita.Actor, new(id, day), Token));

    /// <summary>Day by day to 06:00, releasing what is due on each.</summary>
    public async Task GoTo(DateOnly day)
    {
        while (Today < day)
        {
            Clock.SetUtcNow(new DateTimeOffset(Today.AddDays(1), new TimeOnly(6, 0), TimeSpan.Zero));
            Ok(await Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), Token));
        }
    }

    /// <summary>All that is released goes into one batch.</summary>
    public async Task<Guid> Export()
    {
        var batch = Guid.CreateVersion7();
        Ok(await Op<CreateBatch>().Execute(Paul.Actor, new(batch, "EUR", null, Today), Token));
        return batch;
    }

    /// <summary>The one version of the one plan gives something else from now on.</summary>
    public async Task ChangePlan(Func<PlanTerms, PlanTerms> change)
    {
        await using var db = Db();
        var version = await db.PlanVersions.SingleAsync(Token);
        db.Entry(version).Property("Terms").CurrentValue = change(version.Terms);
        await db.Save(Token);
        Programme.Forget();
    }

    public async Task SendMail() => Ok(await Op<SendOutbox>().Execute(Actor.System("Send mail"), Token));

    public IReadOnlyList<MimeKit.MimeMessage> Mails() =>
        !Directory.Exists(Path.Combine(Folder, "mail"))
            ? []
            : [.. Directory.GetFiles(Path.Combine(Folder, "mail"), "*.eml").Select(f => MimeKit.MimeMessage.Load(f))];

    public async Task<Referral> Load(Guid id)
    {
        await using var db = Db();
        return await db.Referrals.AsNoTracking().Include(r => r.Moves).Include(r => r.Decisions).SingleAsync(r => r.Id == id, Token);
    }

    public async Task<List<Domain.Bonuses.Payout>> Payouts(Guid referral)
    {
        await using var db = Db();
        return await db
            .Payouts.AsNoTracking()
            .Include(p => p.Ledger)
            .Where(p => p.ReferralId == referral)
            .OrderBy(p => p.Number)
            .ToListAsync(Token);
    }

    public async Task<CreditCode> Credit(Guid id) => (await Load(id)).CreditShown;

    public static void Ok(Result result) => Assert.True(result.IsOk, $"{result.Outcome} {result.Problem?.Code} {result.Sentence}");
}

/// <summary>The one whose company the others take.</summary>
internal sealed class FirstPortal : Portal
{
    protected override bool Embedded => true;
    protected override bool IsLikeOthers => false;
}

/// <summary>On the embedded database always.</summary>
public sealed class EmbeddedPortal : Portal
{
    protected override bool Embedded => true;
}

public sealed record Someone(string Name, Roles Roles)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Email { get; } = $"{Name.Replace(' ', '.').ToLowerInvariant()}@company.example";
    public string Private { get; } = $"{Name.Replace(' ', '.').ToLowerInvariant()}@home.example";
    public Actor Actor => Actor.Person(Id, Roles);
}

/// <summary>All that was logged, to be searched.</summary>
public sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose() { }
}
