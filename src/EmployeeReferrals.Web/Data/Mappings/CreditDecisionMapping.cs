using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class CreditDecisionMapping : IEntityTypeConfiguration<CreditDecision>
{
    public void Configure(EntityTypeBuilder<CreditDecision> entity)
    {
        entity.ToTable("CreditDecisions");
        entity.Property(d => d.Id).ValueGeneratedNever();
        entity.Property(d => d.Facts).IsJson(2000);
        entity.Property(d => d.Sentence).HasMaxLength(ExclusionRule.LongestSentence);
        entity.Property(d => d.Reason).HasMaxLength(Text.Paragraph);
        entity.HasIndex(d => new { d.ReferralId, d.Number }).IsUnique();
    }
}
