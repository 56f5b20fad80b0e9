using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>Names are joined when something is shown.</summary>
internal sealed class SimulationNames
{
    private readonly Dictionary<Guid, string?> _candidates = [];
    private readonly Dictionary<Guid, string> _people = [];
    private readonly Dictionary<Guid, string> _roles = [];

    public string? Candidate(Guid id) => _candidates.GetValueOrDefault(id);

    public string? Person(Guid? id) => id is { } known ? _people.GetValueOrDefault(known) : null;

    public string? Role(Guid? id) => id is { } known ? _roles.GetValueOrDefault(known) : null;

    public static async Task<SimulationNames> Read(
        AppDbContext db,
        IEnumerable<SimulatedHire> hires,
        IEnumerable<Guid> people,
        CancellationToken cancellation
    )
    {
        var names = new SimulationNames();
        var all = hires.ToList();
        foreach (var ids in all.Select(h => h.CandidateId).Distinct().Chunk(500))
        foreach (var c in await db.Candidates.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancellation))
            names._candidates[c.Id] = c.Name;
        foreach (var ids in people.Distinct().Chunk(500))
        foreach (var p in await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
            names._people[p.Id] = p.Name;
        foreach (var ids in all.Select(h => h.OpeningId).OfType<Guid>().Distinct().Chunk(500))
        foreach (
            var o in await db
                .Openings.Where(o => ids.Contains(o.Id))
                .Select(o => new { o.Id, Name = o.Title + ", " + o.Location })
                .ToListAsync(cancellation)
        )
            names._roles[o.Id] = o.Name;
        return names;
    }
}
