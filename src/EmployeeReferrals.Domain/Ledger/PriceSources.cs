using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>The plan versions and campaigns that snapshots came from.</summary>
/// <param name="campaigns">All of them.</param>
/// <param name="changed">Campaigns whose amounts or names were others before: what they gave then is not kept.</param>
public sealed class PriceSources(IEnumerable<PlanVersion> versions, IReadOnlyList<Campaign> campaigns, IReadOnlySet<Guid> changed)
{
    private readonly Dictionary<Guid, PlanVersion> _versions = versions.ToDictionary(v => v.Id);

    /// <summary>Whether the plan version and the campaign that a snapshot names give what it says. An opening's own amount is not theirs;
    /// how it is split and when it is paid is.</summary>
    public bool Gives(Snapshot snapshot)
    {
        if (snapshot.IsEmpty)
            return snapshot is { Amount: 0, Schedule.Count: 0, HireSchedule.Count: 0 };
        if (!_versions.TryGetValue(snapshot.PlanVersionId, out var version))
            return false;
        var terms = version.Terms;
        var own = snapshot.Currency == terms.Currency;
        return version.Number == snapshot.PlanNumber
            && (own || snapshot.IsOpeningsAmount)
            && (snapshot.WindowDays, snapshot.Scope, snapshot.NeedsApproval, snapshot.ApprovalAbove)
                == (terms.WindowDays, terms.Scope, terms.NeedsApproval, terms.ApprovalAbove)
            && Amounts(snapshot, terms)
            && Alike(snapshot.Schedule, terms.ScheduleFor(snapshot.Amount, snapshot.Currency))
            && Alike(snapshot.HireSchedule, own ? terms.HireSchedule : [])
            && Setters(snapshot, version);
    }

    private bool Amounts(Snapshot snapshot, PlanTerms terms)
    {
        // Earlier versions did not keep the amount before the campaign.
        var from = snapshot.BaseAmount != 0 || snapshot.IsOpeningsAmount ? snapshot.BaseAmount : terms.Amount;
        if (!snapshot.IsOpeningsAmount && from != terms.Amount)
            return false;
        if (snapshot.CampaignName is null)
            return snapshot.Amount == from || (snapshot is { IsOpeningsAmount: true, BaseAmount: 0 });
        var named = campaigns.Where(c => c.Facts.Name == snapshot.CampaignName).ToList();
        if (named.Exists(c => changed.Contains(c.Id)) || (named.Count == 0 && changed.Count > 0))
            return snapshot.Amount >= from;
        return named.Exists(c => c.Raised(from, snapshot.Currency) == snapshot.Amount);
    }

    private static bool Alike(IReadOnlyList<Instalment> one, IReadOnlyList<Instalment> other) =>
        one.Select(p => (p.Number, p.Amount, p.DaysAfterStart)).SequenceEqual(other.Select(p => (p.Number, p.Amount, p.DaysAfterStart)));

    // Of an amount that no campaign and no opening changed the version's maker alone is named; earlier versions named nobody.
    private static bool Setters(Snapshot snapshot, PlanVersion version) =>
        snapshot.SetBy.Count == 0
        || (version.MadeBy is not { } maker || snapshot.SetBy.Contains(maker))
            && (snapshot.IsOpeningsAmount || snapshot.CampaignName is not null || snapshot.SetBy.All(id => id == version.MadeBy));
}
