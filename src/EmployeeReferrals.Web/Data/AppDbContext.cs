using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>The one model for both databases, and the one place that saves.</summary>
public abstract class AppDbContext(DbContextOptions options, OutboxHint? hint, AuditChain? chain, IMailTriggers? mailings)
    : DbContext(options),
        IDataProtectionKeyContext
{
    private Guid _commitId = Guid.CreateVersion7();

    /// <summary>Without it a change would go in and nobody be told of it.</summary>
    private IMailTriggers Mailings =>
        mailings ?? throw new InvalidOperationException("This context only reads and copies: it was made without what asks for mails.");

    public DbSet<Person> People => Set<Person>();
    public DbSet<Identity> Identities => Set<Identity>();
    public DbSet<Opening> Openings => Set<Opening>();
    public DbSet<ListEntry> Lists => Set<ListEntry>();
    public DbSet<ListSpelling> ListSpellings => Set<ListSpelling>();
    public DbSet<ListPair> ListPairs => Set<ListPair>();
    public DbSet<AmountRequest> AmountRequests => Set<AmountRequest>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<CandidateContact> Contacts => Set<CandidateContact>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<StageMove> Moves => Set<StageMove>();
    public DbSet<CreditDecision> Decisions => Set<CreditDecision>();
    public DbSet<Ownership> Ownerships => Set<Ownership>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<PriorApplication> PriorApplications => Set<PriorApplication>();
    public DbSet<CandidateMerge> Merges => Set<CandidateMerge>();
    public DbSet<CreditReview> Reviews => Set<CreditReview>();
    public DbSet<CreditCase> CreditCases => Set<CreditCase>();
    public DbSet<ReviewMessage> ReviewMessages => Set<ReviewMessage>();
    public DbSet<PayoutNote> PayoutNotes => Set<PayoutNote>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<PayrollBatch> Batches => Set<PayrollBatch>();
    public DbSet<BatchLine> BatchLines => Set<BatchLine>();
    public DbSet<BatchFile> BatchFiles => Set<BatchFile>();
    public DbSet<Resume> Resumes => Set<Resume>();
    public DbSet<CandidateLink> CandidateLinks => Set<CandidateLink>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<PossibleMatch> PossibleMatches => Set<PossibleMatch>();
    public DbSet<PersonMatch> PersonMatches => Set<PersonMatch>();
    public DbSet<EarlierRuling> EarlierRulings => Set<EarlierRuling>();
    public DbSet<CompanySettings> Settings => Set<CompanySettings>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<JobState> JobStates => Set<JobState>();
    public DbSet<StoredSession> Sessions => Set<StoredSession>();
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Saves once: raises versions, appends the audit and the mails of what happened, and turns a lost race into a
    /// conflict.</summary>
    public async Task<Result> Commit(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        ChangeTracker.DetectChanges();
        // Found once; what follows is added or set by name.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await Detected(actor, now, cancellation);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<Result> Detected(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var mails = false;
        var trace = Measures.TraceId;
        foreach (var entry in ChangeTracker.Entries<Aggregate>().ToList())
        {
            var aggregate = entry.Entity;
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && aggregate.Events.Count > 0))
                entry.Property(a => a.Version).CurrentValue++;
            foreach (var happened in aggregate.Events)
            {
                Record(happened, actor, now);
                foreach (var mail in Mailings.For(happened, aggregate))
                    Outbox.Add(mail);
            }
            aggregate.ForgetEvents();
        }
        var added = ChangeTracker.Entries<OutboxMessage>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var wait = added.Exists(m => m.IsHeldForUndo)
            ? TimeSpan.FromMinutes(await Settings.Select(s => s.UndoMinutes).SingleAsync(cancellation))
            : TimeSpan.Zero;
        foreach (var mail in added)
        {
            mails = true;
            mail.TraceId ??= trace;
            if (mail.CreatedAt != default)
                continue;
            mail.CreatedAt = now;
            mail.NextAttemptAt = mail.IsHeldForUndo ? now + wait : now;
        }
        var events = hint is null
            ? []
            : ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Event).ToList();
        var saved = await Save(cancellation);
        hint?.Committed(actor.PersonId, events, saved.Outcome, mails);
        return saved;
    }

    /// <summary>For what has no actor and no audit: run records and the sender's bookkeeping.</summary>
    public async Task<Result> Save(CancellationToken cancellation)
    {
        try
        {
            await SaveOnce(cancellation);
            return Result.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("changed_meanwhile", "Somebody else changed this in the meantime. Reload and try again.");
        }
        catch (Exception failed) when (DatabaseErrors.Of(failed) is { } error)
        {
            return error switch
            {
                DatabaseError.Duplicate => Result.Conflict("exists_already", "This exists already. Reload to see it."),
                DatabaseError.Reference => Result.Conflict("gone_meanwhile", "Something this belongs to is gone. Reload and try again."),
                DatabaseError.TooLong => Result.Rejected(
                    "too_long",
                    "Something here is longer than can be kept. Shorten it and try again."
                ),
                DatabaseError.Busy => Result.Conflict("busy", "Too many changes at once. Nothing was saved; try again."),
            };
        }
        finally
        {
            _commitId = Guid.CreateVersion7();
        }
    }

    /// <summary>Somebody else was faster, as opposed to a save that could not be made at all.</summary>
    public static bool IsLostRace(Result committed) =>
        committed.Outcome == Outcome.Conflict && committed.Problem?.Code is "changed_meanwhile" or "exists_already";

    public void Record(DomainEvent happened, Actor actor, DateTimeOffset now)
    {
        var entry = new AuditEntry
        {
            At = now,
            ActorId = actor.PersonId,
            ActedAs = actor.Job ?? (actor.CandidateId is null ? null : "candidate"),
            Event = happened.GetType().Name,
            SubjectId = happened.SubjectId,
            Data = Json.Write(happened, happened.GetType()),
            CommitId = _commitId,
        };
        entry.Seal = chain?.Seal(entry);
        Audit.Add(entry);
    }

    /// <summary>Where the connection may break and be tried again, the answer to a commit can be lost: then what was to be added is looked
    /// for before anything is sent a second time.</summary>
    private async Task SaveOnce(CancellationToken cancellation)
    {
        var strategy = Database.CreateExecutionStrategy();
        if (!strategy.RetriesOnFailure)
        {
            await SaveChangesAsync(cancellation);
            return;
        }
        // What is tried again is the whole transaction.
        Database.AutoSavepointsEnabled = false;
        await strategy.ExecuteInTransactionAsync(
            this,
            static (db, token) => db.SaveChangesAsync(acceptAllChangesOnSuccess: false, token),
            static (db, token) => db.WentIn(token),
            cancellation
        );
        ChangeTracker.AcceptAllChanges();
    }

    private async Task<bool> WentIn(CancellationToken cancellation)
    {
        if (Audit.Local.FirstOrDefault(a => a.CommitId == _commitId) is { } audited)
            return await Audit.AnyAsync(a => a.SubjectId == audited.SubjectId && a.CommitId == audited.CommitId, cancellation);
        var added = ChangeTracker
            .Entries()
            .FirstOrDefault(e =>
                e.State == EntityState.Added
                && !e
                    .Metadata.FindPrimaryKey()!
                    .Properties.Any(p => p.ValueGenerated == Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.OnAdd)
            );
        return added is not null && await added.GetDatabaseValuesAsync(cancellation) is not null;
    }

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
}

public sealed class SqliteAppDbContext(
    DbContextOptions<SqliteAppDbContext> options,
    OutboxHint? hint = null,
    AuditChain? chain = null,
    IMailTriggers? mailings = null
) : AppDbContext(options, hint, chain, mailings);

public sealed class SqlServerAppDbContext(
    DbContextOptions<SqlServerAppDbContext> options,
    OutboxHint? hint = null,
    AuditChain? chain = null,
    IMailTriggers? mailings = null
) : AppDbContext(options, hint, chain, mailings)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ServerClock.Map(modelBuilder);
        // What is one entry and what are two is decided by us: the server's own collation takes ß for ss.
        modelBuilder.Entity<ListSpelling>().Property(s => s.Key).UseCollation("Latin1_General_100_BIN2");
    }
}
