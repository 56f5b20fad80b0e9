namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Who earns, how much, when and in which state, for one candidate and their hire: the rules of product §5 and §6 written a second time,
/// slow and easy to read. Nothing of the domain is used here; days are numbers, and after each event everything is worked out anew from the facts.</summary>
internal sealed class ObviousRules(ObviousRules.Plan plan)
{
    public sealed record Plan(string Name, int Window, int PriorApplicant, int Rehire, IReadOnlyList<(decimal Amount, int Days)> Parts, bool Approval);

    public sealed class Referrer(int number)
    {
        public int Number { get; } = number;
        public int? LastDay { get; set; }

        public bool EmployedOn(int day) => !(LastDay < day);
    }

    public sealed class Referral(int number, Referrer by, int opening, int madeOn)
    {
        public int Number { get; } = number;
        public Referrer By { get; } = by;
        public int Opening { get; } = opening;
        public int MadeOn { get; } = madeOn;
        public bool? HrsWord { get; set; }
        public bool Closed { get; set; }
    }

    public sealed record Hire(Referral Through, int On)
    {
        public int? Planned { get; set; }
        public int? Started { get; set; }
    }

    public enum Claim { None, Exported, Paid }

    /// <summary>One instalment owed to one recipient.</summary>
    public sealed class Part(Referrer to, int number, decimal amount)
    {
        public Referrer To { get; } = to;
        public int Number { get; } = number;
        public decimal Amount { get; } = amount;
        public Claim Claim { get; set; }
        public int? Batch { get; set; }
        public bool Approved { get; set; }
        /// <summary>HR said no, or it was forfeited when the hire was undone: it does not come back by itself.</summary>
        public bool Ended { get; set; }
        /// <summary>Whether it had been forfeited when the hire was undone cannot be known: its day had not come.</summary>
        public bool MayHaveEnded { get; set; }
        public int? DeferredUntil { get; set; }
    }

    /// <summary>What may be seen of a part.</summary>
    /// <param name="States">Those that the rules leave open.</param>
    /// <param name="Due">Null: not asked (it is over, or handed on).</param>
    /// <param name="Review">Null: not known yet.</param>
    public sealed record Seen(decimal Amount, IReadOnlyList<string> States, int? Due, bool? Review);

    private static readonly string[] Gone = ["Forfeited", "Cancelled", "Declined"];
    private static readonly string[] Waiting = ["Planned", "Scheduled", "Deferred"];

    public List<Referral> Referrals { get; } = [];
    public HashSet<int> Applied { get; } = [];
    public List<Part> Parts { get; } = [];
    public Hire? Current { get; private set; }
    /// <summary>HR's record of the hired person, kept when the hire is undone.</summary>
    public int? HireLastDay { get; private set; }
    public bool EverStarted { get; private set; }
    /// <summary>HR has to say whose bonus it is: a fact changed the answer. Who had it before.</summary>
    public (bool Open, Referral? Before) Case { get; private set; }
    private Referral? _earned;

    // ---- credit

    public bool CouldEarnWhenMade(Referral referral) =>
        referral.HrsWord != false
        && referral.By.EmployedOn(referral.MadeOn)
        && !Applied.Any(day => day < referral.MadeOn && referral.MadeOn <= day + plan.PriorApplicant);

    /// <summary>Who holds the credit on a day, by walking there day by day.</summary>
    public Referral? HolderOn(int day, bool withHire)
    {
        if (Referrals.FirstOrDefault(r => r.HrsWord == true) is { } given) return given;
        Referral? holder = null;
        Referral? atTheHire = null;
        for (var d = 0; d <= day; d++)
        {
            if (withHire && Current?.On + 1 == d) atTheHire = holder;
            if (atTheHire is not null && holder == atTheHire)
            {
                // Settled. Once that hire has left and the rehire window is over it begins anew with the next referral; the row stays until then.
                var over = Current!.Started is not null && HireLastDay + plan.Rehire < d;
                if (!over || !Referrals.Exists(r => CouldEarnWhenMade(r) && r.MadeOn > HireLastDay + plan.Rehire && r.MadeOn <= d)) continue;
            }
            if (holder is not null && d <= holder.MadeOn + plan.Window && holder != atTheHire) continue;
            holder = Referrals.Where(r => CouldEarnWhenMade(r) && r.MadeOn <= d && d <= r.MadeOn + plan.Window).OrderBy(r => r.MadeOn).ThenBy(r => r.Number).FirstOrDefault();
        }
        return holder;
    }

    /// <summary>Who held the credit on the day the offer was accepted, asked again with their own facts. If they fail, nobody.</summary>
    public Referral? Earner()
    {
        if (Current is not { } hire || HolderOn(hire.On, withHire: false) is not { } holder) return null;
        return holder.HrsWord == true || holder.By.EmployedOn(hire.On) ? holder : null;
    }

    // ---- events. What is answered: must it be taken, or refused?

    /// <summary>On the day of a hire that nobody held, it may be the one that holds.</summary>
    public void Made(Referral referral)
    {
        Referrals.Add(referral);
        FactCorrected();
    }

    public bool MayHire(Referral through, int on, int? planned, int today) =>
        Current is null && !through.Closed && on <= today && on >= through.MadeOn && !(planned < on);

    public void Hired(Referral through, int on, int? planned, int today)
    {
        var told = HolderOn(today, withHire: false);
        Current = new Hire(through, on) { Planned = planned };
        _earned = Earner();
        var byDates = HolderOn(on, withHire: false);
        // Typed late, and that changes who earns: HR says.
        Case = told?.By != byDates?.By && told != _earned ? (true, told) : (false, null);
        LayDown();
    }

    public bool MayPlan(int planned) => Current is { Started: null } hire && planned >= hire.On;

    public void Planned(int day) => Current!.Planned = day;

    public bool MayStart(int day, int today) =>
        Current is { } hire && day <= today && day >= hire.On && !(HireLastDay < day);

    public void Started(int day)
    {
        Current!.Started = day;
        EverStarted = true;
    }

    public bool MayLeaveBeforeStart => Current is { Started: null };

    public void LeftBeforeStart(int today)
    {
        Current!.Through.Closed = true;
        NoHireAnyMore(today);
    }

    public void Undone(int today) => NoHireAnyMore(today);

    private void NoHireAnyMore(int today)
    {
        foreach (var part in Parts.Where(p => p.Claim == Claim.None && !p.Ended))
        {
            var over = See(part, today).States;
            // What had no day yet is cancelled and comes back; what had one was forfeited and stays so.
            if (over.SequenceEqual(Gone) && DueOf(part) is not null) part.Ended = true;
            else if (over.SequenceEqual(Gone)) part.MayHaveEnded = true;
            else if (over.Contains("Forfeited")) part.MayHaveEnded = true;
            part.DeferredUntil = null;
        }
        (Current, Case, _earned) = (null, (false, null), null);
    }

    public bool MayRecordHireLastDay(int day) => Current is { Started: { } first } && day >= first;

    public void HireLeft(int? day)
    {
        HireLastDay = day;
        FactCorrected();
    }

    public void ReferrerLeft(Referrer who, int? day)
    {
        who.LastDay = day;
        FactCorrected();
    }

    public void Application(int day, bool counts)
    {
        if (counts) Applied.Add(day);
        else Applied.Remove(day);
        FactCorrected();
    }

    public void Word(Referral referral, bool? earns)
    {
        if (earns == true) foreach (var other in Referrals.Where(r => r.HrsWord == true)) other.HrsWord = null;
        referral.HrsWord = earns;
        _earned = Earner();
        Case = (false, null);
        LayDown();
    }

    public void Decided(bool asBefore)
    {
        if (asBefore && Case.Before is { } before) before.HrsWord = true;
        else if (asBefore && _earned is { } now) now.HrsWord = false;
        Case = (false, null);
        _earned = Earner();
        LayDown();
    }

    private void FactCorrected()
    {
        if (Current is null) return;
        var now = Earner();
        if (now != _earned)
        {
            var before = Case.Open ? Case.Before : _earned;
            // From nobody to somebody takes nothing from anybody.
            Case = now?.By == before?.By || (before is null && !Case.Open) ? (false, null) : (true, before);
        }
        _earned = now;
        LayDown();
    }

    private void LayDown()
    {
        if (_earned is not { } earner) return;
        for (var n = 1; n <= plan.Parts.Count; n++)
            if (!Parts.Exists(p => p.To == earner.By && p.Number == n)) Parts.Add(new Part(earner.By, n, plan.Parts[n - 1].Amount));
    }

    // ---- payroll and HR

    public void Exported(int batch, int today)
    {
        foreach (var part in Parts.Where(p => See(p, today).States is ["Released"])) (part.Claim, part.Batch) = (Claim.Exported, batch);
    }

    public void Answered(int batch, bool paid)
    {
        foreach (var part in Parts.Where(p => p.Claim == Claim.Exported && p.Batch == batch)) part.Claim = paid ? Claim.Paid : Claim.None;
    }

    // ---- what is to be seen

    /// <summary>As it stands when the day's jobs have run.</summary>
    public Seen See(Part part, int today)
    {
        var due = DueOf(part);
        var earns = _earned is { } earner && earner.By == part.To;
        var left = Left(part, due);
        if (part.Claim != Claim.None)
        {
            bool? review = !earns ? Case.Open ? null : true : left && due > today ? null : left;
            return new(part.Amount, [part.Claim.ToString()], null, review);
        }
        if (!earns || part.Ended) return new(part.Amount, Gone, null, false);
        if (left && due <= today && Current!.Started is not null) return new(part.Amount, Gone, null, false);
        IReadOnlyList<string> states = Open(part, due, today);
        if (left || part.MayHaveEnded) states = [.. states, .. Gone];
        return new(part.Amount, states, left || part.MayHaveEnded ? null : due, false);
    }

    private IReadOnlyList<string> Open(Part part, int? due, int today)
    {
        var mayBeAsked = plan.Approval ? (string[])[.. Waiting, "AwaitingApproval"] : Waiting;
        if (due is null || due > today || Current!.Started is null || Case.Open || part.DeferredUntil > today) return mayBeAsked;
        return plan.Approval && !part.Approved ? ["AwaitingApproval"] : ["Released"];
    }

    public int? DueOf(Part part) => (Current?.Started ?? Current?.Planned) + plan.Parts[part.Number - 1].Days;

    private bool Left(Part part, int? due) => part.To.LastDay < due || (HireLastDay < due && Current?.Started is not null);
}
