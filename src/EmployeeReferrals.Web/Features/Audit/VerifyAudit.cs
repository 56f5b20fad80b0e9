using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Walks the audit's chain from its start and says where it first breaks.</summary>
public sealed class VerifyAudit(IDbContextFactory<AppDbContext> databases, AuditChain chain) : OperationWithoutCommand<Result<VerifyAudit.Report>>
{
    public enum Fault { Missing, Changed }

    /// <summary>Entries in a row that one key signed.</summary>
    public sealed record Piece(long From, long Until, KeyOrigin Origin);

    /// <param name="Reached">The last number up to which all is as it was written.</param>
    /// <param name="Hash">The hash there.</param>
    /// <param name="Broken">What is wrong with the number after that; null: nothing.</param>
    /// <param name="Unchained">Entries that wait for the chain.</param>
    /// <param name="Forgotten">Entries that the chain passed by: written into the database past the portal.</param>
    /// <param name="Pieces">By the key that signed them; more than one where the key was read in another way, or changed.</param>
    public sealed record Report(long Reached, string Hash, Fault? Broken, int Unchained, int Forgotten, IReadOnlyList<Piece> Pieces)
    {
        public bool IsWhole => Broken is null && Forgotten == 0;
    }

    protected override async Task<Result<Report>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem && !actor.Is(Roles.Auditor | Roles.Administrator)) return Result<Report>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (reached, hash, lastNumber) = (0L, AuditChain.Start, 0L);
        Fault? broken = null;
        var pieces = new List<Piece>();
        await foreach (var entry in db.Audit.AsNoTracking().Where(a => a.ChainNumber != null).OrderBy(a => a.ChainNumber).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var next = reached + 1;
            var signed = entry.ChainNumber == next ? chain.SignedWith(hash, next, entry) : null;
            if (signed is null)
            {
                broken = entry.ChainNumber == next ? Fault.Changed : Fault.Missing;
                break;
            }
            if (pieces.Count > 0 && pieces[^1].Origin == signed.Origin) pieces[^1] = pieces[^1] with { Until = next };
            else pieces.Add(new(next, next, signed.Origin));
            (reached, hash) = (next, entry.Hash!);
            lastNumber = Math.Max(lastNumber, entry.Number);
        }
        var unchained = await db.Audit.CountAsync(a => a.ChainNumber == null, cancellation);
        var forgotten = broken is null ? await db.Audit.CountAsync(a => a.ChainNumber == null && a.Number <= lastNumber - ChainAudit.Stragglers, cancellation) : 0;
        return new Report(reached, hash, broken, unchained, forgotten, pieces);
    }
}
