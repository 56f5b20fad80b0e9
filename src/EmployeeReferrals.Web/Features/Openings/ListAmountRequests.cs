using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>What was asked about the amounts of openings, and how HR answered: of one opening for its recruiters, all open ones for
/// HR.</summary>
[May(Roles.Recruiter | Roles.Hr | Roles.Auditor)]
public sealed class ListAmountRequests(IDbContextFactory<AppDbContext> databases)
{
    public const int Most = 50;

    /// <param name="OpeningId">The newest of this opening, answered or not; null: all that wait, for HR.</param>
    public sealed record Query(Guid? OpeningId);

    /// <param name="Mine">The reader asked, so a colleague answers.</param>
    public sealed record Row(
        Guid Id,
        Guid OpeningId,
        string Opening,
        decimal? Bonus,
        string? Currency,
        bool InProgramme,
        decimal? BonusNow,
        string? CurrencyNow,
        bool InProgrammeNow,
        string Reason,
        string AskedBy,
        DateTimeOffset AskedAt,
        bool? Granted,
        string? Answer,
        bool Waits,
        bool Mine
    );

    public async Task<Result<IReadOnlyList<Row>>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListAmountRequests>() || actor.PersonId is not { } me)
            return Result<IReadOnlyList<Row>>.From(Result.Forbidden);
        if (query.OpeningId is null && !actor.Is(Roles.Hr | Roles.Auditor))
            return Result<IReadOnlyList<Row>>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = actor.Is(Roles.Hr | Roles.Auditor) ? db.Openings : db.Openings.Where(o => o.Recruiters.Any(r => r.PersonId == me));
        var asked = query.OpeningId is { } id
            ? db
                .AmountRequests.Where(r => r.OpeningId == id && (r.AnsweredAt == null || r.Granted != null))
                .OrderByDescending(r => r.AskedAt)
                .ThenBy(r => r.Id)
                .Take(1)
            : db.AmountRequests.Where(r => r.AnsweredAt == null).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).Take(Most);
        var rows = await asked
            .Join(openings, r => r.OpeningId, o => o.Id, (request, opening) => new { request, opening })
            .Select(x => new Row(
                x.request.Id,
                x.opening.Id,
                x.opening.Title,
                x.request.Bonus,
                x.request.BonusCurrency,
                x.request.InProgramme,
                x.opening.Bonus,
                x.opening.BonusCurrency,
                x.opening.InProgramme,
                x.request.Reason,
                db.People.Where(p => p.Id == x.request.AskedBy).Select(p => p.Name).First(),
                x.request.AskedAt,
                x.request.Granted,
                x.request.Answer,
                x.request.AnsweredAt == null,
                x.request.AskedBy == me
            ))
            .ToListAsync(cancellation);
        return rows;
    }
}
