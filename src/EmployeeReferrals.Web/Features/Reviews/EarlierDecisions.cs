using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR says of one case that an earlier version decided: as the rules say today, or kept as it is. Until then nothing of it
/// changes.</summary>
public sealed class DecideEarlierCase(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<DecideEarlierCase.Command>
{
    /// <param name="Addresses">For two people who were taken for one: the address of each referral.</param>
    public sealed record Command(EarlierRule Rule, Guid AboutId, bool Keep, IReadOnlyList<AddressOf>? Addresses = null);

    public sealed record AddressOf(Guid ReferralId, string? Email);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr) || actor.PersonId is not { } me)
            return Result.Forbidden;
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
            EarlierRule.AmountByRecruiter => await Amount(db, command, actor, me, now, today, cancellation),
            EarlierRule.LinkedWithoutAddress => await Linked(db, command, actor, now, cancellation),
            EarlierRule.HireUndone or EarlierRule.RecoveryWithoutGround or EarlierRule.RecoveryMissed or EarlierRule.ForfeitedWrongly =>
                await Payout(db, command, actor, now, cancellation),
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

    private static async Task<Result> Payout(
        AppDbContext db,
        Command command,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (command.Keep)
            return Result.Ok;
        EarlierRules.Follow(await db.Payouts.FirstAsync(p => p.Id == command.AboutId, cancellation), command.Rule, actor, now);
        return Result.Ok;
    }

    /// <summary>Kept, it is HR's from now on. Otherwise the plan's counts, for the role, its open referrals, and what payroll does not have
    /// yet.</summary>
    private async Task<Result> Amount(
        AppDbContext db,
        Command command,
        Actor actor,
        Guid me,
        DateTimeOffset now,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var opening = await db.Openings.Include(o => o.Recruiters).FirstAsync(o => o.Id == command.AboutId, cancellation);
        if (command.Keep)
        {
            opening.ConfirmBonus(me);
            return Result.Ok;
        }
        opening.Grant(null, null, opening.InProgramme, me, today);
        var book = await programme.Book(db, cancellation);
        foreach (
            var referral in await db
                .Referrals.Where(r => r.OpeningId == opening.Id && StageTable.Open.Contains(r.Stage))
                .ToListAsync(cancellation)
        )
            if (EarlierRules.SetByNobodyKnown(referral.Terms))
                referral.TakeTermsAgain(book.ForHire(referral.Terms, referral.MadeOn, opening.Traits));
        foreach (
            var hire in await db
                .Referrals.Where(r => r.OpeningId == opening.Id && r.Stage == Stage.Hired && r.HolderId != null)
                .ToListAsync(cancellation)
        )
        {
            if (!EarlierRules.SetByNobodyKnown(hire.HireTerms))
                continue;
            var holder = await db.Referrals.FirstAsync(r => r.Id == hire.HolderId, cancellation);
            hire.SettleAnew(book.ForHire(holder.Terms, holder.MadeOn, opening.Traits));
            await HirePayouts.Reprice(db, hire, holder, actor, now, today, cancellation);
        }
        return Result.Ok;
    }

    private async Task<Result> Linked(AppDbContext db, Command command, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!command.Keep)
        {
            var addresses = (command.Addresses ?? []).DistinctBy(a => a.ReferralId).ToDictionary(a => a.ReferralId, a => a.Email);
            return await Parting.Part(db, programme, key, actor, command.AboutId, addresses, now, cancellation);
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

/// <summary>What an earlier version decided otherwise than the rules of today, each with the right value. Nothing of it changes by
/// itself.</summary>
public sealed class ListEarlierCases(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int Most = 50;

    /// <param name="About">The candidate's name or the opening's title; null: erased.</param>
    /// <param name="Now">As it is.</param>
    /// <param name="Right">As the rules say today.</param>
    /// <param name="Emails">For two people who were taken for one: the addresses to choose from.</param>
    /// <param name="Referrals">And the referrals that each belong to one of them, the oldest first.</param>
    public sealed record Row(
        EarlierRule Rule,
        Guid AboutId,
        string? About,
        string Href,
        string Now,
        string Right,
        IReadOnlyList<string> Emails,
        IReadOnlyList<OfOne> Referrals
    );

    /// <param name="Name">As it was typed.</param>
    /// <param name="Guess">The address that came with it, by the order in which they came.</param>
    public sealed record OfOne(Guid ReferralId, string Name, string Referrer, DateOnly MadeOn, string Guess);

    /// <param name="Total">With those that are not shown.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor) || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var cases = await EarlierCases.Find(db, today, cancellation);
        var rows = new List<Row>();
        foreach (var one in cases.Take(Most))
            if (await Tell(db, one, me, today, cancellation) is { } row)
                rows.Add(row);
        return new Found(rows, cases.Count);
    }

    // Whose own it is sees no more of it than any referrer.
    private Task<Row?> Tell(AppDbContext db, EarlierCases.Case one, Guid me, DateOnly today, CancellationToken cancellation) =>
        one.Rule switch
        {
            EarlierRule.AmountByRecruiter => Opening(db, one, today, cancellation),
            EarlierRule.LinkedWithoutAddress => Candidate(db, one, me, cancellation),
            EarlierRule.HireUndone or EarlierRule.RecoveryWithoutGround or EarlierRule.RecoveryMissed or EarlierRule.ForfeitedWrongly =>
                Payout(db, one, me, cancellation),
        };

    private static async Task<Row?> Payout(AppDbContext db, EarlierCases.Case one, Guid me, CancellationToken cancellation)
    {
        var found = await db
            .Payouts.Where(p =>
                p.Id == one.AboutId && p.RecipientId != me && !db.Referrals.Any(r => r.Id == p.ReferralId && r.ReferrerId == me)
            )
            .Select(p => new
            {
                Payout = p,
                Name = db
                    .Referrals.Where(r => r.Id == p.HireId)
                    .Select(r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault())
                    .FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var payout = found.Payout;
        var money = Format.Money(payout.Amount, payout.Currency, System.Globalization.CultureInfo.CurrentCulture);
        var (now, right) = Words(one.Rule, payout.State.Word().ToLowerInvariant());
        return new Row(one.Rule, one.AboutId, found.Name, $"/payouts/{payout.Id}", $"Part {payout.Number}, {money}: {now}", right, [], []);
    }

    private static (string Now, string Right) Words(EarlierRule rule, string state) =>
        rule switch
        {
            EarlierRule.HireUndone => ($"{state}, although the hire was undone", "Cancelled with the hire"),
            EarlierRule.RecoveryWithoutGround => (
                "a recovery waits for review",
                "There is nothing to recover: the start was corrected, and nobody has left"
            ),
            EarlierRule.RecoveryMissed => ($"{state}, and no recovery was opened", "A recovery for HR to review"),
            EarlierRule.ForfeitedWrongly => ("forfeited, although nobody had left by its day", "Expected again, and judged by its day"),
            EarlierRule.AmountByRecruiter or EarlierRule.LinkedWithoutAddress => ("", ""),
        };

    private async Task<Row?> Opening(AppDbContext db, EarlierCases.Case one, DateOnly today, CancellationToken cancellation)
    {
        var opening = await db.Openings.FirstAsync(o => o.Id == one.AboutId, cancellation);
        var plans = (await programme.Book(db, cancellation)).Match(today, opening.Traits with { Bonus = null, BonusCurrency = null });
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        return new Row(
            one.Rule,
            one.AboutId,
            opening.Title,
            $"/openings/{opening.Id}/edit",
            $"{Format.Money(opening.Bonus!.Value, opening.BonusCurrency ?? plans?.Currency ?? "EUR", culture)}, set by a recruiter",
            plans is null
                ? "No plan covers the role"
                : $"The plan's {Format.Money(plans.Amount, plans.Currency, culture)}, for the role and for what payroll does not have yet",
            [],
            []
        );
    }

    private static async Task<Row?> Candidate(AppDbContext db, EarlierCases.Case one, Guid me, CancellationToken cancellation)
    {
        var referrals = await db
            .Referrals.Where(r => r.CandidateId == one.AboutId)
            .OrderBy(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.ReferrerId,
                r.MadeOn,
                r.TypedName,
                r.TypedEmail,
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            })
            .ToListAsync(cancellation);
        if (referrals.Exists(r => r.ReferrerId == me))
            return null;
        var name = await db.Candidates.Where(c => c.Id == one.AboutId).Select(c => c.Name).FirstAsync(cancellation);
        var emails = await db
            .Contacts.Where(c => c.CandidateId == one.AboutId && c.Kind == ContactKind.Email)
            .OrderBy(c => c.Id)
            .Select(c => c.Value)
            .ToListAsync(cancellation);
        return new Row(
            one.Rule,
            one.AboutId,
            name,
            $"/referrals/{referrals[0].Id}",
            $"One person with {emails.Count} addresses, linked by a phone number, a profile or a correction",
            "Only an address identifies: two people, until somebody finds that they are one",
            emails,
            [
                .. referrals
                    .Where(r => r.TypedName is not null)
                    .Select(
                        (r, i) => new OfOne(r.Id, r.TypedName!, r.Referrer, r.MadeOn, r.TypedEmail ?? emails[Math.Min(i, emails.Count - 1)])
                    ),
            ]
        );
    }
}
