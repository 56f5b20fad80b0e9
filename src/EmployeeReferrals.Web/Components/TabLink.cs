using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Components;

public sealed record TabLink(string Title, string Href, bool IsCurrent, string? Count = null, Stage? Stage = null);
