using System.Text.Json;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Walks what money was decided by, referrals, holdings, cases and people, page by page, and holds each against the
/// audit.</summary>
internal sealed class FactsWalk(AppDbContext db, Action<string, Guid, LedgerFinding> tell)
{
    private const int PageSize = 500;

    private static readonly Dictionary<string, Type> OfReferrals = Named(
        typeof(ReferralMade),
        typeof(CandidateOfReferralChanged),
        typeof(OpeningOfReferralChanged),
        typeof(AmountOfReferralChanged),
        typeof(ReferralMoved),
        typeof(MoveUndone),
        typeof(ReferralHired),
        typeof(PlannedStartChanged),
        typeof(StartConfirmed),
        typeof(HireUndone),
        typeof(HireSettled),
        typeof(CreditDecided),
        typeof(CreditOverridden)
    );

    private static readonly Dictionary<string, Type> OfPeople = Named(
        typeof(PersonAdded),
        typeof(FirstDayCorrected),
        typeof(SpellBegun),
        typeof(SpellWithdrawn),
        typeof(LastDayRecorded),
        typeof(LastDayUndone),
        typeof(LeaveRecorded),
        typeof(LeaveUndone),
        typeof(WorkingTimeRecorded),
        typeof(WorkingTimeUndone)
    );

    private static readonly Dictionary<string, Type> OfHoldings = Named(typeof(OwnershipTaken), typeof(OwnershipEnded));
    private static readonly Dictionary<string, Type> OfCases = Named(typeof(CreditCaseOpened), typeof(CreditCaseClosed));

    public async Task Referrals(CancellationToken cancellation)
    {
        var settledSince = await db
            .Audit.Where(a => a.Event == nameof(HireSettled))
            .OrderBy(a => a.Number)
            .Select(a => (long?)a.Number)
            .FirstOrDefaultAsync(cancellation);
        var campaigns = await db.Campaigns.OrderBy(c => c.Id).ToListAsync(cancellation);
        var changed = await ChangedCampaigns(campaigns, cancellation);
        for (var after = Guid.Empty; ; )
        {
            var page = await db
                .Referrals.Include(r => r.Decisions)
                .Where(r => r.Id > after)
                .OrderBy(r => r.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return;
            var kept = await Kept(page.ConvertAll(r => r.Id), OfReferrals, cancellation);
            var versionIds = page.SelectMany(r => new[] { r.Terms.PlanVersionId, r.HireTerms?.PlanVersionId ?? Guid.Empty })
                .Distinct()
                .ToList();
            var versions = await db.PlanVersions.Where(v => versionIds.Contains(v.Id)).ToListAsync(cancellation);
            var prices = new PriceSources(versions, campaigns, changed);
            var holders = await Named(page.Select(r => r.HolderId), cancellation);
            var keys = page.Where(r => r.Stage == Stage.Hired).Select(r => r.HireKey).OfType<Guid>().Distinct().ToList();
            var parts = (await db.Payouts.Where(p => keys.Contains(p.HireKey)).ToListAsync(cancellation)).ToLookup(p => p.HireId);
            foreach (var referral in page)
            {
                var holder = referral.HolderId is { } id ? holders.GetValueOrDefault(id) : null;
                var ground = new ReferralGround(kept(referral.Id), prices, holder, [.. parts[referral.Id]], settledSince);
                foreach (var finding in ReferralWitnesses.Of(referral, ground))
                    tell("Referral", referral.Id, finding);
            }
            after = page[^1].Id;
        }
    }

    // What earlier versions wrote of a change does not say what changed.
    private async Task<HashSet<Guid>> ChangedCampaigns(List<Campaign> campaigns, CancellationToken cancellation)
    {
        var kept = await Kept(campaigns.ConvertAll(c => c.Id), Named(typeof(CampaignChanged)), cancellation);
        return
        [
            .. campaigns
                .Select(c => c.Id)
                .Where(id =>
                    kept(id)
                        .Of<CampaignChanged>()
                        .Any(f =>
                            ((CampaignChanged)f.Happened).Changes is not { } changes
                            || changes.Any(c => c.Field is not (ChangedField.FirstDay or ChangedField.LastDay))
                        )
                ),
        ];
    }

    public async Task Holdings(CancellationToken cancellation)
    {
        for (var after = Guid.Empty; ; )
        {
            var page = await db.Ownerships.Where(o => o.Id > after).OrderBy(o => o.Id).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0)
                break;
            var kept = await Kept(page.ConvertAll(o => o.Id), OfHoldings, cancellation);
            var named = await Named(page.SelectMany(o => new[] { o.ReferralId, o.SettledByReferralId }), cancellation);
            foreach (var holding in page)
            {
                var settledBy = holding.SettledByReferralId is { } id ? named.GetValueOrDefault(id) : null;
                foreach (
                    var finding in HoldingWitnesses.Of(holding, kept(holding.Id), named.GetValueOrDefault(holding.ReferralId), settledBy)
                )
                    tell("Holding", holding.Id, finding);
            }
            after = page[^1].Id;
        }
    }

    public async Task Cases(CancellationToken cancellation)
    {
        for (var after = Guid.Empty; ; )
        {
            var page = await db.CreditCases.Where(c => c.Id > after).OrderBy(c => c.Id).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0)
                break;
            var kept = await Kept(page.ConvertAll(c => c.Id), OfCases, cancellation);
            var hires = await Named(page.Select(c => (Guid?)c.HireId), cancellation);
            var holders = await Named(hires.Values.Select(h => h.HolderId), cancellation);
            foreach (var asked in page)
            {
                var hire = hires.GetValueOrDefault(asked.HireId);
                Guid? earns = hire?.HolderId is { } id && holders.GetValueOrDefault(id) is { CanEarn: true } ? id : null;
                foreach (var finding in HoldingWitnesses.Of(asked, kept(asked.Id), hire, earns))
                    tell("Case", asked.Id, finding);
            }
            after = page[^1].Id;
        }
    }

    public async Task People(CancellationToken cancellation)
    {
        for (var after = Guid.Empty; ; )
        {
            var page = await db
                .People.Include(p => p.Leaves)
                .Include(p => p.WorkingTimes)
                .Where(p => p.Id > after)
                .OrderBy(p => p.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return;
            var kept = await Kept(page.ConvertAll(p => p.Id), OfPeople, cancellation);
            var hires = await Named(page.Select(p => p.HiredFromReferralId), cancellation);
            foreach (var person in page)
            {
                var hiredFrom = person.HiredFromReferralId is { } id ? hires.GetValueOrDefault(id) : null;
                foreach (var finding in PersonWitnesses.Of(person, kept(person.Id), hiredFrom))
                    tell("Person", person.Id, finding);
            }
            after = page[^1].Id;
        }
    }

    private async Task<Dictionary<Guid, Referral>> Named(IEnumerable<Guid?> ids, CancellationToken cancellation)
    {
        var named = ids.OfType<Guid>().Distinct().ToList();
        return named.Count == 0 ? [] : await db.Referrals.Where(r => named.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
    }

    private async Task<Func<Guid, KeptFacts>> Kept(List<Guid> ids, Dictionary<string, Type> events, CancellationToken cancellation)
    {
        var names = events.Keys.ToList();
        var told = (
            await db
                .Audit.Where(a => ids.Contains(a.SubjectId) && names.Contains(a.Event))
                .Select(a => new
                {
                    a.Number,
                    a.CommitId,
                    a.SubjectId,
                    a.Event,
                    a.At,
                    a.ActorId,
                    a.Data,
                })
                .ToListAsync(cancellation)
        ).ToLookup(
            a => a.SubjectId,
            a => Read(a.Data, events[a.Event]) is { } happened ? new KeptFact(a.Number, a.CommitId, a.At, a.ActorId, happened) : null
        );
        return id => new KeptFacts(told[id].OfType<KeptFact>());
    }

    private static Dictionary<string, Type> Named(params Type[] events) => events.ToDictionary(e => e.Name);

    // What a version that named things otherwise kept says nothing here.
    private static DomainEvent? Read(string data, Type type)
    {
        try
        {
            return (DomainEvent?)JsonSerializer.Deserialize(data, type, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
