using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Two candidates are one person. The older one stays; whose credit stands is decided anew, and the payouts of a hire follow
/// (docs/rules.md §5).</summary>
public sealed class MergeCandidates(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<MergeCandidates.Command>
{
    /// <param name="ReferralId">One that the actor works, of the one.</param>
    /// <param name="OtherCandidateId">The other, of whom the actor sees a referral.</param>
    public sealed record Command(Guid ReferralId, Guid OtherCandidateId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await MergeDesk.Pair(db, actor, command.ReferralId, command.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return pair;
        var merged = await MergeDesk.Merge(
            db,
            programme,
            actor,
            Guid.CreateVersion7(),
            pair.Value,
            command.OtherCandidateId,
            now,
            cancellation
        );
        if (!merged.IsOk)
            return merged;
        var committed = await db.Commit(actor, now, cancellation);
        return
            AppDbContext.IsLostRace(committed)
            && await db.Merges.AnyAsync(m => m.FromId == merged.Value.Merge.FromId && m.UndoneAt == null, cancellation)
            ? MergeDesk.MergedMeanwhile
            : committed;
    }
}

/// <summary>How a merge would end, before it is done. Nothing is kept.</summary>
public sealed class GetMergePreview(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid ReferralId, Guid OtherCandidateId);

    /// <param name="Stays">The name of the candidate that stays.</param>
    /// <param name="Lines">What becomes of the credit of each referral, oldest first.</param>
    /// <param name="PaidAlready">Payouts that payroll has already: these stay, and HR is asked to review those that lost their
    /// credit.</param>
    /// <param name="TwiceForOneOpening">A referrer has two open referrals for the same opening afterwards: both stay.</param>
    public sealed record Preview(string Stays, IReadOnlyList<Line> Lines, bool PaidAlready, bool TwiceForOneOpening);

    /// <param name="Holds">Holds the credit afterwards.</param>
    public sealed record Line(string Referrer, DateOnly MadeOn, CreditCode Before, CreditCode After, bool Holds);

    public async Task<Result<Preview>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await MergeDesk.Pair(db, actor, query.ReferralId, query.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return Result<Preview>.From(pair);
        var other = query.OtherCandidateId;
        var before = await db
            .Referrals.AsNoTracking()
            .Where(r => r.CandidateId == pair.Value || r.CandidateId == other)
            .ToDictionaryAsync(r => r.Id, cancellation);
        var merged = await MergeDesk.Merge(db, programme, actor, Guid.CreateVersion7(), pair.Value, other, now, cancellation);
        if (!merged.IsOk)
            return Result<Preview>.From(merged);
        var referrals = merged.Value.Referrals;
        var referrers = referrals.Select(r => r.ReferrerId).ToList();
        var names = await db.People.Where(p => referrers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var holders = db.Ownerships.Local.Where(o => o.EndedAt is null).Select(o => o.ReferralId).ToHashSet();
        var ids = referrals.Select(r => r.Id).ToList();
        var paid = await db.Payouts.AnyAsync(
            p =>
                ids.Contains(p.ReferralId)
                && (p.State == Domain.Bonuses.PayoutState.Exported || p.State == Domain.Bonuses.PayoutState.Paid),
            cancellation
        );
        return new Preview(
            merged.Value.Stays.ShownName,
            [
                .. referrals.Select(r => new Line(
                    names[r.ReferrerId],
                    r.MadeOn,
                    before[r.Id].CreditShown,
                    r.CreditShown,
                    holders.Contains(r.Id)
                )),
            ],
            paid,
            referrals
                .Where(r => r.Stage.IsOpen() && r.OpeningId is not null)
                .GroupBy(r => (r.ReferrerId, r.OpeningId))
                .Any(g => g.Count() > 1)
        );
    }
}

/// <summary>Looked at: two people. The pair is not asked again.</summary>
public sealed class DismissMatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DismissMatch.Command>
{
    public sealed record Command(Guid ReferralId, Guid OtherCandidateId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await MergeDesk.Pair(db, actor, command.ReferralId, command.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return pair;
        var (one, other) = (
            await MergeDesk.Family(db, pair.Value, cancellation),
            await MergeDesk.Family(db, command.OtherCandidateId, cancellation)
        );
        var asked = await db
            .PossibleMatches.Where(m =>
                (other.Contains(m.OtherCandidateId) && db.Referrals.Any(r => r.Id == m.ReferralId && one.Contains(r.CandidateId)))
                || (one.Contains(m.OtherCandidateId) && db.Referrals.Any(r => r.Id == m.ReferralId && other.Contains(r.CandidateId)))
            )
            .ToListAsync(cancellation);
        if (asked.Count == 0)
            return Result.Ok;
        db.PossibleMatches.RemoveRange(asked);
        db.Merges.Add(CandidateMerge.NotTheSame(Guid.CreateVersion7(), pair.Value, command.OtherCandidateId, actor.PersonId, now));
        return await db.Commit(actor, now, cancellation);
    }
}

/// <summary>They were two people after all: referrals and addresses go back, and the credit of both is decided anew. What was referred
/// since stays with the one that stayed.</summary>
public sealed class UndoMerge(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoMerge.Command>
{
    public sealed record Command(Guid MergeId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var merge = await db.Merges.FirstOrDefaultAsync(m => m.Id == command.MergeId, cancellation);
        if (merge is not { WasMerged: true })
            return Result.NotFound;
        // Once taken apart, or merged on, the referrals are elsewhere: whoever works one of those that came along is told how it stands.
        var along = merge.ReferralIds.ToList();
        var touched = db.Referrals.Where(r => r.CandidateId == merge.IntoId || along.Contains(r.Id));
        if (!actor.Is(Roles.Recruiter | Roles.Hr) || !await touched.WorkedBy(db, actor, settings).AnyAsync(cancellation))
            return await touched.VisibleTo(db, actor, settings).AnyAsync(cancellation) ? Result.Forbidden : Result.NotFound;
        if (await touched.AnyAsync(r => r.ReferrerId == actor.PersonId, cancellation))
            return Result.Forbidden;
        var undone = await MergeDesk.TakeApart(db, programme, actor, merge, now, cancellation);
        return undone.IsOk ? await db.Commit(actor, now, cancellation) : undone;
    }
}
