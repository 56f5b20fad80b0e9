namespace EmployeeReferrals.Domain.Plans;

/// <summary>What a referral made on a day can earn: the plan that won, and what raised its amount.</summary>
/// <param name="BaseAmount">Before the campaign.</param>
/// <param name="IsOpeningsAmount">The opening carries its own amount, in place of the plan's.</param>
/// <param name="SetBy">Those who set the amount.</param>
public sealed record PlanOffer(
    PlanVersion Version,
    string PlanName,
    Campaign? Campaign,
    decimal Amount,
    decimal BaseAmount,
    string Currency,
    bool IsOpeningsAmount,
    IReadOnlyList<Guid> SetBy
)
{
    public PlanTerms Terms => Version.Terms;
    public IReadOnlyList<Instalment> Schedule => Terms.ScheduleFor(Amount, Currency);
}

public enum RuleSort
{
    Plan,
    Campaign,
}

/// <summary>Why a plan or a campaign does not count for an opening on a day; null for the one that does.</summary>
public enum RuleLoss
{
    NotYet,
    Over,
    LeavesOut,
    LessSpecific,
    OtherCurrency,
}

/// <summary>One plan or campaign beside the others, for the panel that says which rule won.</summary>
/// <param name="Miss">For <see cref="RuleLoss.LeavesOut"/>: by which field.</param>
public sealed record RuleVerdict(
    RuleSort Sort,
    Guid Id,
    string Name,
    int? Version,
    OpeningFilter Filter,
    RuleLoss? Loss,
    FilterMiss? Miss,
    DateOnly? From,
    DateOnly? Until,
    decimal? Amount,
    string? Currency
)
{
    public bool Won => Loss is null;
}

/// <summary>All plans and campaigns. Pure: the same day and opening give the same offer (docs/rules.md §6).</summary>
public sealed class PlanCatalog(IReadOnlyList<Plan> plans, IReadOnlyList<PlanVersion> versions, IReadOnlyList<Campaign> campaigns)
{
    private readonly Dictionary<Guid, PlanVersion> _byId = versions.ToDictionary(v => v.Id);

    public IReadOnlyList<Plan> Plans => plans;
    public IReadOnlyList<PlanVersion> Versions => versions;
    public IReadOnlyList<Campaign> Campaigns => campaigns;

    /// <summary>The terms a referral was made under; what has no plan excludes nobody and holds for the default window.</summary>
    public PlanTerms TermsOf(Snapshot snapshot) =>
        _byId.TryGetValue(snapshot.PlanVersionId, out var version)
            ? version.Terms
            : new PlanTerms { WindowDays = snapshot.WindowDays, Scope = snapshot.Scope };

    /// <summary>The most specific plan that takes the opening on the day; then the one that began last, then by name. Null: no plan covers
    /// it.</summary>
    /// <param name="opening">Null for a general referral.</param>
    public PlanOffer? Match(DateOnly day, OpeningTraits? opening)
    {
        var won = Active(day)
            .Where(p => p.Version.Terms.Filter.Misses(opening) is null)
            .OrderByDescending(p => p.Version.Terms.Filter.Specificity)
            .ThenByDescending(p => p.Version.ActiveFrom)
            .ThenBy(p => p.Plan.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Plan.Id)
            .FirstOrDefault();
        return won.Version is null ? null : Offer(won.Version, won.Plan.Name, day, opening);
    }

    private PlanOffer Offer(PlanVersion version, string name, DateOnly day, OpeningTraits? opening)
    {
        var terms = version.Terms;
        var (amount, currency, own) = opening is { Bonus: { } bonus }
            ? (bonus, opening.BonusCurrency ?? terms.Currency, true)
            : (terms.Amount, terms.Currency, false);
        var campaign = Best(day, opening, amount, currency);
        return new PlanOffer(
            version,
            name,
            campaign,
            campaign?.Raised(amount, currency) ?? amount,
            amount,
            currency,
            own,
            [.. new[] { version.MadeBy, campaign?.SetBy, own ? opening?.BonusSetBy : null }.OfType<Guid>().Distinct()]
        );
    }

    /// <summary>The largest amounts of the plans that hold on the day, for either side.</summary>
    public LargestAmounts Largest(DateOnly day) => LargestAmounts.Of(Active(day).Select(p => p.Version.Terms));

    /// <summary>The largest amounts of the plan that takes the opening on the day; of all plans where none does, or where it pays in
    /// another currency than the amount.</summary>
    public LargestAmounts Largest(DateOnly day, OpeningTraits opening, string? currency) =>
        Match(day, opening)?.Terms is { } terms && terms.Currency == currency ? LargestAmounts.Of([terms]) : Largest(day);

    /// <summary>Like <see cref="Match"/>, frozen; empty where no plan covers the opening.</summary>
    public Snapshot SnapshotFor(DateOnly day, OpeningTraits? opening) =>
        Match(day, opening) is { } offer ? Snapshot.Of(offer) : new Snapshot { WindowDays = new PlanTerms().WindowDays };

    /// <summary>What the holder of the credit gets for a hire into an opening that is not their own referral's: what their plan version
    /// gives for it as of the day of the referral, or where that version leaves the opening out, the plan that took it on that day
    /// (docs/rules.md §5).</summary>
    public Snapshot ForHire(Snapshot terms, DateOnly madeOn, OpeningTraits into)
    {
        if (!_byId.TryGetValue(terms.PlanVersionId, out var version) || version.Terms.Filter.Misses(into) is not null)
            return SnapshotFor(madeOn, into);
        var plan = plans.FirstOrDefault(p => p.Id == version.PlanId);
        return Snapshot.Of(Offer(version, plan?.Name ?? terms.PlanName, madeOn, into));
    }

    /// <summary>Every plan and campaign with the reason why it counts or not: the winners first.</summary>
    public IReadOnlyList<RuleVerdict> Explain(DateOnly day, OpeningTraits? opening)
    {
        var offer = Match(day, opening);
        return
        [
            .. plans
                .Select(plan => Of(plan, offer, day, opening))
                .OfType<RuleVerdict>()
                .Concat(campaigns.Select(campaign => Of(campaign, offer, day, opening)))
                .OrderBy(v => v.Sort)
                .ThenBy(v => v.Loss is { } loss ? 1 + Order(loss) : 0)
                .ThenBy(v => v.Name, StringComparer.Ordinal),
        ];
    }

    /// <returns>Null: it has never been made active.</returns>
    private RuleVerdict? Of(Plan plan, PlanOffer? offer, DateOnly day, OpeningTraits? opening)
    {
        var own = versions.Where(v => v.PlanId == plan.Id && !v.IsDraft).ToList();
        if (own.Count == 0)
            return null;
        var version = PlanVersion.On(day, own);
        var shown = version ?? own.MinBy(v => v.ActiveFrom)!;
        var miss = shown.Terms.Filter.Misses(opening);
        RuleLoss? loss =
            plan.RetiredFrom <= day ? RuleLoss.Over
            : version is null ? RuleLoss.NotYet
            : miss is not null ? RuleLoss.LeavesOut
            : version == offer?.Version ? null
            : RuleLoss.LessSpecific;
        return new(
            RuleSort.Plan,
            plan.Id,
            plan.Name,
            shown.Number,
            shown.Terms.Filter,
            loss,
            loss == RuleLoss.LeavesOut ? miss : null,
            shown.ActiveFrom,
            plan.RetiredFrom?.AddDays(-1),
            shown.Terms.Amount,
            shown.Terms.Currency
        );
    }

    private static RuleVerdict Of(Campaign campaign, PlanOffer? offer, DateOnly day, OpeningTraits? opening)
    {
        var miss = campaign.Facts.Filter.Misses(opening);
        RuleLoss? loss =
            day < campaign.From ? RuleLoss.NotYet
            : day > campaign.Until ? RuleLoss.Over
            : miss is not null ? RuleLoss.LeavesOut
            : campaign == offer?.Campaign ? null
            : offer is null || campaign.Raised(offer.BaseAmount, offer.Currency) is null ? RuleLoss.OtherCurrency
            : RuleLoss.LessSpecific;
        return new(
            RuleSort.Campaign,
            campaign.Id,
            campaign.Facts.Name,
            null,
            campaign.Facts.Filter,
            loss,
            loss == RuleLoss.LeavesOut ? miss : null,
            campaign.From,
            campaign.Until,
            loss is null ? offer!.Amount : null,
            offer?.Currency
        );
    }

    private static int Order(RuleLoss loss) =>
        loss switch
        {
            RuleLoss.LessSpecific => 0,
            RuleLoss.OtherCurrency => 1,
            RuleLoss.LeavesOut => 2,
            RuleLoss.NotYet => 3,
            RuleLoss.Over => 4,
        };

    private IEnumerable<(Plan Plan, PlanVersion Version)> Active(DateOnly day) =>
        from plan in plans
        where !(plan.RetiredFrom <= day)
        let version = PlanVersion.On(day, versions.Where(v => v.PlanId == plan.Id))
        where version is not null
        select (plan, version);

    // Campaigns are not added up: of those that raise this amount the most specific counts, then the one that gives most.
    private Campaign? Best(DateOnly day, OpeningTraits? opening, decimal amount, string currency) =>
        campaigns
            .Where(c => c.On(day) && c.Facts.Filter.Misses(opening) is null && c.Raised(amount, currency) is not null)
            .OrderByDescending(c => c.Facts.Filter.Specificity)
            .ThenByDescending(c => c.Raised(amount, currency))
            .ThenBy(c => c.Id)
            .FirstOrDefault();
}

/// <summary>What a typed amount is held against (docs/rules.md §6, "ten times the plan's largest amount or more").</summary>
/// <param name="ByCurrency">By the currencies that plans pay in.</param>
public sealed record LargestAmounts(IReadOnlyDictionary<string, decimal> ByCurrency)
{
    internal static LargestAmounts Of(IEnumerable<PlanTerms> plans) =>
        new(plans.GroupBy(p => p.Currency, p => Math.Max(p.Amount, p.HireAmount)).ToDictionary(c => c.Key, c => c.Max()));

    /// <summary>0 where there is no plan yet; null where plans pay in other currencies alone, so that nothing can be compared.</summary>
    public decimal? In(string? currency) =>
        ByCurrency.Count == 0 ? 0
        : currency is not null && ByCurrency.TryGetValue(currency, out var largest) ? largest
        : null;
}
