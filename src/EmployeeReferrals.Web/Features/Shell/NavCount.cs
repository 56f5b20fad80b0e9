namespace EmployeeReferrals.Web.Features.Shell;

/// <summary>A number beside an item; hot when something in it is overdue.</summary>
public sealed record NavCount(int Value, bool Hot = false);
