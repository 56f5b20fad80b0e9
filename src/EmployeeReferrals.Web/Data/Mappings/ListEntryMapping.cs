using EmployeeReferrals.Domain.Lists;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ListEntryMapping : IEntityTypeConfiguration<ListEntry>
{
    public void Configure(EntityTypeBuilder<ListEntry> entity)
    {
        entity.ToTable("Lists");
        entity.IsAggregate();
        entity.HasMany(e => e.Spellings).WithOne().HasForeignKey(s => s.EntryId);
        entity.HasIndex(e => new { e.Kind, e.State });
    }
}
