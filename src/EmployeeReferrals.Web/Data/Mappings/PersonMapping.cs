using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> entity)
    {
        entity.ToTable("People");
        entity.IsAggregate();
        entity.Property(p => p.WorkEmail).HasMaxLength(Text.Email);
        entity.Property(p => p.WorkEmailKey).HasMaxLength(Text.Email);
        entity.Property(p => p.PrivateEmail).HasMaxLength(Text.Email);
        entity.Property(p => p.PrivateEmailKey).HasMaxLength(Text.Email);
        entity.Property(p => p.Roles).HasConversion<int>();
        entity.Property(p => p.EarlierSpells).IsJson(4000);
        entity.Ignore(p => p.NeverStarted);
        entity.HasMany(p => p.Leaves).WithOne().HasForeignKey(l => l.PersonId);
        entity.Navigation(p => p.Leaves).AutoInclude(false);
        entity.HasMany(p => p.Identities).WithOne().HasForeignKey(i => i.PersonId);
        entity.HasIndex(p => p.WorkEmailKey).IsUnique().HasFilter("[WorkEmailKey] IS NOT NULL");
        entity.HasIndex(p => p.HiredFromReferralId);
        entity.HasIndex(p => p.PrivateEmailKey);
        entity.HasIndex(p => p.PhoneKey);
        entity.HasIndex(p => p.EmployeeNumber);
        entity.HasIndex(p => p.ManagerId);
        entity.HasIndex(p => new { p.NameSearch, p.Id });
        entity.HasMany(p => p.WorkingTimes).WithOne().HasForeignKey(w => w.PersonId);
        entity.HasIndex(p => p.Roles);
    }
}
