using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>What is settled of a referral beforehand; the rest is left to chance.</summary>
/// <param name="Waits">Nobody has looked at it yet.</param>
/// <param name="StartsOn">It goes straight on to a hire with this first day, and nobody has said yet that they came.</param>
internal sealed record Plot(int Opening, bool Waits = false, DateOnly? StartsOn = null);

/// <summary>Who refers whom, to which opening.</summary>
internal sealed class DemoReferrals(
    DemoOperations operations,
    DemoCompany company,
    DemoCandidates candidates,
    DemoStaff staff,
    DemoPipeline pipeline,
    DemoDays days,
    CompanyCalendar calendar,
    DemoClock clock,
    DemoChance chance
)
{
    private static readonly string[] Reasons =
    [
        "We worked together for three years; the calmest person on any night shift.",
        "Trained with me and was the one everybody asked. Knows the systems we use.",
        "Rebuilt the roster at my last employer and people still talk about it.",
        "Careful, quick, and good with families. Wants to move closer to the city.",
        "Led the team next to mine. Honest about what went wrong, and then mends it.",
        "Has the registration already and two years in a comparable ward.",
    ];

    private readonly IReadOnlyList<Person> _referrers = chance.Shuffled(company.People);

    public Person Referrer()
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        // A few refer a lot, most once or never.
        Person person;
        do person = _referrers[(int)(Math.Pow(chance.Part(), 1.7) * _referrers.Count)];
        while (!person.EmployedOn(today) || staff.HasLeft(person.Id));
        return person;
    }

    public async Task Submit(Person referrer, Met? who, Plot? plot, CancellationToken cancellation)
    {
        var moment = clock.GetUtcNow();
        var open = company.Openings.Where(o => o.From < moment).ToList();
        var drawn = plot is null ? chance.Part() : 1;
        var met = who
            ?? (
                drawn < 0.05 && candidates.Known.Count > 20 ? chance.OneOf(candidates.Known.TakeLast(60).ToList())
                : drawn < 0.06 ? new Met(referrer.Name, referrer.PrivateEmail!)
                : drawn < 0.075 ? Colleague()
                : candidates.Somebody()
            );
        candidates.Remember(met);
        var opening =
            plot is not null ? company.Openings[plot.Opening]
            : chance.Part() < 0.05 ? default
            : chance.Part() < 0.12 ? open[0]
            : chance.OneOf(open);
        var id = Guid.CreateVersion7(moment);
        var result = await operations
            .Of<SubmitReferral>()
            .Execute(
                Actor.Person(referrer.Id, referrer.Roles),
                new(
                    id,
                    opening.Id == Guid.Empty ? null : opening.Id,
                    met.Name,
                    met.Email,
                    chance.OneOf(Reasons),
                    met.LinkedIn,
                    met.Phone,
                    chance.OneOf<Relationship>(),
                    chance.Coin(),
                    chance.Part() < 0.3 ? DemoCandidates.Resume(met, opening.Title) : null
                ),
                cancellation
            );
        if (!DemoOperations.Went(result) || plot?.Waits == true)
            return;
        var recruiting = opening.Id == Guid.Empty ? DemoCompany.Persona("Jonas Weber").Id : opening.Recruiter;
        // Nobody works their own referral.
        var recruiter = recruiting == referrer.Id ? company.Hr : Who(recruiting);
        if (plot?.StartsOn is { } start)
        {
            days.Put(days.Later(1, 2), token =>
                pipeline.GoOn(id, recruiter, [Stage.Screening, Stage.Interview, Stage.Offer], start, token)
            );
            return;
        }
        days.Put(chance.Part() < 0.85 ? days.Later(0, 3) : days.Later(3, 12), token => pipeline.Screen(id, recruiter, token));
        if (chance.Part() < 0.02)
            days.Put(days.Later(1, 20), token => pipeline.Object(id, token));

        Met Colleague()
        {
            var other = chance.OneOf(company.People.ToList());
            return new Met(other.Name, other.WorkEmail!);
        }
    }

    public async Task Override(bool earns, string reason, CancellationToken cancellation)
    {
        var id = await operations.Look(
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
            DemoOperations.Went(await operations.Of<OverrideCredit>().Execute(company.Hr, new(referral, earns, reason), cancellation));
    }

    private static Actor Who(Guid recruiter) => Actor.Person(recruiter, Roles.Recruiter);
}
