using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PersonMatchMapping : IEntityTypeConfiguration<PersonMatch>
{
    public void Configure(EntityTypeBuilder<PersonMatch> entity)
    {
        entity.ToTable("PersonMatches");
        entity.IsAggregate();
        entity.HasOne<Referral>().WithMany().HasForeignKey(m => m.ReferralId);
        entity.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        entity.HasIndex(m => new { m.ReferralId, m.PersonId }).IsUnique();
        entity.HasIndex(m => m.FoundAt).HasFilter("[DecidedAt] IS NULL").HasDatabaseName("IX_PersonMatches_Waiting");
    }
}
