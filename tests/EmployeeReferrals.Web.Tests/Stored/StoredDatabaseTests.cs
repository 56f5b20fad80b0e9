using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>A company that an earlier release left, opened by this one: nothing that was promised is lost or changed.</summary>
public sealed class StoredDatabaseTests
{
    public static TheoryData<string> Releases => [.. StoredDatabase.Releases()];

    /// <summary>Starts as the real one does, on the copy of a stored database, at the moment when that was left.</summary>
    internal sealed class StoredPortal : Portal
    {
        protected override bool Embedded => true;

        public StoredPortal(string release)
        {
            Promises = StoredDatabase.Unpack(release, Folder);
            Clock.SetUtcNow(Promises.Moment);
        }

        public Promises Promises { get; }

        protected override void Configure(IServiceCollection services)
        {
            services.PostConfigure<SecurityOptions>(o => o.Key = "");
            services.AddHostedService<Startup>();
        }

        /// <summary>Until it is ready and has made up for what was missed.</summary>
        public async Task Open()
        {
            Factory.Serve();
            var startup = Factory.Services.GetServices<IHostedService>().OfType<Startup>().Single();
            await startup.ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(2), Token);
            Assert.True(Factory.Services.GetRequiredService<Readiness>().Ready, Log.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Stored_database_is_opened_and_every_promise_in_it_is_kept(string release)
    {
        await using var portal = new StoredPortal(release);
        await portal.Open();
        var promises = portal.Promises;
        await using (var db = portal.Db())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(portal.Token));
            var referrals = await db.Referrals.AsNoTracking().OrderBy(r => r.Id).ToListAsync(portal.Token);
            var stories = promises.Referrals.ToDictionary(p => p.Id, p => p.Story);
            Assert.Equal(promises.Referrals, referrals.Select(r => Promised(r, stories.GetValueOrDefault(r.Id))));
            var payouts = await db.Payouts.AsNoTracking().OrderBy(p => p.Id).ToListAsync(portal.Token);
            Assert.Equal(promises.Payouts, payouts.Select(Promised));
            var lines = (await db.BatchLines.AsNoTracking().OrderBy(l => l.Number).ToListAsync(portal.Token)).ToLookup(l => l.BatchId);
            var batches = await db.Batches.AsNoTracking().OrderBy(b => b.Number).ToListAsync(portal.Token);
            Assert.Equivalent(promises.Batches, batches.Select(b => Promised(b, lines[b.Id])), strict: true);
        }
        Assert.Equal(0, await CommandLine.VerifyAudit(portal.Factory.Services, expected: null, portal.Token));
        Assert.Equal(0, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Stored_database_sends_its_waiting_mail_each_to_the_address_it_had(string release)
    {
        await using var portal = new StoredPortal(release);
        await portal.Open();
        // What was moved last can be undone for a while, and its mail waits for that.
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await portal.SendMail();
        var ids = portal.Promises.Mails.Select(m => m.Id).ToList();
        await using var db = portal.Db();
        var messages = await db.Outbox.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, portal.Token);
        Assert.All(portal.Promises.Mails, promised =>
        {
            var message = messages[promised.Id];
            var file = Path.Combine(portal.Folder, "mail", $"{message.SentWithId ?? message.Id}.eml");
            // With nothing to say by itself it may have come along with others.
            var sent = message.State == OutboxState.Sent && (promised.To.Count > 0 || message.SentWithId is not null);
            var skipped = promised.To.Count == 0 && message.State == OutboxState.Skipped;
            Assert.True(sent || skipped, $"{promised.Kind} {message.State} {message.Error}");
            if (promised.To.Count > 0)
                Assert.Equal(promised.To, MimeMessage.Load(file, portal.Token).To.Mailboxes.Select(m => m.Address));
        });
        Assert.False(await db.Outbox.AnyAsync(m => m.State == OutboxState.Waiting, portal.Token));
    }

    internal static PromisedReferral Promised(Referral referral, string? story) =>
        new(
            referral.Id,
            story,
            referral.CandidateId,
            referral.Stage.ToString(),
            referral.CreditShown.ToString(),
            referral.Terms.PlanVersionId,
            referral.Terms.PlanNumber,
            referral.Terms.Amount,
            referral.Terms.HireAmount,
            referral.Terms.Currency
        );

    internal static PromisedPayout Promised(Payout payout) =>
        new(
            payout.Id,
            payout.ReferralId,
            payout.HireId,
            payout.RecipientId,
            payout.Side.ToString(),
            payout.Number,
            payout.State.ToString(),
            payout.Reason.ToString(),
            payout.Amount,
            payout.FullAmount,
            payout.Currency,
            payout.DueOn,
            payout.DeferredUntil,
            payout.HeldUntil,
            payout.Recovery.ToString(),
            payout.Kind.ToString()
        );

    internal static PromisedBatch Promised(PayrollBatch batch, IEnumerable<BatchLine> lines) =>
        new(
            batch.Id,
            batch.Number,
            batch.State.ToString(),
            batch.Amount,
            [.. lines.Select(l => FormattableString.Invariant($"{l.PayoutId} {l.Amount} {l.Currency} {l.State}"))]
        );
}
