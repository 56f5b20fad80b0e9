using EmployeeReferrals.Domain.Candidates;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class MergeMapping : IEntityTypeConfiguration<CandidateMerge>
{
    public void Configure(EntityTypeBuilder<CandidateMerge> entity)
    {
        entity.ToTable("CandidateMerges");
        entity.IsAggregate();
        entity.Property(m => m.ReferralIds).IsJson(4000);
        entity.Property(m => m.ContactIds).IsJson(4000);
        entity.HasIndex(m => m.FromId);
        entity.HasIndex(m => m.IntoId);
        // Two people who merge at the same moment: the second finds it done.
        entity.HasIndex([nameof(CandidateMerge.FromId)], "UX_CandidateMerges_Standing").IsUnique().HasFilter("[UndoneAt] IS NULL");
    }
}
