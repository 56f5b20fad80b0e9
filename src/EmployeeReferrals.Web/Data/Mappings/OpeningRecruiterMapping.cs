using EmployeeReferrals.Domain.Openings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class OpeningRecruiterMapping : IEntityTypeConfiguration<OpeningRecruiter>
{
    public void Configure(EntityTypeBuilder<OpeningRecruiter> entity)
    {
        entity.ToTable("OpeningRecruiters");
        entity.HasKey(r => new { r.OpeningId, r.PersonId });
        entity.HasIndex(r => r.PersonId);
    }
}
