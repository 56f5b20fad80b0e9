using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Simulator;

/// <summary>What a version of a plan would have cost for the hires of the last months, beside what really happened. Writes
/// nothing.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class SimulatePlan(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<SimulatePlan.Command, Result<SimulatePlan.Found>>
{
    /// <summary>Longest list that is shown and kept; the sums are of all.</summary>
    public const int Shown = 50;
    public const int Least = 3;
    public const int Most = 24;

    /// <param name="VersionId">Null: the plans as they were, which has to give what really happened.</param>
    /// <param name="Everybody">All people rather than those whose amount changes most.</param>
    public sealed record Command(Guid? VersionId, int Months, IProgress<Progress>? Tell = null, bool Everybody = false);

    public sealed record Progress(int Done, int Of);

    public sealed record Tried(Guid PlanId, string Plan, int Number, bool IsDraft);

    /// <summary>What is and what would be, in one currency.</summary>
    public sealed record Sum(string Currency, decimal Really, decimal Would)
    {
        public decimal Difference => Would - Really;
    }

    /// <param name="Really">Released, paid or waiting for an approval, of all that it costs; the rest is expected or deferred.</param>
    public sealed record Total(Sum Cost, Sum Due, Sum Forfeited);

    /// <param name="First">The first day of the due month; null: no start date yet.</param>
    public sealed record Month(DateOnly? First, Sum Cost);

    public sealed record Department(string Name, Sum Cost);

    public sealed record PersonSum(Guid PersonId, string Name, Sum Cost);

    /// <param name="Candidate">Null once erased.</param>
    /// <param name="Would">The credit and what it says; for a hire that would earn the code is Earns.</param>
    public sealed record Hire(
        Guid HireId,
        string? Candidate,
        string? Role,
        DateOnly HiredOn,
        CreditCode Really,
        CreditCode Would,
        string? Sentence,
        string? Earner,
        string? WouldEarner,
        decimal Amount,
        decimal WouldAmount,
        string Currency,
        string WouldCurrency,
        SetApart? Apart
    );

    public sealed record Forfeit(
        Guid HireId,
        string? Candidate,
        string? Recipient,
        int Part,
        DateOnly? DueOn,
        decimal Amount,
        string Currency,
        PayoutReason Reason,
        bool AlsoReally
    );

    /// <summary>The first of a list, and how many there are.</summary>
    public sealed record Some<T>(IReadOnlyList<T> First, int All);

    /// <param name="Differing">Compared hires that come out otherwise, in the earner or in an amount.</param>
    /// <param name="CanEarn">Referrals made in the time that can earn, or earned.</param>
    public sealed record Found(
        Tried? Version,
        DateOnly From,
        DateOnly Until,
        DateOnly Today,
        int Months,
        int Hires,
        int Compared,
        int Differing,
        int Earn,
        int WouldEarn,
        int Referrals,
        int CanEarn,
        int WouldBeAble,
        IReadOnlyList<Total> Totals,
        IReadOnlyList<Month> ByMonth,
        IReadOnlyList<Department> ByDepartment,
        IReadOnlyList<PersonSum> People,
        int More,
        int Less,
        Some<Forfeit> Forfeited,
        int ForfeitedReally,
        Some<Hire> NoLonger,
        Some<Hire> Newly,
        Some<Hire> Apart
    );

    protected override async Task<Result<Found>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var catalog = await programme.Catalog(cancellation);
        var version = command.VersionId is { } id ? catalog.Versions.FirstOrDefault(v => v.Id == id) : null;
        if (command.VersionId is not null && version is null)
            return Result<Found>.From(Result.NotFound);
        var calendar = (await programme.Settings(cancellation)).Calendar;
        var today = calendar.DayOf(clock.GetUtcNow());
        var span = SimulatedSpan.Of(command.Months, today);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = await Past.Openings(db, cancellation);
        var past = new Past(databases, new Simulation(catalog, version, openings, calendar.DayOf, today), span.From, today);
        var sums = new SimulationSums(openings, actor.PersonId);
        var (done, of) = (0, await past.Count(cancellation));
        command.Tell?.Report(new(0, of));
        await foreach (var page in past.Pages(cancellation))
        {
            foreach (var told in page)
                sums.Add(told);
            // Somebody may be referred or hired in the meantime.
            done += page.Count;
            command.Tell?.Report(new(done, Math.Max(done, of)));
        }
        var tried = version is null
            ? null
            : new Tried(
                version.PlanId,
                catalog.Plans.FirstOrDefault(p => p.Id == version.PlanId)?.Name ?? "",
                version.Number,
                version.IsDraft
            );
        return await sums.Found(db, tried, span, command.Everybody, cancellation);
    }
}
