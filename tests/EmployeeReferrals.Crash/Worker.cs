using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace EmployeeReferrals.Crash;

/// <summary>Hosts the real operations and sweeps on a data folder, and prints a line for each change once it was acknowledged.</summary>
internal sealed class Worker
{
    public static readonly Guid Ada = Id(1),
        Ben = Id(2),
        Rita = Id(3),
        Hilda = Id(4),
        Opening = Id(5),
        Paul = Id(6),
        Hugo = Id(7),
        Theatre = Id(8),
        Approved = Id(9);
    private readonly IServiceProvider _services;
    private readonly Random _random;

    private Worker(IServiceProvider services, int seed) => (_services, _random) = (services, new Random(seed));

    private static Guid Id(int n) => new($"c0000000-0000-7000-8000-{n:d12}");

    public static async Task<int> Work(string folder, int seed)
    {
        var worker = await Start(folder, seed);
        var sweeps = Task.Run(worker.Sweep);
        // None of them ends by itself: the first that does has failed, and says so before it is killed.
        await await Task.WhenAny(Task.Run(worker.Refer), Task.Run(worker.Refer), Task.Run(worker.Pay), Task.Run(worker.Approve), sweeps);
        return 0;
    }

    public static async Task<int> Drain(string folder)
    {
        var worker = await Start(folder, 0);
        // Claims of killed senders have to run out first.
        worker.Clock.MoveTo(worker.Clock.GetUtcNow().AddDays(1));
        await worker.Op<ReleasePayouts>().Execute(Actor.System(JobNames.ReleasePayouts), default);
        await worker.Op<FinishBatches>().Execute(Actor.System(JobNames.FinishBatches), default);
        await worker.Op<SendOutbox>().Execute(Actor.System(JobNames.SendMail), default);
        return 0;
    }

    private DemoClock Clock => (DemoClock)_services.GetRequiredService<TimeProvider>();

    private T Op<T>()
        where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    private static async Task<Worker> Start(string folder, int seed)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Data:Folder"] = folder,
                ["Demo:Fill"] = "false",
                ["Mail:From"] = "referrals@localhost",
                ["Portal:Address"] = "http://localhost:5080",
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
        builder.AddDemo();
        builder.AddHealth();
        builder.Services.Replace(
            ServiceDescriptor.Singleton<IDelivery>(provider => new CountedDelivery(
                ActivatorUtilities.CreateInstance<FolderDelivery>(provider),
                folder
            ))
        );
        var app = builder.Build();
        // The process before was killed a moment ago: its lock goes with it, but not always at once.
        for (var tries = 0; ; tries++)
        {
            try
            {
                app.Services.GetRequiredService<DatabaseStart>().Lock();
                break;
            }
            catch (InvalidOperationException) when (tries < 100)
            {
                await Task.Delay(20);
            }
        }
        await app.Services.GetRequiredService<DatabaseStart>().Migrate(default);
        await app.Services.GetRequiredService<AuditStart>().Open(default);
        var worker = new Worker(app.Services, seed);
        await worker.Company();
        return worker;
    }

    private async Task Company()
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        if (!await db.People.AnyAsync())
        {
            foreach (
                var (id, name, roles) in new[]
                {
                    (Ada, "Ada", Roles.Employee),
                    (Ben, "Ben", Roles.Employee),
                    (Rita, "Rita", Roles.Recruiter),
                    (Hilda, "Hilda", Roles.Hr),
                    (Paul, "Paul", Roles.Payroll),
                    (Hugo, "Hugo", Roles.Hr),
                }
            )
                db.People.Add(
                    new Person(id, name, $"{name}@company.example", new DateOnly(2020, 1, 1))
                    {
                        Roles = roles,
                        LegalEntity = "Company",
                        Level = 3,
                    }
                );
            (await db.Settings.SingleAsync()).ReferralsPerDay = 100_000;
            await db.Commit(Actor.System("Test"), Clock.GetUtcNow(), default);
        }
        var hilda = Actor.Person(Hilda, Roles.Hr);
        foreach (
            var (kind, name) in new[] { (ListKind.Department, "Nursing"), (ListKind.Department, "Theatre"), (ListKind.Location, "Utrecht") }
        )
            await Op<AddListEntry>().Execute(hilda, new(Guid.CreateVersion7(), kind, name), default);
        foreach (var (opening, department) in new[] { (Opening, "Nursing"), (Theatre, "Theatre") })
        {
            await Op<CreateOpening>()
                .Execute(
                    hilda,
                    new(opening, new OpeningForm("Nurse", department, "Utrecht", 3, PersonKind.Employee, "", true, Hilda, [Rita])),
                    default
                );
            await Op<MoveOpening>().Execute(hilda, new(opening, OpeningState.Published, OpeningState.Draft), default);
        }
        var today = (await _services.GetRequiredService<Programme>().Settings(default)).Calendar.DayOf(Clock.GetUtcNow());
        var terms = new PlanTerms
        {
            Filter = new() { Departments = ["Theatre"] },
            Amount = 900m,
            Schedule = [new(1, 400m, 0), new(2, 500m, 30)],
            NeedsApproval = true,
        };
        await Op<SavePlanVersion>().Execute(hilda, new(Approved, Approved, "Theatre", 0, today, terms), default);
    }

    private async Task Refer()
    {
        var rita = Actor.Person(Rita, Roles.Recruiter);
        for (var n = 0; ; n++)
        {
            var id = Guid.CreateVersion7();
            var referrer = n % 2 == 0 ? Ada : Ben;
            if (
                !(
                    await Op<SubmitReferral>()
                        .Execute(
                            Actor.Person(referrer, Roles.Employee),
                            new(id, n % 4 < 2 ? Opening : Theatre, $"Candidate {id:N}", $"{id:N}@mail.example", "Good"),
                            default
                        )
                ).IsOk
            )
                continue;
            Say($"submitted {id}");
            var entry = 1;
            foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            {
                if ((await Op<MoveReferral>().Execute(rita, new(id, stage, entry), default)).IsOk)
                    Say($"moved {id} {++entry} {stage}");
            }
            var today = (await _services.GetRequiredService<Programme>().Settings(default)).Calendar.DayOf(Clock.GetUtcNow());
            if (!(await Op<HireReferral>().Execute(rita, new(id, entry, today, today), default)).IsOk)
                continue;
            Say($"hired {id} {today:yyyy-MM-dd}");
            if ((await Op<ConfirmStart>().Execute(rita, new(id, today), default)).IsOk)
                Say($"started {id} {today:yyyy-MM-dd}");
            var note = Guid.CreateVersion7();
            if ((await Op<WriteNote>().Execute(rita, new(note, id, "Started"), default)).IsOk)
                Say($"noted {note}");
        }
    }

    /// <summary>Batches what is released; each is then confirmed, half rejected, voided, or left open. What a killed predecessor left open
    /// is answered first.</summary>
    private async Task Pay()
    {
        var paul = Actor.Person(Paul, Roles.Payroll);
        var random = new Random(_random.Next());
        while (true)
        {
            var open = (await Op<ListBatches>().Execute(paul, new(BatchTab.Waiting, 1), default))
                .Value.Rows.Where(b => b.State == BatchState.Exported)
                .Select(b => b.Id)
                .FirstOrDefault();
            if (open == Guid.Empty || random.Next(4) == 0)
            {
                var id = Guid.CreateVersion7();
                var today = (await _services.GetRequiredService<Programme>().Settings(default)).Calendar.DayOf(Clock.GetUtcNow());
                var made = await Op<CreateBatch>().Execute(paul, new(id, "EUR", null, today), default);
                if (!made.IsOk)
                {
                    await Task.Delay(20);
                    continue;
                }
                Say($"exported {id} {made.Value.Lines}");
                open = id;
            }
            var lines = (await Op<GetBatch>().Execute(paul, new(open, LineTab.Open, 1), default)).Value.Rows.Select(l => l.Id).ToList();
            if (lines.Count == 0)
                continue;
            switch (random.Next(5))
            {
                case 0:
                    var some = lines.Take((lines.Count + 1) / 2).ToList();
                    if ((await Op<ConfirmLines>().Execute(paul, new(open, some, Paid: false, "No account"), default)).IsOk)
                        foreach (var line in some)
                            Say($"rejected {line}");
                    break;
                case 1:
                    if ((await Op<VoidBatch>().Execute(paul, new(open, "Wrong pay run"), default)).IsOk)
                        Say($"voided {open}");
                    break;
                default:
                    if ((await Op<ConfirmLines>().Execute(paul, new(open, lines, Paid: true), default)).IsOk)
                        foreach (var line in lines)
                            Say($"paid {line}");
                    break;
            }
        }
    }

    /// <summary>HR says yes to most of what waits, and no to some.</summary>
    private async Task Approve()
    {
        var hugo = Actor.Person(Hugo, Roles.Hr);
        var random = new Random(_random.Next());
        while (true)
        {
            await using var db = await _services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            var waiting = await db
                .Payouts.Where(p => p.State == PayoutState.AwaitingApproval)
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .Take(20)
                .ToListAsync();
            if (waiting.Count == 0)
                await Task.Delay(20);
            foreach (var id in waiting)
            {
                var no = random.Next(8) == 0;
                if (
                    await Op<DecidePayouts>()
                        .Execute(hugo, new([id], no ? PayoutVerdict.Decline : PayoutVerdict.Approve, "Looked at"), default) is
                    { IsOk: true, Value.Done: 1 }
                )
                    Say($"{(no ? "declined" : "approved")} {id}");
            }
        }
    }

    private async Task Sweep()
    {
        while (true)
        {
            Clock.MoveTo(Clock.GetUtcNow().AddDays(_random.Next(1, 8)));
            await Op<ReleasePayouts>().Execute(Actor.System(JobNames.ReleasePayouts), default);
            await Op<FinishBatches>().Execute(Actor.System(JobNames.FinishBatches), default);
            await Op<SendReminders>().Execute(Actor.System(JobNames.Reminders), default);
            await Op<SendOutbox>().Execute(Actor.System(JobNames.SendMail), default);
        }
    }

    private static readonly Lock Out = new();

    private static void Say(string line)
    {
        lock (Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    /// <summary>Writes down each mail that left the portal, as a mail server would see them.</summary>
    private sealed class CountedDelivery(FolderDelivery inner, string folder) : IDelivery
    {
        public async Task<IDeliverySession> Open(CancellationToken cancellation) =>
            new Session(await inner.Open(cancellation), Path.Combine(folder, "delivered.log"));

        public void Purge(Guid outboxId) => inner.Purge(outboxId);

        private sealed class Session(IDeliverySession session, string log) : IDeliverySession
        {
            public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
            {
                await session.Send(outboxId, message, cancellation);
                await File.AppendAllTextAsync(log, $"{outboxId} {message.MessageId}\n", cancellation);
            }

            public ValueTask DisposeAsync() => session.DisposeAsync();
        }
    }
}
