using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Offer accepted: the credit is decided again, the holding is settled for good, and the payouts are laid down.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class HireReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<HireReferral.Command>
{
    /// <param name="ConfirmedFarStart">The planned start is more than a year away and that is right.</param>
    public sealed record Command(Guid ReferralId, int SeenEntry, DateOnly HiredOn, DateOnly? PlannedStart, bool ConfirmedFarStart = false);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk)
            return found;
        var hire = found.Value;
        if (hire.StageEntry != command.SeenEntry)
            return await MoveReferral.MovedMeanwhile(db, hire.Id, cancellation);
        if (hire.OpeningId is null)
            return Result.Rejected("opening_needed", "Choose the opening they are hired into first.", "OpeningId");
        if (await CurrentHire(db, hire, today, cancellation) is { } other)
            return Result.Rejected([
                new Problem("hired_already", "This person is hired already through another referral."),
                new Problem("hired_already_id", other.ToString()),
            ]);

        var referrals = await db
            .Referrals.Include(r => r.Decisions)
            .Where(r => r.CandidateId == hire.CandidateId)
            .ToListAsync(cancellation);
        // Before the hire: who was told that they hold the credit.
        var credit = await CandidateCredit.Load(new(db, programme, actor, now), hire.CandidateId, cancellation, referrals);
        var hired = hire.Hire(
            command.HiredOn,
            command.PlannedStart,
            command.ConfirmedFarStart,
            new(actor, now, today),
            KeyFor(hire, referrals)
        );
        if (!hired.IsOk)
            return hired;
        await credit.Follow(new(CreditMoment.Hired, PayoutReason.LaidDown, OwnershipEnd.WindowEnded, Hired: hire), cancellation);
        if (referrals.Find(r => r.Id == hire.HolderId) is { CanEarn: true } holder && holder.ReferrerId != hire.ReferrerId)
            db.Outbox.Add(HiredMail.To(holder));
        (await db.Candidates.FirstAsync(c => c.Id == hire.CandidateId, cancellation)).HiredThrough(hire.Id);
        await LetMovesGoFirst(db, hire.Id, now, cancellation);

        var committed = await db.Commit(actor, now, cancellation);
        return AppDbContext.IsLostRace(committed) ? await MoveReferral.MovedMeanwhile(db, hire.Id, cancellation) : committed;
    }

    /// <summary>No move can be undone any more: the mails that waited for it leave before the one of the hire.</summary>
    private static async Task LetMovesGoFirst(AppDbContext db, Guid referralId, DateTimeOffset now, CancellationToken cancellation)
    {
        var held = db.Outbox.Where(m =>
            m.ReferralId == referralId
            && m.Kind == StageChangedMail.Kind
            && m.State == OutboxState.Waiting
            && m.ClaimedUntil == null
            && m.NextAttemptAt > now
        );
        foreach (var mail in await held.ToListAsync(cancellation))
            mail.HoldUntil(now);
    }

    /// <summary>A candidate has one current hire; one who left since may be hired again.</summary>
    private static async Task<Guid?> CurrentHire(AppDbContext db, Referral hire, DateOnly today, CancellationToken cancellation) =>
        await db
            .Referrals.Where(r =>
                r.CandidateId == hire.CandidateId
                && r.Id != hire.Id
                && r.Stage == Stage.Hired
                && !db.People.Any(p => p.Id == r.HiredPersonId && p.LastDay != null && p.LastDay < today)
            )
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(cancellation);

    // A hire that was undone, or never started, is made again: the same one, through whichever referral. One that stands has a key of its
    // own.
    private static Guid KeyFor(Referral hire, IReadOnlyCollection<Referral> referrals)
    {
        var standing = referrals.Where(r => r.Stage == Stage.Hired).Select(r => r.HireKey).ToHashSet();
        var undone = referrals
            .Where(r => r.HireKey is not null && !standing.Contains(r.HireKey))
            .OrderBy(r => r != hire)
            .ThenByDescending(r => r.StageSince)
            .Select(r => r.HireKey)
            .FirstOrDefault();
        return undone ?? (referrals.Any(r => r.HireKey == hire.Id) ? Guid.CreateVersion7() : hire.Id);
    }
}
