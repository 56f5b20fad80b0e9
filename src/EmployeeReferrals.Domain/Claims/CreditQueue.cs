using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>A referral as the queue for its candidate sees it.</summary>
/// <param name="From">Since when it stands in the queue; null: it could not earn when made.</param>
/// <param name="Until">Its place ended: declined, expired, erased, or moved to a role it cannot earn for.</param>
/// <param name="GivenByHr">HR's word: it holds the credit, whenever that was said.</param>
/// <param name="RemovedByHr">HR's word: it never does.</param>
public sealed record QueuePlace(
    Guid ReferralId,
    Guid ReferrerId,
    Guid? OpeningId,
    DateTimeOffset MadeAt,
    CreditScope Scope,
    DateOnly WindowEndsOn,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    bool GivenByHr,
    bool RemovedByHr
)
{
    public static QueuePlace Of(Referral referral) =>
        new(
            referral.Id,
            referral.ReferrerId,
            referral.OpeningId,
            referral.MadeAt,
            referral.Terms.Scope,
            referral.Terms.WindowEnds(referral.MadeOn),
            referral.PlaceFrom,
            referral.PlaceUntil,
            referral.Override == true,
            referral.Override == false
        );

    /// <summary>Whether it counts for a hire into an opening: any, or only the one referred to.</summary>
    public bool Covers(Guid? openingId) => Scope == CreditScope.AnyOpening || OpeningId == openingId;
}

/// <summary>A hire of the candidate that stands.</summary>
/// <param name="Until">The last day on which it still settles the credit: the hire's last day and the plan's rehire window after it. Null:
/// they are still here.</param>
public sealed record StandingHire(Guid ReferralId, Guid? OpeningId, DateOnly HiredOn, DateOnly? Until);

/// <summary>Who holds the credit for a candidate, on any day: dates decide, whenever something was typed in or a job ran (docs/rules.md
/// §5).
/// <para>The earliest referral that could earn when made holds it until its window ends; then the oldest one behind it that is still inside
/// its own. A hire inside the window settles it until that hire has left and the plan's rehire window is over; then it begins anew with the
/// next referral.</para></summary>
/// <param name="dayOf">The company's calendar.</param>
public sealed class CreditQueue(
    IReadOnlyCollection<QueuePlace> places,
    IReadOnlyCollection<StandingHire> hires,
    Func<DateTimeOffset, DateOnly> dayOf
)
{
    /// <summary>Who held the credit at the end of a day; null: nobody.</summary>
    /// <param name="openingId">For a hire into this opening.</param>
    /// <param name="butHire">A hire that does not count: the one being decided.</param>
    public QueuePlace? HolderOn(Guid? openingId, DateOnly day, Guid? butHire = null)
    {
        if (
            places.Where(p => p.GivenByHr && p.Covers(openingId)).OrderBy(p => p.MadeAt).ThenBy(p => p.ReferralId).FirstOrDefault() is
            { } given
        )
            return given;
        var past = hires.Where(h => h.ReferralId != butHire && h.HiredOn <= day).OrderBy(h => h.HiredOn).ToList();
        return Held(openingId, day, past);
    }

    private QueuePlace? Held(Guid? openingId, DateOnly day, List<StandingHire> past)
    {
        var line = new Line();
        foreach (var (on, happens) in Happenings(openingId, past))
        {
            if (on > day)
                break;
            line.GoTo(on);
            happens(line, on);
        }
        line.GoTo(day);
        return line.Holder;
    }

    private IEnumerable<(DateOnly On, Action<Line, DateOnly> Happens)> Happenings(Guid? openingId, List<StandingHire> past)
    {
        var all = new List<(DateOnly On, DateTimeOffset At, bool Leaves, QueuePlace? Of, Action<Line, DateOnly> Happens)>();
        foreach (var place in places.Where(p => p.Covers(openingId) && !p.RemovedByHr))
        {
            if (place.From is not { } from)
                continue;
            all.Add((dayOf(from), from, false, place, (line, day) => line.Arrive(place, day)));
            if (place.Until is { } until)
                all.Add((dayOf(until), until, true, place, (line, day) => line.Leave(place, day)));
        }
        // A hire counts from the end of its day: who referred on that day was there before it.
        all.AddRange(
            past.Select(
                (hire, i) =>
                    (
                        hire.HiredOn,
                        DateTimeOffset.MaxValue,
                        false,
                        (QueuePlace?)null,
                        (Action<Line, DateOnly>)((line, _) => line.Settle(Held(hire.OpeningId, hire.HiredOn, past[..i]), hire.Until))
                    )
            )
        );
        // What one moment brings, a merge for instance, is seen as a whole: whoever comes first, the older one holds it; who leaves does so
        // last.
        return all.OrderBy(h => h.On)
            .ThenBy(h => h.At)
            .ThenBy(h => h.Leaves)
            .ThenBy(h => h.Of?.MadeAt)
            .ThenBy(h => h.Of?.ReferralId)
            .Select(h => (h.On, h.Happens));
    }

    private sealed class Line
    {
        private readonly List<QueuePlace> _waiting = [];
        private bool _settled;
        private DateOnly? _settledUntil;

        public QueuePlace? Holder { get; private set; }

        /// <summary>What ends by itself up to a day.</summary>
        public void GoTo(DateOnly day)
        {
            while (Holder is { } holder)
            {
                if (_settled)
                {
                    if (!(day > _settledUntil))
                        return;
                    _waiting.Clear();
                    (_settled, Holder) = (false, null);
                }
                else if (day <= holder.WindowEndsOn)
                    return;
                else
                    Next(holder.WindowEndsOn.AddDays(1));
            }
        }

        public void Arrive(QueuePlace place, DateOnly day)
        {
            _waiting.Add(place);
            if (Holder is null && day <= place.WindowEndsOn)
                Holder = place;
        }

        public void Leave(QueuePlace place, DateOnly day)
        {
            _waiting.Remove(place);
            // What a hire has settled is owed, whatever becomes of the data.
            if (Holder == place && !_settled)
                Next(day);
        }

        public void Settle(QueuePlace? by, DateOnly? until)
        {
            if (by is null || Holder != by)
                return;
            (_settled, _settledUntil) = (true, until);
        }

        private void Next(DateOnly day)
        {
            if (Holder is { } over)
                _waiting.Remove(over);
            Holder = _waiting.Where(p => day <= p.WindowEndsOn).OrderBy(p => p.MadeAt).ThenBy(p => p.ReferralId).FirstOrDefault();
        }
    }
}
