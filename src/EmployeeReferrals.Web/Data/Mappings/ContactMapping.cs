using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Web.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ContactMapping : IEntityTypeConfiguration<CandidateContact>
{
    public void Configure(EntityTypeBuilder<CandidateContact> entity)
    {
        entity.ToTable("CandidateContacts");
        entity.Property(c => c.Id).ValueGeneratedNever();
        entity.Property(c => c.Value).HasMaxLength(Text.Address);
        entity.Property(c => c.Key).HasMaxLength(Text.Email);
        // Two referrals of a new person at the same moment: the second finds the first's candidate when it tries again.
        entity
            .HasIndex(c => new { c.Key, c.Kind })
            .IsUnique()
            .HasFilter("[Key] IS NOT NULL AND [Kind] <> 'Phone'")
            .HasDatabaseName("UX_CandidateContacts_Key");
        entity.HasIndex(c => new { c.Kind, c.Key });
    }
}
