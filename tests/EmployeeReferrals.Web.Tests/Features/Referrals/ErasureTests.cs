using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

public sealed class ErasureTests : IAsyncLifetime
{
    private static readonly string[] Traces =
    [
        "Zebedee",
        "Quillfeather",
        "zq-unique",
        "Zq-Unique",
        "31612345699",
        "6 1234 5699",
        "zebedee-quill",
        "Marzipan",
        "Rhubarb",
        "Gooseberry",
        "zq-resume",
    ];
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Guid> FullLife()
    {
        var id = Guid.CreateVersion7();
        var resume = ResumeFile.Read("zq-resume.pdf", [.. "%PDF-1.7 Zebedee Quillfeather Marzipan"u8]);
        Portal.Ok(
            await portal
                .Op<SubmitReferral>()
                .Execute(
                    portal.Ada.Actor,
                    new(
                        id,
                        portal.Nurse,
                        "Zebedee Quillfeather",
                        "Zq-Unique@mail.example",
                        "Marzipan",
                        "linkedin.com/in/zebedee-quill",
                        "+31 6 1234 5699",
                        Relationship.Friend,
                        true,
                        resume.Value
                    ),
                    portal.Token
                )
        );
        Portal.Ok(await portal.Submit(portal.Ben, "zq-unique@mail.example", portal.Clerk, "Zebedee Quillfeather"));
        Portal.Ok(
            await portal.Op<WriteNote>().Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), id, "Rhubarb about Zebedee"), portal.Token)
        );
        Portal.Ok(
            await portal
                .Op<CorrectCandidate>()
                .Execute(portal.Rita.Actor, new(id, "Zebedee Quillfeather", "zq-unique2@mail.example"), portal.Token)
        );
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(id, false, "Gooseberry"), portal.Token));
        await portal.Move(id, Stage.Screening);
        Portal.Ok(await portal.Op<MoveReferral>().Execute(portal.Rita.Actor, new(id, Stage.Withdrawn, 2, null, "Rhubarb"), portal.Token));
        await portal.SendMail();
        Assert.NotEmpty(Found());
        return id;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erasure_leaves_nothing_of_the_candidate_in_tables_files_or_log(bool objected)
    {
        var id = await FullLife();
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, objected), portal.Token));
        await portal.SendMail();
        Assert.Empty(Found());
        Assert.DoesNotContain(Traces, trace => portal.Log.Text.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Objection_by_the_candidates_link_closes_erases_and_stops_mail()
    {
        var id = await FullLife();
        var token = await TokenOf(id);
        Portal.Ok(await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token));
        await portal.SendMail();
        Assert.Empty(Found());
        Assert.Equal(Outcome.NotFound, (await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token)).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Objection_with_another_token_is_not_found(string token) =>
        Assert.Equal(Outcome.NotFound, (await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token)).Outcome);

    [Fact]
    public async Task Link_expired_or_altered_is_not_found()
    {
        var id = await portal.Refer(portal.Ada, "link@mail.example");
        var token = await TokenOf(id);
        var altered = token[..^1] + (token[^1] == '0' ? '1' : '0');
        Assert.Equal(Outcome.NotFound, (await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(altered), portal.Token)).Outcome);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(Outcome.NotFound, (await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(token), portal.Token)).Outcome);
    }

    [Fact]
    public async Task Retention_erases_after_its_days_and_keeps_the_payouts()
    {
        var gone = await portal.Refer(portal.Ada, "gone@mail.example");
        await portal.Move(gone, Stage.NotSelected);
        var hired = await portal.ReferAndHire(portal.Ada, "hired@mail.example", portal.Today);
        await portal.Start(hired, portal.Today);
        await portal.GoTo(portal.Today.AddDays(91));
        portal.Clock.Advance(TimeSpan.FromDays(95));
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
        Assert.Equal((true, false), (await Erased(gone), await Erased(hired)));
        portal.Clock.Advance(TimeSpan.FromDays(95));
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
        // Released is not paid: until payroll confirms it, HR may have to know whose it was.
        Assert.False(await Erased(hired));
        var paul = portal.Paul.Actor;
        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(paul, new(batch, "EUR", null, portal.Today), portal.Token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(paul, new(batch, [], true), portal.Token));
        portal.Clock.Advance(TimeSpan.FromDays(179));
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
        Assert.False(await Erased(hired));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
        Assert.True(await Erased(hired));
        Assert.Equal(2000m, (await portal.Payouts(hired)).Sum(p => p.Amount));
    }

    [Fact]
    public async Task Link_opens_until_window_and_retention_are_over_and_not_at_that_moment()
    {
        var id = await portal.Refer(portal.Ada, "edge@mail.example");
        var token = await TokenOf(id);
        var days = (await portal.Programme.Settings(portal.Token)).RetentionDays + (await portal.Load(id)).Terms.WindowDays;
        var end = Portal.Monday.AddDays(days);
        portal.Clock.SetUtcNow(end.AddSeconds(-1));
        Portal.Ok(await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(token), portal.Token));
        portal.Clock.SetUtcNow(end);
        Assert.Equal(Outcome.NotFound, (await portal.Op<GetCandidatePage>().Execute(Actor.Nobody, new(token), portal.Token)).Outcome);
    }

    [Fact]
    public async Task Objection_stops_the_candidates_waiting_mail_and_not_the_referrers()
    {
        var id = await portal.Refer(portal.Ada, "waiting@mail.example");
        Portal.Ok(await portal.Op<ObjectAsCandidate>().Execute(Actor.Nobody, new(await TokenOf(id)), portal.Token));
        await using var db = portal.Db();
        var mails = await db.Outbox.Where(m => m.ReferralId == id).ToListAsync(portal.Token);
        Assert.All(mails.Where(m => m.To == RecipientKind.Candidate), m => Assert.Equal(OutboxState.Skipped, m.State));
        Assert.Equal(OutboxState.Waiting, mails.Single(m => m.Kind == ReferralReceivedMail.Kind).State);
        await portal.SendMail();
        Assert.DoesNotContain(portal.Mails(), m => m.To.Mailboxes.Any(t => t.Address == "waiting@mail.example"));
    }

    [Fact]
    public async Task Reminder_of_several_is_gone_once_one_of_them_is_erased()
    {
        foreach (var name in new[] { "Una Early", "Vera Late" })
            await portal.Refer(portal.Ada, $"{name[..3]}@mail.example", name: name);
        await portal.SendMail();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Send reminders"), portal.Token));
        await portal.SendMail();
        await using var db = portal.Db();
        // The one whose mail went within the other's.
        var id = (await db.Outbox.FirstAsync(m => m.SentWithId != null && m.RecipientId == portal.Rita.Id, portal.Token)).ReferralId!.Value;
        var erased = (await portal.Load(id)).TypedName!;
        bool Is(MimeKit.MimeMessage mail) => mail.TextBody!.Contains(erased, StringComparison.Ordinal);
        Assert.Contains(portal.Mails(), Is);
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, false), portal.Token));
        await portal.SendMail();
        Assert.DoesNotContain(portal.Mails(), Is);
    }

    [Fact]
    public async Task Retention_counts_from_the_day_it_closed()
    {
        var id = await portal.Refer(portal.Ada, "closed@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(100));
        await portal.Move(id, Stage.NotSelected);
        async Task<bool> ErasedAfter(int days)
        {
            portal.Clock.Advance(TimeSpan.FromDays(days));
            Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
            return await Erased(id);
        }
        Assert.Equal((false, true), (await ErasedAfter(179), await ErasedAfter(1)));
    }

    [Fact]
    public async Task Session_is_kept_for_thirty_days_after_its_end()
    {
        var now = portal.Factory.Services.GetRequiredService<SessionClock>().Now;
        await using var db = portal.Db();
        foreach (var (who, days) in new[] { (portal.Ada, 29), (portal.Ben, 31) })
            await db
                .Sessions.Where(s => s.Id == who.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, now.AddDays(-days)), portal.Token);
        Portal.Ok(await portal.Op<EraseExpiredData>().Execute(Actor.System("Retention"), portal.Token));
        var kept = await db.Sessions.Select(s => s.Id).ToListAsync(portal.Token);
        Assert.Equal((true, false), (kept.Contains(portal.Ada.Id), kept.Contains(portal.Ben.Id)));
    }

    private async Task<bool> Erased(Guid referral)
    {
        await using var db = portal.Db();
        var candidate = (await portal.Load(referral)).CandidateId;
        return await db.Candidates.AnyAsync(c => c.Id == candidate && c.ErasedAt != null, portal.Token);
    }

    private async Task<string> TokenOf(Guid referral)
    {
        await using var db = portal.Db();
        var link = await db.CandidateLinks.SingleAsync(l => l.ReferralId == referral, portal.Token);
        return portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id);
    }

    /// <summary>Reads the bytes of every file of the data folder, as a stolen disk would be read.</summary>
    private List<string> Found()
    {
        while (true)
        {
            try
            {
                return FoundNow();
            }
            catch (FileNotFoundException)
            {
                // The database's log was folded into it while it was being read: what it held may stand in a file that was read before.
            }
        }
    }

    private List<string> FoundNow()
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(portal.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != ".lock"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = Encoding.Latin1.GetString(memory.ToArray());
            found.AddRange(
                Traces.Where(t => bytes.Contains(t, StringComparison.OrdinalIgnoreCase)).Select(t => $"{Path.GetFileName(file)}: {t}")
            );
        }
        return found;
    }
}
