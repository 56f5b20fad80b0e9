using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>HR's word against the rules, with a reason. Giving the credit takes it from the holder in the same operation;
/// refused once a payout is released.</summary>
public sealed class OverrideCredit(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<OverrideCredit.Command>
{
    /// <param name="Earns">Null takes an override back.</param>
    public sealed record Command(Guid ReferralId, bool? Earns, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (command.Reason?.Length > Text.Paragraph) return Result.Rejected("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason");
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, Roles.Hr, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk) return found;
        var referral = found.Value;
        var book = await programme.Book(cancellation);
        var holder = await CreditDesk.Holder(db, referral.CandidateId, referral.Terms.Scope, referral.OpeningId, cancellation);
        var affected = new List<Guid> { referral.Id };
        if (holder is not null) affected.Add(holder.ReferralId);
        if (await db.Payouts.AnyAsync(p => affected.Contains(p.ReferralId) && (p.State == PayoutState.Released || p.State == PayoutState.Exported || p.State == PayoutState.Paid), cancellation))
            return Result.Rejected("released", "A payout has been released for this person already, so the credit can no longer be moved.");

        var overridden = referral.OverrideCredit(command.Earns, Text.CleanLines(command.Reason), actor, now);
        if (!overridden.IsOk) return overridden;
        if (referral.CanEarn) await TakeFrom(db, holder, referral, book, actor, now, today, cancellation);
        else if (holder is not null && holder.ReferralId == referral.Id)
            await CreditDesk.EndAndPromote(db, holder, OwnershipEnd.RemovedByHr, book, actor, now, today, cancellation);

        var hires = await db.Referrals.Where(r => r.CandidateId == referral.CandidateId && r.Stage == Stage.Hired).ToListAsync(cancellation);
        foreach (var hire in hires)
        {
            var current = db.Ownerships.Local.FirstOrDefault(o => o.CandidateId == hire.CandidateId && o.EndedAt is null);
            current?.Settle(hire.Id);
            await HireBooks.Reconcile(db, hire, PayoutReason.LaidDown, actor, now, today, cancellation);
        }
        return await db.Commit(actor, now, cancellation);
    }

    private static async Task TakeFrom(AppDbContext db, Ownership? holder, Referral referral, PlanBook book, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        if (holder is not null && holder.ReferrerId == referral.ReferrerId) return;
        if (holder is not null)
        {
            holder.End(OwnershipEnd.GivenToAnother, now);
            var losing = await db.Referrals.Include(r => r.Decisions)
                .Where(r => r.CandidateId == referral.CandidateId && r.ReferrerId == holder.ReferrerId && r.Credit == CreditCode.Earns).ToListAsync(cancellation);
            foreach (var loser in losing)
            {
                var facts = await CreditDesk.Facts(db, loser, loser.OpeningId, loser.HiredOn, heldByAnother: true, book, today, cancellation);
                loser.Decide(CreditMoment.OwnershipMoved, CreditRules.Decide(book.TermsOf(loser.Terms), facts), facts, actor, now);
            }
        }
        db.Ownerships.Add(new Ownership(Guid.CreateVersion7(), referral.CandidateId, Ownership.ScopeKeyFor(referral.Terms.Scope, referral.OpeningId), referral.Id, referral.ReferrerId, referral.Terms.WindowEnds(referral.MadeOn), now));
    }
}
