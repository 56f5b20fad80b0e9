using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> entity)
    {
        entity.ToTable("Referrals");
        entity.IsAggregate();
        entity.Property(r => r.Why).HasMaxLength(Text.Paragraph);
        entity.Property(r => r.TypedEmail).HasMaxLength(Text.Email);
        entity.Property(r => r.Terms).IsJson(4000);
        entity.Property(r => r.HireTerms).IsJson(4000);
        entity.Property(r => r.CreditSentence).HasMaxLength(ExclusionRule.LongestSentence);
        entity.HasOne<Candidate>().WithMany().HasForeignKey(r => r.CandidateId);
        entity.HasOne<Person>().WithMany().HasForeignKey(r => r.ReferrerId);
        entity.HasOne<Opening>().WithMany().HasForeignKey(r => r.OpeningId);
        entity.HasMany(r => r.Moves).WithOne().HasForeignKey(m => m.ReferralId);
        entity.HasMany(r => r.Decisions).WithOne().HasForeignKey(d => d.ReferralId);
        entity.HasIndex(r => new
        {
            r.OpeningId,
            r.Stage,
            r.StageSince,
            r.Id,
        });
        entity.HasIndex(r => new
        {
            r.Stage,
            r.StageSince,
            r.Id,
        });
        entity.HasIndex(r => new
        {
            r.ReferrerId,
            r.MadeAt,
            r.Id,
        });
        entity.HasIndex(r => r.CandidateId);
        entity.HasIndex(r => r.WaitingSince);
        entity.HasIndex(r => r.MadeOn);
        entity.HasIndex(r => r.HiredOn);
        entity.HasIndex(r => r.HiredPersonId);
        entity.HasIndex(r => r.HolderId);
    }
}
