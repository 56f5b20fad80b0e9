using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Tests.Outbox;

public sealed class OutboxStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OutboxState.Waiting, "Sending Skipped Dead")]
    [InlineData(OutboxState.Sending, "Waiting SendingAgain Sent Skipped Dead")]
    [InlineData(OutboxState.SendingAgain, "Sending Sent Skipped Dead")]
    [InlineData(OutboxState.Dead, "Waiting")]
    [InlineData(OutboxState.Sent, "")]
    [InlineData(OutboxState.Skipped, "")]
    public void Table_says_what_may_follow(OutboxState from, string may) =>
        Assert.Equal(
            may.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            Enum.GetValues<OutboxState>().Where(to => OutboxStates.May(from, to)).Select(to => to.ToString()).Order()
        );

    [Fact]
    public void Open_is_what_the_sender_still_deals_with()
    {
        var all = Enum.GetValues<OutboxState>();
        Assert.Equal([OutboxState.Waiting, OutboxState.Sending, OutboxState.SendingAgain], all.Where(s => s.IsOpen()));
    }

    [Fact]
    public void Mail_is_begun_twice_at_most()
    {
        var mail = Mail();
        mail.Begin();
        mail.Begin();
        Assert.Equal((OutboxState.SendingAgain, 2), (mail.State, mail.Attempts));
        Assert.Throws<InvalidOperationException>(mail.Begin);
    }

    [Fact]
    public void Failure_that_surely_kept_it_here_lets_it_wait_and_one_that_may_not_have_is_remembered()
    {
        var mail = Mail();
        mail.Begin();
        mail.FailedUntil(Now, "refused", begun: true, mayHaveLeft: false);
        Assert.Equal((OutboxState.Waiting, 1, "refused", Now), (mail.State, mail.Attempts, mail.Error, mail.NextAttemptAt));
        mail.Begin();
        mail.FailedUntil(Now, "dropped", begun: true, mayHaveLeft: true);
        Assert.Equal((OutboxState.Sending, 2), (mail.State, mail.Attempts));
        // Not even begun: what may have left before may have left still.
        mail.FailedUntil(Now, "IOException", begun: false, mayHaveLeft: false);
        Assert.Equal((OutboxState.Sending, 3), (mail.State, mail.Attempts));
        mail.Begin();
        mail.FailedUntil(Now, "refused", begun: true, mayHaveLeft: false);
        Assert.Equal((OutboxState.Sending, 4), (mail.State, mail.Attempts));
    }

    [Fact]
    public void Server_that_is_down_costs_no_attempt()
    {
        var mail = Mail();
        mail.Leave(begun: false, "down");
        Assert.Equal((OutboxState.Waiting, 0, "down"), (mail.State, mail.Attempts, mail.Error));
        mail.Begin();
        mail.Leave(begun: true, "down");
        Assert.Equal((OutboxState.Waiting, 0), (mail.State, mail.Attempts));
        mail.Begin();
        mail.Begin();
        mail.Leave(begun: true, null);
        Assert.Equal((OutboxState.Sending, 1, "down"), (mail.State, mail.Attempts, mail.Error));
    }

    [Fact]
    public void Mail_that_was_sent_stays_sent_and_one_given_up_is_tried_from_the_beginning()
    {
        var (first, second) = (Mail(), Mail());
        foreach (var mail in new[] { first, second })
        {
            mail.Begin();
            mail.WasSent(Now, first);
            Assert.Throws<InvalidOperationException>(mail.Skip);
        }
        Assert.Equal((null, first.Id), (first.SentWithId, second.SentWithId));

        var dead = Mail();
        dead.GiveUp("refused", 8);
        dead.TryAgain(Now);
        Assert.Equal((OutboxState.Waiting, 0, null), (dead.State, dead.Attempts, dead.Error));
    }

    private static OutboxMessage Mail() => new() { Kind = "Hired" };
}
