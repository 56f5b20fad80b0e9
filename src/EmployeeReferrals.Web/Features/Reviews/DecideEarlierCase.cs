using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR says of one case that an earlier version decided: as the rules say today, or kept as it is. Until then nothing of it
/// changes.</summary>
[May(Roles.Hr)]
public sealed class DecideEarlierCase(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<DecideEarlierCase.Command>
{
    /// <param name="Addresses">For two people who were taken for one: the address of each referral.</param>
    public sealed record Command(EarlierRule Rule, Guid AboutId, bool Keep, IReadOnlyList<AddressOf>? Addresses = null);

    public sealed record AddressOf(Guid ReferralId, string? Email);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.EarlierRulings.AnyAsync(r => r.Rule == command.Rule && r.AboutId == command.AboutId, cancellation))
            return Decided;
        if (!(await EarlierCases.Find(db, today, cancellation)).Contains(new(command.Rule, command.AboutId)))
            return Result.NotFound;
        if (await IsOwn(db, command, me, cancellation))
            return Result.Forbidden;
        db.EarlierRulings.Add(new EarlierRuling(Guid.CreateVersion7(), command.Rule, command.AboutId, command.Keep, me, now));
        var followed = command.Rule switch
        {
            EarlierRule.AmountByRecruiter => await Amount(db, command, me, new(actor, now, today), cancellation),
            EarlierRule.LinkedWithoutAddress => await Linked(db, command, actor, now, cancellation),
            EarlierRule.HireUndone or EarlierRule.RecoveryWithoutGround or EarlierRule.RecoveryMissed or EarlierRule.ForfeitedWrongly =>
                await Payout(db, command, new(actor, now, today), cancellation),
        };
        if (!followed.IsOk)
            return followed;
        var committed = await db.Commit(actor, now, cancellation);
        return AppDbContext.IsLostRace(committed) ? Decided : committed;
    }

    private static Result Decided => Result.Conflict("decided_already", "Somebody in HR has decided this already.");

    // Whose own money or candidate it is does not decide.
    private static Task<bool> IsOwn(AppDbContext db, Command command, Guid me, CancellationToken cancellation) =>
        command.Rule switch
        {
            EarlierRule.AmountByRecruiter => db.Referrals.AnyAsync(
                r => r.OpeningId == command.AboutId && r.ReferrerId == me && StageTable.Open.Contains(r.Stage),
                cancellation
            ),
            EarlierRule.LinkedWithoutAddress => db.Referrals.AnyAsync(
                r => r.CandidateId == command.AboutId && r.ReferrerId == me,
                cancellation
            ),
            EarlierRule.HireUndone or EarlierRule.RecoveryWithoutGround or EarlierRule.RecoveryMissed or EarlierRule.ForfeitedWrongly =>
                db.Payouts.AnyAsync(
                    p =>
                        p.Id == command.AboutId
                        && (p.RecipientId == me || db.Referrals.Any(r => r.Id == p.ReferralId && r.ReferrerId == me)),
                    cancellation
                ),
        };

    private static async Task<Result> Payout(AppDbContext db, Command command, Act act, CancellationToken cancellation)
    {
        if (command.Keep)
            return Result.Ok;
        EarlierRules.Follow(await db.Payouts.FirstAsync(p => p.Id == command.AboutId, cancellation), command.Rule, act);
        return Result.Ok;
    }

    /// <summary>Kept, it is HR's from now on. Otherwise the plan's counts, for the role, its open referrals, and what payroll does not have
    /// yet.</summary>
    private async Task<Result> Amount(AppDbContext db, Command command, Guid me, Act act, CancellationToken cancellation)
    {
        var opening = await db.Openings.Include(o => o.Recruiters).FirstAsync(o => o.Id == command.AboutId, cancellation);
        if (command.Keep)
        {
            opening.ConfirmBonus(me);
            return Result.Ok;
        }
        opening.Grant(null, null, opening.InProgramme, me, act.Day);
        var catalog = await programme.Catalog(db, cancellation);
        foreach (
            var referral in await db
                .Referrals.Where(r => r.OpeningId == opening.Id && StageTable.Open.Contains(r.Stage))
                .ToListAsync(cancellation)
        )
            if (EarlierRules.SetByNobodyKnown(referral.Terms))
                referral.TakeTermsAgain(catalog.ForHire(referral.Terms, referral.MadeOn, opening.Traits));
        foreach (
            var hire in await db
                .Referrals.Where(r => r.OpeningId == opening.Id && r.Stage == Stage.Hired && r.HolderId != null)
                .ToListAsync(cancellation)
        )
        {
            if (!EarlierRules.SetByNobodyKnown(hire.HireTerms))
                continue;
            var holder = await db.Referrals.FirstAsync(r => r.Id == hire.HolderId, cancellation);
            hire.SettleAnew(catalog.ForHire(holder.Terms, holder.MadeOn, opening.Traits));
            await new HirePayouts(db, act).Reprice(hire, holder, cancellation);
        }
        return Result.Ok;
    }

    private async Task<Result> Linked(AppDbContext db, Command command, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!command.Keep)
        {
            var addresses = (command.Addresses ?? []).DistinctBy(a => a.ReferralId).ToDictionary(a => a.ReferralId, a => a.Email);
            return await Parting.Part(new(db, programme, actor, now), key, command.AboutId, addresses, cancellation);
        }
        var email = await db.Candidates.Where(c => c.Id == command.AboutId).Select(c => c.Email).FirstAsync(cancellation);
        // Mail goes on to where it went, and each referral knows it from now on.
        foreach (
            var referral in await db
                .Referrals.Where(r => r.CandidateId == command.AboutId && r.TypedEmail == null && r.TypedName != null)
                .ToListAsync(cancellation)
        )
            if (email is not null)
                referral.WriteTo(email);
        return Result.Ok;
    }
}
