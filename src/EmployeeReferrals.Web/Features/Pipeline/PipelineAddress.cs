using System.Globalization;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>What the address of the pipeline says, as it is written there.</summary>
internal sealed record PipelineAddress(
    string? Opening,
    string? View,
    string? Stage,
    string? Q,
    string? Sort,
    bool Down,
    int? Page = null,
    Guid? Referral = null
)
{
    /// <summary>Those that say something.</summary>
    public Dictionary<string, string?> Parts =>
        new Dictionary<string, string?>
        {
            ["opening"] = Opening,
            ["view"] = View,
            ["stage"] = Stage,
            ["q"] = Q,
            ["sort"] = Sort,
            ["down"] = Down ? "true" : null,
            ["page"] = Page is > 1 ? Page.Value.ToString(CultureInfo.InvariantCulture) : null,
            ["referral"] = Referral?.ToString(),
        }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .ToDictionary();
}
