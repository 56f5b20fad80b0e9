using System.Security.Cryptography;
using System.Text.Json;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Walks payouts, batches and hires page by page and tells what does not fit: however much there is, no more than a page of it is
/// in memory.</summary>
internal sealed class LedgerWalk(AppDbContext db, CompanyCalendar calendar)
{
    private const int PageSize = 500;
    public const int MostShown = 100;

    private readonly List<CheckLedger.Found> _shown = [];

    public int Count { get; private set; }
    public IReadOnlyList<CheckLedger.Found> Shown => _shown;

    public async Task<int> Payouts(CancellationToken cancellation)
    {
        var (count, after) = (0, Guid.Empty);
        while (true)
        {
            var page = await db
                .Payouts.Include(p => p.Ledger)
                .Where(p => p.Id > after)
                .OrderBy(p => p.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return count;
            var grounds = await Grounds(page, cancellation);
            foreach (var payout in page)
            foreach (var finding in LedgerCheck.Of(payout, grounds(payout), calendar.DayOf))
                Tell("Payout", payout.Id, finding);
            count += page.Count;
            after = page[^1].Id;
        }
    }

    private async Task<Func<Payout, PayoutGround>> Grounds(List<Payout> page, CancellationToken cancellation)
    {
        var ids = page.ConvertAll(p => p.Id);
        var keys = page.Select(p => p.HireKey).Distinct().ToList();
        var named = page.SelectMany(p => new[] { p.ReferralId, p.HireId }).Distinct().ToList();
        var referrals = await db.Referrals.Where(r => named.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var standing = (
            await db
                .Referrals.Where(r => r.Stage == Stage.Hired && r.HireKey != null && keys.Contains(r.HireKey.Value))
                .Select(r => new { r.Id, r.HireKey })
                .ToListAsync(cancellation)
        ).ToLookup(r => r.HireKey!.Value, r => r.Id);
        var told = (
            await db
                .Audit.Where(a => ids.Contains(a.SubjectId) && (a.Event == nameof(PayoutMoved) || a.Event == nameof(PayoutFollowed)))
                .OrderBy(a => a.Number)
                .Select(a => new
                {
                    a.SubjectId,
                    a.Event,
                    a.At,
                    a.ActorId,
                    a.Data,
                })
                .ToListAsync(cancellation)
        ).ToLookup(a => a.SubjectId);
        var claims = (await db.BatchLines.Where(l => ids.Contains(l.PayoutId)).ToListAsync(cancellation))
            .OrderBy(l => l.Id)
            .ToLookup(l => l.PayoutId);
        return payout =>
        {
            var (hire, credited) = (referrals.GetValueOrDefault(payout.HireId), referrals.GetValueOrDefault(payout.ReferralId));
            Guid? stands = standing[payout.HireKey].Order().Cast<Guid?>().FirstOrDefault();
            var earns = hire?.HolderId == credited?.Id && credited is { CanEarn: true };
            var moves = told[payout.Id]
                .Where(a => a.Event == nameof(PayoutMoved))
                .Select(a => new KeptMove(a.At, a.ActorId, Read<PayoutMoved>(a.Data)));
            var last = told[payout.Id].LastOrDefault() is { } newest ? Read<PayoutFollowed>(newest.Data)?.ReferralId : null;
            return new(hire, stands, credited, earns, [.. moves], last, [.. claims[payout.Id]]);
        };
    }

    public async Task<int> Batches(CancellationToken cancellation)
    {
        var (count, after) = (0, 0);
        while (true)
        {
            var page = await db
                .Batches.Where(b => b.Number > after)
                .OrderBy(b => b.Number)
                .ThenBy(b => b.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return count;
            foreach (var batch in page)
            {
                var check = new BatchCheck(batch);
                await Lines(batch.Id, check, cancellation);
                foreach (var finding in check.Finish(++count, await Ground(batch.Id, cancellation)))
                    Tell("Batch", batch.Id, finding);
            }
            after = page[^1].Number;
        }
    }

    private async Task Lines(Guid batchId, BatchCheck check, CancellationToken cancellation)
    {
        for (var after = int.MinValue; ; )
        {
            var page = await db
                .BatchLines.Where(l => l.BatchId == batchId && l.Number > after)
                .OrderBy(l => l.Number)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return;
            foreach (var line in page)
                check.Take(line);
            after = page[^1].Number;
        }
    }

    private async Task<BatchGround> Ground(Guid batchId, CancellationToken cancellation)
    {
        var file = await db.BatchFiles.Where(f => f.BatchId == batchId).Select(f => f.Content).FirstOrDefaultAsync(cancellation);
        var kept = await db
            .Audit.Where(a => a.SubjectId == batchId && (a.Event == nameof(BatchExported) || a.Event == nameof(BatchVoided)))
            .OrderBy(a => a.Number)
            .Select(a => new
            {
                a.Event,
                a.At,
                a.ActorId,
                a.Data,
            })
            .ToListAsync(cancellation);
        var exported = kept.Find(a => a.Event == nameof(BatchExported));
        var voided = kept.Find(a => a.Event == nameof(BatchVoided));
        var claims = await db
            .Ledger.Where(l =>
                l.To == PayoutState.Exported
                && l.From == PayoutState.Released
                && db.BatchLines.Any(b => b.BatchId == batchId && b.Number == 1 && b.PayoutId == l.PayoutId)
            )
            .Select(l => new { l.At, l.ActorId })
            .ToListAsync(cancellation);
        return new(
            file is null ? null : Convert.ToHexStringLower(SHA256.HashData(file)),
            file?.Length ?? 0,
            exported is not null && Read<BatchExported>(exported.Data) is { } told ? (exported.At, told) : null,
            voided is null ? null : (voided.At, voided.ActorId),
            [.. claims.Select(c => (c.At, c.ActorId))]
        );
    }

    /// <summary>Every hire has the parts that it owes, and no number or round between them is left out.</summary>
    public async Task Hires(CancellationToken cancellation)
    {
        for (var after = Guid.Empty; ; )
        {
            var page = await db
                .Referrals.Where(r => r.HireKey != null && r.Id > after)
                .OrderBy(r => r.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return;
            var holderIds = page.Select(r => r.HolderId).OfType<Guid>().Distinct().ToList();
            var keys = page.Select(r => r.HireKey!.Value).Distinct().ToList();
            var holders = await db.Referrals.Where(r => holderIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
            var there = (
                await db
                    .Payouts.Where(p => keys.Contains(p.HireKey))
                    .Select(p => new
                    {
                        p.HireKey,
                        p.Side,
                        p.RecipientId,
                        p.Number,
                        p.Round,
                    })
                    .ToListAsync(cancellation)
            ).ToLookup(p => p.HireKey, p => (p.Side, p.RecipientId, p.Number, p.Round));
            foreach (var hire in page)
            {
                var parts = there[hire.HireKey!.Value].ToList();
                var holder = hire.HolderId is { } id ? holders.GetValueOrDefault(id) : null;
                var findings = LedgerCheck
                    .MissingParts(hire, holder, parts.ConvertAll(p => (p.Side, p.RecipientId, p.Number)))
                    .Concat(LedgerCheck.Gaps(parts));
                foreach (var finding in findings)
                    Tell("Hire", hire.Id, finding);
            }
            after = page[^1].Id;
        }
    }

    /// <summary>What tells of a payout, a batch, or what it was decided by, that is not there.</summary>
    public async Task WithoutPayout(CancellationToken cancellation)
    {
        await Gone(
            "Referral",
            db.Audit.Where(a => a.Event == nameof(ReferralMade) && !db.Referrals.Any(r => r.Id == a.SubjectId)).Select(a => a.SubjectId),
            "Referrals.Id",
            cancellation
        );
        await Gone(
            "Holding",
            db.Audit.Where(a => a.Event == nameof(OwnershipTaken) && !db.Ownerships.Any(o => o.Id == a.SubjectId)).Select(a => a.SubjectId),
            "Ownerships.Id",
            cancellation
        );
        await Gone(
            "Case",
            db.Audit.Where(a => a.Event == nameof(CreditCaseOpened) && !db.CreditCases.Any(c => c.Id == a.SubjectId))
                .Select(a => a.SubjectId),
            "CreditCases.Id",
            cancellation
        );
        await Gone(
            "Payout",
            db.Audit.Where(a => a.Event == nameof(PayoutMoved) && !db.Payouts.Any(p => p.Id == a.SubjectId)).Select(a => a.SubjectId),
            "Payouts.Id",
            cancellation
        );
        await Gone(
            "Batch",
            db.Audit.Where(a => a.Event == nameof(BatchExported) && !db.Batches.Any(b => b.Id == a.SubjectId)).Select(a => a.SubjectId),
            "PayrollBatches.Id",
            cancellation
        );
        await Gone(
            "Payout",
            db.Ledger.Where(l => !db.Payouts.Any(p => p.Id == l.PayoutId)).Select(l => l.PayoutId),
            "PayoutLedger.PayoutId",
            cancellation
        );
        await Gone(
            "Payout",
            db.BatchLines.Where(l => !db.Payouts.Any(p => p.Id == l.PayoutId)).Select(l => l.PayoutId),
            "BatchLines.PayoutId",
            cancellation
        );
        await Gone(
            "Batch",
            db.BatchLines.Where(l => !db.Batches.Any(b => b.Id == l.BatchId)).Select(l => l.BatchId),
            "BatchLines.BatchId",
            cancellation
        );
        await Gone(
            "Batch",
            db.BatchFiles.Where(f => !db.Batches.Any(b => b.Id == f.BatchId)).Select(f => f.BatchId),
            "BatchFiles.BatchId",
            cancellation
        );
    }

    private async Task Gone(string what, IQueryable<Guid> ids, string column, CancellationToken cancellation)
    {
        await foreach (var id in ids.Distinct().OrderBy(id => id).AsAsyncEnumerable().WithCancellation(cancellation))
            Tell(what, id, new(LedgerFault.Missing, column));
    }

    public void Tell(string what, Guid id, LedgerFinding finding)
    {
        Count++;
        if (_shown.Count < MostShown)
            _shown.Add(new(what, id, finding.Fault, finding.Column));
    }

    // What was kept by a version that named things otherwise is told as a difference, and stops nothing.
    private static T? Read<T>(string data)
        where T : class
    {
        try
        {
            return Json.Read<T>(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
