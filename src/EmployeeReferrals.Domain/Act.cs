namespace EmployeeReferrals.Domain;

/// <summary>Who does something, and when.</summary>
/// <param name="At">The moment, as it is written down.</param>
/// <param name="Day">The company's day of that moment: what rules count in.</param>
public sealed record Act(Actor By, DateTimeOffset At, DateOnly Day);
