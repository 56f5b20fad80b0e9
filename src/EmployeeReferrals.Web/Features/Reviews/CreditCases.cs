using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR says whose bonus a hire's is, where a late acceptance or a corrected fact changed the answer. What waited for it is judged
/// again.</summary>
public sealed class DecideCreditCase(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DecideCreditCase.Command>
{
    /// <param name="AsBefore">The credit goes back to who had it; otherwise the answer by what is known now stands.</param>
    public sealed record Command(Guid CaseId, bool AsBefore, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr) || actor.PersonId is not { } me)
            return Result.Forbidden;
        var reason = Text.CleanLines(command.Reason);
        if (reason is null)
            return Result.Rejected("reason_needed", "Say why. HR and auditors will see it.", "Reason");
        if (reason.Length > Text.Paragraph)
            return Result.Rejected("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason");
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var asked = await db.CreditCases.FirstOrDefaultAsync(c => c.Id == command.CaseId, cancellation);
        if (asked is null)
            return Result.NotFound;
        if (asked.ClosedAt is not null)
            return Result.Conflict("decided_already", "Somebody in HR has decided this already.");
        var hire = await db.Referrals.FirstAsync(r => r.Id == asked.HireId, cancellation);
        var credit = await CandidateCredit.Load(db, hire.CandidateId, programme, actor, now, cancellation);
        if (await db.Referrals.AnyAsync(r => r.CandidateId == hire.CandidateId && r.ReferrerId == me, cancellation))
            return Result.Forbidden;

        var given = asked.BeforeId is { } id
            ? await db.Referrals.Include(r => r.Decisions).FirstAsync(r => r.Id == id, cancellation)
            : null;
        if (command.AsBefore && given is not null && given.CandidateId != hire.CandidateId)
            return Result.Rejected(
                "other_person",
                "That referral belongs to another person since. Undo the merge, or let the new answer stand."
            );
        if (command.AsBefore && given is { Override: not true })
        {
            if (given.OverrideCredit(true, reason, actor, now) is { IsOk: false } refused)
                return refused;
        }
        else if (command.AsBefore && given is null && asked.NowId is { } nowId)
        {
            var taken = await db.Referrals.Include(r => r.Decisions).FirstAsync(r => r.Id == nowId, cancellation);
            if (taken.OverrideCredit(false, reason, actor, now) is { IsOk: false } refused)
                return refused;
        }
        asked.Close(command.AsBefore ? CaseAnswer.AsBefore : CaseAnswer.AsNow, actor, now);
        await credit.Follow(new(CreditMoment.Overridden, PayoutReason.CreditLost, OwnershipEnd.GivenToAnother), cancellation);
        return await db.Commit(actor, now, cancellation);
    }
}

/// <summary>Hires of whom HR has to say whose bonus it is, the oldest first.</summary>
public sealed class ListCreditCases(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int Most = 50;

    /// <param name="Before">Who had the credit; null: nobody.</param>
    /// <param name="Now">Who has it by what is known now; null: nobody.</param>
    public sealed record Row(
        Guid CaseId,
        Guid HireId,
        string? Candidate,
        CaseGround Ground,
        DateOnly? HiredOn,
        Answer? Before,
        Answer? Now,
        DateTimeOffset OpenedAt
    );

    public sealed record Answer(Guid ReferralId, string Referrer, DateOnly MadeOn);

    public sealed record Found(IReadOnlyList<Row> Rows, TimeZoneInfo Zone);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor) || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var cases = await db
            .CreditCases.AsNoTracking()
            .Where(c => c.ClosedAt == null)
            .OrderBy(c => c.OpenedAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Join(
                db.Referrals,
                c => c.HireId,
                r => r.Id,
                (asked, hire) =>
                    new
                    {
                        asked,
                        hire.CandidateId,
                        hire.HiredOn,
                    }
            )
            .Select(x => new
            {
                x.asked,
                x.CandidateId,
                x.HiredOn,
                Candidate = db.Candidates.Where(c => c.Id == x.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Mine = db.Referrals.Any(r => r.CandidateId == x.CandidateId && r.ReferrerId == me),
            })
            .ToListAsync(cancellation);
        var ids = cases.SelectMany(c => new[] { c.asked.BeforeId, c.asked.NowId }).OfType<Guid>().Distinct().ToList();
        var answers = await db
            .Referrals.Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.MadeOn,
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            })
            .ToDictionaryAsync(r => r.Id, r => new Answer(r.Id, r.Referrer, r.MadeOn), cancellation);
        // Whose own it is sees no more of it than any referrer.
        return new Found(
            [
                .. cases
                    .Where(c => !c.Mine)
                    .Select(c => new Row(
                        c.asked.Id,
                        c.asked.HireId,
                        c.Candidate,
                        c.asked.Ground,
                        c.HiredOn,
                        c.asked.BeforeId is { } before ? answers.GetValueOrDefault(before) : null,
                        c.asked.NowId is { } now ? answers.GetValueOrDefault(now) : null,
                        c.asked.OpenedAt
                    )),
            ],
            settings.Calendar.Zone
        );
    }
}
