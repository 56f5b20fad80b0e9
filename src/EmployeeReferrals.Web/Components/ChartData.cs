namespace EmployeeReferrals.Web.Components;

/// <summary>One bar: its length, the value in words, and what is said behind it ("71%, before 67%").</summary>
/// <param name="Before">The period before, drawn as a mark.</param>
/// <param name="Reach">A longer line beyond the bar, for example the day by which 90% are hired.</param>
/// <param name="Strong">In the accent: referrals, or now.</param>
public sealed record Bar(
    string Label,
    double Value,
    string Text,
    string? Note = null,
    double? Before = null,
    double? Reach = null,
    bool Strong = true
);

public sealed record Column(string Label, double Value, string Text, bool Strong = true);

public sealed record StackPart(string Name, double Value, string Text);

public sealed record Stack(string Label, IReadOnlyList<StackPart> Parts, string Total);
