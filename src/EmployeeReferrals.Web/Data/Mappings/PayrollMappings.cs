using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PayrollBatchMapping : IEntityTypeConfiguration<PayrollBatch>
{
    public void Configure(EntityTypeBuilder<PayrollBatch> entity)
    {
        entity.ToTable("PayrollBatches");
        entity.IsAggregate();
        entity.Property(b => b.Currency).HasMaxLength(3);
        entity.Property(b => b.Layout).IsJson(4000);
        entity.Property(b => b.Sha256).HasMaxLength(64).IsUnicode(false);
        // Two that are begun at the same moment: the second finds the number taken and takes the next.
        entity.HasIndex(b => b.Number).IsUnique();
        entity.HasIndex(b => new { b.State, b.ExportedAt });
    }
}

internal sealed class BatchLineMapping : IEntityTypeConfiguration<BatchLine>
{
    public void Configure(EntityTypeBuilder<BatchLine> entity)
    {
        entity.ToTable("BatchLines");
        entity.Property(l => l.Id).ValueGeneratedNever();
        entity.Property(l => l.Currency).HasMaxLength(3);
        entity.Property(l => l.RejectCode).HasMaxLength(Rejection.LongestCode);
        entity.Ignore(l => l.Money);
        entity.HasOne<PayrollBatch>().WithMany().HasForeignKey(l => l.BatchId);
        entity.HasOne<Payout>().WithMany().HasForeignKey(l => l.PayoutId);
        entity.HasOne<Person>().WithMany().HasForeignKey(l => l.RecipientId);
        // At most one batch claims a payout; what was rejected or voided claims nothing any more.
        entity.HasIndex(l => l.PayoutId).IsUnique().HasFilter("[State] <> 'Rejected' AND [State] <> 'Voided'").HasDatabaseName("UX_BatchLines_Claim");
        entity.HasIndex(l => new { l.PayoutId, l.BatchId });
        entity.HasIndex(l => new { l.BatchId, l.Number }).IsUnique();
        entity.HasIndex(l => new { l.BatchId, l.State, l.Number });
        entity.HasIndex(l => l.RecipientId);
    }
}

internal sealed class BatchFileMapping : IEntityTypeConfiguration<BatchFile>
{
    public void Configure(EntityTypeBuilder<BatchFile> entity)
    {
        entity.ToTable("BatchFiles");
        entity.HasKey(f => f.BatchId);
        entity.Property(f => f.BatchId).ValueGeneratedNever();
        entity.HasOne<PayrollBatch>().WithMany().HasForeignKey(f => f.BatchId);
    }
}
