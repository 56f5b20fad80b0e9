namespace EmployeeReferrals.Web.Features.Shell;

/// <summary>What the shell shows besides the page. Without it there are no counts and no demonstration.</summary>
/// <param name="Organisation">The employer's name, beside the mark.</param>
/// <param name="Counts">By the address of the item, for example "/triage".</param>
/// <param name="DemoDate">The date of the demonstration in words, or null outside of it.</param>
public sealed record ShellFacts(string Organisation, IReadOnlyDictionary<string, NavCount> Counts, string? DemoDate = null)
{
    public static ShellFacts Empty { get; } = new("Employee Referrals", new Dictionary<string, NavCount>());
}
