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
[May(ReferralAccess.Readers)]
public sealed class GetReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid Id);

    public async Task<ReferralView?> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var mayWork = await db.Referrals.WorkedBy(db, actor, settings).AnyAsync(r => r.Id == query.Id, cancellation);
        var found = await Find(db, actor, query.Id, settings, cancellation);
        if (found is null)
            return null;

        var referral = found.Referral;
        var sees = new ReferralSight(db, actor, settings, referral, mayWork, actor.Is(Roles.Hr), mayWork || actor.Is(Roles.Auditor));
        var family = await CandidateMerging.Family(db, referral.CandidateId, cancellation);
        return Row(found, sees, now) with
        {
            SeesWhy = actor.Is(Roles.Hr | Roles.Auditor),
            Holder = await sees.Holder(cancellation),
            HiredThrough = await sees.HiredThrough(cancellation),
            WaitsForHr = await sees.WaitsForHr(cancellation),
            Contacts = await sees.Contacts(referral.CandidateId, cancellation),
            Applied = await sees.Applied(family, cancellation),
            Moves = await sees.Moves(cancellation),
            Notes = await sees.Notes(cancellation),
            Decisions = await sees.Decisions(cancellation),
            Mails = await sees.Mails(cancellation),
            Resumes = await sees.Resumes(cancellation),
            Same = await sees.PossiblySame(family, cancellation),
            Merges = await sees.Merges(cancellation),
            Others = await sees.Others(cancellation),
            Payouts = await sees.Payouts(cancellation),
            Recruiters = await sees.Recruiters(cancellation),
            Employments = await sees.Employments(cancellation),
        };
    }

    private sealed record Found(
        Referral Referral,
        string? Name,
        string? Email,
        string Referrer,
        string Department,
        string? Title,
        string? Location
    );

    /// <summary>What stands in the referral's own row.</summary>
    private static ReferralView Row(Found found, ReferralSight sees, DateTimeOffset now)
    {
        var (referral, settings) = (found.Referral, sees.Settings);
        var calendar = settings.Calendar;
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
            Now = now,
            Today = calendar.DayOf(now),
            Zone = calendar.Zone,
            MayWork = sees.MayWork,
            IsHr = sees.IsHr && sees.MayWork,
            SeesMoney = sees.SeesMoney,
        };
    }

    private static async Task<Found?> Find(AppDbContext db, Actor actor, Guid id, CompanySettings settings, CancellationToken cancellation)
    {
        var found = await (
            from r in db.Referrals.AsNoTracking().VisibleTo(db, actor, settings)
            where r.Id == id
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
        return found is null
            ? null
            : new Found(found.Referral, found.Name, found.Email, found.Referrer, found.Department, found.Title, found.Location);
    }
}
