using System.Security.Cryptography;

namespace EmployeeReferrals.Domain.Payroll;

/// <param name="Deferred">As the batch counts them; null from earlier versions, which kept no legal entity either.</param>
public sealed record BatchExported(
    Guid BatchId,
    int Number,
    int Lines,
    decimal Amount,
    string Currency,
    DateOnly CutOff,
    string Sha256,
    string? LegalEntity = null,
    int? Deferred = null,
    int? Forfeited = null
) : DomainEvent(BatchId);

public sealed record BatchAnswered(Guid BatchId, int Number, int Paid, int Rejected) : DomainEvent(BatchId);

public sealed record BatchVoided(Guid BatchId, int Number, int Voided, int StayPaid) : DomainEvent(BatchId);
