using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Security;

/// <summary>A company that set no key: its own lies in the data folder.</summary>
public sealed class KeyFilePortal : Portal
{
    protected override bool Embedded => true;

    protected override void Configure(IServiceCollection services) => services.PostConfigure<SecurityOptions>(o => o.Key = "");

    public string Digits => File.ReadAllText(Path.Combine(Folder, "portal.key")).Trim();

    /// <summary>The key as another start of the portal reads it.</summary>
    public PortalKey Key(string setting, bool withFile = true, params string[] former) =>
        new(
            new DataFolder(
                Options.Create(new DataOptions { Folder = withFile ? Folder : Directory.CreateTempSubdirectory("key-").FullName }),
                Factory.Services.GetRequiredService<IHostEnvironment>()
            ),
            Options.Create(new SecurityOptions { Key = setting, FormerKeys = former })
        );
}

public sealed class PortalKeyTests : IAsyncLifetime
{
    private const string Phrase = "a phrase that somebody once thought of as the key";
    private readonly KeyFilePortal portal = new();

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        await portal.Refer(portal.Ada, "key@mail.example");
        await ChainWith(portal.Key(""));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private IDbContextFactory<AppDbContext> Databases => portal.Factory.Services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    private async Task ChainWith(PortalKey key) =>
        Portal.Ok(
            await ActivatorUtilities
                .CreateInstance<ChainAudit>(portal.Factory.Services, new AuditChain(key))
                .Execute(Actor.System("Test"), portal.Token)
        );

    private Task<Result> StartWith(PortalKey key) => new AuditStart(Databases, new AuditChain(key), portal.Clock).Open(portal.Token);

    private async Task<VerifyAudit.Report> Verify(PortalKey key) =>
        (await new VerifyAudit(Databases, new AuditChain(key)).Execute(Actor.System("Test"), new(), portal.Token)).Value;

    [Fact]
    public void Hex_and_64_digits_is_the_key_itself_and_every_other_value_is_hashed_as_ever()
    {
        var digits = portal.Digits;
        var own = portal.Key("").Hash("test", "text");
        Assert.Equal(own, portal.Key("hex:" + digits, withFile: false).Hash("test", "text"));
        Assert.Equal(own, portal.Key(" HEX: " + digits.ToUpperInvariant() + "\n", withFile: false).Hash("test", "text"));
        Assert.NotEqual(own, portal.Key(digits, withFile: false).Hash("test", "text"));
        Assert.Equal("hex:" + digits, portal.Key("").Setting);
        Assert.Null(portal.Key(Phrase).Setting);
        // As it has been since the first version: what is kept by such a key stays readable.
        Assert.Equal(
            Convert.ToHexStringLower(
                System.Security.Cryptography.HMACSHA256.HashData(System.Security.Cryptography.SHA256.HashData("hex:12"u8), "test\ntext"u8)
            ),
            portal.Key("hex:12").Hash("test", "text")
        );
    }

    [Fact]
    public async Task Start_under_the_key_that_the_audit_is_signed_with_goes_on()
    {
        Portal.Ok(await StartWith(portal.Key("")));
        Portal.Ok(await StartWith(portal.Key("hex:" + portal.Digits, withFile: false)));
    }

    [Theory]
    [InlineData("digits", false, "Set Security:Key to \"hex:\" and the 64 digits that it is now.")]
    [InlineData("digits", true, "Set Security:Key to \"hex:\" and the 64 digits that it is now.")]
    [InlineData(Phrase, true, "Set Security:Key to \"hex:\" and the 64 digits in portal.key.")]
    [InlineData(Phrase, false, "Set Security:Key to what it was: what copy-database printed")]
    public async Task Start_under_another_key_is_refused_and_says_what_to_set(string setting, bool withFile, string said)
    {
        var refused = await StartWith(portal.Key(setting == "digits" ? portal.Digits : setting, withFile));
        Assert.Equal("another_key", refused.Problem?.Code);
        Assert.Contains(said, refused.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Digits, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_without_hex_where_the_audit_is_signed_with_the_text_says_so()
    {
        await portal.Refer(portal.Ben, "text@mail.example");
        await ChainWith(portal.Key(portal.Digits, withFile: false));
        var refused = await StartWith(portal.Key("hex:" + portal.Digits, withFile: false));
        Assert.Contains("the same 64 digits without \"hex:\" before them", refused.Sentence, StringComparison.Ordinal);
        var file = await StartWith(portal.Key(""));
        Assert.Contains("the 64 digits in portal.key, without \"hex:\" before them", file.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_under_a_new_key_that_names_the_former_one_goes_on()
    {
        var key = portal.Key(Phrase, withFile: false, "hex:" + portal.Digits);
        Portal.Ok(await StartWith(key));
        await portal.Refer(portal.Ben, "renewed@mail.example");
        await ChainWith(key);
        var report = await Verify(key);
        Assert.True(report.IsWhole);
        Assert.Equal([KeyOrigin.Former, KeyOrigin.Present], report.Pieces.Select(p => p.Origin));
    }

    /// <summary>That somebody changed an entry is for verify-audit to say; the key is the right one.</summary>
    [Fact]
    public async Task Start_goes_on_where_the_last_entry_was_changed()
    {
        await using (var db = portal.Db())
            Assert.Equal(
                1,
                await db.Database.ExecuteSqlRawAsync(
                    "UPDATE Audit SET Event = 'Nothing' WHERE ChainNumber = (SELECT max(ChainNumber) FROM Audit)",
                    portal.Token
                )
            );
        Portal.Ok(await StartWith(portal.Key("")));
    }

    [Theory]
    [InlineData("digits")]
    [InlineData(Phrase)]
    public async Task Chain_signed_with_the_file_and_then_with_a_setting_is_verified_piece_by_piece(string setting)
    {
        var key = portal.Key(setting == "digits" ? portal.Digits : setting);
        var first = (await Verify(portal.Key(""))).Reached;
        await portal.Refer(portal.Ben, "piece@mail.example");
        await ChainWith(key);
        Portal.Ok(await StartWith(key));
        var report = await Verify(key);
        Assert.True(report.IsWhole);
        Assert.Equal([(1, first), (first + 1, report.Reached)], report.Pieces.Select(p => (p.From, p.Until)));
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlRawAsync("UPDATE Audit SET Data = Data || ' ' WHERE ChainNumber = 2", portal.Token);
        Assert.True(await Verify(key) is { Broken: VerifyAudit.Fault.Changed, Reached: 1 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_and_objections_made_under_the_file_count_under_the_same_digits_however_they_are_read(bool raw)
    {
        var own = portal.Key("");
        var objected = await portal.Refer(portal.Ben, "objects@mail.example");
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(objected, true), portal.Token));
        var id = await portal.Refer(portal.Ada, "linked@mail.example");
        await using var db = portal.Db();
        var link = await db.CandidateLinks.AsNoTracking().SingleAsync(l => l.ReferralId == id, portal.Token);

        var key = portal.Key((raw ? "hex:" : "") + portal.Digits, withFile: false);
        Assert.NotNull(await Erasure.Link(db, key, own.Token("candidate-link", link.Id), portal.Clock.GetUtcNow(), portal.Token));
        // Sent again, the mail holds the link that works.
        Assert.Equal(own.Token("candidate-link", link.Id), key.Token("candidate-link", link.Id, "candidate-link-kept", link.TokenHash));
        var again = await ActivatorUtilities
            .CreateInstance<SubmitReferral>(portal.Factory.Services, key)
            .Execute(portal.Ada.Actor, new(Guid.CreateVersion7(), portal.Nurse, "Odo Object", "objects@mail.example", "Why"), portal.Token);
        Assert.Equal("objected", again.Problem?.Code);
    }

    [Fact]
    public async Task Company_that_was_copied_goes_on_under_the_setting_that_copying_printed()
    {
        var id = await portal.Refer(portal.Ada, "moved@mail.example");
        await ChainWith(portal.Key(""));
        var target = await CopyDatabaseTests.Target(portal);
        var (code, said) = await CopyDatabaseTests.Copy(portal, target);
        Assert.True(code == 0, said);
        var setting = $"hex:{portal.Digits}";
        Assert.Contains($"Set Security:Key to {setting}.", said, StringComparison.Ordinal);

        var key = portal.Key(setting, withFile: false);
        var there = new CopyDatabaseTests.At(target);
        Portal.Ok(await new AuditStart(there, new AuditChain(key), portal.Clock).Open(portal.Token));
        Assert.True(
            (await new VerifyAudit(there, new AuditChain(key)).Execute(Actor.System("Test"), new(), portal.Token)).Value
                is { IsWhole: true, Pieces.Count: 1 }
        );
        await using var db = target();
        var link = await db.CandidateLinks.AsNoTracking().SingleAsync(l => l.ReferralId == id, portal.Token);
        var page = await ActivatorUtilities
            .CreateInstance<GetCandidatePage>(portal.Factory.Services, key, there)
            .Execute(Actor.Nobody, new(key.Token("candidate-link", link.Id)), portal.Token);
        Assert.NotNull(page);
    }

    [Fact]
    public async Task Company_whose_audit_two_keys_signed_is_copied_with_both_named()
    {
        var both = portal.Key(Phrase);
        await portal.Refer(portal.Ben, "both@mail.example");
        await ChainWith(both);
        var target = await CopyDatabaseTests.Target(portal);
        var (code, said) = await CopyDatabaseTests.Copy(portal, target, both);
        Assert.True(code == 0, said);
        Assert.Contains(
            $"Leave Security:Key as it is set here, and Security:FormerKeys:0 to hex:{portal.Digits}.",
            said,
            StringComparison.Ordinal
        );
        var key = portal.Key(Phrase, withFile: false, "hex:" + portal.Digits);
        Assert.True(
            (
                await new VerifyAudit(new CopyDatabaseTests.At(target), new AuditChain(key)).Execute(
                    Actor.System("Test"),
                    new(),
                    portal.Token
                )
            ).Value
                is { IsWhole: true, Pieces.Count: 2 }
        );
    }
}
