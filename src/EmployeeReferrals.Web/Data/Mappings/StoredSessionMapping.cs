using EmployeeReferrals.Domain.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class StoredSessionMapping : IEntityTypeConfiguration<StoredSession>
{
    public void Configure(EntityTypeBuilder<StoredSession> entity)
    {
        entity.ToTable("Sessions");
        entity.Property(s => s.Id).ValueGeneratedNever();
        entity.Property(s => s.Claimed).HasConversion<int>();
        entity.Property(s => s.Browser).HasMaxLength(80);
        entity.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        entity.HasIndex(s => new { s.PersonId, s.BeganAt });
        entity.HasIndex(s => s.EndsAt);
    }
}
