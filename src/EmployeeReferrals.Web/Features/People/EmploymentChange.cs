using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>Changes of what HR keeps about an employment, and all that follows from it for payouts and credit.</summary>
internal sealed class EmploymentChange(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    /// <summary>One's own days decide about one's own bonuses.</summary>
    public static Result OwnDays { get; } = Result.Rejected("own_days", "Nobody records their own days. Ask a colleague in HR.");

    public Task<Result> Days(Actor actor, Guid personId, Func<Person, Result> change, CancellationToken cancellation) =>
        Run(actor, personId, person => actor.IsPerson(person.Id) ? OwnDays : change(person), cancellation);

    public async Task<Result> Run(Actor actor, Guid personId, Func<Person, Result> change, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db
            .People.Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return Result.NotFound;
        var changed = change(person);
        if (!changed.IsOk)
            return changed;
        var touched = await db
            .Payouts.Where(p =>
                p.State != PayoutState.Cancelled
                && (p.RecipientId == personId || db.Referrals.Any(r => r.Id == p.HireId && r.HiredPersonId == personId))
            )
            .ToListAsync(cancellation);
        var facts = await DueFactsReader.Read(db, touched, cancellation);
        foreach (var payout in touched)
            payout.Reassess(facts[payout.Id].Facts, settings.Calendar.Act(actor, now));
        // Whether a referrer was employed at the hire, and how long a hire settles the credit, hang on these days too.
        var candidates = await db
            .Referrals.Where(h =>
                h.Stage == Stage.Hired
                && (h.HiredPersonId == personId || db.Referrals.Any(r => r.Id == h.HolderId && r.ReferrerId == personId))
            )
            .Select(h => h.CandidateId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancellation);
        foreach (var candidate in candidates)
        {
            var credit = await CandidateCredit.Load(new(db, programme, actor, now), candidate, cancellation);
            await credit.Follow(new(CreditMoment.MergedOrCorrected, PayoutReason.CreditLost, OwnershipEnd.Corrected), cancellation);
        }
        return await db.Commit(actor, now, cancellation);
    }
}
