using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>HR says yes, and the opening changes with it, or no with a reason. Nobody answers what they asked for.</summary>
[May(Roles.Hr)]
public sealed class AnswerAmount(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AnswerAmount.Command>
{
    /// <param name="Answer">Needed for a no.</param>
    public sealed record Command(Guid RequestId, bool Yes, string? Answer);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var answer = Text.CleanLines(command.Answer);
        if (answer is null && !command.Yes)
            return Result.Rejected("answer_needed", "Say why not, so that the recruiter can go on.", "Answer");
        if (answer?.Length > Text.Paragraph)
            return Result.Rejected("answer_long", $"Keep it under {Text.Paragraph:N0} characters.", "Answer");
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.AmountRequests.FirstOrDefaultAsync(r => r.Id == command.RequestId, cancellation);
        if (request is null)
            return Result.NotFound;
        if (request.AskedBy == me)
            return Result.Rejected("own_request", "You asked for this yourself, so a colleague in HR answers it.");
        var said = request.Say(command.Yes, answer, me, now);
        if (!said.IsOk)
            return said;
        if (command.Yes)
        {
            var opening = await db.Openings.Include(o => o.Recruiters).FirstAsync(o => o.Id == request.OpeningId, cancellation);
            opening.Grant(request.Bonus, request.BonusCurrency, request.InProgramme, me, settings.Calendar.DayOf(now));
        }
        return await db.Commit(actor, now, cancellation);
    }
}
