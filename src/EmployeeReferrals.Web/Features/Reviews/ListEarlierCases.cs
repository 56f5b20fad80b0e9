using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Security;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>What an earlier version decided otherwise than the rules of today, each with the right value. Nothing of it changes by
/// itself.</summary>
[May(Roles.Hr | Roles.Auditor)]
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
        if (!actor.May<ListEarlierCases>() || actor.PersonId is not { } me)
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
        var plans = (await programme.Catalog(db, cancellation)).Match(today, opening.Traits with { Bonus = null, BonusCurrency = null });
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
