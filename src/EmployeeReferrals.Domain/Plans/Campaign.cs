using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Lists;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>What a campaign says. Either a factor or an amount on top.</summary>
/// <param name="Factor">2 doubles the bonus; null where an amount is added.</param>
/// <param name="Extra">Added to the bonus, in <paramref name="Currency"/>; null where a factor counts.</param>
public sealed record CampaignFacts(
    string Name,
    DateOnly From,
    DateOnly Until,
    OpeningFilter Filter,
    decimal? Factor,
    decimal? Extra,
    string? Currency
)
{
    public IReadOnlyList<Problem> Problems()
    {
        var found = new List<Problem>();
        if (string.IsNullOrWhiteSpace(Name))
            found.Add(new("name_needed", "Give the campaign a name that employees understand.", nameof(Name)));
        else if (Name.Length > 80)
            found.Add(new("name_long", "Keep the name under 80 characters.", nameof(Name)));
        if (Until < From)
            found.Add(new("campaign_days", "The last day cannot be before the first.", nameof(Until)));
        if (Factor is null == Extra is null)
            found.Add(new("campaign_what", "Choose a factor or an amount on top.", nameof(Factor)));
        if (Factor is <= 1 or > 10)
            found.Add(new("factor", "A factor lies above 1, up to 10.", nameof(Factor)));
        if (Extra is <= 0 or > 1_000_000m)
            found.Add(new("extra", "The amount on top must lie above 0, up to 1,000,000.", nameof(Extra)));
        else if (Extra is not null && !Domain.Currency.IsKnown(Currency))
            found.Add(new("currency", "Choose a currency from the list.", nameof(Currency)));
        else if (Extra is { } extra && !Domain.Currency.HasRightDigits(extra, Currency))
            found.Add(
                new("extra_digits", $"{Currency} amounts have {Domain.Currency.Digits(Currency)} digits after the point.", nameof(Extra))
            );
        found.AddRange(Filter.Problems());
        return found;
    }
}

/// <summary>Raises amounts for a time: it counts for referrals made on its days (docs/rules.md §6).</summary>
public sealed class Campaign : Aggregate
{
    private Campaign() { }

    public Campaign(Guid id, CampaignFacts facts, DateTimeOffset now, Guid? setBy = null)
    {
        (Id, CreatedAt, Facts, SetBy) = (id, now, facts, setBy);
        (From, Until) = (facts.From, facts.Until);
        Raise(new CampaignMade(id, facts.From, facts.Until, PlanDifferences.Between(null, facts).ToList()));
    }

    public CampaignFacts Facts { get; private set; } = default!;
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who said last what it raises: they approve nothing of it.</summary>
    public Guid? SetBy { get; private set; }

    public bool On(DateOnly day) => From <= day && day <= Until;

    /// <summary>The raised amount, to the currency's minor unit; null when the campaign adds another currency.</summary>
    public decimal? Raised(decimal amount, string currency) =>
        Facts.Factor is { } factor ? Currency.Round(amount * factor, currency)
        : Facts.Currency == currency ? amount + Facts.Extra
        : null;

    /// <summary>Referrals made under it keep what they were promised.</summary>
    public void Change(CampaignFacts facts, Guid? setBy = null)
    {
        if ((facts.Factor, facts.Extra, facts.Currency) != (Facts.Factor, Facts.Extra, Facts.Currency))
            SetBy = setBy;
        var changes = PlanDifferences.Between(Facts, facts).ToList();
        Facts = facts;
        (From, Until) = (facts.From, facts.Until);
        Raise(new CampaignChanged(Id, From, Until, changes));
    }

    /// <summary>Its filter points to the lists from now on, instead of naming texts. What it raises stays.</summary>
    public void PointTo(CampaignFacts facts)
    {
        Facts = facts;
        Raise(new CampaignPointedToLists(Id));
    }

    /// <summary>As it is read and judged by: with the names of today. Only what is read is changed, nothing that is kept.</summary>
    public Campaign ReadBy(CompanyLists lists)
    {
        Facts = Facts with { Filter = Facts.Filter.ReadBy(lists) };
        return this;
    }

    /// <summary>Rejected: over already. It ends with this day at the latest; one that has not begun never counts.</summary>
    public Result End(DateOnly lastDay)
    {
        if (Until <= lastDay || Until < From)
            return Result.Rejected("campaign_over", "This campaign is over already.");
        Change(Facts with { Until = lastDay < From ? From.AddDays(-1) : lastDay });
        return Result.Ok;
    }
}

public sealed record CampaignMade(Guid CampaignId, DateOnly From, DateOnly Until, IReadOnlyList<FieldChange>? Changes = null)
    : DomainEvent(CampaignId);

public sealed record CampaignChanged(Guid CampaignId, DateOnly From, DateOnly Until, IReadOnlyList<FieldChange>? Changes = null)
    : DomainEvent(CampaignId);

public sealed record CampaignPointedToLists(Guid CampaignId) : DomainEvent(CampaignId);
