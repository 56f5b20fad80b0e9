using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class AmountRequestMapping : IEntityTypeConfiguration<AmountRequest>
{
    public void Configure(EntityTypeBuilder<AmountRequest> entity)
    {
        entity.ToTable("AmountRequests");
        entity.IsAggregate();
        entity.Property(r => r.BonusCurrency).HasMaxLength(3);
        entity.Property(r => r.Reason).HasMaxLength(Text.Paragraph);
        entity.Property(r => r.Answer).HasMaxLength(Text.Paragraph);
        entity.HasOne<Opening>().WithMany().HasForeignKey(r => r.OpeningId);
        entity.HasIndex(r => new { r.OpeningId, r.AskedAt });
        entity.HasIndex(r => r.AskedAt).HasFilter("[AnsweredAt] IS NULL").HasDatabaseName("IX_AmountRequests_Waiting");
    }
}
