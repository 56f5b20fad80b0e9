using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> entity)
    {
        entity.ToTable("Candidates");
        entity.IsAggregate();
        entity.Property(c => c.Email).HasMaxLength(Text.Email);
        entity.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => c.CandidateId);
        entity.HasIndex(c => new { c.NameSearch, c.Id });
    }
}
