using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PossibleMatchMapping : IEntityTypeConfiguration<PossibleMatch>
{
    public void Configure(EntityTypeBuilder<PossibleMatch> entity)
    {
        entity.ToTable("PossibleMatches");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.HasIndex(m => m.ReferralId);
        entity.HasIndex(m => m.OtherCandidateId);
    }
}
