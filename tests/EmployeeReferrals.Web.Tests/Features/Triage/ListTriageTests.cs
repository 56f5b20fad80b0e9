using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Triage;

namespace EmployeeReferrals.Web.Tests.Features.Triage;

public sealed class ListTriageTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Answers_in_time_are_counted_for_the_month()
    {
        await portal.Move(await portal.Refer(portal.Ada, "march@mail.example"), Stage.Screening);
        portal.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await portal.Move(await portal.Refer(portal.Ada, "april@mail.example"), Stage.Screening);
        var late = await portal.Refer(portal.Ada, "late@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(7));
        await portal.Move(late, Stage.Screening);
        var found = await portal.Op<ListTriage>().Execute(portal.Rita.Actor, new(), portal.Token);
        Assert.Equal((1, 2), (found.AnsweredInTime, found.Answered));
    }
}
