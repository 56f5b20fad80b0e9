using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Mail;

/// <summary>Sends all mail that waits. Claimed before sending and marked one by one after: a crash costs at most one copy, with the same
/// Message-Id.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class SendOutbox(
    IDbContextFactory<AppDbContext> databases,
    Programme programme,
    MailWriter writer,
    IDelivery delivery,
    MailLine line,
    SenderWatch watch,
    TimeProvider clock,
    ILogger<SendOutbox> log
) : OperationWithoutCommand<Result<Work>>
{
    private const int BatchSize = 50;
    public const int MaxAttempts = 8;
    private const int ClaimSeconds = 300;
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(ClaimSeconds);

    /// <summary>After so many lines that broke in a row the others wait for the next run.</summary>
    private const int MaxBroken = 3;

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var (done, failed, goesOn) = (0, 0, line.IsOpen);
        while (goesOn && await Claim(cancellation) is { Count: > 0 } claimed)
        {
            (var sent, var missed, goesOn) = await Send(claimed, cancellation);
            done += sent;
            failed += missed;
        }
        await Purge(cancellation);
        await Look(cancellation);
        return new Work(done, failed);
    }

    private async Task Look(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var oldest = await db
            .Outbox.Open()
            .Where(m => m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt)
            .Select(m => (DateTimeOffset?)m.NextAttemptAt)
            .FirstOrDefaultAsync(cancellation);
        watch.Looked(oldest is null ? TimeSpan.Zero : now - oldest.Value);
    }

    private async Task<List<Guid>> Claim(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        // Two nodes agree on a lease by the server's clock alone; the embedded database has one process, and its clock.
        var onServer = db is SqlServerAppDbContext;
        var waiting = db.Outbox.Open().Where(m => m.NextAttemptAt <= now);
        var free = onServer
            ? waiting.Where(m => m.ClaimedUntil == null || m.ClaimedUntil < ServerClock.Now())
            : waiting.Where(m => m.ClaimedUntil == null || m.ClaimedUntil < now);
        var ids = await free.OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => m.Id).Take(BatchSize).ToListAsync(cancellation);
        if (ids.Count == 0)
            return ids;
        var claim = Guid.CreateVersion7();
        var until = now + ClaimTime;
        var taken = free.Where(m => ids.Contains(m.Id));
        if (onServer)
            await taken.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.ClaimId, claim)
                        .SetProperty(m => m.ClaimedUntil, m => (DateTimeOffset?)ServerClock.In(ClaimSeconds)),
                cancellation
            );
        else
            await taken.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimId, claim).SetProperty(m => m.ClaimedUntil, until),
                cancellation
            );
        return await db
            .Outbox.Where(m => m.ClaimId == claim)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync(cancellation);
    }

    private async Task<(int Sent, int Failed, bool GoesOn)> Send(List<Guid> claimed, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var claimedAt = clock.GetUtcNow();
        var settings = await programme.Settings(cancellation);
        var messages = await db
            .Outbox.Open()
            .Where(m => claimed.Contains(m.Id))
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellation);
        var round = new SendingRound(MaxBroken);
        try
        {
            foreach (var message in messages.Where(m => m.State == OutboxState.SendingAgain))
            {
                message.GiveUp(OutboxMessage.InterruptedTwice);
                round.Failed++;
            }
            await db.Save(cancellation);
            var notices = await Notices.Read(db, messages, settings.Calendar, claimedAt, cancellation);
            foreach (var together in Bundles(messages.FindAll(m => m.State.IsOpen()), notices))
            {
                if (notices.NextMorning(together) is { } morning)
                    foreach (var message in together)
                        message.HoldUntil(morning);
                // A slow server must not keep us until others think that we died.
                else if (!round.HasLine || clock.GetUtcNow() - claimedAt > ClaimTime / 2)
                    foreach (var message in together)
                        message.Leave(begun: false, round.Down?.Code);
                else
                    await Send(db, together, round, cancellation);
                if (round.Stopped)
                    return (round.Done, round.Failed, false);
            }
            await db.Save(cancellation);
        }
        finally
        {
            await Close(round);
        }
        return (round.Done, round.Failed, round.HasLine);
    }

    /// <summary>One mail, for all that it tells of, and how it went.</summary>
    private async Task Send(AppDbContext db, List<OutboxMessage> together, SendingRound round, CancellationToken cancellation)
    {
        using var trace = Measures.Continue("send mail", together[0].TraceId);
        var begun = false;
        try
        {
            var mail = await writer.Write(db, together, cancellation);
            if (mail is not null)
            {
                round.Session ??= await Open(cancellation);
                foreach (var message in together)
                    message.Begin();
                begun = true;
                if (!(await db.Save(cancellation)).IsOk)
                {
                    round.Stopped = true;
                    return;
                }
                await round.Session.Send(together[0].Id, mail, cancellation);
                line.Works();
            }
            Done(together, mail is not null);
            Measures.Mail(mail is null ? "skipped" : "sent");
            log.LogInformation("Mail {OutboxId} ({MailKind}) {State}", together[0].Id, together[0].Kind, together[0].State);
            round.Broken = 0;
            round.Done++;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await Failed(together, problem, begun, round);
        }
        await db.Save(cancellation);
    }

    private async Task Failed(List<OutboxMessage> together, Exception problem, bool begun, SendingRound round)
    {
        var failure =
            problem as DeliveryFailed ?? new DeliveryFailed(problem.GetType().Name, begun ? Means.LineBroke : Means.LaterThisMail);
        log.LogWarning("Mail {OutboxId} was not sent: {Kind}", together[0].Id, failure.Code);
        foreach (var message in together)
            Failed(message, failure, begun);
        Measures.Mail(together[0].State == OutboxState.Dead ? "given_up" : "failed");
        round.Failed++;
        if (failure.Means == Means.LineDown)
        {
            round.Down = failure;
            line.Failed();
        }
        round.Broken = failure.Means == Means.LineBroke ? round.Broken + 1 : 0;
        if (failure.Means is Means.LineBroke or Means.LineDown)
            await Close(round);
    }

    private async Task<IDeliverySession> Open(CancellationToken cancellation)
    {
        try
        {
            return await delivery.Open(cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException and not DeliveryFailed)
        {
            throw new DeliveryFailed(problem.GetType().Name, Means.LineDown);
        }
    }

    private static async Task Close(SendingRound round)
    {
        if (round.Session is not { } session)
            return;
        round.Session = null;
        try
        {
            await session.DisposeAsync();
        }
        catch (IOException)
        { /* the server was gone already */
        }
    }

    // Several reminders for one reader in a run are one mail, and so are several notices to one address.
    private static IEnumerable<List<OutboxMessage>> Bundles(List<OutboxMessage> messages, Notices notices) =>
        messages
            .GroupBy(m =>
                notices.AddressOf(m) is { } address ? (m.To, null, address)
                : MailKinds.Find(m.Kind)?.Bundle is { } bundle ? (m.To, m.RecipientId, bundle)
                : (m.To, m.RecipientId, m.Id.ToString())
            )
            .Select(group => group.ToList());

    private void Done(List<OutboxMessage> together, bool sent)
    {
        var now = clock.GetUtcNow();
        foreach (var message in together)
        {
            if (sent)
                message.WasSent(now, together[0]);
            else
                message.Skip();
        }
    }

    private void Failed(OutboxMessage message, DeliveryFailed failure, bool begun)
    {
        if (failure.Means == Means.LineDown)
        {
            message.Leave(begun, failure.Code);
            return;
        }
        var attempts = message.Attempts + (begun ? 0 : 1);
        if (failure.MayHaveLeft && message.State == OutboxState.SendingAgain)
            message.GiveUp(OutboxMessage.InterruptedTwice);
        else if (failure.Means == Means.NeverThisMail || attempts >= MaxAttempts)
            message.GiveUp(failure.Code, attempts);
        else
            message.FailedUntil(
                clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(2, attempts - 1)),
                failure.Code,
                begun,
                failure.MayHaveLeft
            );
    }

    /// <summary>Removes what is left of candidates who were erased outside of their rows: mail files, and old pages in the write-ahead
    /// log.</summary>
    private async Task Purge(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var any = false;
        while (await db.Outbox.Where(m => m.Purge).OrderBy(m => m.Id).Take(200).ToListAsync(cancellation) is { Count: > 0 } erased)
        {
            foreach (var message in erased)
            {
                delivery.Purge(message.SentWithId ?? message.Id);
                message.Purge = false;
            }
            await db.Save(cancellation);
            db.ChangeTracker.Clear();
            any = true;
        }
        if (any && db is SqliteAppDbContext)
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
    }
}
