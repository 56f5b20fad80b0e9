using System.Security.Cryptography;
using System.Text;
using CsCheck;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Tests.Payroll;

public sealed class PayrollBatchTests
{
    static readonly Actor Payroll = Actor.Person(Guid.NewGuid(), Roles.Payroll);
    static readonly Actor Colleague = Actor.Person(Guid.NewGuid(), Roles.Payroll);
    static readonly DateOnly Day = Given.Day("2026-03-02");
    static readonly DateTimeOffset Now = Given.Noon(Day);
    static readonly DateOnly Today = Day;
    static readonly Judgement With = Hired().Judgement(Hired().First);
    static readonly BatchScope Scope = new("EUR", null, Day);

    static Story Hired(PlanTerms? plan = null) => new Story(plan, "2026-03-02").IsHired("2026-02-02").Starts("2026-02-02");

    static Payout Released(PlanTerms? plan = null)
    {
        var story = Hired(plan);
        story.Today = Day;
        story.Judge();
        Assert.Equal(PayoutState.Released, story.First.State);
        return story.First;
    }

    static PayrollBatch Open(params Payout[] payouts) => Open(out _, payouts);

    static PayrollBatch Open(out List<BatchLine> lines, params Payout[] payouts)
    {
        var batch = new PayrollBatch(Guid.NewGuid(), 12, Scope, PayrollLayout.Standard, Given.Act(Payroll, Now));
        lines = [.. payouts.Select(p => batch.Claim(p, Day, Given.Act(Payroll, Now)).Value)];
        batch.Close("file"u8.ToArray(), Now);
        return batch;
    }

    [Fact]
    public void Claimed_payout_is_exported_and_its_line_keeps_what_it_was()
    {
        var payout = Released();
        var batch = Open(out var lines, payout);
        Assert.Equal((PayoutState.Exported, PayoutReason.Exported), (payout.State, payout.Reason));
        Assert.Equal(
            (1, payout.Id, 500m, "EUR", "4711", "Example GmbH", LineState.Open),
            (
                lines[0].Number,
                lines[0].PayoutId,
                lines[0].Amount,
                lines[0].Currency,
                lines[0].EmployeeNumber!,
                lines[0].LegalEntity,
                lines[0].State
            )
        );
        Assert.Equal((1, 1, 500m, BatchState.Exported), (batch.LineCount, batch.OpenCount, batch.Amount, batch.State));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("file"u8)), batch.Sha256);
    }

    [Fact]
    public void Closed_batch_takes_nothing_more_and_is_closed_once()
    {
        var batch = Open(Released());
        Assert.Equal("batch_closed", batch.Claim(Released(), Day, Given.Act(Payroll, Now)).Problem!.Code);
        Assert.Throws<InvalidOperationException>(() => batch.Close([1], Now));
        Assert.Throws<InvalidOperationException>(() =>
            new PayrollBatch(Guid.NewGuid(), 1, Scope, PayrollLayout.Standard, Given.Act(Payroll, Now)).Close([1], Now)
        );
    }

    [Theory]
    [InlineData("USD", null, "2026-03-02", "not_in_scope")]
    [InlineData("EUR", "Another BV", "2026-03-02", "not_in_scope")]
    [InlineData("EUR", null, "2026-03-01", "not_in_scope")]
    [InlineData("EUR", "Example GmbH", "2026-03-02", null)]
    public void Batch_takes_its_currency_legal_entity_and_days_alone(string currency, string? entity, string cutOff, string? refused) =>
        Assert.Equal(
            refused,
            new PayrollBatch(Guid.NewGuid(), 1, new(currency, entity, Given.Day(cutOff)), PayrollLayout.Standard, Given.Act(Payroll, Now))
                .Claim(Released(), Day, Given.Act(Payroll, Now))
                .Problem?.Code
        );

    [Fact]
    public void Own_payout_is_neither_batched_nor_answered_by_its_owner_also_when_a_job_goes_on()
    {
        var payout = Released();
        var me = Actor.Person(payout.RecipientId, Roles.Payroll);
        var mine = new PayrollBatch(Guid.NewGuid(), 1, Scope, PayrollLayout.Standard, Given.Act(me, Now));
        Assert.Equal("own_payout", mine.Claim(payout, Day, Given.Act(me, Now)).Problem!.Code);
        Assert.Equal("own_payout", mine.Claim(payout, Day, Given.Act(Given.Job, Now)).Problem!.Code);
        var batch = Open(out var lines, payout);
        Assert.Equal("own_payout", batch.Answer([new(lines[0], payout, null)], new(me, Now, Today)).Problem!.Code);
        Assert.Equal(PayoutState.Exported, payout.State);
    }

    [Fact]
    public void Answered_lines_pay_or_free_their_payouts_and_the_last_one_confirms_the_batch()
    {
        var (first, second) = (Released(), Released());
        var batch = Open(out var lines, first, second);
        Assert.True(batch.Answer([new(lines[0], first, null)], new(Colleague, Now, Today)).IsOk);
        Assert.Equal((PayoutState.Paid, BatchState.Exported, 1), (first.State, batch.State, batch.OpenCount));
        Assert.True(batch.Answer([new(lines[1], second, Rejection.Of("E17", "No bank account"), With)], new(Colleague, Now, Today)).IsOk);
        Assert.Equal((PayoutState.Released, PayoutReason.RejectedByPayroll), (second.State, second.Reason));
        Assert.Equal((LineState.Rejected, "E17", "No bank account"), (lines[1].State, lines[1].RejectCode!, lines[1].RejectReason!));
        Assert.Equal(
            (BatchState.Confirmed, 1, 1, 500m, Now),
            (batch.State, batch.PaidCount, batch.RejectedCount, batch.PaidAmount, batch.ClosedAt!.Value)
        );
        Assert.All(new[] { first, second }, p => Assert.Null(LedgerCheck.FaultOf(p)));
        var later = new PayrollBatch(Guid.NewGuid(), 13, Scope, PayrollLayout.Standard, Given.Act(Payroll, Now));
        Assert.True(later.Claim(second, Day, Given.Act(Payroll, Now)).IsOk);
    }

    [Theory]
    [InlineData(LineState.Paid, true, "same_already")]
    [InlineData(LineState.Paid, false, "paid_already")]
    [InlineData(LineState.Rejected, true, "rejected_already")]
    [InlineData(LineState.Rejected, false, "same_already")]
    [InlineData(LineState.Voided, true, "voided_already")]
    [InlineData(LineState.Voided, false, "voided_already")]
    [InlineData(LineState.Open, true, null)]
    [InlineData(LineState.Open, false, null)]
    public void Line_takes_one_answer_for_good(LineState state, bool paid, string? refused)
    {
        var payouts = new[] { Released(), Released() };
        var batch = Open(out var lines, payouts);
        var why = Rejection.Of(null, "Wrong account");
        if (state is LineState.Paid or LineState.Rejected)
            Assert.True(
                batch.Answer([new(lines[0], payouts[0], state == LineState.Paid ? null : why, With)], new(Payroll, Now, Today)).IsOk
            );
        if (state == LineState.Voided)
        {
            Assert.True(batch.BeginVoid("Sent to the wrong system", Given.Act(Payroll, Now)).IsOk);
            batch.Free([(lines[0], payouts[0], With), (lines[1], payouts[1], With)], new(Payroll, Now, Today));
        }
        Assert.Equal(refused, batch.Answer([new(lines[0], payouts[0], paid ? null : why, With)], new(Payroll, Now, Today)).Problem?.Code);
    }

    [Fact]
    public void Answer_with_one_impossible_line_changes_nothing()
    {
        var payouts = new[] { Released(), Released() };
        var batch = Open(out var lines, payouts);
        Assert.True(batch.Answer([new(lines[0], payouts[0], null)], new(Payroll, Now, Today)).IsOk);
        Assert.False(
            batch
                .Answer(
                    [new(lines[1], payouts[1], null), new(lines[0], payouts[0], Rejection.Of(null, "No"), With)],
                    new(Payroll, Now, Today)
                )
                .IsOk
        );
        Assert.False(batch.Answer([new(lines[1], payouts[1], null), new(lines[1], payouts[1], null)], new(Payroll, Now, Today)).IsOk);
        Assert.Equal((LineState.Open, PayoutState.Exported), (lines[1].State, payouts[1].State));
    }

    [Fact]
    public void Line_read_before_and_payout_after_somebody_else_answered_is_a_conflict()
    {
        var payout = Released();
        var batch = Open(out var lines, payout);
        payout.Force(PayoutState.Paid, Day);
        Assert.Equal(
            (Outcome.Conflict, "changed_meanwhile"),
            (
                batch.Answer([new(lines[0], payout, null)], new(Payroll, Now, Today)).Outcome,
                batch.Answer([new(lines[0], payout, null)], new(Payroll, Now, Today)).Problem!.Code
            )
        );
        Assert.True(batch.BeginVoid("Why", Given.Act(Payroll, Now)).IsOk);
        batch.Free([(lines[0], payout, With)], new(Payroll, Now, Today));
        Assert.Equal((LineState.Open, 1), (lines[0].State, batch.OpenCount));
    }

    [Fact]
    public void Voided_batch_frees_what_is_open_and_leaves_what_is_paid()
    {
        var payouts = new[] { Released(), Released(), Released() };
        var batch = Open(out var lines, payouts);
        Assert.True(batch.Answer([new(lines[0], payouts[0], null)], new(Payroll, Now, Today)).IsOk);
        Assert.Equal("void_reason", batch.BeginVoid("  ", Given.Act(Payroll, Now)).Problem!.Code);
        Assert.True(batch.BeginVoid("Wrong pay run", Given.Act(Payroll, Now)).IsOk);
        batch.Free([(lines[0], payouts[0], With), (lines[1], payouts[1], With)], new(Payroll, Now, Today));
        Assert.Equal("voiding", batch.MayAnswer(lines[2], true, Payroll).Problem!.Code);
        batch.Free([(lines[2], payouts[2], With)], new(Payroll, Now, Today));
        Assert.Equal([PayoutState.Paid, PayoutState.Released, PayoutState.Released], payouts.Select(p => p.State));
        Assert.Equal((BatchState.Confirmed, 1, 2), (batch.State, batch.PaidCount, batch.VoidedCount));
        Assert.Equal("voided_already", batch.BeginVoid("Again", Given.Act(Payroll, Now)).Problem!.Code);
    }

    [Fact]
    public void Batch_of_which_nothing_was_paid_is_void_and_an_answered_one_cannot_be_voided()
    {
        var payout = Released();
        var batch = Open(out var lines, payout);
        Assert.True(batch.BeginVoid("Wrong pay run", Given.Act(Payroll, Now)).IsOk);
        batch.Free([(lines[0], payout, With)], new(Payroll, Now, Today));
        Assert.Equal((BatchState.Voided, PayoutReason.BatchVoided), (batch.State, payout.Reason));
        var paid = Released();
        var done = Open(out var other, paid);
        Assert.True(done.Answer([new(other[0], paid, null)], new(Payroll, Now, Today)).IsOk);
        Assert.Equal("nothing_open", done.BeginVoid("Too late", Given.Act(Payroll, Now)).Problem!.Code);
    }

    /// <summary>Whatever is answered, rejected and voided in whatever order, over several batches: each payout is paid at most once,
    /// claimed by one batch at a time, and the counts add up.</summary>
    [Fact]
    public void Any_order_of_batches_and_answers_pays_each_payout_at_most_once() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 3].Array[0, 40])
            .Sample(
                (count, steps) =>
                {
                    var payouts = Enumerable.Range(0, count).Select(_ => Released()).ToList();
                    var lines = new List<BatchLine>();
                    var batches = new List<PayrollBatch>();
                    var at = 0;
                    foreach (var step in steps)
                    {
                        var payout = payouts[at++ % count];
                        var claim = lines.SingleOrDefault(l =>
                            l.PayoutId == payout.Id && l.State is LineState.Open or LineState.Paid && l.PayoutId == payout.Id
                        );
                        Assert.True(
                            lines.Count(l =>
                                l.PayoutId == payout.Id && l.State is LineState.Open or LineState.Paid && l.PayoutId == payout.Id
                            ) <= 1
                        );
                        if (step == 0)
                        {
                            var batch = new PayrollBatch(
                                Guid.NewGuid(),
                                batches.Count + 1,
                                Scope,
                                PayrollLayout.Standard,
                                Given.Act(Payroll, Now)
                            );
                            foreach (var one in payouts)
                                if (batch.Claim(one, Day, Given.Act(Payroll, Now)) is { IsOk: true } claimed)
                                    lines.Add(claimed.Value);
                            if (batch.LineCount == 0)
                                continue;
                            batch.Close([1], Now);
                            batches.Add(batch);
                        }
                        else if (claim is not null)
                        {
                            var batch = batches.Single(b => b.Id == claim.BatchId);
                            if (step == 3 && batch.BeginVoid("Why", Given.Act(Payroll, Now)).IsOk)
                                batch.Free(
                                    [
                                        .. lines
                                            .Where(l => l.BatchId == batch.Id)
                                            .Select(l => (l, payouts.Single(p => p.Id == l.PayoutId), With)),
                                    ],
                                    new(Payroll, Now, Today)
                                );
                            else if (step < 3)
                                batch.Answer(
                                    [new(claim, payout, step == 1 ? null : Rejection.Of("E1", null), With)],
                                    new(Payroll, Now, Today)
                                );
                        }
                    }
                    Assert.All(payouts, p => Assert.Null(LedgerCheck.FaultOf(p)));
                    Assert.All(payouts, p => Assert.True(p.Ledger.Count(l => l.To == PayoutState.Paid) <= 1));
                    Assert.All(payouts, p => Assert.Equal(
                            p.State,
                            lines.Any(l => l.PayoutId == p.Id && l.State == LineState.Paid) ? PayoutState.Paid
                                : lines.Any(l => l.PayoutId == p.Id && l.State == LineState.Open) ? PayoutState.Exported
                                : PayoutState.Released
                        ));
                    foreach (var batch in batches)
                    {
                        var own = lines.Where(l => l.BatchId == batch.Id).ToList();
                        Assert.Equal(
                            (
                                own.Count,
                                own.Count(l => l.State == LineState.Open),
                                own.Count(l => l.State == LineState.Paid),
                                own.Count(l => l.State == LineState.Rejected),
                                own.Count(l => l.State == LineState.Voided)
                            ),
                            (batch.LineCount, batch.OpenCount, batch.PaidCount, batch.RejectedCount, batch.VoidedCount)
                        );
                        Assert.Equal(
                            (own.Sum(l => l.Money), own.Where(l => l.State == LineState.Paid).Sum(l => l.Money)),
                            (batch.Amount, batch.PaidAmount)
                        );
                        Assert.Equal(batch.OpenCount == 0, batch.State is BatchState.Confirmed or BatchState.Voided);
                    }
                },
                iter: Given.Iterations(300)
            );
}
