using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Moves a referral to another stage. Of two who move it at the same time the second is told who was first.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class MoveReferral(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<MoveReferral.Command>
{
    /// <param name="SeenEntry">The stage entry the mover saw; a newer one is a conflict.</param>
    public sealed record Command(Guid ReferralId, Stage To, int SeenEntry, NotSelectedReason? Reason = null, string? Note = null);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (command.Note?.Length > Text.Paragraph)
            return Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note");
        if (!Enum.IsDefined(command.To) || (command.Reason is { } given && !Enum.IsDefined(given)))
            return Result.Rejected("stage", "Choose a stage from the list.", "To");
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var referral = found.Value;
        if (referral.StageEntry != command.SeenEntry)
            return await MovedMeanwhile(db, command.ReferralId, cancellation);
        if (!StageTable.NextForRecruiter(referral.Stage).Contains(command.To))
            return Result.Rejected("move_not_allowed", $"A referral in {referral.Stage.Word()} cannot move to {command.To.Word()}.");
        if (
            referral.Stage.IsClosed() && await db.Candidates.AnyAsync(c => c.Id == referral.CandidateId && c.ErasedAt != null, cancellation)
        )
            return Result.Rejected("erased", "This person's data has been erased, so the referral cannot be opened again.");

        var now = clock.GetUtcNow();
        var moved = referral.Move(command.To, actor, now, command.Reason, Text.CleanLines(command.Note));
        if (!moved.IsOk)
            return moved;
        var committed = await db.Commit(actor, now, cancellation);
        return AppDbContext.IsLostRace(committed) ? await MovedMeanwhile(command.ReferralId, cancellation) : committed;
    }

    private async Task<Result> MovedMeanwhile(Guid referralId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await MovedMeanwhile(db, referralId, cancellation);
    }

    /// <summary>Who moved it and where to, for whoever came second.</summary>
    internal static async Task<Result> MovedMeanwhile(AppDbContext db, Guid referralId, CancellationToken cancellation)
    {
        var last = await db
            .Moves.Where(m => m.ReferralId == referralId)
            .OrderByDescending(m => m.Entry)
            .Select(m => new { m.To, Who = db.People.Where(p => p.Id == m.ActorId).Select(p => p.Name).FirstOrDefault() })
            .FirstAsync(cancellation);
        return Result.Conflict(
            "moved_meanwhile",
            $"{last.Who ?? "The candidate"} moved this to {last.To.Word()} in the meantime. Your move was not made; nothing else was lost."
        );
    }
}
