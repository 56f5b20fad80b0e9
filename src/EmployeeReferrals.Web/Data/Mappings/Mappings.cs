using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Outbox;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmployeeReferrals.Web.Data.Mappings;

internal static class MappingParts
{
    public static void IsAggregate<T>(this EntityTypeBuilder<T> entity)
        where T : Aggregate
    {
        entity.HasKey(a => a.Id);
        entity.Property(a => a.Id).ValueGeneratedNever();
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.Ignore(a => a.Events);
    }

    /// <summary>Frozen facts are records that never change, and many rows in a row say the same: one is read for them all.</summary>
    private sealed record Last<T>(string Text, T Value)
    {
        private static Last<T>? _last;

        public static T Read(string text)
        {
            if (_last is { } last && last.Text == text)
                return last.Value;
            var read = Json.Read<T>(text);
            _last = new(text, read);
            return read;
        }
    }

    /// <summary>Frozen facts, compared by what they say.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, int length)
    {
        property.HasConversion(
            value => Json.Write(value),
            text => Last<T>.Read(text),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || Json.Write(a) == Json.Write(b),
                v => Json.Write(v).GetHashCode(StringComparison.Ordinal),
                v => v
            )
        );
        return property.HasMaxLength(length);
    }
}

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

internal sealed class WorkingTimeMapping : IEntityTypeConfiguration<WorkingTime>
{
    public void Configure(EntityTypeBuilder<WorkingTime> entity)
    {
        entity.ToTable("WorkingTimes");
        entity.Property(w => w.Id).ValueGeneratedNever();
        entity.HasIndex(w => new { w.PersonId, w.From }).IsUnique();
    }
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> entity)
    {
        entity.ToTable("Leaves");
        entity.Property(l => l.Id).ValueGeneratedNever();
    }
}

internal sealed class IdentityMapping : IEntityTypeConfiguration<Identity>
{
    public void Configure(EntityTypeBuilder<Identity> entity)
    {
        entity.ToTable("Identities");
        entity.Property(i => i.Id).ValueGeneratedNever();
        entity.Property(i => i.Issuer).HasMaxLength(Identity.LongestIssuer);
        entity.Property(i => i.Subject).HasMaxLength(Identity.LongestSubject);
        entity.Property(i => i.Key).HasMaxLength(64);
        entity.HasIndex(i => i.Key).IsUnique();
        entity.HasIndex(i => new { i.PersonId, i.Issuer }).IsUnique();
    }
}

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> entity)
    {
        entity.ToTable("Openings");
        entity.IsAggregate();
        entity.Property(o => o.Search).HasMaxLength(700);
        entity.Property(o => o.Description).HasMaxLength(Text.Paragraph);
        entity.Property(o => o.BonusCurrency).HasMaxLength(3);
        entity.Property(o => o.Past).IsJson(100_000);
        entity.HasMany(o => o.Recruiters).WithOne().HasForeignKey(r => r.OpeningId);
        entity.HasIndex(o => new
        {
            o.State,
            o.PublishedAt,
            o.Id,
        });
        entity.HasIndex(o => o.HiringManagerId);
    }
}

internal sealed class ListEntryMapping : IEntityTypeConfiguration<ListEntry>
{
    public void Configure(EntityTypeBuilder<ListEntry> entity)
    {
        entity.ToTable("Lists");
        entity.IsAggregate();
        entity.HasMany(e => e.Spellings).WithOne().HasForeignKey(s => s.EntryId);
        entity.HasIndex(e => new { e.Kind, e.State });
    }
}

internal sealed class ListSpellingMapping : IEntityTypeConfiguration<ListSpelling>
{
    public void Configure(EntityTypeBuilder<ListSpelling> entity)
    {
        entity.ToTable("ListSpellings");
        entity.HasKey(s => new { s.Kind, s.Key });
    }
}

internal sealed class ListPairMapping : IEntityTypeConfiguration<ListPair>
{
    public void Configure(EntityTypeBuilder<ListPair> entity)
    {
        entity.ToTable("ListPairs");
        entity.IsAggregate();
        entity.HasIndex(p => new { p.FirstId, p.SecondId }).IsUnique();
    }
}

internal sealed class AmountRequestMapping : IEntityTypeConfiguration<AmountRequest>
{
    public void Configure(EntityTypeBuilder<AmountRequest> entity)
    {
        entity.ToTable("AmountRequests");
        entity.IsAggregate();
        entity.Property(r => r.BonusCurrency).HasMaxLength(3);
        entity.Property(r => r.Reason).HasMaxLength(Text.Paragraph);
        entity.Property(r => r.Answer).HasMaxLength(Text.Paragraph);
        entity.HasOne<Opening>().WithMany().HasForeignKey(r => r.OpeningId);
        entity.HasIndex(r => new { r.OpeningId, r.AskedAt });
        entity.HasIndex(r => r.AskedAt).HasFilter("[AnsweredAt] IS NULL").HasDatabaseName("IX_AmountRequests_Waiting");
    }
}

internal sealed class OpeningRecruiterMapping : IEntityTypeConfiguration<OpeningRecruiter>
{
    public void Configure(EntityTypeBuilder<OpeningRecruiter> entity)
    {
        entity.ToTable("OpeningRecruiters");
        entity.HasKey(r => new { r.OpeningId, r.PersonId });
        entity.HasIndex(r => r.PersonId);
    }
}

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> entity)
    {
        entity.ToTable("Candidates");
        entity.IsAggregate();
        entity.Property(c => c.Email).HasMaxLength(Text.Email);
        entity.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => c.CandidateId);
        entity.HasIndex(c => new { c.NameSearch, c.Id });
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<CandidateContact>
{
    public void Configure(EntityTypeBuilder<CandidateContact> entity)
    {
        entity.ToTable("CandidateContacts");
        entity.Property(c => c.Id).ValueGeneratedNever();
        entity.Property(c => c.Value).HasMaxLength(Text.Address);
        entity.Property(c => c.Key).HasMaxLength(Text.Email);
        // Two referrals of a new person at the same moment: the second finds the first's candidate when it tries again.
        entity
            .HasIndex(c => new { c.Key, c.Kind })
            .IsUnique()
            .HasFilter("[Key] IS NOT NULL AND [Kind] <> 'Phone'")
            .HasDatabaseName("UX_CandidateContacts_Key");
        entity.HasIndex(c => new { c.Kind, c.Key });
    }
}

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

internal sealed class StageMoveMapping : IEntityTypeConfiguration<StageMove>
{
    public void Configure(EntityTypeBuilder<StageMove> entity)
    {
        entity.ToTable("StageMoves");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Note).HasMaxLength(Text.Paragraph);
        entity.HasIndex(m => new { m.ReferralId, m.Entry }).IsUnique();
    }
}

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

internal sealed class OwnershipMapping : IEntityTypeConfiguration<Ownership>
{
    public void Configure(EntityTypeBuilder<Ownership> entity)
    {
        entity.ToTable("Ownerships");
        entity.IsAggregate();
        entity.HasIndex(o => new { o.CandidateId, o.ScopeKey }).IsUnique().HasFilter("[EndedAt] IS NULL");
        entity.HasIndex(o => new { o.EndedAt, o.WindowEndsOn });
        entity.HasIndex(o => o.ReferralId);
    }
}

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> entity)
    {
        entity.ToTable("Notes");
        entity.IsAggregate();
        entity.Property(n => n.Body).HasMaxLength(Text.Paragraph);
        entity.HasOne<Referral>().WithMany().HasForeignKey(n => n.ReferralId);
    }
}

internal sealed class MergeMapping : IEntityTypeConfiguration<CandidateMerge>
{
    public void Configure(EntityTypeBuilder<CandidateMerge> entity)
    {
        entity.ToTable("CandidateMerges");
        entity.IsAggregate();
        entity.Property(m => m.ReferralIds).IsJson(4000);
        entity.Property(m => m.ContactIds).IsJson(4000);
        entity.HasIndex(m => m.FromId);
        entity.HasIndex(m => m.IntoId);
        // Two people who merge at the same moment: the second finds it done.
        entity.HasIndex([nameof(CandidateMerge.FromId)], "UX_CandidateMerges_Standing").IsUnique().HasFilter("[UndoneAt] IS NULL");
    }
}

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

internal sealed class ReviewMapping : IEntityTypeConfiguration<CreditReview>
{
    public void Configure(EntityTypeBuilder<CreditReview> entity)
    {
        entity.ToTable("CreditReviews");
        entity.IsAggregate();
        entity.HasOne<Referral>().WithMany().HasForeignKey(r => r.ReferralId);
        entity.HasMany(r => r.Messages).WithOne().HasForeignKey(m => m.ReviewId);
        // One thread per referral: who asks again goes on in it.
        entity.HasIndex(r => r.ReferralId).IsUnique();
        entity.HasIndex(r => new
        {
            r.State,
            r.LastAt,
            r.Id,
        });
    }
}

internal sealed class ReviewMessageMapping : IEntityTypeConfiguration<ReviewMessage>
{
    public void Configure(EntityTypeBuilder<ReviewMessage> entity)
    {
        entity.ToTable("ReviewMessages");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Text).HasMaxLength(Text.Paragraph);
        entity.HasIndex(m => new { m.ReviewId, m.Number }).IsUnique();
    }
}

internal sealed class PriorApplicationMapping : IEntityTypeConfiguration<PriorApplication>
{
    public void Configure(EntityTypeBuilder<PriorApplication> entity)
    {
        entity.ToTable("PriorApplications");
        entity.Property(a => a.Id).ValueGeneratedNever();
        entity.HasOne<Candidate>().WithMany().HasForeignKey(a => a.CandidateId);
        entity.HasIndex(a => new { a.CandidateId, a.AppliedOn }).IsUnique();
    }
}

internal sealed class ResumeMapping : IEntityTypeConfiguration<Resume>
{
    public void Configure(EntityTypeBuilder<Resume> entity)
    {
        entity.ToTable("Resumes");
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.HasOne<Referral>().WithMany().HasForeignKey(r => r.ReferralId);
    }
}

internal sealed class CandidateLinkMapping : IEntityTypeConfiguration<CandidateLink>
{
    public void Configure(EntityTypeBuilder<CandidateLink> entity)
    {
        entity.ToTable("CandidateLinks");
        entity.Property(l => l.Id).ValueGeneratedNever();
        entity.Property(l => l.TokenHash).HasMaxLength(64);
        entity.HasIndex(l => l.TokenHash).IsUnique();
        entity.HasIndex(l => l.CandidateId);
        entity.HasIndex(l => l.ReferralId);
    }
}

internal sealed class ObjectionMapping : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> entity)
    {
        entity.ToTable("Objections");
        entity.HasKey(o => o.KeyHash);
        entity.Property(o => o.KeyHash).HasMaxLength(64);
    }
}

internal sealed class PossibleMatchMapping : IEntityTypeConfiguration<PossibleMatch>
{
    public void Configure(EntityTypeBuilder<PossibleMatch> entity)
    {
        entity.ToTable("PossibleMatches");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.HasIndex(m => m.ReferralId);
        entity.HasIndex(m => m.OtherCandidateId);
    }
}

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

internal sealed class EarlierRulingMapping : IEntityTypeConfiguration<EarlierRuling>
{
    public void Configure(EntityTypeBuilder<EarlierRuling> entity)
    {
        entity.ToTable("EarlierRulings");
        entity.IsAggregate();
        // HR decides each once; who is second is told so.
        entity.HasIndex(r => new { r.Rule, r.AboutId }).IsUnique();
    }
}

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

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> entity)
    {
        entity.ToTable("JobRuns");
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.HasIndex(r => new { r.Job, r.StartedAt });
        entity.HasIndex(r => r.StartedAt);
    }
}

internal sealed class JobStateMapping : IEntityTypeConfiguration<JobState>
{
    public void Configure(EntityTypeBuilder<JobState> entity)
    {
        entity.ToTable("JobStates");
        entity.HasKey(s => s.Job);
        entity.Property(s => s.Job).HasMaxLength(60);
    }
}

internal sealed class StoredSessionMapping : IEntityTypeConfiguration<StoredSession>
{
    public void Configure(EntityTypeBuilder<StoredSession> entity)
    {
        entity.ToTable("Sessions");
        entity.Property(s => s.Id).ValueGeneratedNever();
        entity.Property(s => s.Claimed).HasConversion<int>();
        entity.Property(s => s.Browser).HasMaxLength(80);
        entity.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        entity.HasIndex(s => new { s.PersonId, s.BeganAt });
        entity.HasIndex(s => s.EndsAt);
    }
}

internal sealed class KeptFormMapping : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> entity)
    {
        entity.ToTable("KeptForms");
        entity.Property(f => f.Id).ValueGeneratedNever();
        entity.HasIndex(f => f.ExpiresAt);
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.ToTable("Audit");
        entity.HasKey(a => a.Number);
        entity.Property(a => a.ActedAs).HasMaxLength(40);
        entity.Property(a => a.Event).HasMaxLength(60);
        entity.Property(a => a.Data).HasMaxLength(2000);
        entity.HasIndex(a => new { a.SubjectId, a.Number });
        entity.HasIndex(a => new { a.ActorId, a.Number });
        entity.HasIndex(a => new { a.Event, a.Number });
        entity.HasIndex(a => new { a.At, a.Number });
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(a => a.Seal).HasMaxLength(AuditChain.SealLength).IsUnicode(false);
        // One seal, one entry: nobody can put a copy of an entry beside it.
        entity.HasIndex(a => a.Seal).IsUnique().HasFilter("[Seal] IS NOT NULL");
        // Two that lengthen the chain at once: the second finds the place taken.
        entity.Property(a => a.ChainNumber).IsConcurrencyToken();
        entity.HasIndex(a => a.ChainNumber).IsUnique().HasFilter("[ChainNumber] IS NOT NULL");
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> entity)
    {
        entity.ToTable("AuditHead");
        entity.Property(h => h.Id).ValueGeneratedNever();
        entity.Property(h => h.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(h => h.Mac).HasMaxLength(64).IsUnicode(false);
        // It moves with the entries that are signed: of two that sign at once, one finds it moved.
        entity.Property(h => h.ChainNumber).IsConcurrencyToken();
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("Outbox");
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Facts).IsJson(2000);
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

internal sealed class KeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> entity)
    {
        entity.ToTable("DataProtectionKeys");
        // As long as the certificate that protects it makes it.
        entity.Property(k => k.Xml).HasMaxLength(-1);
    }
}
