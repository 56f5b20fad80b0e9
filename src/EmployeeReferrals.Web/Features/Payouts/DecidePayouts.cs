using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>HR's word on payouts, one or many: approve, decline, defer, forfeit, cancel, reinstate, or review a recovery. Each is decided
/// and committed by itself; who loses a race is told.</summary>
[May(Roles.Hr)]
public sealed class DecidePayouts(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DecidePayouts.Command, Result<DecidePayouts.Decided>>
{
    public const int Most = 200;

    /// <param name="Reason">Kept beside the ledger; an approval needs none.</param>
    /// <param name="Until">For a deferral.</param>
    public sealed record Command(IReadOnlyList<Guid> PayoutIds, PayoutVerdict Verdict, string? Reason, DateOnly? Until = null);

    /// <param name="Otherwise">Decided, and ended up elsewhere: an approval of what is no longer owed forfeits or defers it.</param>
    public sealed record Decided(int Done, IReadOnlyList<(Guid PayoutId, string Sentence)> Refused, int Otherwise);

    protected override async Task<Result<Decided>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var reason = Text.CleanLines(command.Reason);
        var problems = new List<Problem>();
        if (!Enum.IsDefined(command.Verdict))
            problems.Add(new("verdict", "Choose from the list."));
        if (command.PayoutIds.Count is 0 or > Most)
            problems.Add(new("payouts", $"Choose between one and {Most} payouts."));
        if (reason is null && command.Verdict != PayoutVerdict.Approve)
            problems.Add(new("reason_needed", "Say why. HR and auditors will see it.", "Reason"));
        if (reason?.Length > Text.Paragraph)
            problems.Add(new("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason"));
        if (command.Verdict == PayoutVerdict.Defer && command.Until is null)
            problems.Add(new("until_needed", "Enter the day on which it is looked at again.", "Until"));
        if (problems.Count > 0)
            return Result<Decided>.From(Result.Rejected(problems));

        var deciding = new Deciding(actor, me, command, reason, await programme.Settings(cancellation));
        var (done, otherwise, refused) = (0, 0, new List<(Guid, string)>());
        foreach (var id in command.PayoutIds.Distinct())
        {
            var (result, asMeant) = await One(id, deciding, cancellation);
            // One alone keeps its kind of answer: beside the field, or not found.
            if (!result.IsOk && command.PayoutIds.Count == 1)
                return Result<Decided>.From(result);
            if (!result.IsOk)
                refused.Add((id, result.Sentence));
            else if (asMeant)
                done++;
            else
                otherwise++;
        }
        return new Decided(done, refused, otherwise);
    }

    /// <summary>What is the same for each of them.</summary>
    private sealed record Deciding(Actor Actor, Guid Me, Command Command, string? Reason, CompanySettings Settings)
    {
        public bool IsApproval => Command.Verdict == PayoutVerdict.Approve;
    }

    private async Task<(Result Result, bool AsMeant)> One(Guid id, Deciding deciding, CancellationToken cancellation)
    {
        var (actor, me, command, _, settings) = deciding;
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var payout = await db.Payouts.FirstOrDefaultAsync(p => p.Id == id, cancellation);
        // One's own stand under My referrals, and others decide about them.
        if (payout is null || payout.RecipientId == me)
            return (Result.NotFound, false);
        var credited = await db.Referrals.FirstAsync(r => r.Id == payout.ReferralId, cancellation);
        if (await db.Referrals.AnyAsync(r => r.CandidateId == credited.CandidateId && r.ReferrerId == me, cancellation))
            return (Result.Forbidden, false);
        if (deciding.IsApproval && await DecidedTheCredit(db, payout, me, cancellation))
            return (
                Result.Rejected("approver_overrode", "You decided the credit of this referral, so somebody else approves its payouts."),
                false
            );
        var judged = (await DueFactsReader.Read(db, [payout], cancellation))[payout.Id];
        if (deciding.IsApproval && judged.Facts.Terms.SetBy.Contains(me))
            return (
                Result.Rejected(
                    "approver_set_amount",
                    "You set the amount of this bonus, so somebody else approves it. Where nobody else in HR can, "
                        + "an administrator gives a stand-in the role on their page under People."
                ),
                false
            );
        var before = payout.LedgerCount;
        var decided = payout.Decide(command.Verdict, command.Until, judged.Judgement, act);
        if (!decided.IsOk)
            return (decided, false);
        KeepReason(db, payout, before, deciding.Reason);
        await CapPlacesFollow.Run(db, await programme.Catalog(cancellation), settings.Calendar, [payout.RecipientId], act, cancellation);
        var committed = await db.Commit(actor, act.At, cancellation);
        if (committed.Outcome == Outcome.Conflict)
            return (Result.Conflict("payout_moved", "Somebody else changed this payout at the same moment. Look at it again."), false);
        if (committed.IsOk && payout.State == PayoutState.Released)
            Measures.PayoutsReleased(1);
        return (committed, !deciding.IsApproval || IsApproved(payout));
    }

    private static Task<bool> DecidedTheCredit(AppDbContext db, Payout payout, Guid me, CancellationToken cancellation) =>
        db.Decisions.AnyAsync(
            d =>
                d.ReferralId == payout.ReferralId
                && d.ActorId == me
                && (d.Moment == CreditMoment.Overridden || d.Moment == CreditMoment.OverrideUndone),
            cancellation
        );

    /// <param name="before">How many lines its ledger had.</param>
    private static void KeepReason(AppDbContext db, Payout payout, int before, string? reason)
    {
        if (reason is not null)
            db.PayoutNotes.Add(
                new PayoutNote
                {
                    Id = Guid.CreateVersion7(),
                    PayoutId = payout.Id,
                    LedgerNumber = Math.Max(before + 1, payout.LedgerCount),
                    Text = reason,
                }
            );
    }

    private static bool IsApproved(Payout payout) =>
        payout.State == PayoutState.Released || (payout.State == PayoutState.AwaitingApproval && payout.ApprovedAmount is not null);
}
