using System.Security.Cryptography;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>The bytes that are downloaded, each time the same.</summary>
public sealed class BatchFile
{
    public Guid BatchId { get; init; }

    /// <summary>May hold employees' names, where the layout has them.</summary>
    [PersonalData]
    public byte[] Content { get; init; } = [];
}
