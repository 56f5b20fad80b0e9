using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using Person = EmployeeReferrals.Domain.People.Person;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>Makes the database that is kept of a release, through the operations of that release. Run by hand, once before each release:
/// <c>EMPLOYEEREFERRALS_STORE=2026-11-26 dotnet run --project tests/EmployeeReferrals.Web.Tests -- -explicit only -class "*Maker"</c>.
/// What is made stays for good: never make an older one again. A release after the first goes on with the company of the one before it,
/// see <see cref="NextStoredDatabaseMaker"/>.</summary>
public sealed class StoredDatabaseMaker : IAsyncLifetime
{
    private static readonly PlanTerms Usual = new()
    {
        Amount = 2000m,
        Schedule = [new(1, 500m, 0), new(2, 1500m, 90)],
        HireAmount = 300m,
        HireSchedule = [new(1, 300m, 30)],
        Rewards = new() { Charities = ["Red Cross"], DayOffWorth = 250m },
        DeferDuringHireLeave = true,
        CapHires = 30,
        ExcludedFromLevel = 9,
        Exclusions =
        [
            new(
                [
                    new(ExclusionField.Department, Comparison.Is, "TECHNOLOGY"),
                    new(ExclusionField.OpeningDepartment, Comparison.Is, "technology"),
                ],
                "Colleagues in Technology find theirs by another way."
            ),
        ],
    };

    private readonly KeyFilePortal portal = new();
    private readonly Dictionary<string, Guid> _stories = [];
    private readonly Guid _theatre = Guid.CreateVersion7();
    private readonly Guid _engineer = Guid.CreateVersion7();
    private readonly Guid _own = Guid.CreateVersion7();

    private Actor Hilda => portal.Hilda.Actor;
    private Actor Hugo => portal.Hugo.Actor;
    private Actor Rita => portal.Rita.Actor;
    private Actor Paul => portal.Paul.Actor;
    private CancellationToken Token => portal.Token;
    private Someone Cora { get; } = new("Cora Colleague", Roles.Employee);

    private T Op<T>()
        where T : notnull => portal.Op<T>();

    private static void Ok(Result result) => Portal.Ok(result);

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>With a key file of its own, as an embedded portal has; mail is taken, refused or lost by its address.</summary>
    private sealed class KeyFilePortal : Portal
    {
        protected override bool Embedded => true;

        protected override void Configure(IServiceCollection services)
        {
            services.PostConfigure<SecurityOptions>(o => o.Key = "");
            services.Replace(ServiceDescriptor.Singleton<IDelivery, Post>());
        }
    }

    private sealed class Post : IDelivery, IDeliverySession
    {
        public Task<IDeliverySession> Open(CancellationToken cancellation) => Task.FromResult<IDeliverySession>(this);

        public void Purge(Guid outboxId) { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            var to = message.To.Mailboxes.First().Address;
            if (to.StartsWith("refused", StringComparison.Ordinal))
                throw new DeliveryFailed("recipient_refused", Means.NeverThisMail);
            if (to.StartsWith("full", StringComparison.Ordinal))
                throw new DeliveryFailed("mailbox_full", Means.LaterThisMail);
            return Task.CompletedTask;
        }
    }

    [Fact(Explicit = true)]
    public async Task Make()
    {
        var release = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_STORE")
            ?? throw new InvalidOperationException("EMPLOYEEREFERRALS_STORE names the release.");
        await Texts();
        await Plans();
        await SamePeople();
        await Hires();
        await portal.GoTo(new DateOnly(2026, 3, 4));
        await FirstPayRun();
        await portal.SendMail();
        await Changes();
        // Mail older than this has left; all that waits was asked for in the last weeks, two tries aside.
        await portal.GoTo(new DateOnly(2026, 5, 20));
        await portal.SendMail();
        await Hire("due soon", Cora, new(2026, 5, 26));
        await portal.GoTo(new DateOnly(2026, 6, 2));
        await SecondPayRun();
        await portal.GoTo(new DateOnly(2026, 6, 12));
        await DecidedWronglyByLaterRules();
        await WaitingMail();
        await EndOfTheDay();
        await Check();
        await Store(release);
    }

    /// <summary>The same words, typed by different hands.</summary>
    private async Task Texts()
    {
        await using (var db = portal.Db())
        {
            Feed(db, Cora.Id, Cora.Name, "Nursing", "Utrecht", "Company BV");
            Feed(db, Guid.CreateVersion7(), "Frida Feed", " Nursing ", "Utrecht ", "Company  BV");
            Feed(db, Guid.CreateVersion7(), "Fritz Feed", "NURSING", "utrecht", "company bv");
            Feed(db, Guid.CreateVersion7(), "Fay Feed", "Intensive  care", "Den Haag", "Company B.V.");
            Ok(await db.Commit(Actor.System("Test"), Portal.Monday, Token));
        }
        Ok(await Op<MakeLists>().Execute(Actor.System("Start"), Token));
        await portal.List(ListKind.Department, "Laboratory");
        await portal.List(ListKind.LegalEntity, "Company GmbH");
        var number = 0;
        foreach (
            var (department, location, entity) in new[]
            {
                ("nursing", "UTRECHT", "Company BV"),
                ("Technology", "Berlin", "Company GmbH"),
                ("technology", "berlin", "COMPANY GMBH"),
                ("Intensive care", "den haag", "company gmbh"),
            }
        )
        {
            number++;
            var form = new PersonForm(
                $"Tess Typed {number}",
                $"tess{number}@company.example",
                $"T{number}",
                entity,
                department,
                location,
                3,
                PersonKind.Employee,
                portal.Boss.Email,
                new DateOnly(2022, 1, 1),
                null,
                null
            );
            Ok(await Op<AddPerson>().Execute(Hilda, new(Guid.CreateVersion7(), form), Token));
        }
        await Opening(portal.Hilda, _theatre, "Theatre nurse", "nursing", "UTRECHT", [portal.Rita.Id]);
        await Opening(portal.Hilda, _engineer, "Data engineer", "technology", "Berlin", [portal.Rita.Id, portal.Rolf.Id]);
        await Opening(portal.Hilda, Guid.CreateVersion7(), "Platform engineer", "Technology", "berlin", [portal.Rolf.Id]);
        await Opening(portal.Rolf, _own, "Ward clerk", "Intensive  care", "Den  Haag", [portal.Rolf.Id, portal.Rita.Id], "50,000", "EUR");
    }

    private static void Feed(AppDbContext db, Guid id, string name, string department, string location, string entity)
    {
        var address = name.ToLowerInvariant().Replace(' ', '.') + "@company.example";
        db.People.Add(
            new Person(id, name, address, new DateOnly(2021, 5, 1))
            {
                Department = department,
                Location = location,
                LegalEntity = entity,
                EmployeeNumber = "F-" + name[..3],
                Level = 3,
            }
        );
    }

    private async Task Opening(
        Someone by,
        Guid id,
        string title,
        string department,
        string location,
        IReadOnlyList<Guid> recruiters,
        string? bonus = null,
        string? currency = null
    )
    {
        var form = new OpeningForm(
            title,
            department,
            location,
            4,
            PersonKind.Employee,
            "Text",
            true,
            portal.Max.Id,
            recruiters,
            bonus,
            currency,
            Asked: TypedNumbers.Key(bonus, currency)
        );
        Ok(await Op<CreateOpening>().Execute(by.Actor, new(id, form), Token));
        Ok(await Op<MoveOpening>().Execute(by.Actor, new(id, OpeningState.Published, OpeningState.Draft), Token));
    }

    private async Task Plans()
    {
        await Plan(DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, Usual);
        var engineers = Usual with
        {
            Amount = 3000m,
            Schedule = [new(1, 750m, 0, 25m), new(2, 2250m, 90, 75m)],
            HireAmount = 0,
            HireSchedule = [],
            NeedsApproval = true,
            Exclusions = [],
            Filter = new() { Departments = ["Technology", "technology", "Laboratory"] },
        };
        await Plan(Guid.CreateVersion7(), "Engineers", 0, portal.Today, engineers);
        var tried = Usual with { Amount = 2400m, Schedule = [new(1, 2400m, 30)] };
        await Plan(DatabaseStart.FirstPlan, "Referral bonus", 2, portal.Today.AddDays(200), tried, draft: true);
        var nurses = new OpeningFilter { Departments = ["NURSING"], Locations = ["utrecht"] };
        var spring = new CampaignFacts("Spring", portal.Today, portal.Today.AddDays(30), nurses, null, 250m, "EUR");
        Ok(await Op<SaveCampaign>().Execute(Hilda, new(Guid.CreateVersion7(), spring), Token));
    }

    private async Task Plan(Guid plan, string name, int seen, DateOnly from, PlanTerms terms, bool draft = false) =>
        Ok(await Op<SavePlanVersion>().Execute(Hilda, new(Guid.CreateVersion7(), plan, name, seen, from, terms, draft), Token));

    private async Task<Guid> Refer(
        string story,
        Someone referrer,
        string email,
        string name,
        Guid? opening,
        string? phone = null,
        string? linkedIn = null
    )
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var form = new SubmitReferral.Command(
            Guid.CreateVersion7(),
            opening,
            name,
            email,
            "Knows the work",
            linkedIn,
            phone,
            Relationship.FormerColleague,
            true
        );
        var submitted = await Op<SubmitReferral>().Execute(referrer.Actor, form, Token);
        Ok(submitted);
        return _stories[story] = submitted.Value.ReferralId;
    }

    /// <summary>Two referrals of one candidate, by each way that links today; one to be decided, one merged, one merged and parted,
    /// one told apart.</summary>
    private async Task SamePeople()
    {
        await Refer("email, first", portal.Ada, "linda.berg@mail.example", "Linda Berg", portal.Nurse);
        await Refer("email, second", portal.Ben, "Linda.Berg+work@mail.example", "Linda Berg-Smit", portal.Clerk);
        var (liam, lena) = ("liam.quarrington@mail.example", "lena.quarrington@mail.example");
        await Refer("linkedin, first", portal.Ada, liam, "Liam Quarrington", portal.Nurse, null, "https://www.linkedin.com/in/quarrington");
        await Refer("linkedin, second", portal.Ben, lena, "Lena Quarrington", portal.Nurse, null, "linkedin.com/in/quarrington/");
        await Refer("phone, first", portal.Ada, "jon.quist@mail.example", "Jon Quist", portal.Nurse, phone: "+31 20 555 0101");
        await Refer("phone, second", Cora, "jana.quist@mail.example", "Jana Quist", portal.Clerk, phone: "+31205550101");
        await Refer("possible match, first", portal.Ada, "mia.holm@mail.example", "Mia Holm", portal.Nurse, phone: "+31 20 555 0102");
        await Refer("possible match, second", portal.Ben, "mia.falk@mail.example", "Mia Falk", portal.Clerk, phone: "+31 20 555 0102");
        for (var i = 3; i <= 5; i++)
        {
            var what =
                i == 3 ? "merged"
                : i == 4 ? "merged and parted"
                : "told apart";
            var phone = $"+31 20 555 010{i}";
            var first = await Refer($"{what}, first", portal.Ada, $"dora{i}@mail.example", "Dora Lind", portal.Nurse, phone);
            var second = await Refer($"{what}, second", portal.Ben, $"dberg{i}@mail.example", "Dora Berg", portal.Clerk, phone);
            var other = (await portal.Load(second)).CandidateId;
            if (i == 5)
                Ok(await Op<DismissMatch>().Execute(Rita, new(first, other), Token));
            else
                Ok(await Op<MergeCandidates>().Execute(Rita, new(first, other), Token));
        }
        await using var db = portal.Db();
        var parted = await db.Merges.Where(m => m.UndoneAt == null).OrderByDescending(m => m.MergedAt).Select(m => m.Id).FirstAsync(Token);
        Ok(await Op<UndoMerge>().Execute(Rita, new(parted), Token));
        await Refer("refused mail", portal.Ada, "refused@mail.example", "Rea Fused", portal.Nurse);
        await Refer("full mailbox", portal.Ada, "full@mail.example", "Fu Llmann", null);
        await Refer("excluded by the plan's rule", portal.Hugo, "hr@mail.example", "Hal Ried", portal.Clerk);
    }

    private async Task<Guid> Hire(string story, Someone referrer, DateOnly? start, Guid? opening = null, bool confirm = true)
    {
        var (email, name) = (story.Replace(' ', '.') + "@mail.example", "Hanna " + char.ToUpperInvariant(story[0]) + story[1..]);
        var id = await Refer(story, referrer, email, name, opening ?? portal.Clerk);
        await portal.Hire(id, start);
        if (confirm && start is { } day && day <= portal.Today)
            await portal.Start(id, day);
        return id;
    }

    private async Task Hires()
    {
        var today = portal.Today;
        foreach (
            var (story, referrer) in new[]
            {
                ("paid", portal.Ada),
                ("exported", portal.Ben),
                ("recovered", Cora),
                ("waived", portal.Ada),
                ("to recover", portal.Ben),
                ("rejected", Cora),
                ("voided", portal.Ada),
                ("on leave", portal.Ben),
                ("put off", Cora),
                ("left", portal.Ada),
                ("forfeited by hr", portal.Ben),
                ("cancelled by hr", Cora),
                ("charity", portal.Ada),
                ("undone after the export", portal.Ben),
            }
        )
            await Hire(story, referrer, today);
        await Hire("approved", portal.Ada, today, _engineer);
        await Hire("declined", portal.Ben, today, _engineer);
        await Hire("to approve", Cora, today, _engineer);
        await Hire("planned", portal.Ada, null);
        await Hire("left before start", portal.Ben, today.AddDays(20));
        await Hire("undone", Cora, today.AddDays(20));
        await portal.Hire(_stories["email, second"], today.AddDays(1));
        Ok(await Op<ChooseReward>().Execute(portal.Ada.Actor, new(_stories["charity"], RewardKind.Charity, "Red Cross"), Token));
        Ok(await Op<ReleasePayouts>().Execute(Actor.System(JobNames.ReleasePayouts), Token));
    }

    private async Task<Payout> Part(string story, int number) =>
        (await portal.Payouts(_stories[story])).Single(p => p.Number == number && p.Side == RecipientSide.Referrer);

    private async Task Decide(string story, int number, PayoutVerdict verdict, DateOnly? until = null) =>
        Ok(await Op<DecidePayouts>().Execute(Hilda, new([(await Part(story, number)).Id], verdict, "Because", until), Token));

    private async Task<Guid> Batch()
    {
        var id = Guid.CreateVersion7();
        Ok(await Op<CreateBatch>().Execute(Paul, new(id, "EUR", null, portal.Today), Token));
        return id;
    }

    private async Task<Guid> Line(Guid batch, string story, int number)
    {
        var payout = (await Part(story, number)).Id;
        await using var db = portal.Db();
        return await db.BatchLines.Where(l => l.BatchId == batch && l.PayoutId == payout).Select(l => l.Id).SingleAsync(Token);
    }

    private async Task Reject(Guid batch, string story, int number, string why) =>
        Ok(await Op<ConfirmLines>().Execute(Paul, new(batch, [await Line(batch, story, number)], false, why), Token));

    private async Task FirstPayRun()
    {
        await Decide("approved", 1, PayoutVerdict.Approve);
        await Decide("declined", 1, PayoutVerdict.Decline);
        await portal.Start(_stories["email, second"], portal.Today.AddDays(-1));
        Ok(await Op<ReleasePayouts>().Execute(Actor.System(JobNames.ReleasePayouts), Token));
        var voided = await Batch();
        Ok(await Op<VoidBatch>().Execute(Paul, new(voided, "Loaded into the wrong pay run."), Token));
        var batch = await Batch();
        foreach (var story in new[] { "rejected", "undone after the export" })
        {
            if (story != "rejected")
                Ok(await Op<UndoHire>().Execute(Hilda, new(_stories[story], "Never signed"), Token));
            await Reject(batch, story, 1, "E17 The bank account is closed");
        }
        Ok(await Op<ConfirmLines>().Execute(Paul, new(batch, [], true), Token));
    }

    private async Task<Guid> Person(string story) => (await portal.Load(_stories[story])).HiredPersonId!.Value;

    private async Task Changes()
    {
        var today = portal.Today;
        var away = await Person("on leave");
        Ok(await Op<RecordLeave>().Execute(Hilda, new(away, Guid.CreateVersion7(), new(2026, 5, 1), new(2026, 9, 30)), Token));
        Ok(await Op<RecordWorkingTime>().Execute(Hilda, new(await Person("charity"), Guid.CreateVersion7(), new(2026, 4, 1), 60), Token));
        await Decide("put off", 2, PayoutVerdict.Defer, today.AddDays(200));
        await Decide("forfeited by hr", 2, PayoutVerdict.Forfeit);
        await Decide("cancelled by hr", 2, PayoutVerdict.Cancel);
        Ok(await Op<RecordLastDay>().Execute(Hilda, new(await Person("left"), new(2026, 4, 15), LeavingReason.OwnWish), Token));
        Ok(await Op<LeaveBeforeStart>().Execute(Rita, new(_stories["left before start"], "Took another offer."), Token));
        Ok(await Op<UndoHire>().Execute(Rita, new(_stories["undone"], "The contract has to be written again."), Token));
        Ok(await Op<OverrideCredit>().Execute(Hugo, new(_stories["linkedin, second"], true, "They are two people."), Token));
        Ok(await Op<RecordPriorApplication>().Execute(Rita, new(_stories["told apart, second"], today.AddDays(-30)), Token));
        Ok(await Op<WriteNote>().Execute(Rita, new(Guid.CreateVersion7(), _stories["email, first"], "Knows the ward"), Token));
        Ok(await Op<AskForReview>().Execute(Cora.Actor, new(_stories["phone, second"], "I was first."), Token));
        Ok(await Op<AnswerReview>().Execute(Hilda, new(_stories["phone, second"], "A colleague was."), Token));
        var erased = await Refer("erased", portal.Ben, "erased@mail.example", "Era Sed", portal.Nurse);
        Ok(await Op<EraseCandidate>().Execute(Hilda, new(erased, Objected: true), Token));
    }

    private async Task SecondPayRun()
    {
        var paid = await Batch();
        foreach (var (story, number) in new[] { ("voided", 2), ("undone after the export", 1) })
            await Reject(paid, story, number, "The pay run was closed");
        foreach (var story in new[] { "paid", "recovered", "waived", "to recover", "charity" })
            Ok(await Op<ConfirmLines>().Execute(Paul, new(paid, [await Line(paid, story, 2)], true), Token));
        foreach (var story in new[] { "recovered", "waived", "to recover" })
            Ok(await Op<RecordLastDay>().Execute(Hilda, new(await Person(story), new(2026, 5, 20), LeavingReason.Dismissed), Token));
        await Decide("recovered", 2, PayoutVerdict.Recovered);
        await Decide("waived", 2, PayoutVerdict.WaiveRecovery);
        await Hire("started lately", Cora, portal.Today);
        await Hire("has no start yet", Cora, null);
        await Hire("to start", portal.Ada, portal.Today.AddDays(60), confirm: false);
        await Hire("to confirm", portal.Ben, portal.Today.AddDays(3), confirm: false);
        await portal.Start(_stories["due soon"], new(2026, 5, 26));
    }

    /// <summary>Right by the rules of then; a later version that judges otherwise lists them and changes nothing by itself.</summary>
    private async Task DecidedWronglyByLaterRules()
    {
        await Hire("an amount that a recruiter set", portal.Ada, portal.Today, _own, confirm: false);
        var corrected = await Hire("a start corrected after the payment", portal.Ben, portal.Today);
        Ok(await Op<ReleasePayouts>().Execute(Actor.System(JobNames.ReleasePayouts), Token));
        var batch = await Batch();
        Ok(await Op<ConfirmLines>().Execute(Paul, new(batch, [await Line(batch, "a start corrected after the payment", 1)], true), Token));
        foreach (var (story, number) in new[] { ("voided", 2), ("undone after the export", 1) })
            await Reject(batch, story, number, "E17 The bank account is closed");
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Start(corrected, portal.Today);
    }

    private async Task WaitingMail()
    {
        var moved = await Refer("moves", portal.Ada, "moves@mail.example", "Mo Ves", portal.Nurse);
        await portal.Move(moved, Stage.Screening);
        Ok(await Op<ChangeOpening>().Execute(Rita, new(moved, _engineer), Token));
        await portal.Move(moved, Stage.NotSelected);
        var reviewed = await Refer("asks for a review", Cora, "linda.berg@mail.example", "Linda Berg", _theatre);
        Ok(await Op<AskForReview>().Execute(Cora.Actor, new(reviewed, "Please look again."), Token));
        Ok(await Op<AskForReview>().Execute(portal.Ben.Actor, new(_stories["told apart, second"], "They never applied."), Token));
        Ok(await Op<AnswerReview>().Execute(Hilda, new(_stories["told apart, second"], "They did, by another way."), Token));
        Ok(await Op<OverrideCredit>().Execute(Hilda, new(_stories["possible match, second"], false, "Not by this one."), Token));
        Ok(await Op<ChangePlannedStart>().Execute(Rita, new(_stories["planned"], portal.Today.AddDays(40)), Token));
        await Refer("waits for a first answer", portal.Ben, "waits@mail.example", "Wai Ting", portal.Nurse);
        await Refer("general", portal.Ben, "general@mail.example", "Gen Eral", null);
        portal.Clock.Advance(TimeSpan.FromDays(7));
        Ok(await Op<SendReminders>().Execute(Actor.System(JobNames.Reminders), Token));
    }

    /// <summary>The day's jobs have run, so that a start on this day has nothing to make up for; the last change waits for the
    /// audit's chain.</summary>
    private async Task EndOfTheDay()
    {
        var runner = portal.Factory.Services.GetRequiredService<JobRunner>();
        foreach (var job in Jobs.All.Where(j => j.Name != JobNames.SendMail))
            Ok(await runner.Run(job, null, Token));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Ok(await Op<WriteNote>().Execute(Rita, new(Guid.CreateVersion7(), _stories["email, first"], "Called back"), Token));
    }

    /// <summary>Nothing that a release has to keep is missing.</summary>
    private async Task Check()
    {
        await using var db = portal.Db();
        var waiting = db.Outbox.Where(m => m.State == OutboxState.Waiting);
        Assert.Equal(MailKinds.All.Select(k => k.Name).Order(), (await waiting.Select(m => m.Kind).Distinct().ToListAsync(Token)).Order());
        await AllOf(waiting.Select(m => m.To));
        await AllOf(db.Outbox.Select(m => m.State), OutboxState.Sending, OutboxState.SendingAgain);
        await AllOf(db.Payouts.Select(p => p.State));
        await AllOf(db.Payouts.Select(p => p.Recovery));
        await AllOf(db.Payouts.Select(p => p.Side));
        await AllOf(db.BatchLines.Select(l => l.State));
        foreach (var how in new[] { "email", "linkedin", "phone", "merged" })
            Assert.Equal(await Candidate($"{how}, first"), await Candidate($"{how}, second"));
        Assert.NotEqual(await Candidate("possible match, first"), await Candidate("possible match, second"));
        Assert.True(await db.PossibleMatches.AnyAsync(m => m.ReferralId == _stories["possible match, second"], Token));
        var undone = "undone after the export";
        Assert.Equal((PayoutState.Released, Stage.Offer), ((await Part(undone, 1)).State, (await portal.Load(_stories[undone])).Stage));
    }

    private async Task<Guid> Candidate(string story) => (await portal.Load(_stories[story])).CandidateId;

    private async Task AllOf<T>(IQueryable<T> kinds, params T[] passing)
        where T : struct, Enum => Assert.Equal(Enum.GetValues<T>().Except(passing), (await kinds.Distinct().ToListAsync(Token)).Order());

    private Task Store(string release) => StoredDatabase.Keep(release, portal, _stories.ToDictionary(s => s.Value, string? (s) => s.Key));
}
