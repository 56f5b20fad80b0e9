using EmployeeReferrals.Domain.Credit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class OwnershipMapping : IEntityTypeConfiguration<Ownership>
{
    public void Configure(EntityTypeBuilder<Ownership> entity)
    {
        entity.ToTable("Ownerships");
        entity.IsAggregate();
        entity.HasIndex(o => new { o.CandidateId, o.ScopeKey }).IsUnique().HasFilter("[EndedAt] IS NULL");
        entity.HasIndex(o => new { o.EndedAt, o.WindowEndsOn });
        entity.HasIndex(o => o.ReferralId);
    }
}
