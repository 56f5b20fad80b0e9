using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A campaign that raises amounts for a time; the same operation makes and changes one. Referrals already made keep what they were
/// promised.</summary>
[May(Roles.Hr)]
public sealed class SaveCampaign(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<SaveCampaign.Command>
{
    /// <param name="Id">Made by the form: sent twice it is one.</param>
    public sealed record Command(Guid Id, CampaignFacts Facts);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var facts = command.Facts with
        {
            Name = Text.Clean(command.Facts.Name) ?? "",
            Filter = SavePlanVersion.Normal(command.Facts.Filter),
            Currency = command.Facts.Extra is null ? null : command.Facts.Currency,
        };
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var campaign = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == command.Id, cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        campaign?.ReadBy(lists);
        var problems = facts.Problems().ToList();
        var kept = campaign?.Facts.Filter.PointedTo(lists).PointsTo().ToHashSet() ?? [];
        facts = facts with { Filter = ListReader.Filter(lists, facts.Filter, kept, problems) };
        if (command.Id == Guid.Empty)
            problems.Add(new("id_needed", "Reload the page and fill the form in again."));
        // What has been promised was promised by the first day as it stood.
        if (facts.From < today && facts.From != campaign?.From)
            problems.Add(new("campaign_from", "A campaign starts today or later: referrals already made keep their amount.", "From"));
        if (facts.Until < today)
            problems.Add(new("campaign_until", "The last day is today or later.", "Until"));
        if (problems.Count > 0)
            return Result.Rejected(problems);
        if (campaign is null)
            db.Campaigns.Add(new Campaign(command.Id, facts, now, actor.PersonId));
        else if (Json.Write(campaign.Facts) != Json.Write(facts))
            campaign.Change(facts, actor.PersonId);
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}
