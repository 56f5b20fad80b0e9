using EmployeeReferrals.Web.Background;

namespace EmployeeReferrals.Web.Operations;

/// <summary>What an operation of a background job has done.</summary>
/// <param name="CoveredDay">For work that goes by days: the last day it covered.</param>
/// <param name="Did">What it came to, in words and counts, where the number done does not say it.</param>
public sealed record Work(int Done, int Failed, DateOnly? CoveredDay = null, string? Did = null);
