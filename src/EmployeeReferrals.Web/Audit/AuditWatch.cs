using EmployeeReferrals.Web.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeReferrals.Web.Audit;

/// <summary>What this portal saw when it last signed the audit.</summary>
public sealed class AuditWatch
{
    private static readonly TimeSpan SayAgain = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _said;

    /// <summary>Null: all follows.</summary>
    public AuditProblem? Problem { get; private set; }

    /// <summary>Whether it is worth saying: for the first time, or for an hour not.</summary>
    public bool Saw(AuditProblem? problem, DateTimeOffset now)
    {
        lock (_lock)
        {
            var isNew = problem != Problem;
            Problem = problem;
            if (problem is null || (!isNew && now - _said < SayAgain))
                return false;
            _said = now;
            return true;
        }
    }
}
