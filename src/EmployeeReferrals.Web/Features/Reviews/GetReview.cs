using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>The thread of one referral, for its referrer, HR and auditors: both sides see the same.</summary>
[May(Who.SignedIn)]
public sealed class GetReview(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public sealed record Query(Guid ReferralId);

    /// <param name="By">"HR" for the referrer, who need not know who in HR; the name for HR itself.</param>
    public sealed record Message(Guid Id, string By, bool IsReader, DateTimeOffset At, string Text);

    /// <param name="State">Null: nothing was asked yet.</param>
    public sealed record Found(ReviewState? State, IReadOnlyList<Message> Messages, TimeZoneInfo Zone, bool MayAsk, bool MayAnswer);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Found>.From(Result.NotFound);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var referrer = await db
            .Referrals.Where(r => r.Id == query.ReferralId)
            .Select(r => (Guid?)r.ReferrerId)
            .FirstOrDefaultAsync(cancellation);
        var own = referrer == me;
        if (referrer is null || (!own && !actor.Is(Roles.Hr | Roles.Auditor)))
            return Result<Found>.From(Result.NotFound);
        var review = await db
            .Reviews.Where(r => r.ReferralId == query.ReferralId)
            .Select(r => (ReviewState?)r.State)
            .FirstOrDefaultAsync(cancellation);
        var messages = await db
            .ReviewMessages.Where(m => db.Reviews.Any(r => r.Id == m.ReviewId && r.ReferralId == query.ReferralId))
            .OrderBy(m => m.Number)
            .Take(100)
            .Select(m => new
            {
                m.Id,
                m.AuthorId,
                m.At,
                m.Text,
                Name = db.People.Where(p => p.Id == m.AuthorId).Select(p => p.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return new Found(
            review,
            messages.ConvertAll(m => new Message(
                m.Id,
                m.AuthorId == me ? "You"
                    : own ? "HR"
                    : m.Name ?? "Somebody",
                m.AuthorId == me,
                m.At,
                m.Text ?? "Erased with the candidate's data."
            )),
            settings.Calendar.Zone,
            own,
            !own && actor.Is(Roles.Hr) && review is not null
        );
    }
}
