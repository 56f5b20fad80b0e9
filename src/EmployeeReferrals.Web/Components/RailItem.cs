using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Components;

/// <summary>Filled tick, ring, dotted ring, barred ring.</summary>
public enum RailState
{
    Paid,
    Dated,
    Possible,
    Over,
}

/// <summary>An instalment: its amount in words, when, why, and what stands at the end of the line.</summary>
public sealed record RailItem(string Amount, string? Caption, RailState State, string? Reason = null, RenderFragment? End = null);
