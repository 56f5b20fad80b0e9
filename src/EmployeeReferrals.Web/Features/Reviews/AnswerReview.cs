using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR answers. The decision itself changes by an override alone, which has its own reason.</summary>
[May(Roles.Hr)]
public sealed class AnswerReview(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<AnswerReview.Command>
{
    public sealed record Command(Guid ReferralId, string? Text);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var review = await db.Reviews.Include(r => r.Messages).FirstOrDefaultAsync(r => r.ReferralId == command.ReferralId, cancellation);
        if (review is null)
            return Result.NotFound;
        if (review.AskedBy == me)
            return Result.Forbidden;
        if (ReviewText.Problem(command.Text) is { } problem)
            return Result.Rejected([problem]);
        var (text, now) = (Text.CleanLines(command.Text)!, clock.GetUtcNow());
        if (review.Messages.MaxBy(m => m.Number) is { } last && last.AuthorId == me && last.Text == text)
            return Result.Ok;
        review.Answer(me, text, now);
        return await db.Commit(actor, now, cancellation);
    }
}
