using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> entity)
    {
        entity.ToTable("JobRuns");
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.HasIndex(r => new { r.Job, r.StartedAt });
        entity.HasIndex(r => r.StartedAt);
    }
}
