using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Operations;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Who earns, how much, when and in which state, for a few candidates and their hires: the rules of docs/rules.md §5 and §6
/// written a second time, slow and easy to read. Nothing of the domain is used here; days are numbers, and after each event everything is
/// worked out anew from the facts.</summary>
internal sealed class ObviousRules(ObviousRules.Plan plan, Func<int, int> yearOf)
{
    /// <summary>What no version of the plan changes.</summary>
    public sealed record Plan(
        string Name,
        string Currency,
        int Digits,
        int Window,
        int PriorApplicant,
        int Rehire,
        int? CapInAYear,
        bool Approval,
        bool WaitsForLeave
    );

    /// <summary>What a version of the plan gives: a whole, in shares of a hundred, so many days after the start.</summary>
    public sealed record Terms(
        decimal Whole,
        IReadOnlyList<(decimal Share, int Days)> Parts,
        decimal HireWhole,
        IReadOnlyList<(decimal Share, int Days)> HireParts
    );

    public sealed class Referrer(int number)
    {
        public int Number { get; } = number;
        public int? LastDay { get; set; }

        /// <summary>No end: until further notice.</summary>
        public List<(int From, int? Until)> Leaves { get; } = [];

        public bool EmployedOn(int day) => !(LastDay < day);
    }

    public sealed class Candidate
    {
        public List<Referral> Referrals { get; } = [];
        public HashSet<int> Applied { get; } = [];

        /// <summary>The last one is the present one. One that was undone and made again is the same.</summary>
        public List<Hire> Hires { get; } = [];

        /// <summary>Found to be another, who has all of this now.</summary>
        public Candidate? Merged { get; set; }

        public Hire? Current => Hires.LastOrDefault(h => h.Stands);

        public bool EmployedOn(int day) =>
            Hires.Exists(h => h is { Stands: true, Started: { } first } && first <= day && !(h.LastDay < day));

        public bool LeftBefore(int day) =>
            !EmployedOn(day) && Hires.Exists(h => h is { Stands: true, Started: not null } && h.LastDay < day);
    }

    public sealed class Referral(int number, Referrer by, int opening, int madeOn, Terms terms)
    {
        public int Number { get; } = number;
        public Referrer By { get; } = by;
        public int Opening { get; } = opening;
        public int MadeOn { get; } = madeOn;
        public Terms Terms { get; } = terms;

        /// <summary>On the day it was made the candidate worked here, or had not been away for long enough.</summary>
        public bool OfOneWhoWasHere { get; set; }
        public bool? HrsWord { get; set; }
        public bool Closed { get; set; }
    }

    public sealed class Hire(Candidate of)
    {
        public Candidate Of { get; private set; } = of;

        public Hire BelongTo(Candidate another)
        {
            Of = another;
            return this;
        }

        public required Referral Through { get; set; }
        public int On { get; set; }
        public int? Planned { get; set; }
        public int? Started { get; set; }

        /// <summary>HR's record of the hired person, kept when the hire is undone.</summary>
        public int? LastDay { get; set; }
        public bool Stands { get; set; } = true;

        /// <summary>Events counted: when it was typed in, and when something of it went to payroll.</summary>
        public int TypedAs { get; set; }
        public int OutAs { get; set; }
        public List<Part> Parts { get; } = [];

        /// <summary>Whose the bonus is by the facts, at last.</summary>
        public Referral? Earned { get; set; }

        /// <summary>HR has to say whose bonus it is: a fact changed the answer. Who had it before.</summary>
        public (bool Open, Referral? Before) Case { get; set; }

        /// <summary>What its parts were last counted by.</summary>
        public Terms? CountedBy { get; set; }
    }

    public enum Claim
    {
        None,
        Exported,
        Paid,
    }

    /// <summary>One instalment owed to one recipient: a referrer, or where there is none the hired person.</summary>
    public sealed class Part(Hire of, Referrer? to, int number)
    {
        public Hire Of { get; } = of;
        public Referrer? To { get; } = to;
        public int Number { get; } = number;
        public decimal Amount { get; set; }
        public int Days { get; set; }
        public Claim Claim { get; set; }
        public int? Batch { get; set; }

        /// <summary>What HR said yes to.</summary>
        public decimal? Approved { get; set; }

        /// <summary>HR said no, or it was forfeited when the hire was undone: it does not come back by itself.</summary>
        public bool Ended { get; set; }

        /// <summary>Whether it had been forfeited when the hire was undone cannot be known: its day had not come.</summary>
        public bool MayHaveEnded { get; set; }

        /// <summary>The hire was undone, and it was not owed since.</summary>
        public bool Cancelled { get; set; }
        public int? DeferredUntil { get; set; }
    }

    /// <summary>What may be seen of a part.</summary>
    /// <param name="Amount">Null: not asked (it is over).</param>
    /// <param name="States">Those that the rules leave open.</param>
    /// <param name="Due">Null: not asked (it is over, or handed on).</param>
    /// <param name="Review">Null: not known yet.</param>
    public sealed record Seen(decimal? Amount, IReadOnlyList<string> States, int? Due, bool? Review);

    private const int Never = int.MaxValue;
    private static readonly string[] Gone = ["Forfeited", "Cancelled", "Declined"];
    private static readonly string[] Waiting = ["Planned", "Scheduled", "Deferred"];

    public List<(int From, Terms Terms)> Versions { get; } = [];
    public List<Candidate> Candidates { get; } = [];
    public IEnumerable<Hire> Hires => Candidates.SelectMany(c => c.Hires);
    public IEnumerable<Part> Parts => Hires.SelectMany(h => h.Parts);

    // ---- credit

    /// <summary>The newest version that has begun.</summary>
    public Terms TermsOn(int day) => Versions.OrderBy(v => v.From).Last(v => v.From <= day).Terms;

    private bool CouldEarnWhenMade(Candidate of, Referral referral) =>
        referral.HrsWord != false
        && !referral.OfOneWhoWasHere
        && referral.By.EmployedOn(referral.MadeOn)
        && !of.Applied.Any(day => day < referral.MadeOn && referral.MadeOn <= day + plan.PriorApplicant);

    /// <summary>Who holds the credit on a day, by walking there day by day.</summary>
    /// <param name="hires">Those that settle it.</param>
    private Referral? HolderOn(Candidate of, int day, IReadOnlyList<Hire> hires)
    {
        if (of.Referrals.Find(r => r.HrsWord == true) is { } given)
            return given;
        Referral? holder = null;
        Hire? settledBy = null;
        Referral? atTheHire = null;
        // Older ones stay behind the hire that they belong to, whatever is left of their windows.
        var anewFrom = 0;
        for (var d = 0; d <= day; d++)
        {
            foreach (var hire in hires.Where(h => h.On + 1 == d))
                (settledBy, atTheHire) = (hire, holder);
            if (atTheHire is not null && holder == atTheHire)
            {
                // Settled. Once that hire has left and the rehire window is over it begins anew with the next referral; the row stays until
                // then.
                var over = settledBy!.Started is not null && settledBy.LastDay + plan.Rehire < d;
                if (
                    !over
                    || !of.Referrals.Exists(r => CouldEarnWhenMade(of, r) && r.MadeOn > settledBy.LastDay + plan.Rehire && r.MadeOn <= d)
                )
                    continue;
                anewFrom = settledBy.LastDay!.Value + plan.Rehire + 1;
            }
            if (holder is not null && d <= holder.MadeOn + plan.Window && holder != atTheHire)
                continue;
            holder = of
                .Referrals.Where(r => CouldEarnWhenMade(of, r) && r.MadeOn >= anewFrom && r.MadeOn <= d && d <= r.MadeOn + plan.Window)
                .OrderBy(r => r.MadeOn)
                .ThenBy(r => r.Number)
                .FirstOrDefault();
        }
        return holder;
    }

    public Referral? HolderToday(Candidate of, int today) => HolderOn(of, today, [.. of.Hires.Where(h => h.Stands)]);

    /// <summary>A hire has left and its rehire window is over: whether the row stays until the next referral is left open.</summary>
    public bool MayHaveEnded(Candidate of, int today) => of.Hires.Exists(h => h.Stands && h.LastDay + plan.Rehire < today);

    /// <summary>Who held the credit on the day the offer was accepted, asked again with their own facts but the cap. If they fail,
    /// nobody.</summary>
    private Referral? EarnsButForTheCap(Hire hire)
    {
        if (!hire.Stands)
            return null;
        var before = hire.Of.Hires.Where(h => h != hire && h.Stands && h.On <= hire.On).ToList();
        // Who comes back inside the rehire window earns nothing new.
        if (before.Exists(h => h.LastDay is { } left && hire.On <= left + plan.Rehire))
            return null;
        if (HolderOn(hire.Of, hire.On, before) is not { } holder)
            return null;
        // An earlier hire settled that one's credit; only a new referral begins anew.
        if (holder.HrsWord != true && before.Exists(h => HolderOn(hire.Of, h.On, [.. before.Where(b => b != h && b.On <= h.On)]) == holder))
            return null;
        return holder.HrsWord == true || holder.By.EmployedOn(hire.On) ? holder : null;
    }

    public Referral? Earner(Hire hire) =>
        EarnsButForTheCap(hire) is { } holder && (holder.HrsWord == true || IsUnderTheCap(hire, holder)) ? holder : null;

    public bool IsUnderTheCap(Hire hire, Referral holder)
    {
        if (plan.CapInAYear is not { } cap)
            return true;
        var before = 0;
        foreach (var other in Hires.Where(h => h != hire && h.Stands && yearOf(h.On) == yearOf(hire.On)))
        {
            if (EarnsButForTheCap(other) is { } theirs && theirs.By == holder.By && IsBefore(other, theirs, hire, holder))
                before++;
        }
        return before < cap;
    }

    // By the day of the hire, then the referral's; one that is typed in later takes no place from what is exported.
    private static bool IsBefore(Hire one, Referral by, Hire other, Referral otherBy) =>
        IsOut(one, by) && one.OutAs < other.TypedAs ? true
        : IsOut(other, otherBy) && other.OutAs < one.TypedAs ? false
        : (one.On, by.Number).CompareTo((other.On, otherBy.Number)) < 0;

    private static bool IsOut(Hire hire, Referral by) => hire.Parts.Exists(p => p.To == by.By && p.Claim != Claim.None);

    private int _events;

    // ---- events. What is answered: must it be taken, or refused?

    public void Made(Candidate of, Referral referral)
    {
        referral.OfOneWhoWasHere =
            of.EmployedOn(referral.MadeOn)
            || of.Hires.Exists(h =>
                h is { Stands: true, Started: not null, LastDay: { } left }
                && left < referral.MadeOn
                && referral.MadeOn <= left + plan.Rehire
            );
        of.Referrals.Add(referral);
        // On the day of a hire that nobody held, it may be the one that holds.
        FactCorrected(of);
    }

    public static bool MayHire(Candidate of, Referral through, int on, int? planned, int today) =>
        !through.Closed
        && !of.Hires.Exists(h => h.Stands && h.Through == through)
        && !of.Hires.Exists(h => h.Stands && !(h.LastDay < today))
        && on <= today
        && on >= through.MadeOn
        && !(planned < on);

    public Hire Hired(Candidate of, Referral through, int on, int? planned, int today)
    {
        var told = HolderToday(of, today);
        var hire = of.Hires.LastOrDefault(h => !h.Stands);
        if (hire is null)
            of.Hires.Add(hire = new Hire(of) { Through = through });
        (hire.Through, hire.On, hire.Planned, hire.Started, hire.Stands, hire.CountedBy) = (through, on, planned, null, true, null);
        hire.TypedAs = ++_events;
        hire.Earned = Earner(hire);
        var byDates = HolderOn(of, on, [.. of.Hires.Where(h => h != hire && h.Stands && h.On <= on)]);
        // Typed late, and that changes who earns: HR says. Who returns too early earns nobody anything, whenever it is typed.
        hire.Case = on < today && !IsReturn(hire) && told?.By != byDates?.By && told != hire.Earned ? (true, told) : (false, null);
        FollowOthers(of);
        return hire;
    }

    public bool IsReturn(Hire hire) =>
        hire.Of.Hires.Exists(h => h != hire && h.Stands && h.On <= hire.On && h.LastDay is { } left && hire.On <= left + plan.Rehire);

    public static bool MayPlan(Hire hire, int planned) => hire.Started is null && planned >= hire.On;

    public static bool MayStart(Hire hire, int day, int today) =>
        day <= today
        && day >= hire.On
        && !(hire.LastDay < day)
        && !hire.Of.Hires.Exists(h => h != hire && h is { Stands: true, Started: not null } && !(h.LastDay < day));

    public void Started(Hire hire, int day)
    {
        hire.Started = day;
        FollowOthers(hire.Of);
    }

    public void LeftBeforeStart(Hire hire, int today)
    {
        hire.Through.Closed = true;
        NoHireAnyMore(hire, today);
    }

    public void Undone(Hire hire, int today) => NoHireAnyMore(hire, today);

    private void NoHireAnyMore(Hire hire, int today)
    {
        foreach (var part in hire.Parts.Where(p => p.Claim == Claim.None && !p.Ended && !p.Cancelled))
        {
            part.Cancelled = true;
            var over = See(part, today).States;
            // What had no day yet is cancelled and comes back; what had one was forfeited and stays so.
            if (over.SequenceEqual(Gone) && DueOf(part) is not null)
                part.Ended = true;
            else if (over.SequenceEqual(Gone))
                part.MayHaveEnded = true;
            else if (over.Contains("Forfeited"))
                part.MayHaveEnded = true;
            part.DeferredUntil = null;
        }
        (hire.Stands, hire.Case, hire.Earned) = (false, (false, null), null);
        FollowOthers(hire.Of);
    }

    public static bool MayRecordHireLastDay(Hire hire, int day) => hire.Started is { } first && day >= first;

    public void HireLeft(Hire hire, int? day)
    {
        hire.LastDay = day;
        FactCorrected(hire.Of);
    }

    public void ReferrerLeft(Referrer who, int? day)
    {
        who.LastDay = day;
        // All are asked because of this one fact.
        foreach (var candidate in Candidates)
            AskAgain(candidate);
        FollowOthers(Candidates[0]);
    }

    public void Application(Candidate of, int day, bool counts)
    {
        if (counts)
            of.Applied.Add(day);
        else
            of.Applied.Remove(day);
        FactCorrected(of);
    }

    public void Word(Candidate of, Referral referral, bool? earns)
    {
        if (earns == true)
            foreach (var other in of.Referrals.Where(r => r.HrsWord == true))
                other.HrsWord = null;
        referral.HrsWord = earns;
        Answered(of);
    }

    public void Decided(Hire hire, bool asBefore)
    {
        if (asBefore && hire.Case.Before is { } before)
            before.HrsWord = true;
        else if (asBefore && hire.Earned is { } now)
            now.HrsWord = false;
        Answered(hire.Of);
    }

    private void Answered(Candidate of)
    {
        foreach (var hire in of.Hires)
            (hire.Earned, hire.Case) = (Earner(hire), (false, null));
        FollowOthers(of);
    }

    public static bool MayMerge(Candidate one, Candidate other) =>
        !(one.Current is not null && other.Current is not null)
        && one.Referrals.Concat(other.Referrals).Where(r => r.HrsWord == true).Select(r => r.By).Distinct().Count() <= 1;

    public void Merge(Candidate into, Candidate from)
    {
        into.Referrals.AddRange(from.Referrals);
        into.Referrals.Sort((a, b) => a.Number.CompareTo(b.Number));
        into.Applied.UnionWith(from.Applied);
        from.Merged = into;
        Candidates.Remove(from);
        FactCorrected(into);
    }

    private void FactCorrected(Candidate of)
    {
        AskAgain(of);
        FollowOthers(of);
    }

    private void AskAgain(Candidate of)
    {
        foreach (var hire in of.Hires.Where(h => h.Stands))
        {
            var now = Earner(hire);
            if (now != hire.Earned)
            {
                var before = hire.Case.Open ? hire.Case.Before : hire.Earned;
                // From nobody to somebody takes nothing from anybody.
                hire.Case = now?.By == before?.By || (before is null && !hire.Case.Open) ? (false, null) : (true, before);
            }
            hire.Earned = now;
        }
    }

    // A place under the cap that was freed or taken decides other hires again; nobody is asked for that.
    private void FollowOthers(Candidate of)
    {
        foreach (var hire in Hires.Where(h => h.Of != of && h.Stands))
            hire.Earned = Earner(hire);
        foreach (var hire in Hires.Where(h => h is { Stands: true, Earned: not null }))
            LayDown(hire);
    }

    private void LayDown(Hire hire)
    {
        var earner = hire.Earned!;
        for (var n = 1; n <= earner.Terms.Parts.Count; n++)
            if (!hire.Parts.Exists(p => p.To == earner.By && p.Number == n))
                hire.Parts.Add(new Part(hire, earner.By, n));
        // The hired person is somebody to pay once they have started.
        for (var n = 1; hire.Started is not null && n <= earner.Terms.HireParts.Count; n++)
            if (!hire.Parts.Exists(p => p.To is null && p.Number == n))
                hire.Parts.Add(new Part(hire, null, n));
        foreach (var part in hire.Parts.Where(p => p.To is null ? hire.Started is not null : p.To == earner.By))
            part.Cancelled = false;
        Count(hire, earner.Terms.Whole, earner.Terms.Parts, [.. hire.Parts.Where(p => p.To == earner.By)]);
        Count(hire, earner.Terms.HireWhole, earner.Terms.HireParts, [.. hire.Parts.Where(p => p.To is null)]);
        hire.CountedBy = earner.Terms;
    }

    // What is out stands and counts towards the whole; the last part that is not takes the difference.
    private void Count(Hire hire, decimal whole, IReadOnlyList<(decimal Share, int Days)> plan, List<Part> parts)
    {
        var amounts = Split(whole, plan);
        foreach (var part in parts)
            part.Days = plan[part.Number - 1].Days;
        if (hire.CountedBy is not null && hire.CountedBy == hire.Earned!.Terms && parts.TrueForAll(p => p.Amount > 0))
            return;
        var open = parts.Where(p => p.Claim == Claim.None).OrderBy(p => p.Number).ToList();
        foreach (var part in open)
            part.Amount = amounts[part.Number - 1];
        if (open.Count > 0)
            open[^1].Amount = Math.Max(
                0,
                open[^1].Amount + parts.Where(p => p.Claim != Claim.None).Sum(p => amounts[p.Number - 1] - p.Amount)
            );
    }

    /// <summary>Each is rounded to the currency's smallest coin, and the last takes the rest.</summary>
    private List<decimal> Split(decimal whole, IReadOnlyList<(decimal Share, int Days)> parts)
    {
        var amounts = new List<decimal>();
        foreach (var (share, _) in parts)
            amounts.Add(
                amounts.Count == parts.Count - 1
                    ? whole - amounts.Sum()
                    : Math.Round(whole * share / 100, plan.Digits, MidpointRounding.AwayFromZero)
            );
        return amounts;
    }

    // ---- payroll and HR

    public void Answered(int batch, bool paid)
    {
        foreach (var part in Parts.Where(p => p.Claim == Claim.Exported && p.Batch == batch))
            part.Claim = paid ? Claim.Paid : Claim.None;
        foreach (var candidate in Candidates)
            FollowOthers(candidate);
    }

    public void Exported(Part part, int batch)
    {
        if (!part.Of.Parts.Exists(p => p.Claim != Claim.None))
            part.Of.OutAs = ++_events;
        (part.Claim, part.Batch) = (Claim.Exported, batch);
        FollowOthers(part.Of.Of);
    }

    // ---- what is to be seen

    /// <summary>As it stands when the day's jobs have run.</summary>
    public Seen See(Part part, int today)
    {
        var hire = part.Of;
        var judged = JudgedOn(part);
        var earns = hire.Earned is { } earner && (part.To is null || earner.By == part.To);
        var left = Left(part, judged);
        // The hired person of a hire that is made again is paid as soon as they have started again.
        var nobodyYet = part.To is null && hire.Started is null;
        if (part.Claim != Claim.None)
        {
            bool? review =
                nobodyYet && hire.Stands ? null
                : !earns
                    ? hire.Case.Open ? null
                        : true
                : left && (judged > today || hire.Started is null) ? null
                // Whether what is paid waits for a leave that was recorded afterwards is left open.
                : judged != DueOf(part) ? null
                : left;
            return new(part.Amount, [part.Claim.ToString()], null, review);
        }
        // What came back from payroll while HR is asked whose it is may wait for the answer.
        if (!earns && !part.Ended && hire.Case.Open)
            return new(null, [.. Waiting, "AwaitingApproval", .. Gone], null, false);
        if (!earns || part.Ended)
            return new(null, Gone, null, false);
        if (nobodyYet)
            return new(null, [.. Waiting, .. Gone], null, false);
        // While HR is asked whose it is, nothing is judged: it ends with the answer at the latest.
        if (left && judged <= today && hire.Started is not null)
            return new(null, hire.Case.Open ? [.. Waiting, .. Gone] : Gone, null, false);
        IReadOnlyList<string> states = Open(part, judged, today);
        // It waits for a leave without an end, and who was hired is gone: that may be said at once, or when the leave has ended.
        var mayBeOver =
            left || part.MayHaveEnded || (judged == Never && (hire.Of.LeftBefore(today) || hire.Of.LeftBefore(DueOf(part)!.Value)));
        if (mayBeOver)
            states = [.. states, .. Gone];
        return new(mayBeOver ? null : part.Amount, states, mayBeOver ? null : DueOf(part), false);
    }

    private IReadOnlyList<string> Open(Part part, int? judged, int today)
    {
        var mayBeAsked = plan.Approval ? (string[])[.. Waiting, "AwaitingApproval"] : Waiting;
        if (judged is null || judged > today || part.Of.Started is null || part.Of.Case.Open || part.DeferredUntil > today)
            return mayBeAsked;
        return plan.Approval && part.Approved != part.Amount ? ["AwaitingApproval"] : ["Released"];
    }

    public static int? DueOf(Part part) => (part.Of.Started ?? part.Of.Planned) + part.Days;

    /// <summary>The due date, or the day after the leaves it waits for.</summary>
    public int? JudgedOn(Part part)
    {
        if (DueOf(part) is not { } day)
            return null;
        if (part.To is not { } to || !plan.WaitsForLeave)
            return day;
        // Whose hire has left by then is judged by that, on leave or not.
        while (to.EmployedOn(day) && !part.Of.Of.LeftBefore(day) && to.Leaves.Exists(l => Covers(l, day)))
        {
            var (_, until) = to.Leaves.Find(l => Covers(l, day));
            // It ends with the employment at the latest.
            var last = Math.Min(until ?? Never, to.LastDay ?? Never);
            if (last == Never)
                return Never;
            day = last + 1;
        }
        return day;
    }

    private static bool Covers((int From, int? Until) leave, int day) => leave.From <= day && !(leave.Until < day);

    private static bool Left(Part part, int? day) =>
        day is { } judged
        && judged != Never
        && ((part.To is { } to && to.LastDay < judged) || (part.Of.Started is not null && part.Of.Of.LeftBefore(judged)));
}
