using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class StageMoveMapping : IEntityTypeConfiguration<StageMove>
{
    public void Configure(EntityTypeBuilder<StageMove> entity)
    {
        entity.ToTable("StageMoves");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Note).HasMaxLength(Text.Paragraph);
        entity.HasIndex(m => new { m.ReferralId, m.Entry }).IsUnique();
    }
}
