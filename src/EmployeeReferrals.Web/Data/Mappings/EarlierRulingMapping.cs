using EmployeeReferrals.Domain.Plans;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class EarlierRulingMapping : IEntityTypeConfiguration<EarlierRuling>
{
    public void Configure(EntityTypeBuilder<EarlierRuling> entity)
    {
        entity.ToTable("EarlierRulings");
        entity.IsAggregate();
        // HR decides each once; who is second is told so.
        entity.HasIndex(r => new { r.Rule, r.AboutId }).IsUnique();
    }
}
