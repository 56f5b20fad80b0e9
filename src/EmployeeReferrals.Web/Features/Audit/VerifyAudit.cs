using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Walks the audit's chain from its start and says where it first breaks, whether its end is where it was signed to, and what was
/// accepted on the way.</summary>
[May(Roles.Auditor | Roles.Administrator, OrPortal = true)]
public sealed class VerifyAudit(IDbContextFactory<AppDbContext> databases, AuditChain chain, HeadFile? file = null)
    : Operation<VerifyAudit.Command, Result<VerifyAudit.Report>>
{
    public enum Fault
    {
        Missing,
        Changed,
    }

    /// <param name="Expected">A head that was kept elsewhere, in a mail or a log.</param>
    public sealed record Command(HeadMark? Expected = null);

    /// <summary>Entries in a row that one key signed.</summary>
    public sealed record Piece(long From, long Until, KeyOrigin Origin);

    /// <summary>An entry about the audit itself, which is told each time.</summary>
    public sealed record Told(long ChainNumber, DateTimeOffset At, AuditHeadAccepted? Accepted);

    /// <param name="Reached">The last number up to which all is as it was written.</param>
    /// <param name="Hash">The hash there.</param>
    /// <param name="Broken">What is wrong with the number after that; null: nothing.</param>
    /// <param name="Unchained">Entries that wait for the chain.</param>
    /// <param name="Forgotten">Entries that the chain passed by.</param>
    /// <param name="NotOurs">Entries that the portal did not write, and nobody answered for.</param>
    /// <param name="SetAside">Those that somebody answered for.</param>
    /// <param name="Pieces">By the key that signed them; more than one where the key was read in another way, or changed.</param>
    /// <param name="Problem">What is wrong at its end; null: nothing.</param>
    /// <param name="IsAsExpected">Whether the head that was kept elsewhere is in it; null: none was given.</param>
    public sealed record Report(
        long Reached,
        string Hash,
        Fault? Broken,
        int Unchained,
        int Forgotten,
        long NotOurs,
        long SetAside,
        IReadOnlyList<Piece> Pieces,
        IReadOnlyList<Told> Told,
        AuditProblem? Problem,
        bool? IsAsExpected
    )
    {
        public bool IsWhole => Broken is null && Forgotten == 0 && NotOurs == 0 && Problem is null && IsAsExpected != false;
        public HeadMark Reach => new(Reached, Hash);
    }

    /// <summary>As far as the walk has come.</summary>
    private sealed class Walk
    {
        public long Reached { get; set; }
        public string Hash { get; set; } = AuditChain.Start;
        public long LastNumber { get; set; }
        public Fault? Broken { get; set; }
        public bool MetExpected { get; set; }
        public List<Piece> Pieces { get; } = [];
        public List<Told> Told { get; } = [];
    }

    protected override async Task<Result<Report>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var walk = await WalkTo(db, command.Expected, cancellation);
        var seen = await HeadCheck.Look(db, chain, file, cancellation);
        var problem = seen.Problem ?? await Gaps(db, seen.Head, cancellation);
        var (unchained, forgotten, old, young) = (0, 0, 0L, 0L);
        await foreach (
            var entry in db
                .Audit.AsNoTracking()
                .Where(a => a.ChainNumber == null)
                .OrderBy(a => a.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            // Until a head is kept, nothing is sealed.
            if (seen.Head is not null && !chain.IsSealed(entry))
            {
                if (entry.Number <= seen.Head.SetAsideUntil)
                    old++;
                else
                    young++;
            }
            else if (entry.Number <= walk.LastNumber - ChainAudit.Stragglers)
                forgotten++;
            else
                unchained++;
        }
        var setAside = Math.Min(old, seen.Head?.SetAside ?? 0);
        return new Report(
            walk.Reached,
            walk.Hash,
            walk.Broken,
            unchained,
            walk.Broken is null ? forgotten : 0,
            young + old - setAside,
            setAside,
            walk.Pieces,
            walk.Told,
            problem,
            command.Expected is null ? null : walk.MetExpected
        );
    }

    private async Task<Walk> WalkTo(AppDbContext db, HeadMark? expected, CancellationToken cancellation)
    {
        var walk = new Walk { MetExpected = expected is { ChainNumber: 0, Hash: AuditChain.Start } };
        await foreach (
            var entry in db
                .Audit.AsNoTracking()
                .Where(a => a.ChainNumber != null)
                .OrderBy(a => a.ChainNumber)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            var next = walk.Reached + 1;
            var signed = entry.ChainNumber == next ? chain.SignedWith(walk.Hash, next, entry) : null;
            if (signed is null)
            {
                walk.Broken = entry.ChainNumber == next ? Fault.Changed : Fault.Missing;
                break;
            }
            if (walk.Pieces.Count > 0 && walk.Pieces[^1].Origin == signed.Origin)
                walk.Pieces[^1] = walk.Pieces[^1] with { Until = next };
            else
                walk.Pieces.Add(new(next, next, signed.Origin));
            (walk.Reached, walk.Hash, walk.LastNumber) = (next, entry.Hash!, Math.Max(walk.LastNumber, entry.Number));
            walk.MetExpected |= expected == new HeadMark(next, entry.Hash!);
            if (entry.Event == nameof(AuditHeadKept))
                walk.Told.Add(new(next, entry.At, null));
            if (entry.Event == nameof(AuditHeadAccepted))
                walk.Told.Add(new(next, entry.At, Json.Read<AuditHeadAccepted>(entry.Data)));
        }
        return walk;
    }

    /// <summary>Whether every number of the whole table leads somewhere, as far as it did when the head was kept.</summary>
    private static async Task<AuditProblem?> Gaps(AppDbContext db, AuditHead? head, CancellationToken cancellation)
    {
        if (head is null || !AuditCounter.LeavesNoneOut(db))
            return null;
        var counted = await AuditCounter.Read(db, 0, cancellation);
        return counted.Counter - counted.Entries == head.Gaps ? null : AuditProblem.NumbersGone;
    }
}
