using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A campaign ends with today; one that has not begun never counts.</summary>
[May(Roles.Hr)]
public sealed class EndCampaign(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<EndCampaign.Command>
{
    public sealed record Command(Guid CampaignId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var campaign = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == command.CampaignId, cancellation);
        if (campaign is null)
            return Result.NotFound;
        var ended = campaign.End(settings.Calendar.DayOf(now));
        if (!ended.IsOk)
            return ended;
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}
