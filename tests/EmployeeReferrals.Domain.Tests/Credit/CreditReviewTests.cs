using EmployeeReferrals.Domain.Credit;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Credit;

public sealed class CreditReviewTests
{
    static readonly Guid Referrer = Guid.NewGuid();
    static readonly Guid Hr = Guid.NewGuid();
    static readonly DateTimeOffset Asked = Noon(MadeOn);

    static CreditReview Review() => new(Guid.NewGuid(), Guid.NewGuid(), Referrer, CreditCode.Duplicate, "Why not?", Asked);

    [Fact]
    public void Question_opens_it_with_the_first_message()
    {
        var review = Review();
        var message = Assert.Single(review.Messages);
        Assert.Equal(
            (1, review.Id, Referrer, Asked, "Why not?"),
            (message.Number, message.ReviewId, message.AuthorId, message.At, message.Text)
        );
        Assert.NotEqual(Guid.Empty, message.Id);
        Assert.Equal(
            (ReviewState.Open, CreditCode.Duplicate, Referrer, Asked, Asked),
            (review.State, review.About, review.AskedBy, review.AskedAt, review.LastAt)
        );
        Assert.Equal([new ReviewAsked(review.Id, review.ReferralId)], review.Events);
    }

    [Fact]
    public void Answer_answers_it_and_asking_on_opens_it_again()
    {
        var review = Review();
        review.Answer(Hr, "Because", Asked.AddHours(1));
        Assert.Equal((ReviewState.Answered, Asked.AddHours(1)), (review.State, review.LastAt));
        review.AskOn("Still", Asked.AddHours(2));
        Assert.Equal((ReviewState.Open, Asked.AddHours(2), Asked), (review.State, review.LastAt, review.AskedAt));
        Assert.Equal(
            [(1, Referrer, "Why not?"), (2, Hr, "Because"), (3, Referrer, "Still")],
            review.Messages.Select(m => (m.Number, m.AuthorId, m.Text!))
        );
        Assert.Equal([typeof(ReviewAsked), typeof(ReviewAnswered), typeof(ReviewAsked)], review.Events.Select(e => e.GetType()));
    }

    [Fact]
    public void Erasure_takes_every_text_and_leaves_the_thread()
    {
        var review = Review();
        review.Answer(Hr, "Because", Asked.AddHours(1));
        review.Erase();
        Assert.Equal([null, null], review.Messages.Select(m => m.Text));
    }
}
