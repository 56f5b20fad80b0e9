using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.MyReferrals;

/// <summary>One of the reader's own referrals. Anybody else's is not found.</summary>
[May(Who.SignedIn)]
public sealed class GetMyReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid ReferralId);

    public sealed record Found(MyReferral Referral, DateOnly Today);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Found>.From(Result.NotFound);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var one = await MyReferralReader.Read(
            db,
            db.Referrals.Where(r => r.Id == query.ReferralId && r.ReferrerId == me),
            me,
            settings,
            cancellation
        );
        return one.Count == 0 ? Result<Found>.From(Result.NotFound) : new Found(one[0], settings.Calendar.DayOf(clock.GetUtcNow()));
    }
}
