using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Liability;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Simulator;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Simulator;

public sealed class SimulatorTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<Result<SimulatePlan.Found>> Run(
        Guid? version,
        int months = 24,
        IProgress<SimulatePlan.Progress>? tell = null,
        CancellationToken? cancellation = null
    ) => portal.Op<SimulatePlan>().Execute(portal.Hilda.Actor, new(version, months, tell), cancellation ?? portal.Token);

    private static readonly PlanTerms First = new()
    {
        Currency = "EUR",
        Amount = 2000.01m,
        Schedule = [new(1, 500m, 0), new(2, 1500.01m, 90)],
        HireAmount = 300m,
        HireSchedule = [new(1, 300m, 60)],
        PartTime = PartTimeRule.InProportion,
        ReferrerLeaves = LeaverRule.PayAfterRedundancy,
        DeferDuringReferrerLeave = true,
        DeferDuringHireLeave = true,
        WindowDays = 180,
    };

    private async Task<Guid> Plan(PlanTerms terms, bool draft = false, Guid? plan = null)
    {
        var (id, planId) = (Guid.CreateVersion7(), plan ?? DatabaseStart.FirstPlan);
        await using var db = portal.Db();
        var newest = await db.PlanVersions.Where(v => v.PlanId == planId).MaxAsync(v => (int?)v.Number, portal.Token) ?? 0;
        var name = await db.Plans.Where(p => p.Id == planId).Select(p => p.Name).FirstOrDefaultAsync(portal.Token) ?? "Nurses";
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(portal.Hugo.Actor, new(id, planId, name, newest, portal.Today, terms, draft), portal.Token)
        );
        return id;
    }

    /// <summary>Stories of every kind of docs/rules.md §5 and §6, told through the operations: what the books say after each is what the
    /// simulator has to find by itself.</summary>
    private async Task<(Guid Overridden, Guid Forfeited)> MixedStories()
    {
        var (hr, token) = (portal.Hilda.Actor, portal.Token);
        await Plan(First);
        var start = portal.Today;
        var plain = await portal.ReferAndHire(portal.Ada, "plain@mail.example", start.AddDays(7));
        var duplicate = await portal.Refer(portal.Ada, "shared@mail.example");
        var later = (await portal.Submit(portal.Ben, "shared@mail.example", portal.Clerk)).Value.ReferralId;
        await portal.Move(duplicate, Stage.NotSelected);
        await portal.Hire(later, start.AddDays(10));
        var partTime = await portal.ReferAndHire(portal.Other, "part@mail.example", start.AddDays(5));
        var leaver = await portal.ReferAndHire(portal.Ada, "leaver@mail.example", start.AddDays(5));
        var corrected = await portal.ReferAndHire(portal.Ben, "corrected@mail.example", start.AddDays(5));
        var excluded = await portal.ReferAndHire(portal.Hugo, "hr@mail.example", start.AddDays(5));
        var manager = await portal.ReferAndHire(portal.Max, "manager@mail.example", start.AddDays(5));
        var hopping = await portal.Refer(portal.Ben, "general@mail.example", null);
        Portal.Ok(await portal.Op<ChangeOpening>().Execute(portal.Rita.Actor, new(hopping, portal.Clerk), token));
        await portal.Hire(hopping, null);
        var undone = await portal.ReferAndHire(portal.Ada, "undone@mail.example", start.AddDays(5));
        Portal.Ok(await portal.Op<UndoHire>().Execute(portal.Rita.Actor, new(undone, "A mistake"), token));
        var windowed = await portal.Refer(portal.Ada, "window@mail.example");
        var queue = await portal.Refer(portal.Ada, "queue@mail.example");
        var own = await portal.Refer(portal.Ada, "two-roles@mail.example");
        var second = (await portal.Submit(portal.Ada, "two-roles@mail.example", portal.Clerk)).Value.ReferralId;
        await portal.Hire(second, start.AddDays(12));
        Assert.NotEqual(own, second);

        var taken = await portal.Refer(portal.Ada, "given@mail.example");
        var given = (await portal.Submit(portal.Ben, "given@mail.example", portal.Nurse)).Value.ReferralId;
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(hr, new(given, true, "Ben asked first"), token));
        await portal.Hire(given, start.AddDays(5));
        Assert.NotEqual(taken, given);

        await portal.GoTo(start.AddDays(12));
        foreach (
            var (id, day) in new[]
            {
                (plain, 7),
                (later, 10),
                (partTime, 5),
                (leaver, 5),
                (corrected, 6),
                (excluded, 5),
                (manager, 5),
                (second, 12),
                (given, 5),
            }
        )
            await portal.Start(id, start.AddDays(day));
        await portal.Start(corrected, start.AddDays(8));
        var hired = (await portal.Load(partTime)).HiredPersonId!.Value;
        Portal.Ok(await portal.Op<RecordWorkingTime>().Execute(hr, new(hired, Guid.CreateVersion7(), start.AddDays(35), 80), token));
        await portal.GoTo(start.AddDays(40));
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(hr, new((await portal.Load(leaver)).HiredPersonId!.Value, start.AddDays(39), LeavingReason.OwnWish), token)
        );
        Portal.Ok(
            await portal
                .Op<RecordLeave>()
                .Execute(hr, new(portal.Other.Id, Guid.CreateVersion7(), start.AddDays(80), start.AddDays(130)), token)
        );

        // A campaign, and a plan of its own for one role that HR approves.
        Portal.Ok(
            await portal
                .Op<SaveCampaign>()
                .Execute(
                    portal.Hugo.Actor,
                    new(
                        Guid.CreateVersion7(),
                        new CampaignFacts("Double", portal.Today, portal.Today.AddDays(5), OpeningFilter.Any, 2m, null, null)
                    ),
                    token
                )
        );
        await Plan(
            First with
            {
                Amount = 999.99m,
                Currency = "GBP",
                HireAmount = 0,
                HireSchedule = [],
                Schedule = PlanTerms.Split(999.99m, "GBP", [(33.3m, 0), (66.7m, 30)]),
                NeedsApproval = true,
                Filter = new() { OpeningIds = [portal.Clerk] },
            },
            plan: Guid.CreateVersion7()
        );
        var doubled = await portal.ReferAndHire(portal.Ben, "doubled@mail.example", portal.Today);
        var approved = (await portal.Submit(portal.Ada, "approved@mail.example", portal.Clerk)).Value.ReferralId;
        await portal.Hire(approved, portal.Today);
        await portal.Start(doubled, portal.Today);
        await portal.Start(approved, portal.Today);
        await Plan(First with { Amount = 2500m, Schedule = [new(1, 500m, 0), new(2, 2000m, 90)] });
        await portal.GoTo(portal.Today.AddDays(2));
        var waiting = (await portal.Payouts(approved))[0];
        Assert.Equal(PayoutState.AwaitingApproval, waiting.State);
        Portal.Ok(await portal.Op<DecidePayouts>().Execute(portal.Hilda.Actor, Decision(waiting.Id, PayoutVerdict.Approve), token));

        var behind = await BehindTheQueue();
        await portal.GoTo(start.AddDays(181));
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), token));
        await portal.Hire(windowed, portal.Today);
        await portal.Hire(behind, portal.Today);
        await portal.Start(behind, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal((CreditCode.WindowEnded, CreditCode.Earns), (await portal.Credit(windowed), await portal.Credit(behind)));
        Assert.NotEqual(queue, behind);

        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(batch, "EUR", "Company BV", portal.Today), token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], true), token));
        var byHand = await portal.ReferAndHire(portal.Ben, "byhand@mail.example", portal.Today);
        Portal.Ok(
            await portal.Op<DecidePayouts>().Execute(hr, Decision((await portal.Payouts(byHand))[1].Id, PayoutVerdict.Forfeit), token)
        );
        return (given, byHand);

        async Task<Guid> BehindTheQueue() => (await portal.Submit(portal.Ben, "queue@mail.example", portal.Nurse)).Value.ReferralId;
    }

    private static DecidePayouts.Command Decision(Guid id, PayoutVerdict verdict) => new([id], verdict, "Agreed");

    /// <summary>Done when 5: the plans that were active give what really happened, to the cent, overrides apart.</summary>
    [Fact]
    public async Task Plans_as_they_were_give_what_the_books_say_to_the_cent()
    {
        var (overridden, byHand) = await MixedStories();
        var found = (await Run(null)).Value;
        Assert.Equal((0, found.Compared), (found.Differing, found.Hires - found.Apart.All));
        Assert.True(found.Compared >= 12, $"{found.Compared}");
        Assert.Equal([overridden, byHand], found.Apart.First.Select(h => h.HireId).Order());
        Assert.Equal([SetApart.Overridden, SetApart.DecidedByHand], found.Apart.First.OrderBy(h => h.HireId).Select(h => h.Apart!.Value));
        Assert.Equal(
            (0, 0, 0, 0),
            (
                found.People.Count,
                found.NoLonger.All,
                found.Newly.All,
                found.Totals.Count(t => t.Cost.Difference != 0 || t.Forfeited.Difference != 0)
            )
        );

        // The books, added up by the database alone.
        await using var db = portal.Db();
        PayoutState[] nothing = [PayoutState.Cancelled, PayoutState.Forfeited, PayoutState.Declined];
        var apart = found.Apart.First.Select(h => h.HireId).ToList();
        var books = await db
            .Payouts.Where(p => !nothing.Contains(p.State) && !apart.Contains(p.HireId))
            .GroupBy(p => p.Currency)
            .Select(g => new { g.Key, Sum = g.Sum(p => p.Amount) })
            .OrderBy(g => g.Key)
            .ToListAsync(portal.Token);
        Assert.Equal(books.Select(b => (b.Key, b.Sum)), found.Totals.Select(t => (t.Cost.Currency, t.Cost.Would)));
        Assert.Equal(["EUR", "GBP"], books.Select(b => b.Key));
        Assert.Equal(found.Totals.Sum(t => t.Cost.Would), found.ByMonth.Sum(m => m.Cost.Would));
        Assert.Equal(found.Totals.Sum(t => t.Cost.Would), found.ByDepartment.Sum(m => m.Cost.Would));
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", found.Totals.Select(t => $"{t.Cost.Would} {t.Cost.Currency}"))
                + $" in {found.Compared} hires, {found.Apart.All} apart, {found.Differing} otherwise"
        );
    }

    [Fact]
    public async Task Copy_of_the_plan_that_held_all_the_time_gives_what_really_happened()
    {
        await Plan(First);
        var ids = new[]
        {
            await portal.ReferAndHire(portal.Ada, "a@mail.example", portal.Today),
            await portal.ReferAndHire(portal.Ben, "b@mail.example", portal.Today.AddDays(3)),
            await portal.ReferAndHire(portal.Hugo, "c@mail.example", portal.Today),
        };
        await portal.Start(ids[0], portal.Today);
        await portal.GoTo(portal.Today.AddDays(100));
        var found = (await Run(await Plan(First, draft: true))).Value;
        Assert.Equal((3, 3, 0), (found.Hires, found.Compared, found.Differing));
        Assert.Equal(found.Totals[0].Cost.Really, found.Totals[0].Cost.Would);
        Assert.True(found.Version!.IsDraft);
    }

    [Fact]
    public async Task Random_candidates_told_by_the_operations_come_out_as_in_the_books()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Environment.TickCount;
        var random = new Random(seed);
        await Plan(First with { WindowDays = 40 });
        await Plan(
            First with
            {
                Amount = 800m,
                Schedule = [new(1, 800m, 20)],
                HireAmount = 0,
                HireSchedule = [],
                WindowDays = 25,
                CapHires = 3,
                CapPeriod = CapPeriod.Quarter,
                Filter = new() { OpeningIds = [portal.Clerk] },
            },
            plan: Guid.CreateVersion7()
        );
        Someone[] referrers = [portal.Ada, portal.Ben, portal.Other, portal.Hugo, portal.Rolf, portal.Boss];
        var made = new List<Guid>();
        for (var day = 0; day < 75; day++)
        {
            await portal.GoTo(portal.Today.AddDays(1));
            Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), portal.Token));
            for (var n = random.Next(3); n > 0; n--)
            {
                var submitted = await portal.Submit(
                    referrers[random.Next(referrers.Length)],
                    $"somebody{random.Next(18)}@mail.example",
                    random.Next(3) == 0 ? portal.Clerk : portal.Nurse
                );
                if (submitted.IsOk)
                    made.Add(submitted.Value.ReferralId);
            }
            if (made.Count == 0 || random.Next(3) > 0)
                continue;
            var one = await portal.Load(made[random.Next(made.Count)]);
            if (one.Stage == Stage.New)
            {
                foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
                    await portal.Move(one.Id, stage);
                await portal
                    .Op<HireReferral>()
                    .Execute(
                        portal.Rita.Actor,
                        new(one.Id, 4, portal.Today, random.Next(4) == 0 ? null : portal.Today.AddDays(random.Next(10))),
                        portal.Token
                    );
            }
            else if (one.Stage == Stage.Hired && one.StartedOn is null && one.PlannedStart <= portal.Today)
                await portal.Start(one.Id, one.PlannedStart.Value);
            else if (one.Stage == Stage.Hired && one.HiredPersonId is { } person)
                await portal
                    .Op<RecordLastDay>()
                    .Execute(portal.Hilda.Actor, new(person, portal.Today, LeavingReason.OwnWish), portal.Token);
            else if (one.Stage == Stage.Hired && random.Next(2) == 0)
                await portal.Op<UndoHire>().Execute(portal.Rita.Actor, new(one.Id, "A mistake"), portal.Token);
        }
        var found = (await Run(null)).Value;
        var differing = new List<string>();
        await foreach (var row in portal.Op<ListSimulatedHires>().Execute(portal.Aud.Actor, new(null, 24), portal.Token))
            if ((row.Earner, row.Amount) != (row.WouldEarner, row.WouldAmount))
                differing.Add($"{row}");
        Assert.True(
            found.Differing == 0 && found.Compared > 5,
            $"Seed {seed}: {found.Differing} of {found.Compared} differ\n{string.Join('\n', differing)}"
        );
    }

    [Fact]
    public async Task Draft_is_compared_and_nothing_is_written()
    {
        await MixedStories();
        var draft = await Plan(
            First with
            {
                Amount = 3000m,
                Schedule = [new(1, 1000m, 0), new(2, 2000m, 150)],
                HireAmount = 0,
                HireSchedule = [],
                WindowDays = 20,
                ExcludeHr = false,
            },
            draft: true
        );
        var before = await Contents();
        var found = (await Run(draft)).Value;
        await foreach (var _ in portal.Op<ListSimulatedHires>().Execute(portal.Hilda.Actor, new(draft, 24), portal.Token)) { }
        Assert.Equal(before, await Contents());

        Assert.True(found is { Differing: > 0, More: > 0, Newly.All: > 0, NoLonger.All: > 0, Forfeited.All: > 0 }, $"{found}");
        Assert.Contains(found.NoLonger.First, h => h.Would == CreditCode.WindowEnded);
        Assert.Contains(found.Newly.First, h => h is { Really: CreditCode.ReferrerIsHr, Would: CreditCode.Earns });
        // What the draft's plan does not take stays as it was promised.
        Assert.Equal(0, found.Totals.Single(t => t.Cost.Currency == "GBP").Cost.Difference);
    }

    private async Task<string> Contents()
    {
        await using var db = portal.Db();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(portal.Token);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(portal.Token);
            while (await reader.ReadAsync(portal.Token))
                for (var i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(
                        Encoding.UTF8.GetBytes(
                            $"{table}|{(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))}\n"
                        )
                    );
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    [Fact]
    public async Task Progress_is_told_and_cancelling_stops_it()
    {
        for (var i = 0; i < 3; i++)
            await portal.ReferAndHire(portal.Ada, $"p{i}@mail.example", portal.Today);
        var told = new Told();
        Portal.Ok(await Run(null, tell: told));
        Assert.Equal([(0, 3), (3, 3)], told.All.Distinct());
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Run(null, tell: new Told(() => source.Cancel()), cancellation: source.Token)
        );
    }

    private sealed class Told(Action? then = null) : IProgress<SimulatePlan.Progress>
    {
        public List<(int, int)> All { get; } = [];

        public void Report(SimulatePlan.Progress value)
        {
            All.Add((value.Done, value.Of));
            then?.Invoke();
        }
    }

    [Fact]
    public async Task Own_referrals_are_counted_and_not_listed()
    {
        var own = await portal.ReferAndHire(portal.Hugo, "own@mail.example", portal.Today);
        var draft = await Plan(First with { ExcludeHr = false }, draft: true);
        var (mine, others) = (
            (await portal.Op<SimulatePlan>().Execute(portal.Hugo.Actor, new(draft, 12), portal.Token)).Value,
            (await Run(draft)).Value
        );
        Assert.Equal((1, 1, 0), (mine.Newly.All, others.Newly.All, mine.Newly.First.Count));
        Assert.Equal(own, others.Newly.First.Single().HireId);
    }

    [Fact]
    public async Task Version_that_is_not_there_is_not_found() => Assert.Equal(Outcome.NotFound, (await Run(Guid.NewGuid())).Outcome);
}

public sealed class LiabilityTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<GetLiability.Found> Read()
    {
        var found = await portal.Op<GetLiability>().Execute(portal.Aud.Actor, portal.Token);
        Portal.Ok(found);
        return found.Value;
    }

    [Fact]
    public async Task Owed_is_split_by_due_month_and_state_and_recoveries_stand_apart()
    {
        var id = await portal.ReferAndHire(portal.Ada, "owed@mail.example", portal.Today);
        await portal.ReferAndHire(portal.Ben, "nodate@mail.example", null);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        var (march, may) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 1));
        Assert.Equal(
            [
                (march, "EUR", PayoutState.Released, 1, 500m),
                (may, "EUR", PayoutState.Scheduled, 1, 1500m),
                (null, "EUR", PayoutState.Scheduled, 2, 2000m),
            ],
            (await Read()).Lines.Select(l => (l.First, l.Currency, l.State, l.Count, l.Amount))
        );

        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(batch, "EUR", "Company BV", portal.Today), portal.Token));
        Assert.Equal(PayoutState.Exported, (await Read()).Lines[0].State);
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-2), LeavingReason.OwnWish), portal.Token)
        );
        var found = await Read();
        Assert.Equal([("EUR", 1, 500m)], found.Recoveries.Select(r => (r.Currency, r.Count, r.Amount)));
        Assert.DoesNotContain(found.Lines, l => l.State == PayoutState.Exported);
    }

    [Fact]
    public async Task Likely_is_what_open_referrals_could_earn_by_the_conversion_of_last_year()
    {
        for (var i = 0; i < GetLiability.Enough; i++)
        {
            var id = await portal.Refer(portal.Ada, $"ended{i}@mail.example");
            await portal.Move(id, Stage.Screening);
            if (i % 4 > 0)
            {
                await portal.Move(id, Stage.NotSelected);
                continue;
            }
            await portal.Move(id, Stage.Offer);
            Portal.Ok(await portal.Op<HireReferral>().Execute(portal.Rita.Actor, new(id, 3, portal.Today, null), portal.Token));
        }
        await portal.Move(await portal.Refer(portal.Ada, "open@mail.example"), Stage.Screening);
        var offered = await portal.Refer(portal.Ben, "offered@mail.example");
        foreach (var stage in new[] { Stage.Screening, Stage.Offer })
            await portal.Move(offered, stage);
        await portal.Refer(portal.Hugo, "cannot@mail.example");

        var found = await Read();
        Assert.Equal(
            (GetLiability.Enough, 5, true),
            found.Conversions.Where(c => c.Stage == Stage.Screening).Select(c => (c.Ended, c.Hired, c.Tells)).Single()
        );
        Assert.Equal((5, 5, false), found.Conversions.Where(c => c.Stage == Stage.Offer).Select(c => (c.Ended, c.Hired, c.Tells)).Single());
        Assert.Equal(
            [(Stage.Screening, 1, 2000m, (decimal?)500m), (Stage.Offer, 1, 2000m, null)],
            found.Chances.Select(c => (c.Stage, c.Open, c.Possible, c.Likely))
        );
        // What ended more than a year ago says nothing of today.
        portal.Clock.Advance(TimeSpan.FromDays(366));
        Assert.All((await Read()).Conversions, c => Assert.Equal((0, 0), (c.Ended, c.Hired)));
    }
}
