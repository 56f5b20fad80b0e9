using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class CompanySettingsMapping : IEntityTypeConfiguration<CompanySettings>
{
    public void Configure(EntityTypeBuilder<CompanySettings> entity)
    {
        entity.ToTable("Settings");
        entity.Property(s => s.Id).ValueGeneratedNever();
        entity.Property(s => s.Version).IsConcurrencyToken();
        entity.Property(s => s.WorkingDays).HasConversion<int>();
        entity.Property(s => s.GeneralRecruiters).HasMaxLength(1000);
        entity.Property(s => s.PhoneRegion).HasMaxLength(2);
        entity.Property(s => s.PayrollLayout).IsJson(4000);
        entity.Ignore(s => s.LayoutForPayroll);
    }
}
