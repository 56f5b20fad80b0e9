using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Rebuilds every payout from its ledger and every batch from its lines, holds both, and the referrals, holdings, cases and people
/// they follow from, against the audit, the plans and each other, and looks for what is not there.</summary>
[May(Roles.Hr | Roles.Auditor | Roles.Administrator, OrPortal = true)]
public sealed class CheckLedger(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<CheckLedger.Report>>
{
    /// <param name="What">The kind of thing it was found at.</param>
    /// <param name="Id">Which one.</param>
    public sealed record Found(string What, Guid Id, LedgerFault Fault, string Column);

    /// <param name="Count">Of all faults.</param>
    /// <param name="Faults">The first hundred of them.</param>
    /// <param name="Earlier">What an earlier version decided otherwise than today's rules, and HR has said nothing of yet: no fault of the
    /// ledger.</param>
    public sealed record Report(int Payouts, int Batches, int Count, IReadOnlyList<Found> Faults, IReadOnlyList<Earlier> Earlier);

    /// <param name="AboutId">The payout, the opening or the candidate.</param>
    public sealed record Earlier(EarlierRule Rule, Guid AboutId);

    protected override async Task<Result<Report>> Run(Actor actor, CancellationToken cancellation)
    {
        var calendar = (await programme.Settings(cancellation)).Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await Walk(db, calendar, cancellation);
        }
        catch (Exception e) when (UnreadableRows.IsUnreadable(e))
        {
            var unreadable = await new UnreadableRows(db).Find(cancellation);
            if (unreadable.Count == 0)
                throw;
            return new Report(
                await db.Payouts.CountAsync(cancellation),
                await db.Batches.CountAsync(cancellation),
                unreadable.Count,
                [.. unreadable.Take(LedgerWalk.MostShown)],
                []
            );
        }
    }

    private async Task<Report> Walk(AppDbContext db, CompanyCalendar calendar, CancellationToken cancellation)
    {
        var walk = new LedgerWalk(db, calendar);
        var payouts = await walk.Payouts(cancellation);
        var batches = await walk.Batches(cancellation);
        await walk.Hires(cancellation);
        await walk.WithoutPayout(cancellation);
        var facts = new FactsWalk(db, walk.Tell);
        await facts.Referrals(cancellation);
        await facts.Holdings(cancellation);
        await facts.Cases(cancellation);
        await facts.People(cancellation);
        // Where the ledger is broken it is mended first: what was decided cannot be told from it.
        var earlier = walk.Count > 0 ? [] : await EarlierCases.Find(db, calendar.DayOf(clock.GetUtcNow()), cancellation);
        return new Report(payouts, batches, walk.Count, walk.Shown, [.. earlier.Select(e => new Earlier(e.Rule, e.AboutId))]);
    }
}
