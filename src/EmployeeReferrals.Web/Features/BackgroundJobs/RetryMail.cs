using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.BackgroundJobs;

/// <summary>Tries a mail again that had been given up, for example after the mail server was mended.</summary>
[May(Roles.Administrator)]
public sealed class RetryMail(IDbContextFactory<AppDbContext> databases, OutboxHint hint, TimeProvider clock) : Operation<RetryMail.Command>
{
    public sealed record Command(Guid MessageId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var message = await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.MessageId, cancellation);
        if (message is null)
            return Result.NotFound;
        if (message.State != OutboxState.Dead)
            return Result.Ok;
        if (message.Purge)
            return Result.Rejected("erased", "This person's data has been erased, so nobody is mailed.");
        var now = clock.GetUtcNow();
        message.TryAgain(now);
        db.Record(new MailRetried(message.Id), actor, now);
        var committed = await db.Commit(actor, now, cancellation);
        if (committed.IsOk)
            hint.Signal();
        return committed;
    }
}

public sealed record JobStarted(string Job) : DomainEvent(Guid.Empty);

public sealed record MailRetried(Guid MessageId) : DomainEvent(MessageId);
