namespace EmployeeReferrals.Web.Components;

/// <summary>What is wrong with a field, and the id of its control.</summary>
public sealed record FieldError(string FieldId, string Label, string Message);
