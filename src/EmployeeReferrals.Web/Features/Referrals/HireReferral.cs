using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Offer accepted: the credit is decided again, the holding is settled for good, and the payouts are laid down.</summary>
public sealed class HireReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<HireReferral.Command>
{
    /// <param name="ConfirmedFarStart">The planned start is more than a year away and that is right.</param>
    public sealed record Command(Guid ReferralId, int SeenEntry, DateOnly HiredOn, DateOnly? PlannedStart, bool ConfirmedFarStart = false);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, Roles.Recruiter | Roles.Hr, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk) return found;
        var hire = found.Value;
        if (hire.StageEntry != command.SeenEntry) return await MoveReferral.MovedMeanwhile(db, hire.Id, cancellation);
        if (hire.OpeningId is null)
            return Result.Rejected("opening_needed", "Choose the opening they are hired into first.", "OpeningId");
        if (await CurrentHire(db, hire, today, cancellation) is { } other)
            return Result.Rejected([new Problem("hired_already", "This person is hired already through another referral."), new Problem("hired_already_id", other.ToString())]);

        var hired = hire.Hire(command.HiredOn, command.PlannedStart, command.ConfirmedFarStart, actor, now, today);
        if (!hired.IsOk) return hired;
        await DecideAgain(db, hire, command.HiredOn, actor, now, today, cancellation);
        await HireBooks.Reconcile(db, hire, PayoutReason.LaidDown, actor, now, today, cancellation);
        (await db.Candidates.FirstAsync(c => c.Id == hire.CandidateId, cancellation)).HiredThrough(hire.Id);

        var committed = await db.Commit(actor, now, cancellation);
        return AppDbContext.IsLostRace(committed) ? await MoveReferral.MovedMeanwhile(db, hire.Id, cancellation) : committed;
    }

    /// <summary>A candidate has one current hire; one who left since may be hired again.</summary>
    private static async Task<Guid?> CurrentHire(AppDbContext db, Referral hire, DateOnly today, CancellationToken cancellation) =>
        await db.Referrals.Where(r => r.CandidateId == hire.CandidateId && r.Id != hire.Id && r.Stage == Stage.Hired
                && !db.People.Any(p => p.Id == r.HiredPersonId && p.LastDay != null && p.LastDay < today))
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation);

    private async Task DecideAgain(AppDbContext db, Referral hire, DateOnly hiredOn, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        var book = await programme.Book(cancellation);
        var holder = await CreditDesk.Holder(db, hire.CandidateId, hire.Terms.Scope, hire.OpeningId, cancellation);
        if (holder is not null && !holder.HoldsOn(hiredOn))
        {
            await CreditDesk.EndAndPromote(db, holder, OwnershipEnd.WindowEnded, book, Actor.System("Credit"), now, hiredOn, cancellation);
            holder = CreditDesk.HeldNow(db, hire.CandidateId, hire.Terms.Scope, hire.OpeningId);
        }
        await Decide(hire, holder is not null && holder.ReferrerId != hire.ReferrerId);
        if (holder is null) return;
        holder.Settle(hire.Id);
        if (holder.ReferrerId == hire.ReferrerId || hire.Credit != CreditCode.Duplicate) return;

        var earlier = await db.Referrals.Include(r => r.Decisions).FirstAsync(r => r.Id == holder.ReferralId, cancellation);
        await Decide(earlier, heldByAnother: false);
        db.Outbox.Add(Mailings.ToReferrer(MailKind.Hired, earlier, new() { Day = hire.PlannedStart }));

        async Task Decide(Referral referral, bool heldByAnother)
        {
            var facts = await CreditDesk.Facts(db, referral, hire.OpeningId, hiredOn, heldByAnother, book, today, cancellation);
            referral.Decide(CreditMoment.Hired, CreditRules.Decide(book.TermsOf(referral.Terms), facts), facts, actor, now);
        }
    }
}
