using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Mail;

/// <summary>Sends all mail that waits. Claimed before sending and marked one by one after: a crash costs at most one copy, with the same
/// Message-Id.</summary>
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

    /// <summary>It is on its way, or may have left once: whatever comes between, it keeps this mark.</summary>
    public const string Sending = "sending";
    public const string SendingAgain = "sending_again";

    /// <summary>Two senders died while they sent it: it may have left twice, so it does not go a third time by itself.</summary>
    public const string Interrupted = "interrupted_twice";
    private static readonly MailKind[] Bundled = [MailKind.FirstAnswerDue, MailKind.LongInStage, MailKind.HasStarted];
    private static readonly Guid Batches = new("ba7c0000-0000-7000-8000-000000000000");

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem && !actor.Is(Roles.Administrator))
            return Result<Work>.From(Result.Forbidden);
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
            .Outbox.Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt <= now)
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
        var waiting = db.Outbox.Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt <= now);
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
            .Outbox.Where(m => claimed.Contains(m.Id) && m.State == OutboxState.Waiting)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellation);
        var (done, failed, broken, down) = (0, 0, 0, (DeliveryFailed?)null);
        IDeliverySession? session = null;
        try
        {
            foreach (var message in messages.Where(m => m.Error == SendingAgain))
            {
                (message.State, message.Error, message.ClaimedUntil) = (OutboxState.Dead, Interrupted, null);
                failed++;
            }
            await db.Save(cancellation);
            var notices = await Notices.Read(db, messages, settings.Calendar, claimedAt, cancellation);
            foreach (var together in Bundles(messages.FindAll(m => m.State == OutboxState.Waiting), notices))
            {
                if (notices.NextMorning(together) is { } morning)
                {
                    foreach (var message in together)
                        (message.NextAttemptAt, message.ClaimedUntil) = (morning, null);
                    continue;
                }
                // A slow server must not keep us until others think that we died.
                if (down is not null || broken == MaxBroken || clock.GetUtcNow() - claimedAt > ClaimTime / 2)
                {
                    foreach (var message in together)
                        Leave(message, down);
                    continue;
                }
                using var trace = Measures.Continue("send mail", together[0].TraceId);
                var begun = false;
                try
                {
                    var mail = await writer.Write(db, together, cancellation);
                    if (mail is not null)
                    {
                        session ??= await Open(cancellation);
                        Begin(together);
                        begun = true;
                        // What is not written down does not leave.
                        if (!(await db.Save(cancellation)).IsOk)
                            return (done, failed, false);
                        await session.Send(together[0].Id, mail, cancellation);
                        line.Works();
                    }
                    Mark(together, mail is null ? OutboxState.Skipped : OutboxState.Sent);
                    Measures.Mail(mail is null ? "skipped" : "sent");
                    log.LogInformation("Mail {OutboxId} ({MailKind}) {State}", together[0].Id, together[0].Kind, together[0].State);
                    broken = 0;
                    done++;
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    var failure =
                        problem as DeliveryFailed
                        ?? new DeliveryFailed(problem.GetType().Name, begun ? Means.LineBroke : Means.LaterThisMail);
                    log.LogWarning("Mail {OutboxId} was not sent: {Kind}", together[0].Id, failure.Code);
                    foreach (var message in together)
                        Retry(message, failure, begun);
                    Measures.Mail(together[0].State == OutboxState.Dead ? "given_up" : "failed");
                    failed++;
                    if (failure.Means == Means.LineDown)
                    {
                        down = failure;
                        line.Failed();
                    }
                    broken = failure.Means == Means.LineBroke ? broken + 1 : 0;
                    if (failure.Means is Means.LineBroke or Means.LineDown && session is not null)
                    {
                        await Close(session);
                        session = null;
                    }
                }
                await db.Save(cancellation);
            }
            await db.Save(cancellation);
        }
        finally
        {
            if (session is not null)
                await Close(session);
        }
        return (done, failed, down is null && broken < MaxBroken);
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

    private static async Task Close(IDeliverySession session)
    {
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
                notices.AddressOf(m) is { } address ? (m.To, null, Guid.Empty, address)
                : Bundled.Contains(m.Kind) ? (m.To, m.RecipientId, Guid.Empty, "")
                : (m.To, m.RecipientId, m.Kind == MailKind.BatchOpen ? Batches : m.Id, "")
            )
            .Select(group => group.ToList());

    /// <summary>Written down before the mail leaves, so that whoever comes after a crash knows which one was on its way.</summary>
    private static void Begin(List<OutboxMessage> together)
    {
        foreach (var message in together)
        {
            message.Attempts++;
            message.Error = message.Error == Sending ? SendingAgain : Sending;
        }
    }

    private void Mark(List<OutboxMessage> together, OutboxState state)
    {
        var now = clock.GetUtcNow();
        foreach (var message in together)
        {
            message.State = state;
            message.SentAt = state == OutboxState.Sent ? now : null;
            message.SentWithId = message == together[0] ? null : together[0].Id;
            message.Error = null;
            message.ClaimedUntil = null;
        }
    }

    private void Retry(OutboxMessage message, DeliveryFailed failure, bool begun)
    {
        if (failure.Means == Means.LineDown)
        {
            if (begun)
            {
                message.Attempts--;
                message.Error = message.Error == SendingAgain ? Sending : null;
            }
            Leave(message, failure);
            return;
        }
        message.ClaimedUntil = null;
        if (!begun)
            message.Attempts++;
        var before = message.Error == SendingAgain;
        if (failure.MayHaveLeft && before)
            (message.State, message.Error) = (OutboxState.Dead, Interrupted);
        else if (failure.Means == Means.NeverThisMail || message.Attempts >= MaxAttempts)
            (message.State, message.Error) = (OutboxState.Dead, failure.Code);
        else
        {
            message.Error = failure.MayHaveLeft || before || (!begun && message.Error == Sending) ? Sending : failure.Code;
            message.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(2, message.Attempts - 1));
        }
    }

    /// <summary>Gives it back as it was: no mail pays for a server that is down, however long.</summary>
    private static void Leave(OutboxMessage message, DeliveryFailed? why)
    {
        message.ClaimedUntil = null;
        if (why is not null && message.Error != Sending)
            message.Error = why.Code;
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
