using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class CandidateLinkMapping : IEntityTypeConfiguration<CandidateLink>
{
    public void Configure(EntityTypeBuilder<CandidateLink> entity)
    {
        entity.ToTable("CandidateLinks");
        entity.Property(l => l.Id).ValueGeneratedNever();
        entity.Property(l => l.TokenHash).HasMaxLength(64);
        entity.HasIndex(l => l.TokenHash).IsUnique();
        entity.HasIndex(l => l.CandidateId);
        entity.HasIndex(l => l.ReferralId);
    }
}
