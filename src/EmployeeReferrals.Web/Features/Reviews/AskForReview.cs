using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>A referrer asks HR to look at a credit decision again, or asks on in the same thread.</summary>
[May(Who.SignedIn)]
public sealed class AskForReview(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<AskForReview.Command>
{
    private const int MostMessages = 50;

    public sealed record Command(Guid ReferralId, string? Text);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var referral = await db
            .Referrals.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Id == command.ReferralId && r.ReferrerId == me, cancellation);
        if (referral is null)
            return Result.NotFound;
        if (ReviewText.Problem(command.Text) is { } problem)
            return Result.Rejected([problem]);
        if (referral.IsErased)
            return Result.Rejected("erased", "This person's data has been erased. Write to HR instead.");
        var (text, now) = (Text.CleanLines(command.Text)!, clock.GetUtcNow());
        var review = await db.Reviews.Include(r => r.Messages).FirstOrDefaultAsync(r => r.ReferralId == command.ReferralId, cancellation);
        if (review is { Messages.Count: >= MostMessages })
            return Result.Rejected("thread_long", "This thread has become very long. Talk to HR in person.", "Text");
        // The same words again: the form was sent twice.
        if (review?.Messages.MaxBy(m => m.Number) is { } last && last.AuthorId == me && last.Text == text)
            return Result.Ok;
        if (review is null)
            db.Reviews.Add(new CreditReview(Guid.CreateVersion7(), referral.Id, me, referral.CreditShown, text, now));
        else
            review.AskOn(text, now);
        return await db.Commit(actor, now, cancellation);
    }
}
