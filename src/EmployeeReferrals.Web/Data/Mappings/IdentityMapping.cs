using EmployeeReferrals.Domain.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class IdentityMapping : IEntityTypeConfiguration<Identity>
{
    public void Configure(EntityTypeBuilder<Identity> entity)
    {
        entity.ToTable("Identities");
        entity.Property(i => i.Id).ValueGeneratedNever();
        entity.Property(i => i.Issuer).HasMaxLength(Identity.LongestIssuer);
        entity.Property(i => i.Subject).HasMaxLength(Identity.LongestSubject);
        entity.Property(i => i.Key).HasMaxLength(64);
        entity.HasIndex(i => i.Key).IsUnique();
        entity.HasIndex(i => new { i.PersonId, i.Issuer }).IsUnique();
    }
}
