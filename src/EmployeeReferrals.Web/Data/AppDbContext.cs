using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>The one model for both databases, and the one place that saves.</summary>
public abstract class AppDbContext(DbContextOptions options, OutboxHint? hint) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Identity> Identities => Set<Identity>();
    public DbSet<Opening> Openings => Set<Opening>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<CandidateContact> Contacts => Set<CandidateContact>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<StageMove> Moves => Set<StageMove>();
    public DbSet<CreditDecision> Decisions => Set<CreditDecision>();
    public DbSet<Ownership> Ownerships => Set<Ownership>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<Resume> Resumes => Set<Resume>();
    public DbSet<CandidateLink> CandidateLinks => Set<CandidateLink>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<PossibleMatch> PossibleMatches => Set<PossibleMatch>();
    public DbSet<CompanySettings> Settings => Set<CompanySettings>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Saves once: raises versions, appends the audit and the mails of what happened, and turns a lost race into a conflict.</summary>
    public async Task<Result> Commit(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        ChangeTracker.DetectChanges();
        var mails = false;
        foreach (var entry in ChangeTracker.Entries<Aggregate>().ToList())
        {
            var aggregate = entry.Entity;
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && aggregate.Events.Count > 0))
                entry.Property(a => a.Version).CurrentValue++;
            foreach (var happened in aggregate.Events)
            {
                Audit.Add(Entry(happened, actor, now));
                foreach (var mail in Mailings.For(happened, aggregate))
                    Outbox.Add(mail);
            }
            aggregate.ForgetEvents();
        }
        foreach (var entry in ChangeTracker.Entries<OutboxMessage>().Where(e => e.State == EntityState.Added))
        {
            mails = true;
            if (entry.Entity.CreatedAt == default) entry.Entity.CreatedAt = entry.Entity.NextAttemptAt = now;
        }
        if (await Save(cancellation) is { IsOk: false } lost) return lost;
        if (mails) hint?.Signal();
        return Result.Ok;
    }

    /// <summary>For what has no actor and no audit: run records and the sender's bookkeeping.</summary>
    public async Task<Result> Save(CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return Result.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("changed_meanwhile", "Somebody else changed this in the meantime. Reload and try again.");
        }
        catch (DbUpdateException failed) when (IsUniqueViolation(failed))
        {
            return Result.Conflict("exists_already", "This exists already. Reload to see it.");
        }
    }

    public void Record(DomainEvent happened, Actor actor, DateTimeOffset now) => Audit.Add(Entry(happened, actor, now));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.ClientCascade;
    }

    private static AuditEntry Entry(DomainEvent happened, Actor actor, DateTimeOffset now) => new()
    {
        At = now,
        ActorId = actor.PersonId,
        ActedAs = actor.Job ?? (actor.CandidateId is null ? null : "candidate"),
        Event = happened.GetType().Name,
        SubjectId = happened.SubjectId,
        Data = Json.Write(happened, happened.GetType()),
    };

    private static bool IsUniqueViolation(DbUpdateException failed) => failed.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 } => true,
        SqlException { Number: 2601 or 2627 } => true,
        _ => false,
    };
}

public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, OutboxHint? hint = null) : AppDbContext(options, hint);

public sealed class SqlServerAppDbContext(DbContextOptions<SqlServerAppDbContext> options, OutboxHint? hint = null) : AppDbContext(options, hint);
