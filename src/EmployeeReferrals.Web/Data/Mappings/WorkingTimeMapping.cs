using EmployeeReferrals.Domain.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class WorkingTimeMapping : IEntityTypeConfiguration<WorkingTime>
{
    public void Configure(EntityTypeBuilder<WorkingTime> entity)
    {
        entity.ToTable("WorkingTimes");
        entity.Property(w => w.Id).ValueGeneratedNever();
        entity.HasIndex(w => new { w.PersonId, w.From }).IsUnique();
    }
}
