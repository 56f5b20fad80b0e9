namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What a payout is judged with: the facts, whether the hire stands, and what payroll books its recipient under.</summary>
public sealed record Judgement(DueFacts Facts, bool Hired, string LegalEntity, string? EmployeeNumber);
