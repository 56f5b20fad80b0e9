using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ReviewMessageMapping : IEntityTypeConfiguration<ReviewMessage>
{
    public void Configure(EntityTypeBuilder<ReviewMessage> entity)
    {
        entity.ToTable("ReviewMessages");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Text).HasMaxLength(Text.Paragraph);
        entity.HasIndex(m => new { m.ReviewId, m.Number }).IsUnique();
    }
}
