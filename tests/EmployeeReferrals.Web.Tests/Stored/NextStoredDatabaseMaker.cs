using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>Goes on with the newest stored company, as this release takes it over and works with it. Run by hand, once before each release:
/// <c>EMPLOYEEREFERRALS_STORE=2026-11-27 dotnet run --project tests/EmployeeReferrals.Web.Tests -- -explicit only -class
/// "*NextStoredDatabaseMaker"</c>.</summary>
public sealed class NextStoredDatabaseMaker
{
    [Fact(Explicit = true)]
    public async Task Make()
    {
        var release = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_STORE")
            ?? throw new InvalidOperationException("EMPLOYEEREFERRALS_STORE names the release.");
        var before = StoredDatabase.Releases().Last(r => string.CompareOrdinal(r, release) < 0);
        await using var portal = new StoredDatabaseTests.StoredPortal(before);
        await portal.Open();
        var token = portal.Token;
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Dictionary<string, Actor> people;
        await using (var db = portal.Db())
            people = (await db.People.AsNoTracking().ToListAsync(token))
                .GroupBy(p => p.Name.Split(' ')[0])
                .ToDictionary(g => g.Key, g => Actor.Person(g.First().Id, g.First().Roles));
        Guid nurse;
        await using (var db = portal.Db())
            nurse = await db.Openings.Where(o => o.Title == "Nurse").Select(o => o.Id).FirstAsync(token);
        var stories = portal.Promises.Referrals.ToDictionary(r => r.Id, r => r.Story);

        async Task<Guid> Refer(string story, string referrer, string email, string name, string? phone = null)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            var form = new SubmitReferral.Command(
                Guid.CreateVersion7(),
                nurse,
                name,
                email,
                "Knows the work",
                null,
                phone,
                Relationship.FormerColleague,
                true
            );
            Portal.Ok(await portal.Op<SubmitReferral>().Execute(people[referrer], form, token));
            stories[form.Id] = story;
            return form.Id;
        }

        var undone = await Refer("move undone", "Ada", $"undone.move.{release}@mail.example", "Una Done");
        Portal.Ok(
            await portal
                .Op<MoveReferral>()
                .Execute(people["Rita"], new(undone, Stage.Screening, (await portal.Load(undone)).StageEntry), token)
        );
        Portal.Ok(await portal.Op<UndoMove>().Execute(people["Rita"], new(undone, (await portal.Load(undone)).StageEntry), token));
        await Refer("like a colleague", "Ben", $"somebody.else.{release}@mail.example", "Somme Body", "+49 30 1234567");
        var returns = await Refer("no start yet", "Ada", $"no.start.{release}@mail.example", "Nora Start");
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            Portal.Ok(
                await portal.Op<MoveReferral>().Execute(people["Rita"], new(returns, stage, (await portal.Load(returns)).StageEntry), token)
            );
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(people["Rita"], new(returns, (await portal.Load(returns)).StageEntry, portal.Today, null), token)
        );
        Portal.Ok(await portal.Op<UndoHire>().Execute(people["Hilda"], new(returns, "The contract has to be written again."), token));
        Portal.Ok(
            await portal
                .Op<HireReferral>()
                .Execute(people["Rita"], new(returns, (await portal.Load(returns)).StageEntry, portal.Today, null), token)
        );

        // The day's jobs have run, so that a start on this day has nothing to make up for.
        var runner = portal.Factory.Services.GetRequiredService<JobRunner>();
        foreach (var job in Jobs.All.Where(j => j.Name != JobNames.SendMail))
            Portal.Ok(await runner.Run(job, null, token));
        await StoredDatabase.Keep(release, portal, stories);
    }
}
