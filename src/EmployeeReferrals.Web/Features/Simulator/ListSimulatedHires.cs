using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>Every hire of a simulation, one after the other, for a file. One's own referrals are left out.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListSimulatedHires(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid? VersionId, int Months);

    public sealed record Row(
        DateOnly HiredOn,
        string? Candidate,
        string? Role,
        string? Department,
        string? Earner,
        CreditCode Code,
        decimal Amount,
        string? Currency,
        string? WouldEarner,
        CreditCode WouldCode,
        decimal WouldAmount,
        string? WouldCurrency,
        decimal WouldForfeit,
        SetApart? Apart
    );

    public async IAsyncEnumerable<Row> Execute(
        Actor actor,
        Query query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (!actor.May<ListSimulatedHires>())
            yield break;
        var catalog = await programme.Catalog(cancellation);
        var version = query.VersionId is { } id ? catalog.Versions.FirstOrDefault(v => v.Id == id) : null;
        if (query.VersionId is not null && version is null)
            yield break;
        var calendar = (await programme.Settings(cancellation)).Calendar;
        var today = calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = await Past.Openings(db, cancellation);
        var past = new Past(
            databases,
            new Simulation(catalog, version, openings, calendar.DayOf, today),
            SimulatedSpan.Of(query.Months, today).From,
            today
        );
        await foreach (var page in past.Pages(cancellation))
        {
            var hires = page.Where(t => t.Hire is not null && !SimulationSums.IsOf(t.Candidate, actor.PersonId))
                .Select(t => (t.Candidate, Hire: t.Hire!))
                .ToList();
            var names = await SimulationNames.Read(
                db,
                hires.Select(h => h.Hire),
                hires.SelectMany(h => h.Candidate.Referrals.Select(r => r.ReferrerId)),
                cancellation
            );
            foreach (var (candidate, hire) in hires)
            {
                var (really, would) = (hire.Really, hire.Would);
                yield return new Row(
                    hire.HiredOn,
                    names.Candidate(hire.CandidateId),
                    names.Role(hire.OpeningId),
                    hire.OpeningId is { } opening ? openings.GetValueOrDefault(opening)?.Department : null,
                    names.Person(EarnerOf(candidate, really)),
                    really.Code,
                    really.Worth,
                    really.Currency,
                    names.Person(EarnerOf(candidate, would)),
                    would.Code,
                    would.Worth,
                    would.Currency,
                    would.Parts.Sum(p => p.Amount - p.Worth),
                    hire.Apart
                );
            }
        }
    }

    internal static Guid? EarnerOf(PastCandidate candidate, Earning earning) =>
        candidate.Referrals.FirstOrDefault(r => r.Id == earning.ReferralId)?.ReferrerId;
}
