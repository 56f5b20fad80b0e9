using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>An employee refers somebody. Whatever the credit, the referral is taken and worked; only an objection turns it away.</summary>
[May(Who.SignedIn)]
public sealed class SubmitReferral(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<SubmitReferral.Command, Result<SubmitReferral.Submitted>>
{
    /// <param name="Id">Made by the form: the same form sent twice is one referral.</param>
    /// <param name="OpeningId">Null for a general referral.</param>
    public sealed record Command(
        Guid Id,
        Guid? OpeningId,
        string? Name,
        string? Email,
        string? Why,
        string? LinkedIn = null,
        string? Phone = null,
        Relationship Relationship = Relationship.NotSaid,
        bool KnowsAboutIt = false,
        ResumeFile? Resume = null
    );

    /// <param name="Credit">Whether the referrer can earn, and if not, why.</param>
    public sealed record Submitted(Guid ReferralId, CreditCode Credit, string? Sentence = null);

    protected override async Task<Result<Submitted>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var problems = new List<Problem>();
        var form = ReferralForm.Read(command, problems);
        if (problems.Count > 0)
            return Result<Submitted>.From(Result.Rejected(problems));

        // One after another for each person: forty at once are counted like forty in a row.
        var turn = Turns[(uint)me.GetHashCode() % Turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            return await TryAgain(actor, me, command, form!, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    private async Task<Result<Submitted>> TryAgain(Actor actor, Guid me, Command command, ReferralForm form, CancellationToken cancellation)
    {
        // Who loses a race for the candidate is decided again and becomes Duplicate, never a conflict (docs/rules.md §5).
        for (var attempt = 1; ; attempt++)
        {
            var result = await Attempt(actor, me, command, form, cancellation);
            if (result.Outcome != Outcome.Conflict || attempt == 5)
                return result;
        }
    }

    private async Task<Result<Submitted>> Attempt(Actor actor, Guid me, Command command, ReferralForm form, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await new ReferralAttempt(db, programme, key, settings, act, me, command, form).Make(cancellation);
    }
}
