using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.OpenRoles;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Home;

/// <summary>What the reader came for: how far their referrals are, which roles fit, and what waits for them.</summary>
[May(Who.SignedIn)]
public sealed class GetHome(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Few = 5;

    /// <param name="IsNear">Of the reader's department.</param>
    public sealed record Role(Guid Id, string Title, string Location, Offer? Offer, bool IsNear);

    public sealed record Due(
        decimal Amount,
        string Currency,
        DateOnly? DueOn,
        PayoutState State,
        PayoutReason Reason,
        Guid ReferralId,
        string? Name
    );

    public sealed record Home(
        DateOnly Today,
        int Hour,
        string Department,
        IReadOnlyList<Waiting> Waiting,
        IReadOnlyList<MyReferral> InMotion,
        int InMotionTotal,
        int ReferralsTotal,
        IReadOnlyList<Due> Bonuses,
        IReadOnlyList<Role> Roles,
        int RolesTotal
    );

    public async Task<Home> Execute(Actor actor, CancellationToken cancellation)
    {
        var me = actor.PersonId ?? Guid.Empty;
        var settings = await programme.Settings(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        var catalog = await programme.Catalog(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var department = await db.People.Where(p => p.Id == me).Select(p => p.Department).FirstOrDefaultAsync(cancellation) ?? "";
        var mine = db.Referrals.Where(r => r.ReferrerId == me);
        var moving = InMotion(db, me);
        var published = Published(db);
        return new Home(
            act.Day,
            TimeZoneInfo.ConvertTime(act.At, settings.Calendar.Zone).Hour,
            department,
            await new WhatWaits(db, settings, act).Find(await programme.Lists(cancellation), cancellation),
            await MyReferralReader.Read(
                db,
                moving.OrderByDescending(r => r.StageSince).ThenByDescending(r => r.Id).Take(Few),
                me,
                settings,
                cancellation
            ),
            await moving.CountAsync(cancellation),
            await mine.CountAsync(cancellation),
            await Bonuses(db, me, cancellation),
            me == Guid.Empty ? [] : await RolesFor(db, me, department, catalog, act.Day, cancellation),
            await published.CountAsync(cancellation)
        );
    }

    /// <summary>Still in the pipeline, or hired with money to come.</summary>
    private static IQueryable<Referral> InMotion(AppDbContext db, Guid me) =>
        db
            .Referrals.Where(r => r.ReferrerId == me)
            .Where(r =>
                StageTable.Open.Contains(r.Stage)
                || (
                    r.Stage == Stage.Hired
                    && db.Payouts.Any(p =>
                        p.ReferralId == r.Id
                        && p.RecipientId == me
                        && (
                            p.State == PayoutState.Planned
                            || p.State == PayoutState.Scheduled
                            || p.State == PayoutState.Deferred
                            || p.State == PayoutState.AwaitingApproval
                        )
                    )
                )
            );

    /// <summary>The next that are due, and after them what is released or out already.</summary>
    private static Task<List<Due>> Bonuses(AppDbContext db, Guid me, CancellationToken cancellation) =>
        db
            .Payouts.Where(p =>
                p.RecipientId == me
                && p.State != PayoutState.Cancelled
                && p.State != PayoutState.Forfeited
                && p.State != PayoutState.Declined
            )
            .OrderBy(p => p.State == PayoutState.Paid || p.State == PayoutState.Exported || p.State == PayoutState.Released)
            .ThenBy(p => p.DueOn == null)
            .ThenBy(p => p.DueOn)
            .ThenBy(p => p.Id)
            .Take(3)
            .Select(p => new Due(
                p.Amount,
                p.Currency,
                p.DueOn,
                p.State,
                p.Reason,
                p.ReferralId,
                db.Referrals.Where(r => r.Id == p.ReferralId).Select(r => r.TypedName).FirstOrDefault()
            ))
            .ToListAsync(cancellation);

    private static IQueryable<Opening> Published(AppDbContext db) => db.Openings.Where(o => o.State == OpeningState.Published);

    /// <summary>Those of the reader's department first, and the newest of them.</summary>
    private static async Task<IReadOnlyList<Role>> RolesFor(
        AppDbContext db,
        Guid me,
        string department,
        PlanCatalog catalog,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var roles = await Published(db)
            .OrderByDescending(o => o.Department == department)
            .ThenByDescending(o => o.PublishedAt)
            .ThenByDescending(o => o.Id)
            .Take(Few - 1)
            .Select(OfferedRole.Read)
            .ToListAsync(cancellation);
        // Beside those of one's own department the newest of others would only be in the way.
        var own = roles.FindAll(o => o.Traits.Department == department);
        var shown = own.Count > 0 ? own : roles;
        var offers = await Offers.Read(db, me, shown, catalog, today, cancellation);
        return [.. shown.Select((o, i) => new Role(o.Traits.Id, o.Title, o.Traits.Location, offers[i], own.Count > 0))];
    }
}
