using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Sends a mail of a referral again: the same message, rendered anew, to where its reader is reached now.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ResendMail(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ResendMail.Command>
{
    public sealed record Command(Guid MessageId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.MessageId, cancellation);
        if (message?.ReferralId is not { } referralId)
            return Result.NotFound;
        var found = await db.ToWork(actor, referralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        if (await db.Candidates.AnyAsync(c => c.Id == found.Value.CandidateId && c.ErasedAt != null, cancellation))
            return Result.Rejected("erased", "This person's data has been erased, so nobody is mailed.");
        var now = clock.GetUtcNow();
        if (message.To == RecipientKind.Candidate)
            found.Value.Answered(now);
        db.Outbox.Add(
            new OutboxMessage
            {
                Kind = message.Kind,
                To = message.To,
                RecipientId = message.RecipientId,
                ReferralId = message.ReferralId,
                CandidateId = message.CandidateId,
                PayoutId = message.PayoutId,
                Facts = MailFacts.Again(message.Facts),
            }
        );
        db.Record(new MailResent(command.MessageId, referralId), actor, now);
        return await db.Commit(actor, now, cancellation);
    }
}

public sealed record MailResent(Guid MessageId, Guid ReferralId) : DomainEvent(ReferralId);
