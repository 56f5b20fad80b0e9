using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EmployeeReferrals.Web.Data;

/// <summary>Moments are kept as UTC without an offset, so that both databases order and compare them.</summary>
public sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    );
