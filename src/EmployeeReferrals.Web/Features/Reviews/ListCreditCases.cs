using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>Hires of whom HR has to say whose bonus it is, the oldest first.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListCreditCases(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int Most = 50;

    /// <param name="Before">Who had the credit; null: nobody.</param>
    /// <param name="Now">Who has it by what is known now; null: nobody.</param>
    public sealed record Row(
        Guid CaseId,
        Guid HireId,
        string? Candidate,
        CaseGround Ground,
        DateOnly? HiredOn,
        Answer? Before,
        Answer? Now,
        DateTimeOffset OpenedAt
    );

    public sealed record Answer(Guid ReferralId, string Referrer, DateOnly MadeOn);

    public sealed record Found(IReadOnlyList<Row> Rows, TimeZoneInfo Zone);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListCreditCases>() || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var cases = await db
            .CreditCases.AsNoTracking()
            .Where(c => c.ClosedAt == null)
            .OrderBy(c => c.OpenedAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Join(
                db.Referrals,
                c => c.HireId,
                r => r.Id,
                (asked, hire) =>
                    new
                    {
                        asked,
                        hire.CandidateId,
                        hire.HiredOn,
                    }
            )
            .Select(x => new
            {
                x.asked,
                x.CandidateId,
                x.HiredOn,
                Candidate = db.Candidates.Where(c => c.Id == x.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Mine = db.Referrals.Any(r => r.CandidateId == x.CandidateId && r.ReferrerId == me),
            })
            .ToListAsync(cancellation);
        var ids = cases.SelectMany(c => new[] { c.asked.BeforeId, c.asked.NowId }).OfType<Guid>().Distinct().ToList();
        var answers = await Answers(db, ids, cancellation);
        // Whose own it is sees no more of it than any referrer.
        return new Found(
            [
                .. cases
                    .Where(c => !c.Mine)
                    .Select(c => new Row(
                        c.asked.Id,
                        c.asked.HireId,
                        c.Candidate,
                        c.asked.Ground,
                        c.HiredOn,
                        c.asked.BeforeId is { } before ? answers.GetValueOrDefault(before) : null,
                        c.asked.NowId is { } now ? answers.GetValueOrDefault(now) : null,
                        c.asked.OpenedAt
                    )),
            ],
            settings.Calendar.Zone
        );
    }

    private static Task<Dictionary<Guid, Answer>> Answers(AppDbContext db, List<Guid> ids, CancellationToken cancellation) =>
        db
            .Referrals.Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.MadeOn,
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            })
            .ToDictionaryAsync(r => r.Id, r => new Answer(r.Id, r.Referrer, r.MadeOn), cancellation);
}
