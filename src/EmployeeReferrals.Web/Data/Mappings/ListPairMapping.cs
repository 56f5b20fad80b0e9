using EmployeeReferrals.Domain.Lists;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ListPairMapping : IEntityTypeConfiguration<ListPair>
{
    public void Configure(EntityTypeBuilder<ListPair> entity)
    {
        entity.ToTable("ListPairs");
        entity.IsAggregate();
        entity.HasIndex(p => new { p.FirstId, p.SecondId }).IsUnique();
    }
}
