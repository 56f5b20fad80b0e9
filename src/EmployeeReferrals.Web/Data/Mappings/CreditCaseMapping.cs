using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class CreditCaseMapping : IEntityTypeConfiguration<CreditCase>
{
    public void Configure(EntityTypeBuilder<CreditCase> entity)
    {
        entity.ToTable("CreditCases");
        entity.IsAggregate();
        entity.HasOne<Referral>().WithMany().HasForeignKey(c => c.HireId);
        entity.HasIndex(c => c.HireId).IsUnique().HasFilter("[ClosedAt] IS NULL").HasDatabaseName("UX_CreditCases_Open");
        entity.HasIndex(c => new
        {
            c.ClosedAt,
            c.OpenedAt,
            c.Id,
        });
    }
}
