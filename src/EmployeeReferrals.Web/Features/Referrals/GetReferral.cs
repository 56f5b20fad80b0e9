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

/// <summary>One referral with all that its page shows. Null when it is not there for the reader.</summary>
public sealed class GetReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int MostLines = 100;

    public sealed record Query(Guid Id);

    public async Task<ReferralView?> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var calendar = settings.Calendar;
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var mayWork = await db.Referrals.WorkedBy(db, actor, settings).AnyAsync(r => r.Id == query.Id, cancellation);
        var found = await (
            from r in db.Referrals.AsNoTracking().VisibleTo(db, actor, settings)
            where r.Id == query.Id
            join c in db.Candidates on r.CandidateId equals c.Id
            join p in db.People on r.ReferrerId equals p.Id
            join o in db.Openings on r.OpeningId equals (Guid?)o.Id into openings
            from o in openings.DefaultIfEmpty()
            select new
            {
                Referral = r,
                c.Name,
                c.Email,
                Referrer = p.Name,
                p.Department,
                Title = o == null ? null : o.Title,
                Location = o == null ? null : o.Location,
            }
        ).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return null;

        var referral = found.Referral;
        var sees = new Sight(db, actor, settings, referral, mayWork, actor.Is(Roles.Hr), mayWork || actor.Is(Roles.Auditor));
        var family = await MergeDesk.Family(db, referral.CandidateId, cancellation);
        return new ReferralView
        {
            Id = referral.Id,
            Name = found.Name,
            Email = found.Email,
            Stage = referral.Stage,
            StageEntry = referral.StageEntry,
            StageSince = referral.StageSince,
            WaitingSince = referral.WaitingSince,
            Reason = referral.NotSelectedReason,
            MadeAt = referral.MadeAt,
            MadeOn = referral.MadeOn,
            Why = referral.Why,
            AnswerDue = referral.WaitingSince is { } since
                ? calendar.AddWorkingTime(since, TimeSpan.FromHours(settings.FirstAnswerHours))
                : null,
            DaysInStage = calendar.WorkingDaysBetween(referral.StageSince, now),
            Relationship = referral.Relationship,
            KnowsAboutIt = referral.KnowsAboutIt,
            IsErased = referral.IsErased,
            ReferrerId = referral.ReferrerId,
            ReferrerName = found.Referrer,
            ReferrerDepartment = found.Department,
            OpeningId = referral.OpeningId,
            OpeningTitle = found.Title,
            OpeningLocation = found.Location,
            RecruiterId = referral.RecruiterId,
            HiredOn = referral.HiredOn,
            PlannedStart = referral.PlannedStart,
            StartedOn = referral.StartedOn,
            Credit = referral.CreditShown,
            RuleCredit = referral.Credit,
            Override = referral.Override,
            Terms = referral.Terms,
            CreditSentence = referral.CreditSentence,
            SeesWhy = actor.Is(Roles.Hr | Roles.Auditor),
            Holder = await sees.Holder(cancellation),
            HiredThrough = await sees.HiredThrough(cancellation),
            WaitsForHr = await sees.WaitsForHr(cancellation),
            Contacts = await sees.Contacts(referral.CandidateId, cancellation),
            Applied = sees.SeesMoney
                ? await db
                    .PriorApplications.Where(a => family.Contains(a.CandidateId))
                    .Select(a => a.AppliedOn)
                    .Distinct()
                    .OrderByDescending(day => day)
                    .Take(10)
                    .ToListAsync(cancellation)
                : [],
            Moves = await sees.Moves(cancellation),
            Notes = await sees.Notes(cancellation),
            Decisions = await sees.Decisions(cancellation),
            Mails = await sees.Mails(cancellation),
            Resumes = sees.MayWork
                ? await db
                    .Resumes.Where(r => r.ReferralId == referral.Id)
                    .OrderBy(r => r.Id)
                    .Take(10)
                    .Select(r => new ResumeView(r.Id, r.FileName, r.Size))
                    .ToListAsync(cancellation)
                : [],
            Same = await sees.PossiblySame(family, cancellation),
            Merges = await sees.Merges(cancellation),
            Others = await sees.Others(cancellation),
            Payouts = await sees.Payouts(cancellation),
            Recruiters = await sees.Recruiters(cancellation),
            Employments = await sees.Employments(cancellation),
            Now = now,
            Today = calendar.DayOf(now),
            Zone = calendar.Zone,
            MayWork = mayWork,
            IsHr = sees.IsHr && mayWork,
            SeesMoney = sees.SeesMoney,
        };
    }

    private sealed record Sight(
        AppDbContext Db,
        Actor Actor,
        CompanySettings Settings,
        Referral Referral,
        bool MayWork,
        bool IsHr,
        bool SeesMoney
    )
    {
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

        public async Task<List<ContactView>> Contacts(Guid candidateId, CancellationToken cancellation) =>
            // One number may have come from both sides of a merge.
            [
                .. (await Db.Contacts.Where(c => c.CandidateId == candidateId).OrderBy(c => c.Id).Take(20).ToListAsync(cancellation))
                    .DistinctBy(c => (c.Kind, c.Key ?? c.Value))
                    .Select(c => new ContactView(c.Kind, c.Value, c.Key)),
            ];

        /// <summary>Those somebody has to look at, whichever of the two was met first.</summary>
        public async Task<List<SameSide>> PossiblySame(List<Guid> family, CancellationToken cancellation)
        {
            var met = await Db
                .PossibleMatches.Where(m => Db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == Referral.CandidateId))
                .Select(m => m.OtherCandidateId)
                .Union(
                    Db.PossibleMatches.Where(m => family.Contains(m.OtherCandidateId))
                        .Join(Db.Referrals, m => m.ReferralId, r => r.Id, (_, r) => r.CandidateId)
                )
                .Take(5)
                .ToListAsync(cancellation);
            if (met.Count == 0)
                return [];
            var me = Actor.PersonId;
            var own = await Contacts(Referral.CandidateId, cancellation);
            var sides = new List<SameSide>();
            foreach (var id in met)
            {
                var candidate = await MergeDesk.Standing(Db, id, cancellation);
                if (candidate == Referral.CandidateId || sides.Exists(s => s.CandidateId == candidate))
                    continue;
                var referrals = await Projected(Db.Referrals.Where(r => r.CandidateId == candidate), cancellation);
                var visible = referrals.Count > 0;
                var theirs = await Contacts(candidate, cancellation);
                var mine = await Db.Referrals.AnyAsync(
                    r => (r.CandidateId == candidate || r.CandidateId == Referral.CandidateId) && r.ReferrerId == me,
                    cancellation
                );
                var name = visible
                    ? await Db.Candidates.Where(c => c.Id == candidate).Select(c => c.Name).FirstOrDefaultAsync(cancellation)
                    : null;
                sides.Add(
                    new SameSide(
                        candidate,
                        name,
                        visible ? theirs : [],
                        referrals,
                        [.. own.Where(c => c.Key is not null && theirs.Exists(t => t.Kind == c.Kind && t.Key == c.Key))],
                        MayWork && visible && !mine
                    )
                );
            }
            return sides;
        }

        public async Task<List<MergeView>> Merges(CancellationToken cancellation) =>
            Referral.IsErased
                ? []
                : await Db
                    .Merges.Where(m => m.IntoId == Referral.CandidateId && m.UndoneAt == null)
                    .OrderByDescending(m => m.MergedAt)
                    .ThenBy(m => m.Id)
                    .Take(10)
                    .Select(m => new MergeView(
                        m.Id,
                        Db.Candidates.Where(c => c.Id == m.FromId).Select(c => c.Name).FirstOrDefault(),
                        m.MergedAt,
                        Db.People.Where(p => p.Id == m.MergedBy).Select(p => p.Name).FirstOrDefault()
                    ))
                    .ToListAsync(cancellation);

        public Task<List<OtherReferral>> Others(CancellationToken cancellation) =>
            Projected(Db.Referrals.Where(r => r.CandidateId == Referral.CandidateId && r.Id != Referral.Id), cancellation);

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

        // Who may not open a referral is not told of it either: one's own on a rival's page, a general one, one of a role that is not one's
        // own.
        private Task<List<OtherReferral>> Projected(IQueryable<Referral> referrals, CancellationToken cancellation) =>
            referrals
                .VisibleTo(Db, Actor, Settings)
                .OrderByDescending(r => r.MadeAt)
                .ThenBy(r => r.Id)
                .Take(20)
                .Select(r => new OtherReferral(
                    r.Id,
                    Db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                    Db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title).FirstOrDefault(),
                    r.Stage,
                    r.MadeOn,
                    Db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First()
                ))
                .ToListAsync(cancellation);
    }
}
