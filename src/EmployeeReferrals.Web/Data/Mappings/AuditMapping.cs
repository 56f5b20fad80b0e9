using EmployeeReferrals.Web.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.ToTable("Audit");
        entity.HasKey(a => a.Number);
        entity.Property(a => a.ActedAs).HasMaxLength(40);
        entity.Property(a => a.Event).HasMaxLength(60);
        entity.Property(a => a.Data).HasMaxLength(4000);
        entity.HasIndex(a => new { a.SubjectId, a.Number });
        entity.HasIndex(a => new { a.ActorId, a.Number });
        entity.HasIndex(a => new { a.Event, a.Number });
        entity.HasIndex(a => new { a.At, a.Number });
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(a => a.Seal).HasMaxLength(AuditChain.SealLength).IsUnicode(false);
        // One seal, one entry: nobody can put a copy of an entry beside it.
        entity.HasIndex(a => a.Seal).IsUnique().HasFilter("[Seal] IS NOT NULL");
        // Two that lengthen the chain at once: the second finds the place taken.
        entity.Property(a => a.ChainNumber).IsConcurrencyToken();
        entity.HasIndex(a => a.ChainNumber).IsUnique().HasFilter("[ChainNumber] IS NOT NULL");
    }
}
