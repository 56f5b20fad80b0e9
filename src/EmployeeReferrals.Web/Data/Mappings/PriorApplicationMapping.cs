using EmployeeReferrals.Domain.Candidates;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PriorApplicationMapping : IEntityTypeConfiguration<PriorApplication>
{
    public void Configure(EntityTypeBuilder<PriorApplication> entity)
    {
        entity.ToTable("PriorApplications");
        entity.Property(a => a.Id).ValueGeneratedNever();
        entity.HasOne<Candidate>().WithMany().HasForeignKey(a => a.CandidateId);
        entity.HasIndex(a => new { a.CandidateId, a.AppliedOn }).IsUnique();
    }
}
