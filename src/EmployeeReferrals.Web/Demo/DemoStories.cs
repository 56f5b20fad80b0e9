using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>What happens in the demonstration: 600 referrals and what becomes of each, told in the order of time.</summary>
internal sealed class DemoStories(
    IServiceProvider services,
    DemoCompany company,
    CompanyCalendar calendar,
    DemoClock clock,
    DateTimeOffset now
)
{
    private const int Referrals = 600;

    // What the rules turn away by right; the story goes on.
    private static readonly string[] Expected =
    [
        "already_referred",
        "hired_already",
        "daily_limit",
        "opening_closed",
        "objected",
        "leave_overlaps",
        "leave_before_first",
        "last_day_before_first",
        "hired_before_referral",
        "released",
    ];
    private static readonly string[] Reasons =
    [
        "We worked together for three years; the calmest person on any night shift.",
        "Trained with me and was the one everybody asked. Knows the systems we use.",
        "Rebuilt the roster at my last employer and people still talk about it.",
        "Careful, quick, and good with families. Wants to move closer to the city.",
        "Led the team next to mine. Honest about what went wrong, and then mends it.",
        "Has the registration already and two years in a comparable ward.",
    ];
    private static readonly string[] Words =
    [
        "Called: friendly, well prepared, free from next month.",
        "Registration checked, everything in order.",
        "Asks for part-time at the start; the ward can do that.",
        "Very good in the practical part. Wants to meet the team.",
        "References reached, both positive.",
    ];

    private readonly DemoChance _chance = new(4711);
    private readonly PriorityQueue<Func<CancellationToken, Task>, DateTimeOffset> _ahead = new();
    private readonly List<Met> _known = [];
    private readonly HashSet<Guid> _left = [];
    private List<Person> _referrers = [];

    /// <summary>A candidate as somebody knows them.</summary>
    private sealed record Met(string Name, string Email, string? Phone = null, string? LinkedIn = null);

    /// <summary>What is settled of a referral beforehand; the rest is left to chance.</summary>
    /// <param name="Waits">Nobody has looked at it yet.</param>
    /// <param name="StartsOn">It goes straight on to a hire with this first day, and nobody has said yet that they came.</param>
    private sealed record Plot(int Opening, bool Waits = false, DateOnly? StartsOn = null);

    /// <summary>Puts the whole story on the line of time.</summary>
    public void Plan(DateTimeOffset first)
    {
        var days = calendar.DayOf(now).DayNumber - calendar.DayOf(first).DayNumber;
        _referrers = [.. _chance.Shuffled(company.People)];
        foreach (var (name, at) in Personas(days))
            Put(At(first, at), token => Submit(company.People.Single(p => p.Name == name), null, null, token));
        for (var i = 0; i < Referrals; i++)
            Put(At(first, 5 + (int)(Math.Pow(_chance.Part(), 0.8) * (days - 5))), token => Submit(Referrer(), null, null, token));
        PlanTriage();
        foreach (var (back, earns, reason) in Overrides)
        {
            // Somebody refers whom another has just referred: only then is there a credit to give.
            if (earns)
                Put(WorkingDaysAgo(back + 1), token => Submit(Referrer(), _known[^2], null, token));
            Put(WorkingDaysAgo(back), token => Override(earns, reason, token));
        }
        foreach (var opening in company.Openings.Where((_, i) => i % 6 == 5))
            Put(At(first, _chance.Between(430, days - 5)), token => Move(opening.Id, OpeningState.Closed, token));
        foreach (var opening in company.Openings.Where((_, i) => i % 15 == 7))
            Put(At(first, days - _chance.Between(8, 30)), token => Move(opening.Id, OpeningState.OnHold, token));
        foreach (
            var person in company.People.Where(p =>
                p is { Kind: PersonKind.Employee, Level: < 6 }
                && p.Roles == Roles.Employee
                && Features.SignIn.DemoSignIn.Personas.All(x => x.Id != p.Id)
            )
        )
        {
            if (_chance.Part() < 0.05)
                Put(At(first, _chance.Between(200, days - 3)), token => Leave(person.Id, _chance.OneOf<LeavingReason>(), token));
            else if (_chance.Part() < 0.05)
                Put(At(first, _chance.Between(200, days - 3)), token => Away(person.Id, token));
        }
        new DemoRules(services, company, calendar, clock, Put).Plan(first, now);
        new DemoPayroll(services, calendar, clock, Put).Plan(first, now);
    }

    public async Task TellUntil(DateTimeOffset until, CancellationToken cancellation)
    {
        while (_ahead.TryPeek(out var next, out var at) && at <= until)
        {
            _ahead.Dequeue();
            clock.Told = at;
            await next(cancellation);
        }
        clock.Told = until;
    }

    private static IEnumerable<(string, int)> Personas(int days)
    {
        foreach (
            var (name, back) in new[]
            {
                ("Amara Okafor", new[] { 260, 150, 60, 21, 6 }),
                ("Bram Jansen", [210, 95, 30, 3]),
                ("Clara Nowak", [170, 45, 12]),
            }
        )
        foreach (var ago in back)
            yield return (name, days - ago);
    }

    // The openings 0 to 2 are shared by Jonas and Rosa, 3 and 4 are Jonas's own.
    private void PlanTriage()
    {
        foreach (var (back, opening) in new[] { (6, 0), (5, 3), (4, 1), (3, 4), (2, 0), (2, 2), (1, 3), (1, 1), (0, 0), (0, 4) })
            Put(WorkingDaysAgo(back), token => Submit(Referrer(), null, new Plot(opening, Waits: true), token));
        Put(WorkingDaysAgo(5), token => Submit(Referrer(), SamePhone(), new Plot(2, Waits: true), token));
        Put(WorkingDaysAgo(1), token => Submit(Referrer(), SamePhone(), new Plot(0, Waits: true), token));
        Put(WorkingDaysAgo(3), token => Submit(Referrer(), SameProfile(newAddress: false), new Plot(3, Waits: true), token));
        Put(WorkingDaysAgo(8), token => Submit(Referrer(), SameProfile(newAddress: false), null, token));
        Put(WorkingDaysAgo(12), token => Submit(Referrer(), SameProfile(newAddress: true), null, token));
        Put(WorkingDaysAgo(30), token => Submit(Referrer(), SamePhone(), null, token));
        foreach (var (back, opening) in new[] { (1, 1), (4, 0), (6, 3) })
            Put(WorkingDaysAgo(40 + back), token =>
                Submit(Referrer(), null, new Plot(opening, StartsOn: calendar.DayOf(WorkingDaysAgo(back))), token)
            );
    }

    private static readonly (int Back, bool Earns, string Reason)[] Overrides =
    [
        (85, true, "Both colleagues named the same person on the same morning; the second one had brought the candidate to our open day."),
        (34, false, "The candidate was in talks with us through an agency, and the agency has been paid for it."),
        (9, true, "The earlier referral was made under an old address by mistake; this colleague keeps the contact."),
    ];

    private DateTimeOffset WorkingDaysAgo(int count)
    {
        var on = calendar.DayOf(now);
        while (!calendar.IsWorking(on))
            on = on.AddDays(-1);
        for (; count > 0; count--)
            do on = on.AddDays(-1);
            while (!calendar.IsWorking(on));
        var at = calendar.At(on, new TimeOnly(8, 0).AddMinutes(_chance.Between(0, 560)));
        return at < now.AddMinutes(-15) ? at : now.AddMinutes(-15 - _chance.Between(0, 40));
    }

    // Two of one household or one team, or the same person under another name: the recruiter has to look.
    private Met SamePhone()
    {
        var known = _chance.OneOf(_known.Where(k => k.Phone is not null).TakeLast(80).ToList());
        Met met;
        do met = Somebody() with { Phone = known.Phone };
        while (met.Name.Split(' ')[^1] == known.Name.Split(' ')[^1]);
        return met;
    }

    // Under a new address the profile alone says who it is; with the address of another, two candidates are hit.
    private Met SameProfile(bool newAddress)
    {
        var profile = _chance.OneOf(_known.Where(k => k.LinkedIn is not null).TakeLast(80).ToList());
        var (name, email) = newAddress
            ? (profile.Name, Somebody().Email)
            : _chance.OneOf(_known.Where(k => k.Name != profile.Name).TakeLast(80).Select(k => (k.Name, k.Email)).ToList());
        return new Met(name, email, null, profile.LinkedIn);
    }

    private Met Somebody()
    {
        var (name, email) = company.Names.SomebodyNew();
        return new Met(
            name,
            email,
            _chance.Part() < 0.5 ? $"+31 6 {_chance.Between(10000000, 58999999)}" : null,
            _chance.Part() < 0.4
                ? $"linkedin.com/in/{Text.SearchKey(name).Replace(' ', '-')}-{_chance.Between(100, 999)}".Replace(
                    "ı",
                    "i",
                    StringComparison.Ordinal
                )
                : null
        );
    }

    private DateTimeOffset At(DateTimeOffset first, int day)
    {
        var on = calendar.DayOf(first).AddDays(day);
        while (!calendar.IsWorking(on))
            on = on.AddDays(1);
        return calendar.At(on, new TimeOnly(8, 0).AddMinutes(_chance.Between(0, 560)));
    }

    private DateTimeOffset Later(int from, int to) => At(clock.GetUtcNow(), _chance.Between(from, to));

    private void Put(DateTimeOffset at, Func<CancellationToken, Task> happens)
    {
        if (at < now.AddMinutes(-10))
            _ahead.Enqueue(happens, at);
    }

    private Person Referrer()
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        // A few refer a lot, most once or never.
        Person person;
        do person = _referrers[(int)(Math.Pow(_chance.Part(), 1.7) * _referrers.Count)];
        while (!person.EmployedOn(today) || _left.Contains(person.Id));
        return person;
    }

    private async Task Submit(Person referrer, Met? who, Plot? plot, CancellationToken cancellation)
    {
        var moment = clock.GetUtcNow();
        var open = company.Openings.Where(o => o.From < moment).ToList();
        var chance = plot is null ? _chance.Part() : 1;
        var met = who
            ?? (
                chance < 0.05 && _known.Count > 20 ? _chance.OneOf(_known.TakeLast(60).ToList())
                : chance < 0.06 ? new Met(referrer.Name, referrer.PrivateEmail!)
                : chance < 0.075 ? Colleague()
                : Somebody()
            );
        _known.Add(met);
        var opening =
            plot is not null ? company.Openings[plot.Opening]
            : _chance.Part() < 0.05 ? default
            : _chance.Part() < 0.12 ? open[0]
            : _chance.OneOf(open);
        var id = Guid.CreateVersion7(moment);
        var result = await services
            .GetRequiredService<SubmitReferral>()
            .Execute(
                Actor.Person(referrer.Id, referrer.Roles),
                new(
                    id,
                    opening.Id == Guid.Empty ? null : opening.Id,
                    met.Name,
                    met.Email,
                    _chance.OneOf(Reasons),
                    met.LinkedIn,
                    met.Phone,
                    _chance.OneOf<Relationship>(),
                    _chance.Coin(),
                    _chance.Part() < 0.3 ? Resume(met, opening.Title) : null
                ),
                cancellation
            );
        if (!Went(result) || plot?.Waits == true)
            return;
        var recruiting = opening.Id == Guid.Empty ? DemoCompany.Persona("Jonas Weber").Id : opening.Recruiter;
        // Nobody works their own referral.
        var recruiter = recruiting == referrer.Id ? company.Hr : Who(recruiting);
        if (plot?.StartsOn is { } start)
        {
            Put(Later(1, 2), token => GoOn(id, recruiter, [Stage.Screening, Stage.Interview, Stage.Offer], start, token));
            return;
        }
        Put(_chance.Part() < 0.85 ? Later(0, 3) : Later(3, 12), token => Screen(id, recruiter, token));
        if (_chance.Part() < 0.02)
            Put(Later(1, 20), token => Object(id, token));

        Met Colleague()
        {
            var other = _chance.OneOf(company.People.ToList());
            return new Met(other.Name, other.WorkEmail!);
        }
    }

    private static ResumeFile Resume(Met met, string? title) =>
        DemoResume.Of(
            met.Name,
            [
                met.Email,
                met.Phone ?? "",
                "",
                "Experience",
                $"2021 to today: {title ?? "Coordinator"}, St. Anna Hospital",
                "2016 to 2021: Assistant, Riverside Clinic",
                "",
                "Training",
                "2016: Diploma with distinction",
                "",
                "Languages",
                "Dutch, English",
            ]
        );

    private async Task GoOn(Guid id, Actor recruiter, Stage[] stages, DateOnly start, CancellationToken cancellation)
    {
        if (stages is [var next, .. var rest])
        {
            if (await To(id, recruiter, next, cancellation))
                Put(Later(3, 6), token => GoOn(id, recruiter, rest, start, token));
            return;
        }
        Went(
            await services
                .GetRequiredService<HireReferral>()
                .Execute(recruiter, new(id, await Entry(id, cancellation), calendar.DayOf(clock.GetUtcNow()), start), cancellation)
        );
    }

    private async Task Override(bool earns, string reason, CancellationToken cancellation)
    {
        var id = await Look(
            db =>
                db.Referrals.Where(r =>
                        r.Override == null
                        && StageTable.Open.Contains(r.Stage)
                        && r.Credit == (earns ? CreditCode.Duplicate : CreditCode.Earns)
                    )
                    .OrderByDescending(r => r.MadeAt)
                    .ThenBy(r => r.Id)
                    .Select(r => (Guid?)r.Id)
                    .FirstOrDefaultAsync(cancellation),
            cancellation
        );
        if (id is { } referral)
            Went(await services.GetRequiredService<OverrideCredit>().Execute(company.Hr, new(referral, earns, reason), cancellation));
    }

    private static Actor Who(Guid recruiter) => Actor.Person(recruiter, Roles.Recruiter);

    private async Task Screen(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (await IsGeneral(id, cancellation) && _chance.Part() < 0.7)
            await FindOpening(id, recruiter, cancellation);
        if (!await To(id, recruiter, Stage.Screening, cancellation))
            return;
        if (_chance.Part() < 0.4)
            await Note(id, recruiter, cancellation);
        var chance = _chance.Part();
        if (chance < 0.36)
            Put(Later(1, 9), token => End(id, recruiter, token));
        else
            Put(chance < 0.94 ? Later(3, 16) : Later(20, 35), token => Interview(id, recruiter, token));
    }

    private Task<bool> IsGeneral(Guid id, CancellationToken cancellation) =>
        Look(db => db.Referrals.Where(r => r.Id == id).Select(r => r.OpeningId == null).FirstAsync(cancellation), cancellation);

    private async Task FindOpening(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var mine = company.Openings.Where(o => o.Recruiter == recruiter.PersonId && o.From < clock.GetUtcNow()).ToList();
        if (mine.Count > 0)
            Went(await services.GetRequiredService<ChangeOpening>().Execute(recruiter, new(id, _chance.OneOf(mine).Id), cancellation));
    }

    private async Task Interview(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (!await To(id, recruiter, Stage.Interview, cancellation))
            return;
        if (_chance.Part() < 0.5)
            await Note(id, recruiter, cancellation);
        var chance = _chance.Part();
        if (chance < 0.42)
            Put(Later(3, 18), token => End(id, recruiter, token));
        else
            Put(chance < 0.94 ? Later(5, 20) : Later(25, 40), token => Offer(id, recruiter, token));
    }

    private async Task Offer(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (!await To(id, recruiter, Stage.Offer, cancellation))
            return;
        // Nobody is hired into no role at all.
        if (await IsGeneral(id, cancellation))
            await FindOpening(id, recruiter, cancellation);
        var chance = _chance.Part();
        if (chance < 0.82)
            Put(Later(1, 9), token => Hire(id, recruiter, token));
        else
            Put(chance < 0.95 ? Later(2, 9) : Later(18, 30), token => End(id, recruiter, token));
    }

    private async Task Hire(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var entry = await Entry(id, cancellation);
        var today = calendar.DayOf(clock.GetUtcNow());
        DateOnly? start = _chance.Part() < 0.08 ? null : calendar.DayOf(Later(14, 60));
        if (!Went(await services.GetRequiredService<HireReferral>().Execute(recruiter, new(id, entry, today, start), cancellation)))
        {
            Put(Later(1, 4), token => End(id, recruiter, token));
            return;
        }
        if (start is { } planned)
            PlanStart(id, planned, recruiter);
        else
            Put(Later(5, 20), token => SettleStart(id, calendar.DayOf(Later(14, 40)), recruiter, token));
    }

    private async Task SettleStart(Guid id, DateOnly planned, Actor recruiter, CancellationToken cancellation)
    {
        if (Went(await services.GetRequiredService<ChangePlannedStart>().Execute(recruiter, new(id, planned), cancellation)))
            PlanStart(id, planned, recruiter);
    }

    private void PlanStart(Guid id, DateOnly planned, Actor recruiter)
    {
        var chance = _chance.Part();
        if (chance < 0.04)
            Put(calendar.At(planned.AddDays(-3), new TimeOnly(10, 0)), async token =>
                Went(await services.GetRequiredService<LeaveBeforeStart>().Execute(recruiter, new(id, "Took another offer."), token))
            );
        else if (chance < 0.07)
            Put(Later(1, 5), token => HireAgain(id, recruiter, token));
        else
            Put(calendar.At(planned, new TimeOnly(9, 30)).AddDays(chance < 0.95 ? _chance.Between(0, 2) : _chance.Between(6, 12)), token =>
                Start(id, planned, recruiter, token)
            );
    }

    private async Task HireAgain(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (
            Went(
                await services
                    .GetRequiredService<UndoHire>()
                    .Execute(recruiter, new(id, "The contract has to be written again."), cancellation)
            )
        )
            Put(Later(2, 8), token => Hire(id, recruiter, token));
    }

    private async Task Start(Guid id, DateOnly planned, Actor recruiter, CancellationToken cancellation)
    {
        var result = await services
            .GetRequiredService<ConfirmStart>()
            .Execute(recruiter, new(id, planned, $"NW{_chance.Between(2000, 9999)}"), cancellation);
        if (!Went(result))
            return;
        var person = await Look(
            db => db.Referrals.Where(r => r.Id == id).Select(r => r.HiredPersonId!.Value).FirstAsync(cancellation),
            cancellation
        );
        var chance = _chance.Part();
        if (chance < 0.1)
            Put(Later(20, 200), token => Leave(person, LeavingReason.OwnWish, token));
        else if (chance < 0.2)
            Put(Later(60, 85), token => Away(person, token));
    }

    private async Task End(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var entry = await Entry(id, cancellation);
        var withdrawn = _chance.Part() < 0.2;
        Went(
            await services
                .GetRequiredService<MoveReferral>()
                .Execute(
                    recruiter,
                    new(id, withdrawn ? Stage.Withdrawn : Stage.NotSelected, entry, withdrawn ? null : _chance.OneOf<NotSelectedReason>()),
                    cancellation
                )
        );
    }

    private async Task<bool> To(Guid id, Actor recruiter, Stage stage, CancellationToken cancellation) =>
        Went(
            await services
                .GetRequiredService<MoveReferral>()
                .Execute(recruiter, new(id, stage, await Entry(id, cancellation)), cancellation)
        );

    private async Task Note(Guid id, Actor recruiter, CancellationToken cancellation) =>
        Went(
            await services
                .GetRequiredService<WriteNote>()
                .Execute(recruiter, new(Guid.CreateVersion7(), id, _chance.OneOf(Words)), cancellation)
        );

    private async Task Object(Guid id, CancellationToken cancellation) =>
        Went(await services.GetRequiredService<EraseCandidate>().Execute(company.Hr, new(id, Objected: true), cancellation));

    private async Task Leave(Guid person, LeavingReason reason, CancellationToken cancellation)
    {
        _left.Add(person);
        Went(
            await services
                .GetRequiredService<RecordLastDay>()
                .Execute(company.Hr, new(person, calendar.DayOf(clock.GetUtcNow()).AddDays(_chance.Between(0, 20)), reason), cancellation)
        );
    }

    private async Task Away(Guid person, CancellationToken cancellation)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        Went(
            await services
                .GetRequiredService<RecordLeave>()
                .Execute(company.Hr, new(person, Guid.CreateVersion7(), today, today.AddDays(_chance.Between(20, 90))), cancellation)
        );
    }

    private async Task Move(Guid opening, OpeningState to, CancellationToken cancellation) =>
        Went(await services.GetRequiredService<MoveOpening>().Execute(company.Hr, new(opening, to, OpeningState.Published), cancellation));

    private Task<int> Entry(Guid id, CancellationToken cancellation) =>
        Look(db => db.Referrals.Where(r => r.Id == id).Select(r => r.StageEntry).FirstAsync(cancellation), cancellation);

    private async Task<T> Look<T>(Func<AppDbContext, Task<T>> read, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellation);
        return await read(db);
    }

    // A story that the product turns away for any other reason is a defect of one of the two.
    private static bool Went(Result result)
    {
        if (result.IsOk)
            return true;
        if (
            result.Problem is { } problem
            && (
                Expected.Contains(problem.Code)
                || problem.Code
                    is "move_not_allowed"
                        or "erased"
                        or "not_open"
                        or "same_opening"
                        or "not_hired"
                        or "opening_needed"
                        or "opening_move"
            )
        )
            return false;
        if (result.Outcome is Outcome.Forbidden or Outcome.NotFound or Outcome.Conflict)
            return false;
        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"The demonstration met {result.Outcome} {result.Problem?.Code}")
        );
    }
}
