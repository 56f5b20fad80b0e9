namespace EmployeeReferrals.Domain.People;

/// <summary>From a day on somebody works so much, in percent of full time. Before the first it is full time.</summary>
public sealed class WorkingTime
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateOnly From { get; init; }
    public int Percent { get; init; }
}
