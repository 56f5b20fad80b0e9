using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ResumeMapping : IEntityTypeConfiguration<Resume>
{
    public void Configure(EntityTypeBuilder<Resume> entity)
    {
        entity.ToTable("Resumes");
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.HasOne<Referral>().WithMany().HasForeignKey(r => r.ReferralId);
    }
}
