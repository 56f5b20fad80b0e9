using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.MyReferrals;

internal static class MyReferralReader
{
    /// <summary>Reads a page of them with three more questions, however many there are.</summary>
    public static async Task<IReadOnlyList<MyReferral>> Read(
        AppDbContext db,
        IQueryable<Referral> page,
        Guid me,
        CompanySettings settings,
        CancellationToken cancellation
    )
    {
        var found = await Kept(db, page, cancellation);
        var ids = found.ConvertAll(r => r.Id);
        var steps = await Steps(db, ids, settings.Calendar, cancellation);
        var payouts = await Payouts(db, ids, me, cancellation);
        var hires = await Hires(db, ids, cancellation);
        var caps = await HireCap.Read(
            db,
            [.. found.Where(r => r.Credit == CreditCode.CapReached).Select(r => r.Terms.PlanVersionId).Distinct()],
            cancellation
        );
        var calendar = settings.Calendar;
        return found.ConvertAll(r =>
        {
            // The newest, where one before it has left.
            var hire = hires[r.Id].LastOrDefault();
            return new MyReferral(
                r.Id,
                r.TypedName,
                r.Role?.Title,
                r.Role?.Location,
                r.MadeOn,
                r.Stage.Coarse(),
                steps.GetValueOrDefault(r.Id) ?? [],
                r.ClosedAt is { } closed ? calendar.DayOf(closed) : null,
                r.CreditShown,
                r.CreditSentence,
                r.Terms,
                hire is null ? r.PlannedStart : hire.PlannedStart,
                hire is null ? r.StartedOn : hire.StartedOn,
                [.. payouts[r.Id]],
                r.Override is not null,
                r.MightBeKnown,
                hire?.HiredOn ?? r.HiredOn,
                caps.GetValueOrDefault(r.Terms.PlanVersionId),
                r.WaitsForHr,
                hire is null ? null : hire.HireTerms ?? r.Terms,
                r.AreHired,
                r.NoticeWaits
            );
        });
    }

    private sealed record KeptReferral(
        bool MightBeKnown,
        bool WaitsForHr,
        bool AreHired,
        DateOnly? HiredOn,
        Guid Id,
        string? TypedName,
        DateOnly MadeOn,
        Stage Stage,
        DateTimeOffset? ClosedAt,
        CreditCode Credit,
        string? CreditSentence,
        bool? Override,
        Snapshot Terms,
        DateOnly? PlannedStart,
        DateOnly? StartedOn,
        bool NoticeWaits,
        KeptRole? Role
    )
    {
        public CreditCode CreditShown =>
            Override switch
            {
                true => CreditCode.Earns,
                false => CreditCode.RemovedByHr,
                null => Credit,
            };
    }

    private sealed record KeptRole(string Title, string Location);

    private static Task<List<KeptReferral>> Kept(AppDbContext db, IQueryable<Referral> page, CancellationToken cancellation)
    {
        var asked = InQuestion.Candidates(db);
        var waiting = InQuestion.Bonuses(db);
        var notices = db
            .Outbox.Where(m => m.Kind == CandidateNoticeMail.Kind && m.State == OutboxState.Waiting)
            .Select(m => m.ReferralId!.Value);
        return page.Select(r => new KeptReferral(
                asked.Contains(r.CandidateId),
                waiting.Contains(r.Id),
                HiredSince.Referrals(db).Contains(r.Id),
                r.HiredOn,
                r.Id,
                r.TypedName,
                r.MadeOn,
                r.Stage,
                r.ClosedAt,
                r.Credit,
                r.CreditSentence,
                r.Override,
                r.Terms,
                r.PlannedStart,
                r.StartedOn,
                notices.Contains(r.Id),
                db.Openings.Where(o => o.Id == r.OpeningId).Select(o => new KeptRole(o.Title, o.Location)).FirstOrDefault()
            ))
            .ToListAsync(cancellation);
    }

    /// <summary>The day on which each step was reached that is not undone since.</summary>
    private static async Task<Dictionary<Guid, Dictionary<CoarseStage, DateOnly>>> Steps(
        AppDbContext db,
        List<Guid> ids,
        CompanyCalendar calendar,
        CancellationToken cancellation
    )
    {
        var moves = await db
            .Moves.Where(m => ids.Contains(m.ReferralId) && m.Undoes == null && !m.IsUndone)
            .OrderBy(m => m.Entry)
            .Select(m => new
            {
                m.ReferralId,
                m.To,
                m.At,
            })
            .ToListAsync(cancellation);
        return moves
            .GroupBy(m => m.ReferralId)
            .ToDictionary(g => g.Key, g => Reached(g.Select(m => (m.To.Coarse(), calendar.DayOf(m.At)))));
    }

    private static Dictionary<CoarseStage, DateOnly> Reached(IEnumerable<(CoarseStage Stage, DateOnly Day)> moves)
    {
        var reached = new Dictionary<CoarseStage, DateOnly>();
        foreach (var (stage, day) in moves)
        {
            if (stage == CoarseStage.Closed)
                continue;
            // Opened again: the steps begin anew. Moved back: the steps ahead are not reached.
            if (stage is CoarseStage.Invited or CoarseStage.Received)
                reached.Clear();
            foreach (var ahead in reached.Keys.Where(other => other > stage).ToList())
                reached.Remove(ahead);
            reached.TryAdd(stage, day);
        }
        return reached;
    }

    private static async Task<ILookup<Guid, MyPayout>> Payouts(AppDbContext db, List<Guid> ids, Guid me, CancellationToken cancellation)
    {
        var found = await db
            .Payouts.Where(p => ids.Contains(p.ReferralId) && p.RecipientId == me)
            .OrderBy(p => p.Number)
            .Select(p => new
            {
                p.ReferralId,
                Shown = new MyPayout(
                    p.Number,
                    p.Amount,
                    p.Currency,
                    p.DaysAfterStart,
                    p.DueOn,
                    p.State,
                    p.Reason,
                    p.Kind,
                    p.RewardName,
                    p.RewardDays
                ),
            })
            .ToListAsync(cancellation);
        return found.ToLookup(p => p.ReferralId, p => p.Shown);
    }

    /// <summary>A hire that asked the credit of one of them, whichever referral it came through.</summary>
    private sealed record AskingHire(Guid HolderId, DateOnly? HiredOn, DateOnly? PlannedStart, DateOnly? StartedOn, Snapshot? HireTerms);

    private static async Task<ILookup<Guid, AskingHire>> Hires(AppDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        var found = await db
            .Referrals.Where(h => h.Stage == Stage.Hired && h.HolderId != null && ids.Contains(h.HolderId.Value))
            .OrderBy(h => h.HiredOn)
            .ThenBy(h => h.Id)
            .Select(h => new AskingHire(h.HolderId!.Value, h.HiredOn, h.PlannedStart, h.StartedOn, h.HireTerms))
            .ToListAsync(cancellation);
        return found.ToLookup(h => h.HolderId);
    }
}
