using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>A person's spells, leaves and working times against the audit and the hire that began the spell.</summary>
public static class PersonWitnesses
{
    /// <param name="hiredFrom">The referral that the present spell names; null: there is none.</param>
    public static IReadOnlyList<LedgerFinding> Of(Person person, KeptFacts kept, Referral? hiredFrom)
    {
        var found = new List<LedgerFinding>();
        Begins(person, kept, hiredFrom, Right);
        Ends(person, kept, Right);
        Before(person, kept, Right);
        Right(IsAsKept(person.Leaves, kept), nameof(Person.Leaves));
        Right(IsAsKept(person.WorkingTimes, kept), nameof(Person.WorkingTimes));
        return found;

        void Right(bool holds, string column)
        {
            var finding = new LedgerFinding(LedgerFault.Differs, $"People.{column}");
            if (!holds && !found.Contains(finding))
                found.Add(finding);
        }
    }

    private static void Begins(Person person, KeptFacts kept, Referral? hiredFrom, Action<bool, string> right)
    {
        right(person.HiredFromReferralId is null || hiredFrom is not null, nameof(Person.HiredFromReferralId));
        if (hiredFrom is { Stage: Stage.Hired, StartedOn: { } started } && hiredFrom.HiredPersonId == person.Id && !person.NeverStarted)
            right(person.FirstDay == started, nameof(Person.FirstDay));
        var last = kept.Last(e => e is FirstDayCorrected or SpellBegun or SpellWithdrawn);
        if (last.Count > 0)
        {
            right(last.Any(f => Agrees(f.Happened)), nameof(Person.FirstDay));
            return;
        }
        if (AddedFrom(kept) is { } day)
            right(person.FirstDay == day, nameof(Person.FirstDay));

        // Which spell is the present one after a withdrawal follows from those before it.
        bool Agrees(DomainEvent happened) =>
            happened is SpellWithdrawn
            || (happened as FirstDayCorrected)?.Day == person.FirstDay
            || (happened is SpellBegun begun && (begun.FirstDay, begun.ReferralId) == (person.FirstDay, person.HiredFromReferralId));
    }

    private static void Ends(Person person, KeptFacts kept, Action<bool, string> right)
    {
        if (kept.Of<PersonAdded>().Count == 0)
            return;
        var last = kept.Last(e => e is LastDayRecorded or LastDayUndone or SpellBegun or SpellWithdrawn or FirstDayCorrected);
        if (last.Count > 0 && last.Any(f => f.Happened is SpellWithdrawn or FirstDayCorrected))
        {
            var days = kept.Of<LastDayRecorded>().Select(f => (DateOnly?)((LastDayRecorded)f.Happened).LastDay);
            right(person.LastDay is null || person.NeverStarted || days.Contains(person.LastDay), nameof(Person.LastDay));
            return;
        }
        right(last.Count == 0 ? person.LastDay is null : last.Any(f => DayAgrees(f.Happened)), nameof(Person.LastDay));
        right(last.Count == 0 ? person.LeavingReason is null : last.Any(f => ReasonAgrees(f.Happened)), nameof(Person.LeavingReason));

        bool DayAgrees(DomainEvent happened) =>
            happened is LastDayRecorded said ? said.LastDay == person.LastDay : person.LastDay is null || person.NeverStarted;

        bool ReasonAgrees(DomainEvent happened) =>
            happened is LastDayRecorded said ? said.Reason == person.LeavingReason : person.LeavingReason is null || person.NeverStarted;
    }

    /// <summary>A hire after a last day begins a spell and keeps the one before; its undoing takes that up again.</summary>
    private static void Before(Person person, KeptFacts kept, Action<bool, string> right)
    {
        var count = 0;
        foreach (var fact in kept.Of<SpellBegun>().Concat(kept.Of<SpellWithdrawn>()).OrderBy(f => f.Number))
            count = fact.Happened is SpellBegun ? count + 1 : Math.Max(count - 1, 0);
        right(person.EarlierSpells.Count(s => !s.Withdrawn) == count, nameof(Person.EarlierSpells));
        if (kept.Of<PersonAdded>().Count == 0)
            return;
        var ends = kept.Of<LastDayRecorded>()
            .Select(f => (LastDayRecorded)f.Happened)
            .Select(e => ((DateOnly?)e.LastDay, (LeavingReason?)e.Reason));
        right(person.EarlierSpells.All(s => ends.Contains((s.LastDay, s.Reason))), nameof(Person.EarlierSpells));
        var begins = kept.Of<SpellBegun>().Select(f => ((SpellBegun)f.Happened).FirstDay);
        var corrected = kept.Of<FirstDayCorrected>().Select(f => ((FirstDayCorrected)f.Happened).Day);
        if (AddedFrom(kept) is { } added)
            right(
                person.EarlierSpells.All(s => s.FirstDay == added || begins.Contains(s.FirstDay) || corrected.Contains(s.FirstDay)),
                nameof(Person.EarlierSpells)
            );
    }

    private static bool IsAsKept(IReadOnlyCollection<Leave> leaves, KeptFacts kept)
    {
        var stand = new Dictionary<DateOnly, DateOnly?>();
        foreach (var fact in kept.Of<LeaveRecorded>().Concat(kept.Of<LeaveUndone>()).OrderBy(f => f.Number))
            if (fact.Happened is LeaveRecorded recorded)
                stand[recorded.From] = recorded.Until;
            else
                stand.Remove(((LeaveUndone)fact.Happened).From);
        return leaves.Count == stand.Count && leaves.All(l => stand.TryGetValue(l.FirstDay, out var until) && until == l.LastDay);
    }

    private static bool IsAsKept(IReadOnlyCollection<WorkingTime> times, KeptFacts kept)
    {
        var stand = new Dictionary<DateOnly, int>();
        foreach (var fact in kept.Of<WorkingTimeRecorded>().Concat(kept.Of<WorkingTimeUndone>()).OrderBy(f => f.Number))
            if (fact.Happened is WorkingTimeRecorded recorded)
                stand[recorded.From] = recorded.Percent;
            else
                stand.Remove(((WorkingTimeUndone)fact.Happened).From);
        return times.Count == stand.Count && times.All(t => stand.TryGetValue(t.From, out var percent) && percent == t.Percent);
    }

    private static DateOnly? AddedFrom(KeptFacts kept)
    {
        var added = kept.Last<PersonAdded>().SelectMany(a => a.Changes ?? []).FirstOrDefault(c => c.Field == ChangedField.FirstDay);
        return DateOnly.TryParse(added?.After, CultureInfo.InvariantCulture, out var day) ? day : null;
    }
}
