using System.Reflection;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EmployeeReferrals.Web.Tests.Data;

public sealed class ModelTests
{
    private static readonly AppDbContext[] Both =
    [
        Databases.Sqlite("model.db", null)(),
        Databases.SqlServer(new DatabaseOptions { ConnectionString = "Server=model" }, null)(),
    ];

    /// <summary>Columns that hold codes, ids, amounts, dates or facts about the company. Anything else that can hold text is
    /// personal.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "People.EmployeeNumber",
        "People.LegalEntity",
        "People.Department",
        "People.Location",
        "Identities.Issuer",
        "Identities.Key",
        "Lists.Name",
        "ListSpellings.Key",
        "ListSpellings.Written",
        "Openings.Title",
        "Openings.Search",
        "Openings.Department",
        "Openings.Location",
        "Openings.Description",
        "Referrals.Terms",
        "Referrals.CreditSentence",
        "CreditDecisions.Sentence",
        "Plans.Name",
        "Campaigns.Facts",
        "Openings.BonusCurrency",
        "CandidateMerges.ReferralIds",
        "CandidateMerges.ContactIds",
        "CreditDecisions.Facts",
        "PlanVersions.Terms",
        "Payouts.RewardName",
        "Payouts.Currency",
        "Payouts.LegalEntity",
        "Payouts.EmployeeNumber",
        "PayoutLedger.Seen",
        "PayoutLedger.Kept",
        "PayoutLedger.Currency",
        "PayrollBatches.Currency",
        "PayrollBatches.LegalEntity",
        "PayrollBatches.Layout",
        "PayrollBatches.Sha256",
        "BatchLines.Currency",
        "BatchLines.RewardName",
        "BatchLines.EmployeeNumber",
        "BatchLines.LegalEntity",
        "BatchLines.RejectCode",
        "Openings.Past",
        "AmountRequests.BonusCurrency",
        "AmountRequests.Reason",
        "AmountRequests.Answer",
        "People.EarlierSpells",
        "Referrals.HireTerms",
        "Settings.PayrollLayout",
        "Resumes.ContentType",
        "CandidateLinks.TokenHash",
        "Objections.KeyHash",
        "Settings.Name",
        "Settings.TimeZone",
        "Settings.PhoneRegion",
        "Settings.GeneralRecruiters",
        "JobRuns.Job",
        "JobRuns.Error",
        "JobRuns.Did",
        "JobStates.Job",
        "JobStates.Error",
        "Sessions.Browser",
        "Audit.ActedAs",
        "Audit.Event",
        "Audit.Data",
        "Audit.Hash",
        "Audit.Seal",
        "AuditHead.Hash",
        "AuditHead.Mac",
        "DataProtectionKeys.FriendlyName",
        "DataProtectionKeys.Xml",
        "Outbox.Kind",
        "Outbox.Facts",
        "Outbox.Key",
        "Outbox.Error",
        "Outbox.TraceId",
    ];

    [Fact]
    public void Model_every_text_column_is_personal_or_listed_as_harmless()
    {
        var unknown = Both[0]
            .Model.GetEntityTypes()
            .SelectMany(e =>
                e.GetProperties()
                    .Where(CanHoldText)
                    .Where(p => p.PropertyInfo?.GetCustomAttribute<PersonalDataAttribute>() is null)
                    .Select(p => $"{e.GetTableName()}.{p.Name}")
            )
            .Except(Harmless);
        Assert.Empty(unknown);
    }

    [Fact]
    public void Model_harmless_list_names_only_columns_that_are_there()
    {
        var columns = Both[0]
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.Name}"))
            .ToHashSet();
        Assert.Equal([], Harmless.Except(columns));
    }

    [Fact]
    public void Model_migrations_of_both_databases_are_in_step() =>
        Assert.All(Both, db => Assert.False(db.Database.HasPendingModelChanges(), db.GetType().Name));

    [Fact]
    public void Model_fits_sql_server_no_cascade_every_length_and_precision_small_keys()
    {
        foreach (var entity in Both[1].Model.GetEntityTypes())
        {
            Assert.All(entity.GetForeignKeys(), k => Assert.NotEqual(DeleteBehavior.Cascade, k.DeleteBehavior));
            foreach (var property in entity.GetProperties())
            {
                var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
                // As long as the certificate, or an opening's past, makes it; never searched.
                if (property.Name is "Xml" or "Past")
                    continue;
                if (stored == typeof(string))
                    Assert.True(property.GetMaxLength() is > 0 and <= 4000, $"{entity.GetTableName()}.{property.Name} has no length");
                if (stored == typeof(decimal))
                    Assert.True(property.GetPrecision() == 19, $"{entity.GetTableName()}.{property.Name} has no precision");
            }
            foreach (var index in entity.GetIndexes())
                Assert.True(
                    index.Properties.Sum(Bytes) <= 900,
                    $"{entity.GetTableName()} {string.Join(",", index.Properties.Select(p => p.Name))} is "
                        + $"{index.Properties.Sum(Bytes)} bytes"
                );
        }
    }

    private static int Bytes(IProperty property)
    {
        var stored = Nullable.GetUnderlyingType(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType)
            ?? property.GetTypeMapping().Converter?.ProviderClrType
            ?? property.ClrType;
        return stored == typeof(string) ? property.GetMaxLength()!.Value * 2 : 16;
    }

    private static bool CanHoldText(IProperty property)
    {
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (clr.IsEnum)
            return false;
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? clr;
        return stored == typeof(string) && clr != typeof(Guid) || clr == typeof(byte[]);
    }
}
