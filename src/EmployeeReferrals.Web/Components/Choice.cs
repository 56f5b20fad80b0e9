namespace EmployeeReferrals.Web.Components;

/// <param name="Group">What it stands under in a long list; null: under nothing.</param>
public sealed record Choice(string Value, string Text, string? Group = null);
