using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Events in any order, done by the portal's operations and told to the model, and what both say afterwards.</summary>
internal sealed class RandomHistory
{
    private readonly Portal portal;
    private readonly PlanInUse inUse;
    private readonly ObviousRules.Plan plan;
    private readonly Happened happened;
    private readonly CompanyCalendar calendar;
    private readonly int seed;
    private readonly Random _random;
    private readonly ObviousRules _model;
    private readonly StringBuilder _story = new();
    private readonly List<(ObviousRules.Referrer Model, Someone Portal)> _referrers = [];
    private readonly Dictionary<ObviousRules.Referral, Guid> _ids = [];
    private readonly Dictionary<ObviousRules.Candidate, string> _emails = [];
    private readonly Dictionary<ObviousRules.Candidate, Guid> _hiredPeople = [];
    private readonly Dictionary<(ObviousRules.Referrer, int), Guid> _leaves = [];
    private readonly List<(int Number, Guid Id)> _batches = [];
    private readonly string _entity;
    private readonly DateOnly _first;
    private int _batchNumber;

    public RandomHistory(Portal portal, PlanInUse inUse, Happened happened, CompanyCalendar calendar, int seed)
    {
        (this.portal, this.inUse, plan, this.happened, this.calendar, this.seed) = (portal, inUse, inUse.Plan, happened, calendar, seed);
        (_random, _entity, _first) = (new Random(seed), $"Company {seed}", calendar.DayOf(portal.Clock.GetUtcNow()));
        _model = new(plan, day => Date(day).Year);
    }

    private int Today => calendar.DayOf(portal.Clock.GetUtcNow()).DayNumber - _first.DayNumber;

    private DateOnly Date(int day) => _first.AddDays(day);

    /// <summary>Lives through it, and says where the two differ; null: nowhere.</summary>
    public async Task<string?> Differs(int events)
    {
        var lived = await Record.ExceptionAsync(() => Live(events));
        return lived is null or Xunit.Sdk.XunitException ? lived?.Message : $"{lived}\n{_story}";
    }

    private async Task Live(int events)
    {
        _story.AppendLine($"Seed {seed}, plan {plan.Name}, in {calendar.Zone.Id}, begins on {_first:yyyy-MM-dd}");
        await Edit(0);
        await Employ(_random.Next(2, 4));
        for (var n = plan.CapInAYear is null ? _random.Next(1, 3) : _random.Next(2, 4); n > 0; n--)
        {
            var candidate = new ObviousRules.Candidate();
            _model.Candidates.Add(candidate);
            _emails[candidate] = $"candidate{n}-{seed}-{Guid.NewGuid():N}@mail.example";
            await Submit(candidate);
        }
        // Some begin with what the others seldom come to.
        var begins = _random.Next(6);
        if (begins < 3)
            await Begin(begins, _model.Candidates[0]);
        for (var i = 0; i < events; i++)
        {
            if (_random.Next(3) == 0)
                await Onward(Pick(_model.Candidates));
            else
                await Next();
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await Days(1);
        await Days(30);
    }

    private async Task Begin(int what, ObviousRules.Candidate candidate)
    {
        await Hire(candidate);
        await Start(candidate);
        switch (what)
        {
            case 0:
                await HireLeaves(candidate);
                await Return(candidate);
                break;
            case 1:
                await Days(_random.Next(1, 20));
                await Export();
                await Answer();
                break;
            default:
                await Leave();
                await Days(_random.Next(1, 20));
                await HrOnAPart();
                break;
        }
    }

    /// <summary>What moves the money on.</summary>
    private Task Onward(ObviousRules.Candidate candidate) =>
        _batches.Count > 0 ? Answer()
        : _model.Hires.Any(h => h is { Stands: true, Case.Open: true }) ? DecideCase()
        : _model.Parts.Any(p => _model.See(p, Today).States is ["Released"])
            ? _random.Next(4) == 0 ? ForfeitOrDefer()
                : Export()
        : _model.Parts.Any(p => _model.See(p, Today).States is ["AwaitingApproval"]) ? HrOnAPart()
        : candidate.Current is not { } hire ? Hire(candidate)
        : hire.Started is null ? Start(candidate)
        : hire.LastDay < Today ? Return(candidate)
        : _random.Next(3) == 0 ? HireLeaves(candidate)
        : Days(_random.Next(1, 15));

    private async Task Next()
    {
        var candidate = Pick(_model.Candidates);
        var chosen = _random.Next(116);
        await (
            chosen switch
            {
                < 12 => Submit(candidate),
                < 34 => Days(_random.Next(1, 12)),
                < 46 => Hire(candidate),
                < 49 => PlanStart(candidate),
                < 60 => Start(candidate),
                < 62 => LeaveBeforeStart(candidate),
                < 66 => UndoHire(candidate),
                < 70 => HireLeaves(candidate),
                < 74 => ReferrerLeaves(),
                < 79 => Application(candidate),
                < 84 => HrsWord(candidate),
                < 88 => Export(),
                < 93 => Answer(),
                < 96 => DecideCase(),
                < 100 => HrOnAPart(),
                < 106 => Leave(),
                < 109 => Merge(),
                < 112 => EditPlan(),
                _ => Return(candidate),
            }
        );
    }

    // ---- events

    private async Task Employ(int count)
    {
        await using var db = portal.Db();
        for (var n = 1; n <= count; n++)
        {
            var someone = new Someone($"Referrer {n} of {seed} {Guid.NewGuid():N}", Roles.Employee);
            db.People.Add(
                new Person(someone.Id, someone.Name, someone.Email, new DateOnly(2020, 1, 1))
                {
                    Roles = someone.Roles,
                    Level = 4,
                    LegalEntity = _entity,
                    EmployeeNumber = $"E{n}",
                }
            );
            _referrers.Add((new(n), someone));
        }
        // Who is hired belongs to their manager's company.
        var manager = new Someone($"Manager of {seed} {Guid.NewGuid():N}", Roles.HiringManager);
        db.People.Add(
            new Person(manager.Id, manager.Name, manager.Email, new DateOnly(2020, 1, 1))
            {
                Roles = manager.Roles,
                Level = 4,
                LegalEntity = _entity,
            }
        );
        await db.Save(portal.Token);
        await db
            .Openings.Where(o => inUse.Openings.Contains(o.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.HiringManagerId, manager.Id), portal.Token);
    }

    private async Task Submit(ObviousRules.Candidate candidate)
    {
        var (model, someone) = Pick(_referrers);
        var opening = _random.Next(inUse.Openings.Count);
        // Somebody who works here is not drawn: what was typed late about that day would be another fact of the day it was made.
        if (
            candidate.Hires.Exists(h => h is { Stands: true, Started: not null } && !(h.LastDay < Today))
            || candidate.Hires.Exists(h => !h.Stands && h.LastDay is not null)
        )
            return;
        if (model.LastDay is not null || candidate.Referrals.Exists(r => r.By == model && r.Opening == opening))
            return;
        var made = await portal.Submit(someone, _emails[candidate], inUse.Openings[opening]);
        Told($"{someone.Name[..10]} refers candidate {Number(candidate)} to opening {opening}", made);
        Portal.Ok(made);
        var referral = new ObviousRules.Referral(_ids.Count + 1, model, opening, Today, _model.TermsOn(Today));
        _ids[referral] = made.Value.ReferralId;
        _model.Made(candidate, referral);
        happened.Count("Referred");
        if (referral.OfOneWhoWasHere)
            happened.Count("Referred again too early after leaving");
    }

    private async Task Days(int count)
    {
        portal.Clock.SetUtcNow(calendar.At(Date(Today + count), new TimeOnly(6, 0)));
        _story.AppendLine($"Day {Today}");
        await Jobs();
        await Compare();
        // Whatever is typed is typed at any time of the company's day.
        portal.Clock.Advance(TimeSpan.FromMinutes(_random.Next(16 * 60)));
    }

    private async Task Jobs()
    {
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), portal.Token));
        Portal.Ok(await portal.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token));
    }

    private async Task Hire(ObviousRules.Candidate candidate, ObviousRules.Referral? by = null)
    {
        var through = by ?? Pick(candidate.Referrals);
        var on = Math.Max(0, Today - (_random.Next(2) == 0 ? 0 : _random.Next(12)));
        // Of a day on which they still worked here nobody is hired anew.
        if (candidate.Hires.Exists(h => h is { Stands: true } && on <= h.LastDay))
            return;
        int? planned = _random.Next(4) == 0 ? null : on + _random.Next(-1, 12);
        var id = _ids[through];
        if ((await portal.Load(id)).Stage == Stage.Hired && candidate.Current?.Through != through)
            return;
        var may = ObviousRules.MayHire(candidate, through, on, planned, Today);
        if (may)
            foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
                if ((await portal.Load(id)).Stage < stage)
                    await portal.Move(id, stage, portal.Hugo);
        var hired = await portal
            .Op<HireReferral>()
            .Execute(
                portal.Hugo.Actor,
                new(id, (await portal.Load(id)).StageEntry, Date(on), planned is { } day ? Date(day) : null),
                portal.Token
            );
        if (!Same($"Hire of candidate {Number(candidate)} through {through.Number} on {on}, planned {planned}", may, hired, "Hired"))
            return;
        var again = candidate.Hires.Exists(h => !h.Stands);
        var made = _model.Hired(candidate, through, on, planned, Today);
        if (again)
            happened.Count("Hired again after an undoing");
        if (candidate.Hires.Count > 1)
            happened.Count(_model.IsReturn(made) ? "Returned inside the rehire window" : "Returned after the rehire window");
        if (made.Case.Open)
            happened.Count("Typed late, for HR");
    }

    private async Task PlanStart(ObviousRules.Candidate candidate)
    {
        if (candidate.Current is not { } hire)
            return;
        var day = hire.On + _random.Next(-1, 20);
        var changed = await portal.Op<ChangePlannedStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], Date(day)), portal.Token);
        if (Same($"Planned start {day}", ObviousRules.MayPlan(hire, day), changed, "Start planned"))
            hire.Planned = day;
    }

    private async Task Start(ObviousRules.Candidate candidate)
    {
        if (candidate.Current is not { } hire)
            return;
        var day = _random.Next(3) == 0 ? Today : hire.On + _random.Next(0, 12);
        // Somebody referred again meanwhile was not here on that day.
        if (candidate.Referrals.Exists(r => r.MadeOn >= day && r.MadeOn > hire.On))
            return;
        var corrects = hire.Started is not null;
        var started = await portal.Op<ConfirmStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], Date(day)), portal.Token);
        if (
            !Same(
                $"Start of candidate {Number(candidate)} {day}",
                ObviousRules.MayStart(hire, day, Today),
                started,
                corrects ? "Start corrected" : "Started"
            )
        )
            return;
        _model.Started(hire, day);
        _hiredPeople[candidate] = (await portal.Load(_ids[hire.Through])).HiredPersonId!.Value;
    }

    private async Task LeaveBeforeStart(ObviousRules.Candidate candidate)
    {
        if (candidate.Current is not { } hire)
            return;
        var left = await portal.Op<LeaveBeforeStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through]), portal.Token);
        if (Same($"Candidate {Number(candidate)} left before the start", hire.Started is null, left, "Left before the start"))
            _model.LeftBeforeStart(hire, Today);
    }

    private async Task UndoHire(ObviousRules.Candidate candidate)
    {
        if (candidate.Current is not { } hire || ReferredSince(candidate, hire))
            return;
        await Jobs();
        var undone = await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], "Not right"), portal.Token);
        if (Same($"Hire of candidate {Number(candidate)} undone", true, undone, "Hire undone"))
            _model.Undone(hire, Today);
    }

    private async Task HireLeaves(ObviousRules.Candidate candidate)
    {
        if (
            !_hiredPeople.TryGetValue(candidate, out var person)
            || candidate.Current is not { Started: { } first } hire
            || ReferredSince(candidate, hire)
        )
            return;
        if (hire.LastDay is null)
        {
            var day = first + _random.Next(-1, 30);
            var left = await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(person, Date(day), LeavingReason.OwnWish), portal.Token);
            if (
                Same(
                    $"Last day of candidate {Number(candidate)} {day}",
                    ObviousRules.MayRecordHireLastDay(hire, day),
                    left,
                    "The hire leaves"
                )
            )
                _model.HireLeft(hire, day);
        }
        else if (
            Same(
                $"Last day of candidate {Number(candidate)} undone",
                true,
                await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(person), portal.Token),
                "The hire's last day undone"
            )
        )
            _model.HireLeft(hire, null);
    }

    // What was decided about a referral of somebody who had left was decided by that last day.
    private static bool ReferredSince(ObviousRules.Candidate candidate, ObviousRules.Hire hire) =>
        hire.Started is not null && candidate.Referrals.Exists(r => r.MadeOn > hire.LastDay);

    private async Task ReferrerLeaves()
    {
        // Whether a hire that earned nothing frees its place already before its day is left open; under a cap nobody who refers leaves.
        if (plan.CapInAYear is not null)
            return;
        var (model, someone) = Pick(_referrers);
        if (model.LastDay is null)
        {
            var earliest = _ids.Keys.Where(r => r.By == model).Select(r => r.MadeOn).DefaultIfEmpty(0).Max();
            var day = Math.Max(earliest, Today + _random.Next(-12, 12));
            var left = await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(someone.Id, Date(day), LeavingReason.OwnWish), portal.Token);
            if (Same($"Last day of referrer {model.Number}: {day}", true, left, "The referrer leaves"))
                _model.ReferrerLeft(model, day);
        }
        else if (
            Same(
                $"Last day of referrer {model.Number} undone",
                true,
                await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(someone.Id), portal.Token),
                "The referrer's last day undone"
            )
        )
            _model.ReferrerLeft(model, null);
    }

    private async Task Leave()
    {
        // As above: a leave can put a whole bonus behind the day on which the hire left.
        if (plan.CapInAYear is not null)
            return;
        var (model, someone) = Pick(_referrers);
        if (model.Leaves.Count > 0 && _random.Next(3) == 0)
        {
            var undone = Pick(model.Leaves);
            var taken = await portal
                .Op<UndoLeave>()
                .Execute(portal.Hilda.Actor, new(someone.Id, _leaves[(model, undone.From)]), portal.Token);
            if (Same($"Leave of referrer {model.Number} from {undone.From} undone", true, taken, "Leave undone"))
                model.Leaves.Remove(undone);
            return;
        }
        var from = Today + _random.Next(-12, 12);
        int? until = _random.Next(5) == 0 ? null : from + _random.Next(-1, 15);
        var may = !(until < from) && !model.Leaves.Exists(l => !(until < l.From) && !(l.Until < from));
        var id = Guid.CreateVersion7();
        var recorded = await portal
            .Op<RecordLeave>()
            .Execute(portal.Hilda.Actor, new(someone.Id, id, Date(from), until is { } day ? Date(day) : null), portal.Token);
        if (!Same($"Leave of referrer {model.Number} from {from} until {until}", may, recorded, "Leave"))
            return;
        model.Leaves.Add((from, until));
        _leaves[(model, from)] = id;
    }

    private async Task Application(ObviousRules.Candidate candidate)
    {
        var referral = _ids[candidate.Referrals[0]];
        if (candidate.Applied.Count > 0 && _random.Next(2) == 0)
        {
            var day = candidate.Applied.First();
            if (
                Same(
                    $"Application of candidate {Number(candidate)} of {day} undone",
                    true,
                    await portal.Op<UndoPriorApplication>().Execute(portal.Hugo.Actor, new(referral, Date(day)), portal.Token),
                    "Application undone"
                )
            )
                _model.Application(candidate, day, false);
            return;
        }
        var applied = Pick(candidate.Referrals).MadeOn - _random.Next(1, plan.PriorApplicant + 5);
        // Of the same day: which came first is not known from a day.
        if (candidate.Applied.Contains(applied) || candidate.Referrals.Exists(r => r.MadeOn == applied))
            return;
        var recorded = await portal.Op<RecordPriorApplication>().Execute(portal.Hugo.Actor, new(referral, Date(applied)), portal.Token);
        if (Same($"Candidate {Number(candidate)} applied by another way on {applied}", true, recorded, "Application"))
            _model.Application(candidate, applied, true);
    }

    private async Task HrsWord(ObviousRules.Candidate candidate)
    {
        // Whether what HR said of the first hire is said of the next too is left open.
        if (candidate.Hires.Count > 1 || candidate.Hires.Exists(h => h.LastDay < Today))
            return;
        var referral = Pick(candidate.Referrals);
        bool? word = _random.Next(3) switch
        {
            0 => true,
            1 => false,
            _ => null,
        };
        if (word == referral.HrsWord)
            return;
        var said = await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(_ids[referral], word, "Because"), portal.Token);
        if (Same($"HR's word on {referral.Number}: {word?.ToString() ?? "taken back"}", true, said, "HR's word"))
            _model.Word(candidate, referral, word);
    }

    private async Task DecideCase()
    {
        var open = _model.Hires.Where(h => h is { Stands: true, Case.Open: true }).ToList();
        if (open.Count == 0)
            return;
        var hire = Pick(open);
        var asBefore = _random.Next(2) == 0;
        await using var db = portal.Db();
        var hireId = _ids[hire.Through];
        var asked = await db.CreditCases.AsNoTracking().FirstOrDefaultAsync(c => c.HireId == hireId && c.ClosedAt == null, portal.Token);
        Assert.True(asked is not null, $"The model has a case for HR, the portal none.\n{_story}");
        if (
            Same(
                $"HR decides as before: {asBefore}",
                true,
                await portal.Op<DecideCreditCase>().Execute(portal.Hilda.Actor, new(asked.Id, asBefore, "Because"), portal.Token),
                "HR decides a case"
            )
        )
            _model.Decided(hire, asBefore);
    }

    private async Task Merge()
    {
        if (_model.Candidates.Count < 2)
            return;
        var (into, from) = (_model.Candidates[0], _model.Candidates[1]);
        // Two that were hired before, each with parts of their own, are left to HR's eyes; so is one hired on a day on which the other was.
        if (into.Hires.Count > 0 && from.Hires.Count > 0 && ObviousRules.MayMerge(into, from))
            return;
        if (
            ObviousRules.MayMerge(into, from)
            && (into.Hires.Count > 1 || from.Hires.Count > 1 || into.Hires.Concat(from.Hires).Any(h => h.LastDay is not null))
        )
            return;
        var may = ObviousRules.MayMerge(into, from);
        var other = (await portal.Load(_ids[from.Referrals[0]])).CandidateId;
        var merged = await portal.Op<MergeCandidates>().Execute(portal.Hugo.Actor, new(_ids[into.Referrals[0]], other), portal.Token);
        if (!Same($"Candidates {Number(into)} and {Number(from)} are one", may, merged, "Merged"))
            return;
        if (from.Hires.Count > 0)
            into.Hires.AddRange(from.Hires.ConvertAll(h => h.BelongTo(into)));
        if (_hiredPeople.TryGetValue(from, out var person))
            _hiredPeople[into] = person;
        if (into.Current is not null)
            happened.Count("Merged after the hire");
        _model.Merge(into, from);
    }

    private async Task EditPlan()
    {
        await Edit(Today + _random.Next(0, 3));
        happened.Count("Plan edited");
    }

    private async Task Edit(int from)
    {
        var terms = PlanInUse.Draw(plan, _random);
        var edited = await inUse.Edit(portal, terms, Date(from));
        Told($"The plan gives {terms.Whole} in {string.Join(", ", terms.Parts)} and the hire {terms.HireWhole} from {from} on", edited);
        Portal.Ok(edited);
        _model.Versions.Add((from, terms));
    }

    /// <summary>Somebody who left is referred again, and hired.</summary>
    private async Task Return(ObviousRules.Candidate candidate)
    {
        if (
            candidate.Hires.Exists(h => !h.Stands)
            || candidate.Current is not { Started: not null } hire
            || candidate.Referrals.Exists(r => r.HrsWord is not null)
        )
            return;
        if (hire.LastDay is null)
        {
            await HireLeaves(candidate);
            if (hire.LastDay is not { } last)
                return;
            if (last >= Today)
                await Days(last - Today + 1);
        }
        if (_random.Next(2) == 0)
            await Days(_random.Next(1, plan.Rehire + 20));
        await Submit(candidate);
        var open = candidate.Referrals.Where(r => !r.Closed && !candidate.Hires.Exists(h => h.Through == r)).ToList();
        if (open.Count > 0)
            await Hire(candidate, open[^1]);
    }

    private async Task Export()
    {
        await Jobs();
        var id = Guid.CreateVersion7();
        var number = ++_batchNumber;
        var made = await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(id, plan.Currency, _entity, Date(Today)), portal.Token);
        var (sure, maybe) = (
            _model.Parts.Where(p => _model.See(p, Today).States is ["Released"]).ToList(),
            _model.Parts.Any(p => _model.See(p, Today).States.Contains("Released"))
        );
        if (!Same($"Batch {number}", sure.Count > 0 || (maybe && made.IsOk), made, "Exported"))
            return;
        // What the rules leave open is taken as the portal decided it; from then on it is out.
        var taken = await Stored();
        var unsure = _model.Parts.Except(sure).Where(p => _model.See(p, Today).States.Contains("Released")).ToList();
        foreach (var part in unsure.Where(p => taken.Exists(t => Is(t, p) && t.State == PayoutState.Exported)).Concat(sure))
            _model.Exported(part, number);
        if (sure.Exists(p => p.To is null))
            happened.Count("A hire's own part exported");
        _batches.Add((number, id));
    }

    private async Task Answer()
    {
        if (_batches.Count == 0)
            return;
        var (number, id) = _batches[^1];
        var how = _random.Next(3);
        Result answered =
            how == 2
                ? await portal.Op<VoidBatch>().Execute(portal.Paul.Actor, new(id, "Wrong"), portal.Token)
                : await portal
                    .Op<ConfirmLines>()
                    .Execute(portal.Paul.Actor, new(id, [], how == 0, how == 0 ? null : "No account"), portal.Token);
        var word =
            how == 0 ? "paid"
            : how == 1 ? "rejected"
            : "voided";
        if (!Same($"Batch {number} {word}", true, answered, $"Batch {word}"))
            return;
        _model.Answered(number, how == 0);
        _batches.RemoveAt(_batches.Count - 1);
    }

    private async Task HrOnAPart()
    {
        await Jobs();
        foreach (var part in _model.Parts.Where(p => _model.See(p, Today).States is ["AwaitingApproval"]).ToList())
        {
            var approves = _random.Next(4) != 0;
            var id = (await Stored()).Single(p => Is(p, part)).Id;
            // Whoever gave the credit does not approve: Hilda may have, Hugo has not.
            var decided = await portal
                .Op<DecidePayouts>()
                .Execute(portal.Hugo.Actor, new([id], approves ? PayoutVerdict.Approve : PayoutVerdict.Decline, "Because"), portal.Token);
            if (!Same($"{Name(part)} {(approves ? "approved" : "declined")}", true, decided, approves ? "Approved" : "Declined"))
                continue;
            if (approves)
                part.Approved = part.Amount;
            else
                part.Ended = true;
        }
        if (_random.Next(2) == 0)
            await ForfeitOrDefer();
    }

    private async Task ForfeitOrDefer()
    {
        // What HR forfeits under a cap may free its place, and when is left open.
        var open = _model.Parts.Where(p => plan.CapInAYear is null && _model.See(p, Today).States is ["Released"]).ToList();
        if (open.Count == 0)
            return;
        var part = Pick(open);
        var defer = _random.Next(2) == 0;
        var until = Today + _random.Next(1, 10);
        var id = (await Stored()).Single(p => Is(p, part)).Id;
        var decided = await portal
            .Op<DecidePayouts>()
            .Execute(
                portal.Hugo.Actor,
                new([id], defer ? PayoutVerdict.Defer : PayoutVerdict.Forfeit, "Because", defer ? Date(until) : null),
                portal.Token
            );
        if (
            !Same(
                $"{Name(part)} {(defer ? $"deferred until {until}" : "forfeited")} by HR",
                true,
                decided,
                defer ? "Deferred by HR" : "Forfeited by HR"
            )
        )
            return;
        if (defer)
            part.DeferredUntil = until;
        else
            part.Ended = true;
    }

    // ---- both compared

    private bool Same(string what, bool may, Result answered, string kind)
    {
        Told(what, answered);
        Assert.True(
            may == answered.IsOk,
            $"The model says it is {(may ? "taken" : "refused")}, the portal: {answered.Outcome} {answered.Problem?.Code}\n{_story}"
        );
        happened.Count(may ? kind : $"{kind}: refused");
        return may;
    }

    private void Told(string what, Result answered) =>
        _story.AppendLine(
            $"  {Today, 4} {what}{(answered.IsOk ? "" : $" [refused {answered.Problem?.Code ?? answered.Outcome.ToString()}]")}"
        );

    private async Task<List<Payout>> Stored()
    {
        await using var db = portal.Db();
        var ids = _ids.Values.ToList();
        return await db.Payouts.AsNoTracking().Where(p => ids.Contains(p.HireId) || ids.Contains(p.ReferralId)).ToListAsync(portal.Token);
    }

    private bool Is(Payout stored, ObviousRules.Part part) =>
        stored.Number == part.Number
        && stored.HireId == _ids[part.Of.Through]
        && (
            part.To is { } to
                ? stored.Side == RecipientSide.Referrer && stored.RecipientId == _referrers.Single(r => r.Model == to).Portal.Id
                : stored.Side == RecipientSide.Hire && stored.RecipientId == _hiredPeople[part.Of.Of]
        );

    private async Task Compare()
    {
        await using var db = portal.Db();
        var known = _model.Candidates.Where(c => !_model.MayHaveEnded(c, Today)).ToList();
        var ids = known.SelectMany(c => c.Referrals).Select(r => _ids[r]).ToList();
        var held = await db
            .Ownerships.Where(o => ids.Contains(o.ReferralId) && o.EndedAt == null)
            .Select(o => o.ReferralId)
            .ToListAsync(portal.Token);
        var holders = known
            .Select(c => _model.HolderToday(c, Today))
            .OfType<ObviousRules.Referral>()
            .Select(r => r.Number)
            .Order()
            .ToList();
        Assert.True(
            held.Select(NumberOf).Order().SequenceEqual(holders.Select(n => (int?)n)),
            $"Day {Today}: the model says that {string.Join(", ", holders)} hold the credit, "
                + $"the portal {string.Join(", ", held.Select(NumberOf))}\n{_story}"
        );
        foreach (var hire in _model.Hires.Where(h => h.Stands))
            await CompareHire(hire);
        ComparePayouts(await Stored());
    }

    private async Task CompareHire(ObviousRules.Hire hire)
    {
        await using var db = portal.Db();
        var stands = await portal.Load(_ids[hire.Through]);
        var earner = stands.HolderId is { } id && await portal.Load(id) is { CanEarn: true } ? NumberOf(id) : null;
        var say = $"Day {Today}: of the hire through {hire.Through.Number}";
        Assert.True(
            earner == hire.Earned?.Number,
            $"{say} the model says that {hire.Earned?.Number.ToString() ?? "nobody"} earns, "
                + $"the portal {earner?.ToString() ?? "nobody"}\n{_story}"
        );
        Assert.True(hire.Earned == _model.Earner(hire), $"{say} the model has forgotten to ask again\n{_story}");
        var asked = await db.CreditCases.AnyAsync(c => c.HireId == stands.Id && c.ClosedAt == null, portal.Token);
        Assert.True(asked == hire.Case.Open, $"{say} a case for HR by the model: {hire.Case.Open}, by the portal: {asked}\n{_story}");
        if (stands.Credit == Domain.Credit.CreditCode.CapReached)
            happened.Count("Refused by the cap");
    }

    private void ComparePayouts(List<Payout> stored)
    {
        foreach (var part in _model.Parts)
        {
            var seen = _model.See(part, Today);
            var found = stored.Where(p => Is(p, part)).ToList();
            var say = $"Day {Today}: {Name(part)}:";
            Assert.True(found.Count == 1, $"{say} {found.Count} stored\n{_story}");
            Assert.True(
                seen.States.Contains(found[0].State.ToString()),
                $"{say} the model says {string.Join(" or ", seen.States)}, the portal {found[0].State} ({found[0].Reason})\n{_story}"
            );
            Assert.True(
                seen.Amount is not { } amount || amount == found[0].Amount,
                $"{say} the model says {seen.Amount}, the portal {found[0].Amount} ({found[0].State})\n{_story}"
            );
            Assert.True(found[0].Currency == plan.Currency, $"{say} in {found[0].Currency}\n{_story}");
            Assert.True(
                seen.Due is not { } due || Date(due) == found[0].DueOn,
                $"{say} due on {seen.Due} by the model, on {found[0].DueOn?.DayNumber - _first.DayNumber} by the portal "
                    + $"({found[0].State}, {found[0].Reason})\n{_story}"
            );
            Assert.True(
                seen.Review is not { } review || review == (found[0].Recovery == RecoveryState.ToReview),
                $"{say} to review by the model: {seen.Review}, by the portal: {found[0].Recovery} ({found[0].Reason})\n{_story}"
            );
            if (found[0].Recovery == RecoveryState.ToReview)
                happened.Count("To review");
            if (found[0] is { State: PayoutState.Deferred, Reason: PayoutReason.ReferrerOnLeave })
                happened.Count("Waits for the end of a leave");
            if (found[0] is { State: PayoutState.Released, Side: RecipientSide.Hire })
                happened.Count("A hire's own part released");
            if (found[0] is { State: PayoutState.Forfeited, Side: RecipientSide.Hire, Reason: PayoutReason.HireLeft })
                happened.Count("A hire's own part forfeited");
            if (seen.Amount is not null && part.Of.Earned is { } earner && earner.Terms != _model.Versions[^1].Terms)
                happened.Count("Owed by an earlier version of the plan");
        }
        Assert.True(
            stored.Count == _model.Parts.Count(),
            $"Day {Today}: {_model.Parts.Count()} parts by the model, {stored.Count} stored\n{_story}"
        );
    }

    private string Name(ObviousRules.Part part) =>
        $"part {part.Number} of {(part.To is { } to ? $"referrer {to.Number}" : "the hire")} for the hire through {part.Of.Through.Number}";

    private int Number(ObviousRules.Candidate candidate) => _emails.Keys.ToList().IndexOf(candidate) + 1;

    private int? NumberOf(Guid id) => _ids.FirstOrDefault(r => r.Value == id).Key?.Number;

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
