using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.SignIn;

namespace EmployeeReferrals.Web.Demo;

/// <summary>What happens in the demonstration: 600 referrals and what becomes of each, told in the order of time.</summary>
internal sealed class DemoStories
{
    private const int Referrals = 600;
    private static readonly (int Back, bool Earns, string Reason)[] Overrides =
    [
        (85, true, "Both colleagues named the same person on the same morning; the second one had brought the candidate to our open day."),
        (34, false, "The candidate was in talks with us through an agency, and the agency has been paid for it."),
        (9, true, "The earlier referral was made under an old address by mistake; this colleague keeps the contact."),
    ];

    private readonly DemoCompany _company;
    private readonly CompanyCalendar _calendar;
    private readonly DateTimeOffset _now;
    private readonly DemoChance _chance = new(4711);
    private readonly DemoDays _days;
    private readonly DemoOperations _operations;
    private readonly DemoStaff _staff;
    private readonly DemoCandidates _candidates;
    private readonly DemoReferrals _referrals;
    private readonly DemoRules _rules;
    private readonly DemoPayroll _payroll;

    public DemoStories(IServiceProvider services, DemoCompany company, CompanyCalendar calendar, DemoClock clock, DateTimeOffset now)
    {
        (_company, _calendar, _now) = (company, calendar, now);
        _operations = new(services);
        _days = new(calendar, clock, _chance, now);
        _staff = new(_operations, company, calendar, clock, _chance);
        _candidates = new(company.Names, _chance);
        var pipeline = new DemoPipeline(_operations, company, _staff, _days, calendar, clock, _chance);
        _referrals = new(_operations, company, _candidates, _staff, pipeline, _days, calendar, clock, _chance);
        _rules = new(_operations, company, calendar, clock, _days.Put);
        _payroll = new(services, calendar, clock, _days.Put);
    }

    /// <summary>Puts the whole story on the line of time.</summary>
    public void Plan(DateTimeOffset first)
    {
        var last = _calendar.DayOf(_now).DayNumber - _calendar.DayOf(first).DayNumber;
        foreach (var (name, at) in Personas(last))
            _days.Put(_days.At(first, at), token => _referrals.Submit(_company.People.Single(p => p.Name == name), null, null, token));
        for (var i = 0; i < Referrals; i++)
            _days.Put(_days.At(first, 5 + (int)(Math.Pow(_chance.Part(), 0.8) * (last - 5))), token =>
                _referrals.Submit(_referrals.Referrer(), null, null, token)
            );
        PlanTriage();
        foreach (var (back, earns, reason) in Overrides)
        {
            // Somebody refers whom another has just referred: only then is there a credit to give.
            if (earns)
                _days.Put(_days.WorkingDaysAgo(back + 1), token =>
                    _referrals.Submit(_referrals.Referrer(), _candidates.Known[^2], null, token)
                );
            _days.Put(_days.WorkingDaysAgo(back), token => _referrals.Override(earns, reason, token));
        }
        foreach (var opening in _company.Openings.Where((_, i) => i % 6 == 5))
            _days.Put(_days.At(first, _chance.Between(430, last - 5)), token => Move(opening.Id, OpeningState.Closed, token));
        foreach (var opening in _company.Openings.Where((_, i) => i % 15 == 7))
            _days.Put(_days.At(first, last - _chance.Between(8, 30)), token => Move(opening.Id, OpeningState.OnHold, token));
        foreach (
            var person in _company.People.Where(p =>
                p is { Kind: PersonKind.Employee, Level: < 6 } && p.Roles == Roles.Employee && DemoSignIn.Personas.All(x => x.Id != p.Id)
            )
        )
        {
            if (_chance.Part() < 0.05)
                _days.Put(_days.At(first, _chance.Between(200, last - 3)), token =>
                    _staff.Leave(person.Id, _chance.OneOf<LeavingReason>(), token)
                );
            else if (_chance.Part() < 0.05)
                _days.Put(_days.At(first, _chance.Between(200, last - 3)), token => _staff.Away(person.Id, token));
        }
        _rules.Plan(first, _now);
        _payroll.Plan(first, _now);
    }

    // The openings 0 to 2 are shared by Jonas and Rosa, 3 and 4 are Jonas's own.
    private void PlanTriage()
    {
        foreach (var (back, opening) in new[] { (6, 0), (5, 3), (4, 1), (3, 4), (2, 0), (2, 2), (1, 3), (1, 1), (0, 0), (0, 4) })
            Refer(back, () => null, new Plot(opening, Waits: true));
        Refer(5, () => _candidates.SamePhone(), new Plot(2, Waits: true));
        Refer(1, () => _candidates.SamePhone(), new Plot(0, Waits: true));
        Refer(3, () => _candidates.SameProfile(newAddress: false), new Plot(3, Waits: true));
        Refer(8, () => _candidates.SameProfile(newAddress: false), null);
        Refer(12, () => _candidates.SameProfile(newAddress: true), null);
        Refer(30, () => _candidates.SamePhone(), null);
        foreach (var (back, opening) in new[] { (1, 1), (4, 0), (6, 3) })
            _days.Put(_days.WorkingDaysAgo(40 + back), token =>
                _referrals.Submit(
                    _referrals.Referrer(),
                    null,
                    new Plot(opening, StartsOn: _calendar.DayOf(_days.WorkingDaysAgo(back))),
                    token
                )
            );
    }

    private void Refer(int back, Func<Met?> who, Plot? plot) =>
        _days.Put(_days.WorkingDaysAgo(back), token => _referrals.Submit(_referrals.Referrer(), who(), plot, token));

    public Task TellUntil(DateTimeOffset until, CancellationToken cancellation) => _days.TellUntil(until, cancellation);

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

    private async Task Move(Guid opening, OpeningState to, CancellationToken cancellation) =>
        DemoOperations.Went(
            await _operations.Of<MoveOpening>().Execute(_company.Hr, new(opening, to, OpeningState.Published), cancellation)
        );
}
