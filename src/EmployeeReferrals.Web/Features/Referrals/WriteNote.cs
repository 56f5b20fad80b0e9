using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Writes a note. Referrers never see notes, and a note is no first answer.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class WriteNote(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<WriteNote.Command>
{
    /// <param name="Id">Made by the form: sent twice, written once.</param>
    public sealed record Command(Guid Id, Guid ReferralId, string? Body);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var body = Text.CleanLines(command.Body);
        if (body is null)
            return Result.Rejected("note_needed", "Write something first.", "Body");
        if (body.Length > Text.Paragraph)
            return Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Body");
        if (command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and write the note again.");
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        if (await db.Notes.AnyAsync(n => n.Id == command.Id, cancellation))
            return Result.Ok;
        if (await db.Candidates.AnyAsync(c => c.Id == found.Value.CandidateId && c.ErasedAt != null, cancellation))
            return Result.Rejected("erased", "This person's data has been erased.");
        var now = clock.GetUtcNow();
        db.Notes.Add(new Note(command.Id, command.ReferralId, actor.PersonId!.Value, body, now));
        return await db.Commit(actor, now, cancellation);
    }
}
