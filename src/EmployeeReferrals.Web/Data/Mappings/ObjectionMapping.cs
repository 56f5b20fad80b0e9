using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ObjectionMapping : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> entity)
    {
        entity.ToTable("Objections");
        entity.HasKey(o => o.KeyHash);
        entity.Property(o => o.KeyHash).HasMaxLength(64);
    }
}
