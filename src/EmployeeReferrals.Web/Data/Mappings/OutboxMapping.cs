using EmployeeReferrals.Web.Outbox;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("Outbox");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Kind).HasMaxLength(40);
        entity.Property(m => m.Facts).HasMaxLength(2000);
        entity.Property(m => m.Error).HasMaxLength(60);
        entity.Property(m => m.TraceId).HasMaxLength(32).IsUnicode(false);
        entity.HasIndex(m => m.Key).IsUnique().HasFilter("[Key] IS NOT NULL");
        entity.HasIndex(m => new { m.State, m.NextAttemptAt });
        entity.HasIndex(m => m.ReferralId);
        entity.HasIndex(m => m.CandidateId);
        entity.HasIndex(m => m.Purge).HasFilter("[Purge] = 1");
        entity.HasIndex(m => new { m.CreatedAt, m.Id });
        entity.HasIndex(m => m.ClaimId);
    }
}
