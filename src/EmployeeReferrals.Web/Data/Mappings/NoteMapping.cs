using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> entity)
    {
        entity.ToTable("Notes");
        entity.IsAggregate();
        entity.Property(n => n.Body).HasMaxLength(Text.Paragraph);
        entity.HasOne<Referral>().WithMany().HasForeignKey(n => n.ReferralId);
    }
}
