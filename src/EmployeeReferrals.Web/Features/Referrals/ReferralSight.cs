using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What one reader sees of a referral beyond its own row, each part as its page shows it.</summary>
internal sealed partial record ReferralSight(
    AppDbContext Db,
    Actor Actor,
    CompanySettings Settings,
    Referral Referral,
    bool MayWork,
    bool IsHr,
    bool SeesMoney
)
{
    private const int MostLines = 100;

    public async Task<HireSide?> Holder(CancellationToken cancellation) =>
        SeesMoney && Referral is { Stage: Stage.Hired, HolderId: { } id } && id != Referral.Id
            ? await Side(Db.Referrals.Where(r => r.Id == id), Referral, cancellation)
            : null;

    public async Task<HireSide?> HiredThrough(CancellationToken cancellation) =>
        SeesMoney && Referral.Stage != Stage.Hired
            ? await Side(Db.Referrals.Where(r => r.HolderId == Referral.Id && r.Stage == Stage.Hired), null, cancellation)
            : null;

    /// <param name="hire">Null: the one that is read is the hire itself.</param>
    private async Task<HireSide?> Side(IQueryable<Referral> other, Referral? hire, CancellationToken cancellation)
    {
        var side = await other
            .AsNoTracking()
            .VisibleTo(Db, Actor, Settings)
            .OrderByDescending(r => r.HiredOn)
            .ThenBy(r => r.Id)
            .FirstOrDefaultAsync(cancellation);
        if (side is null)
            return null;
        var through = hire ?? side;
        return new HireSide(
            side.Id,
            await Db.People.Where(p => p.Id == side.ReferrerId).Select(p => p.Name).FirstAsync(cancellation),
            side.MadeOn,
            (hire is null ? Referral : side).CanEarn,
            through.HireTerms ?? Referral.Terms,
            through.StartedOn
        );
    }

    /// <summary>Of the hire through this referral, or of one that asked its credit.</summary>
    public async Task<bool> WaitsForHr(CancellationToken cancellation) =>
        SeesMoney
        && await Db.CreditCases.AnyAsync(
            c => c.ClosedAt == null && (c.HireId == Referral.Id || c.BeforeId == Referral.Id || c.NowId == Referral.Id),
            cancellation
        );

    public async Task<List<DateOnly>> Applied(List<Guid> family, CancellationToken cancellation) =>
        !SeesMoney
            ? []
            : await Db
                .PriorApplications.Where(a => family.Contains(a.CandidateId))
                .Select(a => a.AppliedOn)
                .Distinct()
                .OrderByDescending(day => day)
                .Take(10)
                .ToListAsync(cancellation);

    public async Task<List<ResumeView>> Resumes(CancellationToken cancellation) =>
        !MayWork
            ? []
            : await Db
                .Resumes.Where(r => r.ReferralId == Referral.Id)
                .OrderBy(r => r.Id)
                .Take(10)
                .Select(r => new ResumeView(r.Id, r.FileName, r.Size))
                .ToListAsync(cancellation);

    public Task<List<MoveView>> Moves(CancellationToken cancellation) =>
        Db
            .Moves.Where(m => m.ReferralId == Referral.Id)
            .OrderByDescending(m => m.Entry)
            .Take(MostLines)
            .Select(m => new MoveView(
                m.Entry,
                m.From,
                m.To,
                m.At,
                Db.People.Where(p => p.Id == m.ActorId).Select(p => p.Name).FirstOrDefault(),
                m.Reason,
                m.Note,
                m.Undoes != null,
                m.IsUndone,
                m.ActorId == Actor.PersonId
            ))
            .ToListAsync(cancellation);

    public Task<List<NoteView>> Notes(CancellationToken cancellation) =>
        Db
            .Notes.Where(n => n.ReferralId == Referral.Id)
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Take(MostLines)
            .Select(n => new NoteView(n.Id, Db.People.Where(p => p.Id == n.AuthorId).Select(p => p.Name).First(), n.Body, n.At))
            .ToListAsync(cancellation);

    public async Task<List<DecisionView>> Decisions(CancellationToken cancellation) =>
        !SeesMoney
            ? []
            : await Db
                .Decisions.Where(d => d.ReferralId == Referral.Id)
                .OrderByDescending(d => d.Number)
                .Take(MostLines)
                .Select(d => new DecisionView(
                    d.Number,
                    d.At,
                    Db.People.Where(p => p.Id == d.ActorId).Select(p => p.Name).FirstOrDefault(),
                    d.Moment,
                    d.Code,
                    d.Reason
                ))
                .ToListAsync(cancellation);

    public async Task<List<MailView>> Mails(CancellationToken cancellation) =>
        !SeesMoney
            ? []
            : await Db
                .Outbox.Where(m => m.ReferralId == Referral.Id && m.State != Outbox.OutboxState.Skipped)
                .OrderByDescending(m => m.CreatedAt)
                .ThenByDescending(m => m.Id)
                .Take(MostLines)
                .Select(m => new MailView(
                    m.Id,
                    m.Kind,
                    m.To,
                    Db.People.Where(p => p.Id == m.RecipientId).Select(p => p.Name).FirstOrDefault(),
                    m.State,
                    m.CreatedAt,
                    m.SentAt,
                    m.Error
                ))
                .ToListAsync(cancellation);

    public async Task<List<PayoutView>> Payouts(CancellationToken cancellation)
    {
        if (!SeesMoney)
            return [];
        var payouts = await Db
            .Payouts.AsNoTracking()
            .Where(p => p.ReferralId == Referral.Id || p.HireId == Referral.Id)
            .OrderBy(p => p.Number)
            .ThenBy(p => p.Id)
            .Take(12)
            .Select(p => new { Payout = p, Recipient = Db.People.Where(x => x.Id == p.RecipientId).Select(x => x.Name).First() })
            .ToListAsync(cancellation);
        var ids = payouts.ConvertAll(p => p.Payout.Id);
        var ledger = (
            await Db
                .Ledger.Where(l => ids.Contains(l.PayoutId))
                .OrderByDescending(l => l.Number)
                .ThenBy(l => l.Id)
                .Take(2 * MostLines)
                .Select(l => new
                {
                    l.PayoutId,
                    Line = new LedgerView(
                        l.Number,
                        l.At,
                        Db.People.Where(p => p.Id == l.ActorId).Select(p => p.Name).FirstOrDefault(),
                        l.To,
                        l.Reason,
                        l.DueOn
                    ),
                })
                .ToListAsync(cancellation)
        ).ToLookup(l => l.PayoutId, l => l.Line);
        return payouts.ConvertAll(p => new PayoutView(
            p.Payout.Id,
            p.Payout.Number,
            p.Payout.Parts,
            p.Recipient,
            p.Payout.Amount,
            p.Payout.Currency,
            p.Payout.DaysAfterStart,
            p.Payout.DueOn,
            p.Payout.DeferredUntil,
            p.Payout.State,
            p.Payout.Reason,
            [.. ledger[p.Payout.Id]]
        ));
    }

    public async Task<List<Choice>> Recruiters(CancellationToken cancellation)
    {
        if (!MayWork)
            return [];
        var general = Settings.GeneralRecruiterIds;
        var openingId = Referral.OpeningId;
        var found = await Db
            .People.Where(p =>
                p.Id != Referral.ReferrerId
                && (
                    openingId == null
                        ? general.Contains(p.Id)
                        : Db.Set<OpeningRecruiter>().Any(o => o.OpeningId == openingId && o.PersonId == p.Id)
                )
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Take(50)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellation);
        return found.ConvertAll(p => new Choice(p.Id.ToString(), p.Name));
    }

    public async Task<List<EmploymentView>> Employments(CancellationToken cancellation)
    {
        if (!IsHr || !MayWork)
            return [];
        var people = await Db
            .People.AsNoTracking()
            .Include(p => p.Leaves)
            .Where(p => p.Id == Referral.ReferrerId || p.Id == Referral.HiredPersonId)
            .ToListAsync(cancellation);
        return
        [
            .. people
                .OrderBy(p => p.Id == Referral.ReferrerId)
                .Select(p => new EmploymentView(
                    p.Id,
                    p.Name,
                    p.Id != Referral.ReferrerId,
                    p.FirstDay,
                    p.LastDay,
                    p.LeavingReason,
                    [.. p.Leaves.OrderByDescending(l => l.FirstDay).Select(l => new LeaveView(l.Id, l.FirstDay, l.LastDay))]
                )),
        ];
    }
}
