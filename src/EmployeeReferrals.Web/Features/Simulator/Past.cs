using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>Reads the candidates of a span page by page, each once: first the hires in the order they were entered, then who was referred
/// and not hired. Holds one page at a time.</summary>
internal sealed class Past(IDbContextFactory<AppDbContext> databases, Simulation simulation, DateOnly from, DateOnly today)
{
    private const int PageSize = 250;

    private readonly DateOnly _countsFrom = simulation.CountsFrom(from);

    /// <param name="Hire">Null: not hired, or only counted towards a cap.</param>
    /// <param name="Credits">Of the referrals made in the span.</param>
    public sealed record Told(PastCandidate Candidate, SimulatedHire? Hire, IReadOnlyList<SimulatedCredit> Credits);

    private sealed record Key(Guid Candidate, Guid Hire, DateTimeOffset At);

    public async Task<int> Count(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Hires(db).CountAsync(cancellation) + await NotHired(db).CountAsync(cancellation);
    }

    public async IAsyncEnumerable<IReadOnlyList<Told>> Pages([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (at, after) = (DateTimeOffset.MinValue, Guid.Empty);
        for (var last = false; !last; )
        {
            cancellation.ThrowIfCancellationRequested();
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var (since, hire) = (at, after);
            // The plain bound first: by it the index is entered where the last page ended.
            var keys = await Hires(db)
                .Where(r => r.StageSince >= since && (r.StageSince > since || r.Id.CompareTo(hire) > 0))
                .OrderBy(r => r.StageSince)
                .ThenBy(r => r.Id)
                .Take(PageSize)
                .Select(r => new Key(r.CandidateId, r.Id, r.StageSince))
                .ToListAsync(cancellation);
            if (keys.Count > 0)
                (at, after) = (keys[^1].At, keys[^1].Hire);
            last = keys.Count < PageSize;
            yield return await Tell(db, keys, cancellation);
        }
        var candidate = Guid.Empty;
        for (var last = false; !last; )
        {
            cancellation.ThrowIfCancellationRequested();
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var passed = candidate;
            var keys = await NotHired(db).Where(c => c.CompareTo(passed) > 0).OrderBy(c => c).Take(PageSize).ToListAsync(cancellation);
            if (keys.Count > 0)
                candidate = keys[^1];
            last = keys.Count < PageSize;
            yield return await Tell(db, keys.ConvertAll(c => new Key(c, Guid.Empty, default)), cancellation);
        }
    }

    private IQueryable<Referral> Hires(AppDbContext db) =>
        db.Referrals.Where(r => r.Stage == Stage.Hired && r.HiredOn >= _countsFrom && r.HiredOn <= today);

    private IQueryable<Guid> NotHired(AppDbContext db) =>
        db
            .Candidates.Where(c =>
                db.Referrals.Any(r => r.CandidateId == c.Id && r.MadeOn >= from && r.MadeOn <= today)
                && !Hires(db).Any(r => r.CandidateId == c.Id)
            )
            .Select(c => c.Id);

    private async Task<IReadOnlyList<Told>> Tell(AppDbContext db, List<Key> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
            return [];
        var ids = keys.Select(k => k.Candidate).Distinct().ToList();
        var referrals = await db
            .Referrals.AsNoTracking()
            .Include(r => r.Decisions)
            .Where(r => ids.Contains(r.CandidateId))
            .OrderBy(r => r.Id)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var candidates = await Candidates(db, referrals, ids, cancellation);
        var people = await People(db, referrals, cancellation);
        return keys.ConvertAll(key => ToldOf(candidates[key.Candidate], key.Hire, people));
    }

    private static async Task<Dictionary<Guid, PastCandidate>> Candidates(
        AppDbContext db,
        List<Referral> referrals,
        List<Guid> ids,
        CancellationToken cancellation
    )
    {
        var made = referrals.ConvertAll(r => r.Id);
        var ownerships = (
            await db
                .Ownerships.AsNoTracking()
                .Where(o => ids.Contains(o.CandidateId))
                .OrderBy(o => o.StartedAt)
                .ThenBy(o => o.Id)
                .ToListAsync(cancellation)
        ).ToLookup(o => o.CandidateId);
        var payouts = (await db.Payouts.AsNoTracking().Where(p => made.Contains(p.ReferralId)).ToListAsync(cancellation)).ToLookup(p =>
            p.ReferralId
        );
        return referrals
            .GroupBy(r => r.CandidateId)
            .ToDictionary(g => g.Key, g => new PastCandidate([.. g], [.. ownerships[g.Key]], [.. g.SelectMany(r => payouts[r.Id])]));
    }

    /// <summary>Referrers and hires.</summary>
    private static Task<Dictionary<Guid, Employment>> People(AppDbContext db, List<Referral> referrals, CancellationToken cancellation)
    {
        var involved = referrals
            .Select(r => r.ReferrerId)
            .Concat(referrals.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value))
            .Distinct()
            .ToList();
        return db
            .People.AsNoTracking()
            .Where(p => involved.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                Facts = new Employment(p.FirstDay, p.LastDay, p.LeavingReason, p.Leaves.ToList(), p.WorkingTimes.ToList(), p.EarlierSpells),
            })
            .AsSplitQuery()
            .ToDictionaryAsync(p => p.Id, p => p.Facts, cancellation);
    }

    /// <summary>The referrals of the span are told with the candidate's first hire.</summary>
    private Told ToldOf(PastCandidate candidate, Guid hireId, IReadOnlyDictionary<Guid, Employment> people)
    {
        var hires = candidate
            .Referrals.Where(r => r.Stage == Stage.Hired && r.HiredOn >= _countsFrom)
            .OrderBy(r => r.StageSince)
            .ThenBy(r => r.Id)
            .ToList();
        var hire = hires.Find(r => r.Id == hireId);
        var told = hire is null ? null : simulation.Tell(candidate, hire, people);
        var inSpan =
            hire is null || hire == hires[0]
                ? candidate.Referrals.Where(r => r.MadeOn >= from && r.MadeOn <= today).Select(r => r.Id).ToHashSet()
                : [];
        return new Told(
            candidate,
            told?.HiredOn >= from ? told : null,
            inSpan.Count == 0 ? [] : [.. simulation.Credits(candidate, people).Where(c => inSpan.Contains(c.ReferralId))]
        );
    }

    public static async Task<IReadOnlyDictionary<Guid, OpeningTraits>> Openings(AppDbContext db, CancellationToken cancellation) =>
        (
            await db
                .Openings.AsNoTracking()
                .Select(o => new OpeningTraits(o.Id, o.Department, o.Location, o.Level, o.Kind, o.Bonus, o.BonusCurrency, o.BonusSetBy))
                .ToListAsync(cancellation)
        ).ToDictionary(o => o.Id);
}
