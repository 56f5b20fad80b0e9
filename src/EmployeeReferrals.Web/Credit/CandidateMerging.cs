using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Brings two candidates together, or takes them apart, up to the commit: asking how it would end takes the same way.</summary>
internal static class CandidateMerging
{
    /// <summary>As many ids as a merge can remember.</summary>
    private const int Most = 90;

    private static readonly CreditChange Anew = new(
        CreditMoment.MergedOrCorrected,
        PayoutReason.CreditLost,
        OwnershipEnd.Merged,
        FactsLearnt: true
    );

    public static Result MergedMeanwhile =>
        Result.Conflict("merged_meanwhile", "Somebody else has merged these two in the meantime. Reload to see it.");

    public sealed record Prepared(CandidateMerge Merge, Candidate Stays, IReadOnlyList<Referral> Referrals);

    /// <summary>A candidate with all those who were found to be the same person. They keep what nobody needs to move: prior applications,
    /// mails sent.</summary>
    public static async Task<List<Guid>> Family(AppDbContext db, Guid candidateId, CancellationToken cancellation)
    {
        var family = new List<Guid> { candidateId };
        var next = family;
        while (next.Count > 0)
        {
            var into = next;
            await db.Merges.Where(m => into.Contains(m.IntoId) && m.UndoneAt == null).LoadAsync(cancellation);
            next =
            [
                .. db
                    .Merges.Local.Where(m => into.Contains(m.IntoId) && m.UndoneAt is null && !family.Contains(m.FromId))
                    .Select(m => m.FromId),
            ];
            family = [.. family, .. next];
        }
        return family;
    }

    /// <summary>Who a candidate is by now.</summary>
    public static async Task<Guid> Standing(AppDbContext db, Guid candidateId, CancellationToken cancellation)
    {
        while (
            await db
                .Merges.Where(m => m.FromId == candidateId && m.UndoneAt == null)
                .Select(m => (Guid?)m.IntoId)
                .FirstOrDefaultAsync(cancellation)
                is { } into
        )
            candidateId = into;
        return candidateId;
    }

    /// <summary>Those a candidate was found not to be.</summary>
    public static async Task<List<Guid>> KeptApart(AppDbContext db, Guid candidateId, CancellationToken cancellation)
    {
        var decided = await db
            .Merges.AsNoTracking()
            .Where(m => (m.FromId == candidateId || m.IntoId == candidateId) && m.UndoneAt != null)
            .ToListAsync(cancellation);
        return [.. decided.Where(m => m.ToldApart).Select(m => m.FromId == candidateId ? m.IntoId : m.FromId)];
    }

    /// <summary>Once one of them was hired, money hangs on who they are, and HR decides (docs/rules.md §5).</summary>
    public static readonly Result AfterAHire = Result.Rejected(
        "hired_hr",
        "One of them was hired, so HR decides whether they are the same person."
    );

    /// <summary>The referral's candidate and the other, where the actor works the one and sees the other. Rejected for whoever is not in HR
    /// once one of them was hired.</summary>
    public static async Task<Result<Guid>> Pair(
        AppDbContext db,
        Actor actor,
        Guid referralId,
        Guid otherId,
        CompanySettings settings,
        CancellationToken cancellation
    )
    {
        var found = await db.ToWork(actor, referralId, settings, null, cancellation);
        if (!found.IsOk)
            return Result<Guid>.From(found);
        var candidateId = found.Value.CandidateId;
        if (candidateId == otherId)
            return Result<Guid>.From(Result.Rejected("same_already", "This is one person already."));
        if (!await db.Referrals.VisibleTo(db, actor, settings).AnyAsync(r => r.CandidateId == otherId, cancellation))
            return Result<Guid>.From(Result.NotFound);
        var theirs = db.Referrals.Where(r => r.CandidateId == candidateId || r.CandidateId == otherId);
        // Whose credit it would move or save does not decide.
        if (await theirs.AnyAsync(r => r.ReferrerId == actor.PersonId, cancellation))
            return Result<Guid>.From(Result.Forbidden);
        return !actor.Is(Roles.Hr) && await theirs.AnyAsync(r => r.Stage == Stage.Hired, cancellation)
            ? Result<Guid>.From(AfterAHire)
            : candidateId;
    }

    /// <summary>The older candidate stays. Two referrals of one referrer for one opening both stay as they are: only a hire is paid, and
    /// once.</summary>
    public static async Task<Result<Prepared>> Merge(UnitOfWork work, Guid mergeId, Guid one, Guid other, CancellationToken cancellation)
    {
        var db = work.Db;
        var both = await db
            .Candidates.Include(c => c.Contacts)
            .Where(c => c.Id == one || c.Id == other)
            .OrderBy(c => c.CreatedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(cancellation);
        var (into, from) = (both[0], both[1]);
        if (both.Exists(c => c.IsErased))
            return Refuse("erased", "This person's data has been erased.");
        var referrals = await Referrals(db, one, other, cancellation);
        var moved = referrals.Where(r => r.CandidateId == from.Id).ToList();
        if (referrals.Where(r => r.Stage == Stage.Hired).Select(r => r.CandidateId).Distinct().Count() > 1)
            return Refuse("both_hired", "Both were hired, and one person is hired once. Undo the hire that is wrong first.");
        if (referrals.Where(r => r.Override == true).Select(r => r.ReferrerId).Distinct().Count() > 1)
            return Refuse(
                "both_overridden",
                "HR gave the credit to one referrer for each of them. Take one of these decisions back first."
            );
        // Somebody else merged them since the page was opened, or at this very moment.
        if (moved.Count == 0)
            return Result<Prepared>.From(MergedMeanwhile);
        if (moved.Count > Most || from.Contacts.Count > Most)
            return Refuse("too_many", "There are too many referrals or addresses to keep this undoable.");

        var merge = new CandidateMerge(
            mergeId,
            from.Id,
            into.Id,
            [.. moved.Select(r => r.Id)],
            [.. from.Contacts.Select(c => c.Id)],
            work.By.PersonId,
            work.At
        );
        db.Merges.Add(merge);
        var family = await Family(db, into.Id, cancellation);
        var ids = referrals.ConvertAll(r => r.Id);
        db.PossibleMatches.RemoveRange(
            await db.PossibleMatches.Where(m => ids.Contains(m.ReferralId) && family.Contains(m.OtherCandidateId)).ToListAsync(cancellation)
        );
        await EndHoldings(db, [one, other], work.At, cancellation);
        await Give(db, from, into, merge, moved, cancellation);
        var credit = await CandidateCredit.Load(work, into.Id, cancellation, referrals);
        await credit.Follow(Anew, cancellation);
        return new Prepared(merge, into, referrals);

        static Result<Prepared> Refuse(string code, string sentence) => Result<Prepared>.From(Result.Rejected(code, sentence));
    }

    /// <summary>What came along goes back. What was referred or learnt since stays with the one that stayed.</summary>
    public static async Task<Result> TakeApart(UnitOfWork work, CandidateMerge merge, CancellationToken cancellation)
    {
        var db = work.Db;
        var both = await db
            .Candidates.Include(c => c.Contacts)
            .Where(c => c.Id == merge.FromId || c.Id == merge.IntoId)
            .ToListAsync(cancellation);
        if (both.Exists(c => c.IsErased))
            return Result.Rejected("erased", "This person's data has been erased, so there is nothing left to take apart.");
        if (await db.Merges.AnyAsync(m => m.FromId == merge.IntoId && m.UndoneAt == null, cancellation))
            return Result.Rejected("merged_since", "This person was merged with another since. Undo that first.");
        var undone = merge.Undo(work.At);
        if (!undone.IsOk)
            return undone;
        var referrals = await Referrals(db, merge.IntoId, merge.FromId, cancellation);
        var back = referrals.Where(r => merge.ReferralIds.Contains(r.Id)).ToList();
        await EndHoldings(db, [merge.IntoId, merge.FromId], work.At, cancellation);
        await Give(db, both.First(c => c.Id == merge.IntoId), both.First(c => c.Id == merge.FromId), merge, back, cancellation);
        // The question stands again.
        db.PossibleMatches.Add(
            new PossibleMatch
            {
                Id = Guid.CreateVersion7(),
                ReferralId = back[0].Id,
                OtherCandidateId = merge.IntoId,
            }
        );
        foreach (var side in referrals.GroupBy(r => r.CandidateId))
        {
            var credit = await CandidateCredit.Load(work, side.Key, cancellation, [.. side]);
            await credit.Follow(Anew, cancellation);
        }
        return Result.Ok;
    }

    private static Task<List<Referral>> Referrals(AppDbContext db, Guid one, Guid other, CancellationToken cancellation) =>
        db
            .Referrals.Include(r => r.Decisions)
            .Where(r => r.CandidateId == one || r.CandidateId == other)
            .OrderBy(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellation);

    public static async Task EndHoldings(AppDbContext db, Guid[] candidates, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (
            var holding in await db.Ownerships.Where(o => candidates.Contains(o.CandidateId) && o.EndedAt == null).ToListAsync(cancellation)
        )
            holding.End(OwnershipEnd.Merged, now);
    }

    private static async Task Give(
        AppDbContext db,
        Candidate from,
        Candidate to,
        CandidateMerge merge,
        List<Referral> referrals,
        CancellationToken cancellation
    )
    {
        from.GiveContacts(merge.ContactIds, to);
        foreach (var referral in referrals)
            referral.BelongTo(to.Id);
        var ids = referrals.ConvertAll(r => r.Id);
        foreach (var link in await db.CandidateLinks.Where(l => ids.Contains(l.ReferralId)).ToListAsync(cancellation))
            link.CandidateId = to.Id;
    }
}
