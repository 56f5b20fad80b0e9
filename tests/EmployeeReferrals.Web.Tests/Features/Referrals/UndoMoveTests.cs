using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reminders.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

/// <summary>A move that was a slip is taken back with its mail; what has left already is corrected.</summary>
public sealed class UndoMoveTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Guid> Moved(string email, Stage to)
    {
        var id = await portal.Refer(portal.Ada, email);
        await portal.SendMail();
        await portal.Move(id, to);
        return id;
    }

    private async Task Undo(Guid id) =>
        Portal.Ok(await portal.Op<UndoMove>().Execute(portal.Rita.Actor, new(id, (await portal.Load(id)).StageEntry), portal.Token));

    private List<string> ToAda() =>
        [.. portal.Mails().Where(m => m.To.Mailboxes.Any(t => t.Address == portal.Ada.Email)).Select(m => m.Subject ?? "")];

    [Fact]
    public async Task Mail_of_a_move_waits_five_minutes_and_an_undone_move_takes_it_along()
    {
        var id = await Moved("slip@mail.example", Stage.NotSelected);
        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        await portal.SendMail();
        Assert.DoesNotContain(ToAda(), s => s.Contains("closed", StringComparison.Ordinal));

        await Undo(id);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.SendMail();
        Assert.Single(ToAda());
        Assert.Equal(Stage.New, (await portal.Load(id)).Stage);
    }

    [Fact]
    public async Task Mail_of_a_move_that_stays_leaves_after_five_minutes()
    {
        await Moved("stays@mail.example", Stage.NotSelected);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.SendMail();
        Assert.Contains(ToAda(), s => s.EndsWith(": closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_that_has_left_is_followed_by_one_that_corrects_it()
    {
        var id = await Moved("left@mail.example", Stage.NotSelected);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.SendMail();
        await Undo(id);
        await portal.SendMail();
        var correction = portal.Mails().Single(m => m.Subject!.EndsWith(": back to Received", StringComparison.Ordinal));
        Assert.Contains("sent by mistake", correction.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_is_being_sent_goes_on_and_is_followed_by_one_that_corrects_it()
    {
        var id = await Moved("sending@mail.example", Stage.NotSelected);
        await using var db = portal.Db();
        var until = portal.Clock.GetUtcNow().AddMinutes(5);
        await db
            .Outbox.Where(m => m.Key == StageChangedMail.Key(id, 2))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), portal.Token);
        await Undo(id);
        Assert.Equal(OutboxState.Waiting, (await db.Outbox.SingleAsync(m => m.Key == StageChangedMail.Key(id, 2), portal.Token)).State);
        Assert.True(await db.Outbox.AnyAsync(m => m.Kind == MoveUndoneMail.Kind, portal.Token));
    }

    [Fact]
    public async Task Move_that_nobody_was_told_of_is_undone_without_a_word()
    {
        var id = await Moved("inside@mail.example", Stage.Screening);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.SendMail();
        await portal.Move(id, Stage.Interview);
        await Undo(id);
        await using var db = portal.Db();
        Assert.Equal(OutboxState.Skipped, (await db.Outbox.SingleAsync(m => m.Key == StageChangedMail.Key(id, 3), portal.Token)).State);
        Assert.False(await db.Outbox.AnyAsync(m => m.Kind == MoveUndoneMail.Kind, portal.Token));
    }

    [Fact]
    public async Task Somebody_elses_move_since_is_named_instead()
    {
        var id = await Moved("rolf@mail.example", Stage.Screening);
        await portal.Move(id, Stage.Interview, portal.Rolf);
        var late = await portal.Op<UndoMove>().Execute(portal.Rita.Actor, new(id, 2), portal.Token);
        Assert.Contains("Rolf Recruiter moved this to Interview", late.Sentence, StringComparison.Ordinal);
        Assert.Equal(Stage.Interview, (await portal.Load(id)).Stage);
    }

    [Fact]
    public async Task Reminders_of_a_stay_go_on_where_they_were()
    {
        var id = await portal.Refer(portal.Ada, "reminded@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Op<Web.Features.Reminders.SendReminders>().Execute(Domain.Actor.System("Send reminders"), portal.Token);
        await using var db = portal.Db();
        var before = await db.Outbox.CountAsync(m => m.Kind == FirstAnswerDueMail.Kind, portal.Token);
        await portal.Move(id, Stage.Screening);
        await Undo(id);
        await portal.Op<Web.Features.Reminders.SendReminders>().Execute(Domain.Actor.System("Send reminders"), portal.Token);
        Assert.True(before > 0);
        Assert.Equal(before, await db.Outbox.CountAsync(m => m.Kind == FirstAnswerDueMail.Kind, portal.Token));
    }
}
