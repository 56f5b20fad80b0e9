using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> entity)
    {
        entity.ToTable("Plans");
        entity.IsAggregate();
        entity.HasIndex(p => p.Name).IsUnique();
    }
}

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> entity)
    {
        entity.ToTable("Campaigns");
        entity.IsAggregate();
        entity.Property(c => c.Facts).IsJson(4000);
        entity.HasIndex(c => new
        {
            c.Until,
            c.From,
            c.Id,
        });
    }
}

internal sealed class PayoutNoteMapping : IEntityTypeConfiguration<PayoutNote>
{
    public void Configure(EntityTypeBuilder<PayoutNote> entity)
    {
        entity.ToTable("PayoutNotes");
        entity.Property(n => n.Id).ValueGeneratedNever();
        entity.Property(n => n.Text).HasMaxLength(Text.Paragraph);
        entity.HasOne<Payout>().WithMany().HasForeignKey(n => n.PayoutId);
        entity.HasIndex(n => new { n.PayoutId, n.LedgerNumber });
    }
}

internal sealed class PlanVersionMapping : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> entity)
    {
        entity.ToTable("PlanVersions");
        entity.IsAggregate();
        entity.Property(p => p.Terms).IsJson(4000);
        entity.HasIndex(p => new { p.PlanId, p.Number }).IsUnique();
    }
}

internal sealed class PayoutMapping : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> entity)
    {
        entity.ToTable("Payouts");
        entity.IsAggregate();
        entity.Property(p => p.Currency).HasMaxLength(3);
        entity.HasOne<Referral>().WithMany().HasForeignKey(p => p.ReferralId);
        entity.HasOne<Referral>().WithMany().HasForeignKey(p => p.HireId);
        entity.HasOne<Person>().WithMany().HasForeignKey(p => p.RecipientId);
        entity.HasMany(p => p.Ledger).WithOne().HasForeignKey(l => l.PayoutId);
        entity
            .HasIndex(p => new
            {
                p.HireKey,
                p.Side,
                p.Number,
                p.RecipientId,
                p.Round,
            })
            .IsUnique();
        entity.HasIndex(p => new
        {
            p.ReferralId,
            p.Number,
            p.RecipientId,
        });
        entity.HasIndex(p => p.HireId);
        entity.HasIndex(p => new
        {
            p.State,
            p.DueOn,
            p.Id,
        });
        entity.HasIndex(p => new { p.State, p.DeferredUntil });
        entity.HasIndex(p => p.RecipientId);
        entity.HasIndex(p => p.Recovery).HasFilter("[Recovery] = 'ToReview'");
    }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entity)
    {
        entity.ToTable("PayoutLedger");
        entity.Property(l => l.Id).ValueGeneratedNever();
        entity.Property(l => l.Currency).HasMaxLength(3);
        entity.Property(l => l.Seen).IsJson(500);
        entity.Property(l => l.Kept).IsJson(3000);
        entity.HasIndex(l => new { l.PayoutId, l.Number }).IsUnique();
        entity.HasIndex(l => l.At);
    }
}

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
        entity
            .HasIndex(l => l.PayoutId)
            .IsUnique()
            .HasFilter("[State] <> 'Rejected' AND [State] <> 'Voided'")
            .HasDatabaseName("UX_BatchLines_Claim");
        entity.HasIndex(l => new { l.PayoutId, l.BatchId });
        entity.HasIndex(l => new { l.BatchId, l.Number }).IsUnique();
        entity.HasIndex(l => new
        {
            l.BatchId,
            l.State,
            l.Number,
        });
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
