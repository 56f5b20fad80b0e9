using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Commands;

/// <summary>The move to a server, with the server's statements answered by SQLite.</summary>
public sealed class CopyDatabaseTests(EmbeddedPortal portal) : IClassFixture<EmbeddedPortal>
{
    private Task<Func<AppDbContext>> Target() => Target(portal);

    internal static async Task<Func<AppDbContext>> Target(Portal portal)
    {
        var file = Path.Combine(portal.Folder, $"{Guid.NewGuid():N}.db");
        await using (var schema = Databases.Sqlite(file, null)())
        {
            await schema.Database.MigrateAsync(portal.Token);
            await DatabaseStart.FirstRows(schema, portal.Token);
        }
        var server = new TsqlOnSqlite(file);
        var chain = portal.Factory.Services.GetRequiredService<AuditChain>();
        var options = new DbContextOptionsBuilder<SqlServerAppDbContext>()
            .UseSqlServer("Server=nowhere", s => s.MaxBatchSize(1))
            .AddInterceptors(server)
            .Options;
        return () => new SqlServerAppDbContext(options, null, chain);
    }

    private Task<(int Code, string Said)> Copy(Func<AppDbContext> to) => Copy(portal, to);

    internal static async Task<(int Code, string Said)> Copy(Portal portal, Func<AppDbContext> to, PortalKey? key = null)
    {
        var said = new StringWriter();
        var code = await CopyDatabase.Run(
            Databases.Sqlite(Path.Combine(portal.Folder, "portal.db"), null),
            to,
            key ?? portal.Factory.Services.GetRequiredService<PortalKey>(),
            said,
            portal.Token
        );
        return (code, said.ToString());
    }

    /// <summary>Operations on what was copied.</summary>
    internal sealed class At(Func<AppDbContext> make) : IDbContextFactory<AppDbContext>
    {
        public AppDbContext CreateDbContext() => make();
    }

    [Fact]
    public async Task Copy_has_every_row_with_the_same_contents_and_a_whole_audit()
    {
        var resume = ResumeFile.Read("cv.pdf", [.. "%PDF-1.7 text"u8]);
        Portal.Ok(
            await portal
                .Op<SubmitReferral>()
                .Execute(
                    portal.Ada.Actor,
                    new(Guid.CreateVersion7(), portal.Nurse, "Zoë Ünïcode", "zoe@mail.example", "Why", Resume: resume.Value),
                    portal.Token
                )
        );
        var id = await portal.ReferAndHire(portal.Ben, "copied@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        await portal.SendMail();
        Portal.Ok(await portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token));
        var target = await Target();
        var (code, said) = await Copy(target);
        Assert.True(code == 0, said);
        Assert.Contains("the audit whole", said, StringComparison.Ordinal);
        Assert.Contains("Leave Security:Key as it is set here.", said, StringComparison.Ordinal);
        await using var db = target();
        Assert.Equal(await portal.Db().Referrals.CountAsync(portal.Token), await db.Referrals.CountAsync(portal.Token));
        Assert.Equal(
            await portal.Db().Audit.OrderBy(a => a.Number).Select(a => a.Number).ToListAsync(portal.Token),
            await db.Audit.OrderBy(a => a.Number).Select(a => a.Number).ToListAsync(portal.Token)
        );

        // The head came along, and the chain goes on from it.
        var (services, there) = (portal.Factory.Services, new At(target));
        Portal.Ok(await ActivatorUtilities.CreateInstance<AuditStart>(services, there).Open(portal.Token));
        db.Record(new JobStarted("Copied"), Actor.System("Test"), portal.Clock.GetUtcNow());
        Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        Portal.Ok(await ActivatorUtilities.CreateInstance<ChainAudit>(services, there).Execute(Actor.System("Test"), portal.Token));
        Assert.True(
            (await ActivatorUtilities.CreateInstance<VerifyAudit>(services, there).Execute(Actor.System("Test"), new(), portal.Token)).Value
                is { IsWhole: true, Unchained: 0, Told.Count: 0 }
        );

        var twice = await Assert.ThrowsAsync<InvalidOperationException>(() => Copy(target));
        Assert.Contains("already holds a company", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_that_differs_is_said_to()
    {
        await portal.ReferAndHire(portal.Ada, "differs@mail.example", portal.Today);
        var target = await Target();
        var first = true;
        var (code, said) = await Copy(() =>
        {
            var db = target();
            // Somebody changes an amount between the copy and the comparison.
            if (!first)
                db.Payouts.ExecuteUpdate(set => set.SetProperty(p => p.Amount, 1m));
            first = false;
            return db;
        });
        Assert.Equal(2, code);
        Assert.Contains("the sum of Amount", said, StringComparison.Ordinal);
        Assert.Contains("Do not use the target", said, StringComparison.Ordinal);
    }
}
