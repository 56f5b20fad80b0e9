using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ReviewMapping : IEntityTypeConfiguration<CreditReview>
{
    public void Configure(EntityTypeBuilder<CreditReview> entity)
    {
        entity.ToTable("CreditReviews");
        entity.IsAggregate();
        entity.HasOne<Referral>().WithMany().HasForeignKey(r => r.ReferralId);
        entity.HasMany(r => r.Messages).WithOne().HasForeignKey(m => m.ReviewId);
        // One thread per referral: who asks again goes on in it.
        entity.HasIndex(r => r.ReferralId).IsUnique();
        entity.HasIndex(r => new
        {
            r.State,
            r.LastAt,
            r.Id,
        });
    }
}
