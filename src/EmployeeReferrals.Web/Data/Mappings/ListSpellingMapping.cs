using EmployeeReferrals.Domain.Lists;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ListSpellingMapping : IEntityTypeConfiguration<ListSpelling>
{
    public void Configure(EntityTypeBuilder<ListSpelling> entity)
    {
        entity.ToTable("ListSpellings");
        entity.HasKey(s => new { s.Kind, s.Key });
    }
}
