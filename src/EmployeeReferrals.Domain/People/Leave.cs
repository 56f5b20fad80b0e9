namespace EmployeeReferrals.Domain.People;

/// <summary>A time away that still counts as employed. No end yet: until further notice.</summary>
public sealed class Leave
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; set; }

    public bool Covers(DateOnly day) => FirstDay <= day && (LastDay is null || day <= LastDay);
}
