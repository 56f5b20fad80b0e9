using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Takes the last move back, and its mail with it (docs/rules.md §4). A mail that has left already is followed by one that
/// corrects it.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class UndoMove(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoMove.Command>
{
    /// <param name="Entry">The stage entry that the move made: after anything newer there is nothing to undo.</param>
    public sealed record Command(Guid ReferralId, int Entry);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, all => all.Include(r => r.Moves), cancellation);
        if (!found.IsOk)
            return found;
        var referral = found.Value;
        if (referral.StageEntry != command.Entry)
            return await MoveReferral.MovedMeanwhile(db, referral.Id, cancellation);

        var now = clock.GetUtcNow();
        var undone = referral.UndoMove(command.Entry, actor, now);
        if (!undone.IsOk)
            return undone;
        await TakeBackMail(db, referral, command.Entry, now, cancellation);
        var committed = await db.Commit(actor, now, cancellation);
        return AppDbContext.IsLostRace(committed) ? await MoveReferral.MovedMeanwhile(db, referral.Id, cancellation) : committed;
    }

    private static async Task TakeBackMail(
        AppDbContext db,
        Referral referral,
        int entry,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var key = StageChangedMail.Key(referral.Id, entry);
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Key == key, cancellation) is not { } mail)
            return;
        var stays = mail.State.IsOpen() && !(mail.ClaimedUntil > now);
        if (stays)
            mail.Skip();
        else if (mail.State.IsOpen() || mail.State == OutboxState.Sent)
            db.Outbox.Add(MoveUndoneMail.To(referral));
    }
}
