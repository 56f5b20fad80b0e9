using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Events in any order, done by the portal's operations and told to the model, and what both say afterwards.</summary>
internal sealed class RandomHistory(Portal portal, ObviousRules.Plan plan, IReadOnlyList<Guid> openings, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ObviousRules _model = new(plan);
    private readonly StringBuilder _story = new();
    private readonly List<(ObviousRules.Referrer Model, Someone Portal)> _referrers = [];
    private readonly Dictionary<ObviousRules.Referral, Guid> _ids = [];
    private readonly List<(int Number, Guid Id)> _batches = [];
    private readonly string _entity = $"Company {seed}";
    private readonly string _email = $"candidate{seed}-{Guid.NewGuid():N}@mail.example";
    private DateOnly _first;
    private Guid? _hiredPerson;
    private int _batchNumber;

    private int Today => portal.Today.DayNumber - _first.DayNumber;
    private DateOnly Date(int day) => _first.AddDays(day);

    /// <summary>Lives through it, and says where the two differ; null: nowhere.</summary>
    public async Task<string?> Differs(int events)
    {
        var lived = await Record.ExceptionAsync(() => Live(events));
        return lived is null or Xunit.Sdk.XunitException ? lived?.Message : $"{lived}\n{_story}";
    }

    private async Task Live(int events)
    {
        _first = portal.Today;
        _story.AppendLine($"Seed {seed}, plan {plan.Name}");
        await Employ(_random.Next(2, 4));
        await Submit();
        for (var i = 0; i < events; i++)
        {
            await Next();
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await Days(1);
        await Days(30);
    }

    private async Task Next()
    {
        var chosen = _random.Next(100);
        await (chosen switch
        {
            < 12 => Submit(),
            < 34 => Days(_random.Next(1, 12)),
            < 46 => Hire(),
            < 49 => PlanStart(),
            < 60 => Start(),
            < 62 => LeaveBeforeStart(),
            < 66 => UndoHire(),
            < 70 => HireLeaves(),
            < 74 => ReferrerLeaves(),
            < 79 => Application(),
            < 84 => HrsWord(),
            < 88 => Export(),
            < 93 => Answer(),
            < 96 => DecideCase(),
            _ => HrOnAPart(),
        });
    }

    // ---- events

    private async Task Employ(int count)
    {
        await using var db = portal.Db();
        for (var n = 1; n <= count; n++)
        {
            var someone = new Someone($"Referrer {n} of {seed} {Guid.NewGuid():N}", Roles.Employee);
            db.People.Add(new Person(someone.Id, someone.Name, someone.Email, new DateOnly(2020, 1, 1)) { Roles = someone.Roles, Level = 4, LegalEntity = _entity, EmployeeNumber = $"E{n}" });
            _referrers.Add((new(n), someone));
        }
        await db.Save(portal.Token);
    }

    private async Task Submit()
    {
        var (model, someone) = Pick(_referrers);
        var opening = _random.Next(openings.Count);
        // Not yet in: a candidate who works here, or has worked here, and one who comes back; a second candidate merged late;
        // a cap; a part that was paid back; HR's reinstating; leave; the hire's own part.
        if (_model.EverStarted || model.LastDay is not null || _model.Referrals.Exists(r => r.By == model && r.Opening == opening)) return;
        var made = await portal.Submit(someone, _email, openings[opening]);
        Told($"{someone.Name[..10]} refers to opening {opening}", made);
        Portal.Ok(made);
        var referral = new ObviousRules.Referral(_model.Referrals.Count + 1, model, opening, Today);
        _model.Made(referral);
        _ids[referral] = made.Value.ReferralId;
    }

    private async Task Days(int count)
    {
        portal.Clock.SetUtcNow(new DateTimeOffset(portal.Today.AddDays(count), new TimeOnly(6, 0), TimeSpan.Zero));
        _story.AppendLine($"Day {Today}");
        await Jobs();
        await Compare();
    }

    private async Task Jobs()
    {
        Portal.Ok(await portal.Op<EndOwnershipWindows>().Execute(Actor.System("End ownership windows"), portal.Token));
        Portal.Ok(await portal.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), portal.Token));
    }

    private async Task Hire()
    {
        var through = Pick(_model.Referrals);
        var on = Math.Max(0, Today - (_random.Next(2) == 0 ? 0 : _random.Next(12)));
        int? planned = _random.Next(4) == 0 ? null : on + _random.Next(-1, 12);
        var id = _ids[through];
        var may = _model.MayHire(through, on, planned, Today);
        if (_model.Current is null && !through.Closed)
            foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
                if ((await portal.Load(id)).Stage < stage) await portal.Move(id, stage, portal.Hugo);
        var hired = await portal.Op<HireReferral>().Execute(portal.Hugo.Actor, new(id, (await portal.Load(id)).StageEntry, Date(on), planned is { } day ? Date(day) : null), portal.Token);
        if (Same($"Hire through {through.Number} on {on}, planned {planned}", may, hired)) _model.Hired(through, on, planned, Today);
    }

    private async Task PlanStart()
    {
        if (_model.Current is not { } hire) return;
        var day = hire.On + _random.Next(-1, 20);
        var changed = await portal.Op<ChangePlannedStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], Date(day)), portal.Token);
        if (Same($"Planned start {day}", _model.MayPlan(day), changed)) _model.Planned(day);
    }

    private async Task Start()
    {
        if (_model.Current is not { } hire) return;
        var day = _random.Next(3) == 0 ? Today : hire.On + _random.Next(0, 12);
        var started = await portal.Op<ConfirmStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], Date(day)), portal.Token);
        if (!Same($"Start {day}", _model.MayStart(day, Today), started)) return;
        _model.Started(day);
        _hiredPerson = (await portal.Load(_ids[hire.Through])).HiredPersonId;
    }

    private async Task LeaveBeforeStart()
    {
        if (_model.Current is not { } hire) return;
        var left = await portal.Op<LeaveBeforeStart>().Execute(portal.Hugo.Actor, new(_ids[hire.Through]), portal.Token);
        if (Same("Left before start", _model.MayLeaveBeforeStart, left)) _model.LeftBeforeStart(Today);
    }

    private async Task UndoHire()
    {
        if (_model.Current is not { } hire) return;
        await Jobs();
        var undone = await portal.Op<UndoHire>().Execute(portal.Hugo.Actor, new(_ids[hire.Through], "Not right"), portal.Token);
        if (Same("Hire undone", true, undone)) _model.Undone(Today);
    }

    private async Task HireLeaves()
    {
        if (_hiredPerson is not { } person || _model.Current?.Started is not { } first) return;
        if (_model.HireLastDay is null)
        {
            var day = first + _random.Next(-1, 30);
            var left = await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(person, Date(day), LeavingReason.OwnWish), portal.Token);
            if (Same($"Last day of the hire {day}", _model.MayRecordHireLastDay(day), left)) _model.HireLeft(day);
        }
        else if (Same("Last day of the hire undone", true, await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(person), portal.Token))) _model.HireLeft(null);
    }

    private async Task ReferrerLeaves()
    {
        var (model, someone) = Pick(_referrers);
        if (model.LastDay is null)
        {
            var earliest = _model.Referrals.Where(r => r.By == model).Select(r => r.MadeOn).DefaultIfEmpty(0).Max();
            var day = Math.Max(earliest, Today + _random.Next(-12, 12));
            var left = await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(someone.Id, Date(day), LeavingReason.OwnWish), portal.Token);
            if (Same($"Last day of referrer {model.Number}: {day}", true, left)) _model.ReferrerLeft(model, day);
        }
        else if (Same($"Last day of referrer {model.Number} undone", true, await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(someone.Id), portal.Token))) _model.ReferrerLeft(model, null);
    }

    private async Task Application()
    {
        var referral = _ids[_model.Referrals[0]];
        if (_model.Applied.Count > 0 && _random.Next(2) == 0)
        {
            var day = _model.Applied.First();
            if (Same($"Application of {day} undone", true, await portal.Op<UndoPriorApplication>().Execute(portal.Hugo.Actor, new(referral, Date(day)), portal.Token))) _model.Application(day, false);
            return;
        }
        var applied = Pick(_model.Referrals).MadeOn - _random.Next(1, plan.PriorApplicant + 5);
        // Of the same day: which came first is not known from a day.
        if (_model.Applied.Contains(applied) || _model.Referrals.Exists(r => r.MadeOn == applied)) return;
        var recorded = await portal.Op<RecordPriorApplication>().Execute(portal.Hugo.Actor, new(referral, Date(applied)), portal.Token);
        if (Same($"Applied by another way on {applied}", true, recorded)) _model.Application(applied, true);
    }

    private async Task HrsWord()
    {
        var referral = Pick(_model.Referrals);
        bool? word = _random.Next(3) switch { 0 => true, 1 => false, _ => null };
        if (word == referral.HrsWord) return;
        var said = await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(_ids[referral], word, "Because"), portal.Token);
        if (Same($"HR's word on {referral.Number}: {word?.ToString() ?? "taken back"}", true, said)) _model.Word(referral, word);
    }

    private async Task DecideCase()
    {
        if (!_model.Case.Open) return;
        var asBefore = _random.Next(2) == 0;
        await using var db = portal.Db();
        var hire = _ids[_model.Current!.Through];
        var asked = await db.CreditCases.AsNoTracking().FirstOrDefaultAsync(c => c.HireId == hire && c.ClosedAt == null, portal.Token);
        Assert.True(asked is not null, $"The model has a case for HR, the portal none.\n{_story}");
        if (Same($"HR decides as before: {asBefore}", true, await portal.Op<DecideCreditCase>().Execute(portal.Hilda.Actor, new(asked.Id, asBefore, "Because"), portal.Token))) _model.Decided(asBefore);
    }

    private async Task Export()
    {
        await Jobs();
        var id = Guid.CreateVersion7();
        var number = ++_batchNumber;
        var made = await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(id, "EUR", _entity, portal.Today), portal.Token);
        var any = _model.Parts.Exists(p => _model.See(p, Today).States is ["Released"]);
        if (!Same($"Batch {number}", any, made)) return;
        _model.Exported(number, Today);
        _batches.Add((number, id));
    }

    private async Task Answer()
    {
        if (_batches.Count == 0) return;
        var (number, id) = _batches[^1];
        var how = _random.Next(3);
        Result answered = how == 2
            ? await portal.Op<VoidBatch>().Execute(portal.Paul.Actor, new(id, "Wrong"), portal.Token)
            : await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(id, [], how == 0, how == 0 ? null : "No account"), portal.Token);
        if (!Same($"Batch {number} {(how == 0 ? "paid" : how == 1 ? "rejected" : "voided")}", true, answered)) return;
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
            var decided = await portal.Op<DecidePayouts>().Execute(portal.Hugo.Actor, new([id], approves ? PayoutVerdict.Approve : PayoutVerdict.Decline, "Because"), portal.Token);
            if (!Same($"Part {part.Number} of {part.To.Number} {(approves ? "approved" : "declined")}", true, decided)) continue;
            if (approves) part.Approved = true;
            else part.Ended = true;
        }
        if (_random.Next(2) == 0) await ForfeitOrDefer();
    }

    private async Task ForfeitOrDefer()
    {
        var open = _model.Parts.Where(p => _model.See(p, Today).States is ["Released"]).ToList();
        if (open.Count == 0) return;
        var part = Pick(open);
        var defer = _random.Next(2) == 0;
        var until = Today + _random.Next(1, 10);
        var id = (await Stored()).Single(p => Is(p, part)).Id;
        var decided = await portal.Op<DecidePayouts>().Execute(portal.Hugo.Actor, new([id], defer ? PayoutVerdict.Defer : PayoutVerdict.Forfeit, "Because", defer ? Date(until) : null), portal.Token);
        if (!Same($"Part {part.Number} of {part.To.Number} {(defer ? $"deferred until {until}" : "forfeited")} by HR", true, decided)) return;
        if (defer) part.DeferredUntil = until;
        else part.Ended = true;
    }

    // ---- both compared

    private bool Same(string what, bool may, Result answered)
    {
        Told(what, answered);
        Assert.True(may == answered.IsOk, $"The model says it is {(may ? "taken" : "refused")}, the portal: {answered.Outcome} {answered.Problem?.Code}\n{_story}");
        return may;
    }

    private void Told(string what, Result answered) => _story.AppendLine($"  {Today,4} {what}{(answered.IsOk ? "" : $" [refused {answered.Problem?.Code ?? answered.Outcome.ToString()}]")}");

    private async Task<List<Payout>> Stored()
    {
        await using var db = portal.Db();
        var ids = _ids.Values.ToList();
        return await db.Payouts.AsNoTracking().Where(p => ids.Contains(p.HireId) || ids.Contains(p.ReferralId)).ToListAsync(portal.Token);
    }

    private bool Is(Payout stored, ObviousRules.Part part) =>
        stored.Number == part.Number && stored.Side == RecipientSide.Referrer && stored.RecipientId == _referrers.Single(r => r.Model == part.To).Portal.Id;

    private async Task Compare()
    {
        await using var db = portal.Db();
        var ids = _ids.Values.ToList();
        var held = await db.Ownerships.Where(o => ids.Contains(o.ReferralId) && o.EndedAt == null).Select(o => o.ReferralId).ToListAsync(portal.Token);
        var holder = _model.HolderOn(Today, withHire: true);
        Assert.True(held.SequenceEqual(holder is null ? [] : [_ids[holder]]),
            $"Day {Today}: the model says that {holder?.Number.ToString() ?? "nobody"} holds the credit, the portal {string.Join(", ", held.Select(NumberOf))}\n{_story}");

        if (_model.Current is { } hire)
        {
            var stands = await portal.Load(_ids[hire.Through]);
            var earner = stands.HolderId is { } id && await portal.Load(id) is { CanEarn: true } ? NumberOf(id) : null;
            Assert.True(earner == _model.Earner()?.Number, $"Day {Today}: the model says that {_model.Earner()?.Number.ToString() ?? "nobody"} earns, the portal {earner?.ToString() ?? "nobody"}\n{_story}");
            var asked = await db.CreditCases.AnyAsync(c => c.HireId == stands.Id && c.ClosedAt == null, portal.Token);
            Assert.True(asked == _model.Case.Open, $"Day {Today}: a case for HR by the model: {_model.Case.Open}, by the portal: {asked}\n{_story}");
        }
        ComparePayouts(await Stored());
    }

    private void ComparePayouts(List<Payout> stored)
    {
        foreach (var part in _model.Parts)
        {
            var seen = _model.See(part, Today);
            var found = stored.Where(p => Is(p, part)).ToList();
            var say = $"Day {Today}: part {part.Number} of referrer {part.To.Number}:";
            Assert.True(found.Count == 1, $"{say} {found.Count} stored\n{_story}");
            Assert.True(seen.States.Contains(found[0].State.ToString()), $"{say} the model says {string.Join(" or ", seen.States)}, the portal {found[0].State} ({found[0].Reason})\n{_story}");
            Assert.True(seen.Amount == found[0].Amount, $"{say} the model says {seen.Amount}, the portal {found[0].Amount}\n{_story}");
            Assert.True(seen.Due is not { } due || Date(due) == found[0].DueOn, $"{say} due on {seen.Due} by the model, on {found[0].DueOn?.DayNumber - _first.DayNumber} by the portal ({found[0].State}, {found[0].Reason})\n{_story}");
            Assert.True(seen.Review is not { } review || review == (found[0].Recovery == RecoveryState.ToReview), $"{say} to review by the model: {seen.Review}, by the portal: {found[0].Recovery} ({found[0].Reason})\n{_story}");
        }
        Assert.True(stored.Count == _model.Parts.Count, $"Day {Today}: {_model.Parts.Count} parts by the model, {stored.Count} stored\n{_story}");
    }

    private int? NumberOf(Guid id) => _ids.FirstOrDefault(r => r.Value == id).Key?.Number;

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
