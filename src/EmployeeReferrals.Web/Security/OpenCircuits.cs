using System.Collections.Concurrent;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>The pages that are open on this node, each by a circuit and in somebody's session. One query asks about all of them.</summary>
public sealed class OpenCircuits(Sessions sessions, SessionClock time, IOptions<SignInOptions> options, IOptions<LimitOptions> limits)
{
    /// <summary>The roles come from the provider, which a circuit cannot ask: after so long its reader is asked to load the page
    /// again.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromMinutes(60);
    public static readonly TimeSpan TooOld = TimeSpan.FromMinutes(70);
    private readonly ConcurrentDictionary<Guid, Circuit> _open = [];

    internal Circuit Add(Session session, Action old, Action over)
    {
        var circuit = new Circuit(Guid.NewGuid(), session, time.Now, old, over);
        _open[circuit.Id] = circuit;
        return circuit;
    }

    /// <summary>Each costs memory for as long as it is open, so nobody has more than a person can look at.</summary>
    public bool HasTooMany(Guid personId) => CountOf(personId) > limits.Value.PagesPerPerson;

    public bool HasEnough(Guid personId) => CountOf(personId) >= limits.Value.PagesPerPerson;

    private int CountOf(Guid personId) => _open.Values.Count(c => c.Session.PersonId == personId);

    internal void Remove(Circuit circuit) => _open.TryRemove(circuit.Id, out _);

    /// <summary>At once on this node; the others find it when they next look.</summary>
    public void End(Guid sessionId)
    {
        foreach (var circuit in _open.Values.Where(c => c.Session.Id == sessionId))
            circuit.Over();
    }

    public async Task Look(CancellationToken cancellation)
    {
        var open = _open.Values.ToList();
        if (open.Count == 0)
            return;
        var read = await sessions.Read([.. open.Select(c => c.Session.Id).Distinct()], cancellation);
        var hasProvider = options.Value.Mode != SignInMode.Demo;
        foreach (var circuit in open)
        {
            var age = time.Now - circuit.OpenedAt;
            if (
                !read.TryGetValue(circuit.Session.Id, out var session)
                || session.Roles != circuit.Session.Roles
                || (hasProvider && age >= TooOld)
            )
                circuit.Over();
            else if (hasProvider && age >= Old)
                circuit.Old();
        }
        var active = open.Where(c => c.TakeActivity()).Select(c => c.Session.Id).Distinct().ToList();
        if (active.Count > 0)
            await sessions.Seen(active, cancellation);
    }

    internal sealed class Circuit(Guid id, Session session, DateTimeOffset openedAt, Action old, Action over)
    {
        private int _active;

        public Guid Id => id;
        public Session Session => session;
        public DateTimeOffset OpenedAt => openedAt;
        public Action Old => old;
        public Action Over => over;

        public void Acts() => Volatile.Write(ref _active, 1);

        public bool TakeActivity() => Interlocked.Exchange(ref _active, 0) == 1;
    }
}

/// <summary>Looks every ten seconds, so that an end is seen within twenty.</summary>
internal sealed class CircuitWatch(OpenCircuits circuits, ILogger<CircuitWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await circuits.Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Without the database nothing can be done in anybody's name either; what is typed should outlive it.
                log.LogWarning("The open pages could not be checked: {Kind}", failure.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                // The portal stops.
            }
        }
    }
}
