namespace EmployeeReferrals.Web.Components;

public sealed record Choice(string Value, string Text);
