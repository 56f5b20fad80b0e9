using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> entity)
    {
        entity.ToTable("Openings");
        entity.IsAggregate();
        entity.Property(o => o.Search).HasMaxLength(700);
        entity.Property(o => o.Description).HasMaxLength(Text.Paragraph);
        entity.Property(o => o.BonusCurrency).HasMaxLength(3);
        entity.Property(o => o.Past).IsJson(100_000);
        entity.HasMany(o => o.Recruiters).WithOne().HasForeignKey(r => r.OpeningId);
        entity.HasIndex(o => new
        {
            o.State,
            o.PublishedAt,
            o.Id,
        });
        entity.HasIndex(o => o.HiringManagerId);
    }
}
