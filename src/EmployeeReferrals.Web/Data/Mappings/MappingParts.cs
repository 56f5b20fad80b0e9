using EmployeeReferrals.Domain;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal static class MappingParts
{
    public static void IsAggregate<T>(this EntityTypeBuilder<T> entity)
        where T : Aggregate
    {
        entity.HasKey(a => a.Id);
        entity.Property(a => a.Id).ValueGeneratedNever();
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.Ignore(a => a.Events);
    }

    /// <summary>Frozen facts are records that never change, and many rows in a row say the same: one is read for them all.</summary>
    private sealed record Last<T>(string Text, T Value)
    {
        private static Last<T>? _last;

        public static T Read(string text)
        {
            if (_last is { } last && last.Text == text)
                return last.Value;
            var read = Json.Read<T>(text);
            _last = new(text, read);
            return read;
        }
    }

    /// <summary>Frozen facts, compared by what they say.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, int length)
    {
        property.HasConversion(
            value => Json.Write(value),
            text => Last<T>.Read(text),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || Json.Write(a) == Json.Write(b),
                v => Json.Write(v).GetHashCode(StringComparison.Ordinal),
                v => v
            )
        );
        return property.HasMaxLength(length);
    }
}
