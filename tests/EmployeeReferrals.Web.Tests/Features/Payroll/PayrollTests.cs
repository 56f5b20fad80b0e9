using System.Security.Cryptography;
using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payouts.Mails;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Payroll.Mails;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Payroll;

/// <summary>The payroll loop on a real database: batch, file, answer, and what comes back.</summary>
public sealed class PayrollTests : IAsyncLifetime
{
    private readonly Portal portal = new();
    private readonly Someone second = new("Petra Payroll", Roles.Payroll);
    private int _made;

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        await using var db = portal.Db();
        db.People.Add(
            new Person(second.Id, second.Name, second.Email, new DateOnly(2020, 1, 1))
            {
                Roles = second.Roles,
                LegalEntity = "Company BV",
                EmployeeNumber = "EPe",
            }
        );
        Portal.Ok(await db.Commit(Actor.System("Test"), Portal.Monday, default));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Actor Paul => portal.Paul.Actor;
    private Act ByPaul => new(Paul, portal.Clock.GetUtcNow(), portal.Today);

    /// <summary>Each hire's first part, 500 EUR, is released today.</summary>
    private async Task<List<Payout>> Released(params Someone[] referrers)
    {
        var referrals = new List<Guid>();
        foreach (var referrer in referrers)
        {
            var id = await portal.ReferAndHire(referrer, $"payroll{++_made}@mail.example", portal.Today);
            await portal.Start(id, portal.Today);
            referrals.Add(id);
        }
        Portal.Ok(await portal.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token));
        var payouts = new List<Payout>();
        foreach (var id in referrals)
            payouts.Add((await portal.Payouts(id))[0]);
        Assert.All(payouts, p => Assert.Equal(PayoutState.Released, p.State));
        return payouts;
    }

    private Task<Result<CreateBatch.Created>> Batch(Actor? actor = null, Guid? id = null) =>
        portal.Op<CreateBatch>().Execute(actor ?? Paul, new(id ?? Guid.CreateVersion7(), "EUR", null, portal.Today), portal.Token);

    private async Task<CreateBatch.Created> Made(Actor? actor = null)
    {
        var made = await Batch(actor);
        Portal.Ok(made);
        return made.Value;
    }

    private async Task<PayoutState[]> States(IEnumerable<Payout> payouts)
    {
        await using var db = portal.Db();
        var states = await db.Payouts.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.State, portal.Token);
        return [.. payouts.Select(p => states[p.Id])];
    }

    private async Task<GetBatch.Found> Get(Guid id, Actor? actor = null) =>
        (await portal.Op<GetBatch>().Execute(actor ?? portal.Hilda.Actor, new(id, LineTab.All, 1), portal.Token)).Value;

    private Task<Result<AnswerBatch.Report>> Answer(Guid batch, string text, bool all = true, Actor? actor = null) =>
        portal.Op<AnswerBatch>().Execute(actor ?? Paul, new(batch, text, all), portal.Token);

    private async Task LedgersHold()
    {
        var report = await portal.Op<CheckLedger>().Execute(portal.Hilda.Actor, portal.Token);
        Assert.Empty(report.Value.Faults);
    }

    [Fact]
    public async Task Batch_takes_what_is_released_and_its_file_is_the_same_at_every_download()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        Assert.Equal((1, 2, 0, 0, 0), (made.Number, made.Lines, made.Deferred, made.Forfeited, made.Own));
        Assert.Equal([PayoutState.Exported, PayoutState.Exported], await States(payouts));
        var first = (await portal.Op<GetBatchFile>().Execute(Paul, new(made.Id), portal.Token)).Value;
        await portal.Set(s => s.PayrollLayout = PayrollLayout.Standard with { Separator = ";", Heads = false });
        await using (var db = portal.Db())
            await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.EmployeeNumber, "changed"), portal.Token);
        var again = (await portal.Op<GetBatchFile>().Execute(portal.Aud.Actor, new(made.Id), portal.Token)).Value;
        Assert.Equal(first.Content, again.Content);
        Assert.Equal((await Get(made.Id)).Batch.Sha256, Convert.ToHexStringLower(SHA256.HashData(again.Content)));
        Assert.StartsWith("Line,Employee number,", Encoding.UTF8.GetString(first.Content), StringComparison.Ordinal);
        Assert.Contains("B1-1,EAd,Company BV,500.00,EUR,Cash,,,", Encoding.UTF8.GetString(first.Content), StringComparison.Ordinal);
        Assert.Equal("payroll-batch-1-EUR-2026-03-02.csv", first.Name);
        await LedgersHold();
    }

    [Fact]
    public async Task Batch_sent_twice_is_one_and_an_empty_one_is_none()
    {
        await Released(portal.Ada);
        var id = Guid.CreateVersion7();
        var both = new[] { await Batch(id: id), await Batch(id: id) };
        Assert.All(both, r => Portal.Ok(r));
        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal("exists_already", (await Batch(second.Actor, id)).Problem!.Code);
        Assert.Equal("nothing_released", (await Batch()).Problem!.Code);
        await using var db = portal.Db();
        Assert.Equal(1, await db.Batches.CountAsync(portal.Token));
    }

    [Theory]
    [InlineData("XXX", 0, "currency")]
    [InlineData(null, 0, "currency")]
    [InlineData("EUR", 1, "cut_off_future")]
    [InlineData("EUR", -100_000, "cut_off")]
    [InlineData("USD", 0, "nothing_released")]
    public async Task Batch_with_a_choice_that_makes_no_sense_is_refused(string? currency, int days, string code)
    {
        await Released(portal.Ada);
        Assert.Equal(
            code,
            (
                await portal
                    .Op<CreateBatch>()
                    .Execute(Paul, new(Guid.CreateVersion7(), currency, null, portal.Today.AddDays(days)), portal.Token)
            )
                .Problem!
                .Code
        );
    }

    [Fact]
    public async Task Batches_made_at_the_same_moment_claim_each_payout_once_and_the_loser_is_told()
    {
        for (var round = 1; round <= 5; round++)
        {
            var payouts = await Released(portal.Ada, portal.Ben);
            var both = await Task.WhenAll(Task.Run(() => Batch()), Task.Run(() => Batch(second.Actor)));
            Assert.Equal(1, both.Count(r => r.IsOk));
            var loser = both.Single(r => !r.IsOk);
            Assert.Contains(loser.Problem!.Code, new[] { "claimed_meanwhile", "nothing_released" });
            Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Exported, s));
            await using var db = portal.Db();
            foreach (var payout in payouts)
                Assert.Equal(1, await db.BatchLines.CountAsync(l => l.PayoutId == payout.Id, portal.Token));
            Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(both.Single(r => r.IsOk).Value.Id, [], true), portal.Token));
        }
        await LedgersHold();
    }

    [Fact]
    public async Task Export_checks_once_more_and_who_left_meanwhile_is_not_in_the_batch()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        // Typed by another way than the operation, which would have seen to it at once.
        await using (var db = portal.Db())
        {
            var ben = await db.People.SingleAsync(p => p.Id == portal.Ben.Id, portal.Token);
            Assert.True(ben.RecordLastDay(portal.Today.AddDays(-1), LeavingReason.OwnWish).IsOk);
            Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        }
        var made = await Made();
        Assert.Equal((1, 1), (made.Lines, made.Forfeited));
        Assert.Equal([PayoutState.Exported, PayoutState.Forfeited], await States(payouts));
        Assert.Equal(1, (await Get(made.Id)).Batch.ForfeitedCount);
    }

    [Fact]
    public async Task Export_of_nothing_but_what_fails_makes_no_batch_and_says_so()
    {
        await Released(portal.Ben);
        await using (var db = portal.Db())
        {
            var ben = await db.People.SingleAsync(p => p.Id == portal.Ben.Id, portal.Token);
            Assert.True(ben.RecordLastDay(portal.Today.AddDays(-1), LeavingReason.OwnWish).IsOk);
            Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        }
        var none = await Batch();
        Assert.Equal(("nothing_passed", "No batch was made: looked at again, 1 payout is forfeited."), (none.Problem!.Code, none.Sentence));
        await using var after = portal.Db();
        Assert.Equal(0, await after.Batches.CountAsync(portal.Token));
    }

    [Fact]
    public async Task Own_payout_is_left_to_a_colleague_from_batch_to_answer()
    {
        var payouts = await Released(portal.Paul, portal.Ada);
        var made = await Made();
        Assert.Equal((1, 1), (made.Lines, made.Own));
        Assert.Equal([PayoutState.Released, PayoutState.Exported], await States(payouts));
        Assert.Equal("only_own", (await Batch()).Problem!.Code);
        var theirs = await Made(second.Actor);
        var seen = await Get(theirs.Id, Paul);
        Assert.Equal((0, 1, 1), (seen.Rows.Count, seen.Own, seen.OwnOpen));
        Assert.Equal("only_own", (await portal.Op<ConfirmLines>().Execute(Paul, new(theirs.Id, [], true), portal.Token)).Problem!.Code);
        var line = (await Get(theirs.Id)).Rows.Single().Id;
        Assert.Equal(
            "own_payout",
            (await portal.Op<ConfirmLines>().Execute(Paul, new(theirs.Id, [line], true), portal.Token)).Problem!.Code
        );
        Assert.Equal("own_payout", (await Answer(theirs.Id, "Line,Status\nB2-1,paid\n")).Value.Bad.Single().Code);
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(second.Actor, new(theirs.Id, [], true), portal.Token));
        Assert.Equal(PayoutState.Paid, (await States(payouts))[0]);
    }

    [Fact]
    public async Task Answer_with_one_rejected_line_pays_the_others_and_the_next_batch_takes_the_rejected_one()
    {
        var payouts = await Released(portal.Ada, portal.Ben, portal.Other);
        var made = await Made();
        var rows = (await Get(made.Id)).Rows;
        var rejected = rows.Single(r => r.Name == portal.Ben.Name);
        var text =
            "Line,Status,Code,Reason\n"
            + string.Join('\n', rows.Select(r => r == rejected ? $"B1-{r.Number},rejected,E17,Account closed" : $"B1-{r.Number},paid,,"));
        var report = await Answer(made.Id, text);
        Portal.Ok(report);
        Assert.Equal(
            (true, 2, 1, 0, 0),
            (report.Value.Taken, report.Value.Paid, report.Value.Rejected, report.Value.BadCount, report.Value.Missing)
        );
        Assert.Equal([PayoutState.Paid, PayoutState.Released, PayoutState.Paid], await States(payouts));
        var done = await Get(made.Id);
        Assert.Equal(
            (BatchState.Confirmed, "E17", "Account closed"),
            (
                done.Batch.State,
                done.Rows.Single(r => r.State == LineState.Rejected).RejectCode,
                done.Rows.Single(r => r.State == LineState.Rejected).RejectReason
            )
        );

        var again = await Answer(made.Id, text);
        Assert.Equal((true, 0, 0, 3), (again.Value.Taken, again.Value.Paid, again.Value.Rejected, again.Value.Unchanged));

        var next = await Made();
        Assert.Equal((2, 1), (next.Number, next.Lines));
        Assert.Equal(2, (await Get(made.Id)).Rows.Single(r => r.State == LineState.Rejected).LaterBatch);
        Portal.Ok(await Answer(next.Id, "Line,Status\nB2-1,paid\n"));
        Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Paid, s));
        await using var db = portal.Db();
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.Kind == PayoutPaidMail.Kind, portal.Token));
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.Kind == PayoutReleasedMail.Kind, portal.Token));
        Assert.Equal(1, await db.Ledger.CountAsync(l => l.PayoutId == payouts[1].Id && l.To == PayoutState.Paid, portal.Token));
        await LedgersHold();
        var why = (await portal.Op<GetPayout>().Execute(portal.Hilda.Actor, new(payouts[1].Id), portal.Token)).Value;
        Assert.Equal([(2, LineState.Paid), (1, LineState.Rejected)], why.Batches.Select(b => (b.Number, b.State)));
        await portal.SendMail();
        Assert.Contains(portal.Mails(), m =>
            m.Subject == "500 EUR paid" && m.TextBody!.Contains("You find it on your payslip.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Answer_with_bad_rows_takes_nothing_or_the_good_ones_as_chosen()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        const string text = "Line,Status,Reason,Clerk\nB1-1,paid,,Mia\nB9-1,paid,,Mia\nB1-77,paid,,Mia\nB1-2,perhaps,,Mia\n";
        var nothing = await Answer(made.Id, text);
        Assert.Equal((false, 3, 2), (nothing.Value.Taken, nothing.Value.BadCount, nothing.Value.Missing));
        Assert.Equal([3, 4, 5], nothing.Value.Bad.Select(b => b.Row));
        Assert.Equal(["clerk"], nothing.Value.NotRead);
        Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Exported, s));
        var good = await Answer(made.Id, text, all: false);
        Assert.Equal((true, 1, 3, 1), (good.Value.Taken, good.Value.Paid, good.Value.BadCount, good.Value.Missing));
        Assert.Equal("paid_already", (await Answer(made.Id, "Line,Status,Reason\nB1-1,rejected,No\n")).Value.Bad.Single().Code);
        Assert.Equal(1, (await Get(made.Id)).Batch.OpenCount);
        // By the payout's own id as well, and one line by two names is not answered twice.
        Assert.Equal(
            "line_twice",
            (await Answer(made.Id, $"Line,Status\nB1-2,paid\n{await PayoutOf(made.Id, 2)},paid\n")).Value.Bad.Single().Code
        );
        Portal.Ok(await Answer(made.Id, $"Payout,Status\n{await PayoutOf(made.Id, 2)},paid\n"));
        Assert.Equal(BatchState.Confirmed, (await Get(made.Id)).Batch.State);
    }

    [Fact]
    public async Task Answer_that_pays_another_amount_is_not_taken_as_paid()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        var answer = await Answer(made.Id, "Line;Amount;Status\nB1-1;300,00;paid\nB1-2;500,00;paid\n", all: false);
        var bad = Assert.Single(answer.Value.Bad);
        Assert.Equal((2, "other_amount"), (bad.Row, bad.Code));
        Assert.Contains("than the 500 EUR", bad.Sentence.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal([PayoutState.Exported, PayoutState.Paid], (await States(payouts)).Order());
        var twice = await Answer(made.Id, "Line,Amount,Status\nB1-1,500,paid\nB1-1,300,paid\n");
        Assert.Equal(["both", "both"], twice.Value.Bad.Select(b => b.Code));
        Portal.Ok(await Answer(made.Id, "Line,Amount,Status\nB1-1,500.00,paid\n"));
        Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Paid, s));
    }

    private async Task<Guid> PayoutOf(Guid batch, int number)
    {
        await using var db = portal.Db();
        return await db.BatchLines.Where(l => l.BatchId == batch && l.Number == number).Select(l => l.PayoutId).SingleAsync(portal.Token);
    }

    [Fact]
    public async Task Lines_confirmed_and_rejected_by_hand_keep_who_said_so()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        var rows = (await Get(made.Id)).Rows;
        Assert.Equal(
            ("reason", "Reason"),
            ((await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [rows[0].Id], false, " "), portal.Token)).Problem!.Code, "Reason")
        );
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [rows[0].Id], false, "No bank account"), portal.Token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], true), portal.Token));
        Assert.Equal([PayoutState.Released, PayoutState.Paid], (await States(payouts)).Order());
        Assert.All((await Get(made.Id)).Rows, r => Assert.Equal(portal.Paul.Name, r.AnsweredBy));
        Assert.Equal("nothing_open", (await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], true), portal.Token)).Problem!.Code);
        Assert.Equal(
            "no_line",
            (await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [Guid.NewGuid()], true), portal.Token)).Problem!.Code
        );
    }

    [Fact]
    public async Task Voided_batch_frees_what_is_open_for_another_and_leaves_what_is_paid()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        var rows = (await Get(made.Id)).Rows;
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [rows[0].Id], true), portal.Token));
        Assert.Equal("void_reason", (await portal.Op<VoidBatch>().Execute(Paul, new(made.Id, null), portal.Token)).Problem!.Code);
        Portal.Ok(await portal.Op<VoidBatch>().Execute(Paul, new(made.Id, "Wrong pay run"), portal.Token));
        var voided = (await Get(made.Id)).Batch;
        Assert.Equal(
            (BatchState.Confirmed, 1, 1, "Wrong pay run"),
            (voided.State, voided.PaidCount, voided.VoidedCount, voided.VoidReason!)
        );
        Assert.Equal("voided_already", (await portal.Op<VoidBatch>().Execute(Paul, new(made.Id, "Again"), portal.Token)).Problem!.Code);
        Assert.Equal(1, (await Made()).Lines);
        Assert.Equal(1, (await States(payouts)).Count(s => s == PayoutState.Paid));
        // The file is still there, byte for byte: payroll may have it.
        Assert.Equal(
            voided.Sha256,
            Convert.ToHexStringLower(
                SHA256.HashData((await portal.Op<GetBatchFile>().Execute(Paul, new(made.Id), portal.Token)).Value.Content)
            )
        );
        await LedgersHold();
    }

    [Fact]
    public async Task Confirm_reject_and_void_at_the_same_moment_end_in_one_consistent_state_and_the_losers_are_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var payouts = await Released(portal.Ada, portal.Ben);
            var made = await Made();
            var lines = (await Get(made.Id)).Rows.Select(r => r.Id).ToList();
            var all = await Task.WhenAll(
                Task.Run(async () => (Result)await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, lines, true), portal.Token)),
                Task.Run(async () =>
                    (Result)await portal.Op<ConfirmLines>().Execute(second.Actor, new(made.Id, lines, false, "No"), portal.Token)
                ),
                Task.Run(() => portal.Op<VoidBatch>().Execute(Paul, new(made.Id, "Wrong"), portal.Token))
            );
            Assert.Equal(1, all.Count(r => r.IsOk));
            Assert.All(all.Where(r => !r.IsOk), r => Assert.NotEmpty(r.Sentence));
            Assert.Single((await States(payouts)).Distinct());
            var batch = (await Get(made.Id)).Batch;
            Assert.Equal((0, 2), (batch.OpenCount, batch.PaidCount + batch.RejectedCount + batch.VoidedCount));
            if (batch.PaidCount == 0)
                Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new((await Made()).Id, [], true), portal.Token));
        }
        await LedgersHold();
    }

    [Fact]
    public async Task Batch_larger_than_one_commit_and_interrupted_is_carried_on_and_loses_nothing()
    {
        var settings = await portal.Factory.Services.GetRequiredService<Programme>().Settings(portal.Token);
        var payouts = await Released(portal.Ada, portal.Ben, portal.Other);
        // As a process leaves it that is killed between two of its commits.
        var id = Guid.CreateVersion7();
        await using (var db = portal.Db())
        {
            var begun = new PayrollBatch(id, 1, new("EUR", null, portal.Today), settings.LayoutForPayroll, ByPaul);
            db.Batches.Add(begun);
            var first = await db.Payouts.SingleAsync(p => p.Id == payouts[0].Id, portal.Token);
            db.BatchLines.Add(begun.Claim(first, portal.Today, ByPaul).Value);
            Portal.Ok(await db.Commit(Paul, portal.Clock.GetUtcNow(), portal.Token));
        }
        Assert.Equal("collecting", (await Answer(id, "Line,Status\nB1-1,paid\n")).Problem!.Code);
        Assert.Equal(Outcome.NotFound, (await portal.Op<GetBatchFile>().Execute(Paul, new(id), portal.Token)).Outcome);
        Assert.Equal(0, (await portal.Op<FinishBatches>().Execute(Actor.System("Test"), portal.Token)).Value.Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await portal.Op<FinishBatches>().Execute(Actor.System("Test"), portal.Token)).Value.Done);
        var done = await Get(id);
        Assert.Equal((BatchState.Exported, 3), (done.Batch.State, done.Batch.LineCount));
        Assert.Equal([1, 2, 3], done.Rows.Select(r => r.Number));
        Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Exported, s));
        var file = Encoding.UTF8.GetString((await portal.Op<GetBatchFile>().Execute(Paul, new(id), portal.Token)).Value.Content);
        Assert.Equal(4, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        await LedgersHold();
    }

    [Fact]
    public async Task Void_that_was_interrupted_is_carried_on()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        await using (var db = portal.Db())
        {
            var batch = await db.Batches.SingleAsync(portal.Token);
            Portal.Ok(batch.BeginVoid("Wrong", ByPaul));
            Portal.Ok(await db.Commit(Paul, portal.Clock.GetUtcNow(), portal.Token));
        }
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Portal.Ok(await portal.Op<FinishBatches>().Execute(Actor.System("Test"), portal.Token));
        Assert.Equal(BatchState.Voided, (await Get(made.Id)).Batch.State);
        Assert.All(await States(payouts), s => Assert.Equal(PayoutState.Released, s));
    }

    [Fact]
    public async Task Database_itself_lets_no_second_batch_claim_a_payout()
    {
        var payout = (await Released(portal.Ada))[0];
        await Made();
        await using var db = portal.Db();
        var line = await db.BatchLines.AsNoTracking().SingleAsync(portal.Token);
        var other = new PayrollBatch(Guid.CreateVersion7(), 2, new("EUR", null, portal.Today), PayrollLayout.Standard, ByPaul);
        db.Batches.Add(other);
        // A line as no rule would make it.
        var forged = (BatchLine)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(BatchLine));
        foreach (var property in typeof(BatchLine).GetProperties().Where(p => p.CanWrite))
            property.SetValue(forged, property.GetValue(line));
        typeof(BatchLine).GetProperty("Id")!.SetValue(forged, Guid.CreateVersion7());
        typeof(BatchLine).GetProperty("BatchId")!.SetValue(forged, other.Id);
        db.BatchLines.Add(forged);
        Assert.Equal("exists_already", (await db.Commit(Paul, portal.Clock.GetUtcNow(), portal.Token)).Problem!.Code);
        Assert.Equal(payout.Id, line.PayoutId);
    }

    [Fact]
    public async Task Leaver_after_the_export_changes_nothing_and_a_rejected_line_is_then_forfeited()
    {
        var payouts = await Released(portal.Ada, portal.Ben);
        var made = await Made();
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
        );
        Assert.Equal(PayoutState.Exported, (await States(payouts))[0]);
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], false, "System down"), portal.Token));
        var next = await Made();
        Assert.Equal((1, 0), (next.Lines, next.Forfeited));
        // They had left before the hire too, so whose bonus it is waits for HR.
        Assert.Equal([PayoutState.Scheduled, PayoutState.Exported], await States(payouts));
    }

    [Fact]
    public async Task Reminder_of_an_open_batch_comes_twice_to_hr_and_payroll_then_once_to_hr_then_never()
    {
        await Released(portal.Ada);
        var made = await Made();
        var got = new List<(int Day, RecipientKind To)>();
        for (var day = 0; day <= 30; day++)
        {
            Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Reminders"), portal.Token));
            await using var db = portal.Db();
            var mails = await db
                .Outbox.AsNoTracking()
                .Where(m => m.Kind == BatchOpenMail.Kind)
                .OrderBy(m => m.CreatedAt)
                .ToListAsync(portal.Token);
            foreach (var mail in mails.Skip(got.Count))
                got.Add((day, mail.To));
            if (day == 6)
                await portal.SendMail();
            portal.Clock.Advance(TimeSpan.FromDays(1));
        }
        // Monday + 5 days is a Saturday; three working days later is Wednesday night, three more Monday night.
        Assert.Equal([(5, RecipientKind.HrAndPayroll), (10, RecipientKind.HrAndPayroll), (15, RecipientKind.Hr)], got);
        var sent = Assert.Single(portal.Mails(), m => m.Subject == "Batch 1 is not confirmed");
        Assert.Contains($"/payroll/{made.Id}", sent.TextBody!, StringComparison.Ordinal);
        Assert.Equal(4, sent.To.Count);
    }

    [Fact]
    public async Task Reminder_is_not_sent_once_payroll_has_answered()
    {
        await Released(portal.Ada);
        var made = await Made();
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Reminders"), portal.Token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], true), portal.Token));
        await portal.SendMail();
        Assert.DoesNotContain(portal.Mails(), m => m.Subject!.Contains("not confirmed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statement_tells_each_month_and_currency_to_oneself_hr_and_payroll_as_each_may_see_it()
    {
        await Released(portal.Ada);
        var made = await Made();
        portal.Clock.Advance(TimeSpan.FromDays(40));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], true), portal.Token));
        var march = (await portal.Op<GetStatement>().Execute(portal.Ada.Actor, new(null, "2026-03"), portal.Token)).Value;
        Assert.Equal([StatementEvent.Released, StatementEvent.Exported], march.Rows.Select(r => r.Event));
        Assert.Equal([new GetStatement.Sum("EUR", 500m, 500m, 0m, 0m)], march.Sums);
        Assert.Equal("Cleo Candidate", march.Rows[0].For);
        Assert.Equal([new DateOnly(2026, 4, 1), new DateOnly(2026, 3, 1)], march.Months);
        var april = (await portal.Op<GetStatement>().Execute(portal.Ada.Actor, new(null, "nonsense"), portal.Token)).Value;
        Assert.Equal([(StatementEvent.Paid, (int?)1)], april.Rows.Select(r => (r.Event, r.Batch)));
        var forPayroll = (await portal.Op<GetStatement>().Execute(Paul, new(portal.Ada.Id, "2026-04"), portal.Token)).Value;
        Assert.All(forPayroll.Rows, r => Assert.Null(r.For));
        Assert.False(forPayroll.ShowsFor);
        Assert.Equal(
            "Cleo Candidate",
            (await portal.Op<GetStatement>().Execute(portal.Hilda.Actor, new(portal.Ada.Id, "2026-04"), portal.Token)).Value.Rows[0].For
        );
        Assert.Equal(
            Outcome.NotFound,
            (await portal.Op<GetStatement>().Execute(portal.Ben.Actor, new(portal.Ada.Id, null), portal.Token)).Outcome
        );
        Assert.Equal(Outcome.NotFound, (await portal.Op<GetStatement>().Execute(Paul, new(portal.Paul.Id, null), portal.Token)).Outcome);
    }

    [Fact]
    public async Task Statement_takes_off_what_came_back_and_is_not_owed_any_more()
    {
        var payouts = await Released(portal.Ada);
        var made = await Made();
        Portal.Ok(
            await portal
                .Op<OverrideCredit>()
                .Execute(portal.Hilda.Actor, new(payouts[0].ReferralId, false, "Recruits for the role"), portal.Token)
        );
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], false, "Has left"), portal.Token));
        var found = (await portal.Op<GetStatement>().Execute(portal.Ada.Actor, new(null, null), portal.Token)).Value;
        Assert.Contains(StatementEvent.EndedByPayroll, found.Rows.Select(r => r.Event));
        Assert.Equal([new GetStatement.Sum("EUR", 0m, 0m, 0m, 0m)], found.Sums);
    }

    [Fact]
    public async Task Statement_of_who_was_hired_does_not_tell_what_the_referrer_called_them()
    {
        await portal.ChangePlan(terms => terms with { HireAmount = 300m, HireSchedule = [new(1, 300m, 0)] });
        var payouts = await Released(portal.Ada);
        var hired = (await portal.Load(payouts[0].HireId)).HiredPersonId!.Value;
        var found = (await portal.Op<GetStatement>().Execute(Actor.Person(hired, Roles.Employee), new(null, null), portal.Token)).Value;
        Assert.Equal((300m, null), (Assert.Single(found.Rows).Amount, found.Rows[0].For));
    }

    [Fact]
    public async Task Lines_are_found_by_name_and_by_the_whole_employee_number()
    {
        await Released(portal.Ada, portal.Ben);
        var made = await Made();
        async Task<IEnumerable<string>> Found(string words) =>
            (await portal.Op<GetBatch>().Execute(Paul, new(made.Id, LineTab.All, 1, words), portal.Token)).Value.Rows.Select(r => r.Name);
        Assert.Equal([portal.Ben.Name], await Found("ross"));
        await using (var db = portal.Db())
            await db
                .BatchLines.Where(l => l.RecipientId == portal.Ada.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.EmployeeNumber, "E17"), portal.Token);
        Assert.Equal([portal.Ada.Name], await Found("e17"));
        Assert.Empty(await Found("e1"));
    }

    [Fact]
    public async Task Statement_tells_of_a_recovery_and_counts_it_once_hr_has_recorded_it()
    {
        var payouts = await Released(portal.Ada);
        var made = await Made();
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(Paul, new(made.Id, [], true), portal.Token));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
        );
        var open = await Statement();
        Assert.Equal(
            (StatementEvent.RecoveryToReview, 500m, 0m),
            (open.Rows[^1].Event, open.Sums.Single().Paid, open.Sums.Single().Recovered)
        );
        Portal.Ok(
            await portal
                .Op<DecidePayouts>()
                .Execute(portal.Hilda.Actor, new([payouts[0].Id], PayoutVerdict.Recovered, "Taken from the last pay"), portal.Token)
        );
        var done = await Statement();
        Assert.Equal((StatementEvent.Recovered, 500m, 500m), (done.Rows[^1].Event, done.Sums.Single().Paid, done.Sums.Single().Recovered));
        await LedgersHold();

        async Task<GetStatement.Found> Statement() =>
            (await portal.Op<GetStatement>().Execute(Paul, new(portal.Ada.Id, null), portal.Token)).Value;
    }

    [Fact]
    public async Task Preview_counts_what_a_batch_would_take_and_writes_nothing()
    {
        await Released(portal.Ada, portal.Ben, portal.Paul);
        var found = (await portal.Op<GetBatchPreview>().Execute(Paul, new(null, null, null, 1), portal.Token)).Value;
        Assert.Equal(("EUR", 2, 1), (found.Currency!, found.Total, found.Own));
        Assert.Equal([new GetBatchPreview.Group("EUR", "Company BV", RewardKind.Cash, 2, 1000m)], found.Released);
        Assert.Equal([new KindSum(RewardKind.Cash, 2, 1000m, 0m)], found.Kinds);
        Assert.Equal(0, (await portal.Op<GetBatchPreview>().Execute(Paul, new("EUR", "Another BV", null, 1), portal.Token)).Value.Total);
        Assert.Equal(
            0,
            (await portal.Op<GetBatchPreview>().Execute(Paul, new("EUR", null, portal.Today.AddDays(-1), 1), portal.Token)).Value.Total
        );
        await using var db = portal.Db();
        Assert.Equal(0, await db.Batches.CountAsync(portal.Token));
    }

    [Fact]
    public async Task Settings_of_the_file_are_checked_kept_and_used_by_the_next_batch()
    {
        var adi = portal.Adi.Actor;
        var seen = (await portal.Op<GetPayrollSettings>().Execute(adi, portal.Token)).Value;
        Assert.Equal((PayrollLayout.Standard, 5), (seen.Layout, seen.BatchReminderDays));
        var wrong = await portal
            .Op<ChangePayrollSettings>()
            .Execute(adi, new(seen.Version, PayrollLayout.Standard with { DecimalSign = "," }, 0), portal.Token);
        Assert.Equal(["DecimalSign", "BatchReminderDays"], wrong.Problems.Select(p => p.Field));
        var semicolons = PayrollLayout.Standard with { Separator = ";", DecimalSign = ",", Heads = false };
        Portal.Ok(await portal.Op<ChangePayrollSettings>().Execute(adi, new(seen.Version, semicolons, 9), portal.Token));
        Assert.Equal(
            Outcome.Conflict,
            (await portal.Op<ChangePayrollSettings>().Execute(adi, new(seen.Version, semicolons, 9), portal.Token)).Outcome
        );
        await using var db = portal.Db();
        var audited = await db.Audit.SingleAsync(a => a.Event == "SettingsChanged", portal.Token);
        Assert.Equal(portal.Adi.Id, audited.ActorId);
        await Released(portal.Ada);
        var made = await Made();
        Assert.Equal(
            $"B1-1;EAd;Company BV;500,00;EUR;Cash;;;2026-03-02\r\n",
            Encoding.UTF8.GetString((await portal.Op<GetBatchFile>().Execute(Paul, new(made.Id), portal.Token)).Value.Content)
        );
    }
}
