using EmployeeReferrals.Web.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> entity)
    {
        entity.ToTable("AuditHead");
        entity.Property(h => h.Id).ValueGeneratedNever();
        entity.Property(h => h.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(h => h.Mac).HasMaxLength(64).IsUnicode(false);
        // It moves with the entries that are signed: of two that sign at once, one finds it moved.
        entity.Property(h => h.ChainNumber).IsConcurrencyToken();
    }
}
