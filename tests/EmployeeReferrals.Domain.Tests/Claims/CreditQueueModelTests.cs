using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Tests.Claims;

/// <summary>Who holds the credit on a day, asked of the queue and of a second model that walks through every day and every moment of it.
/// The model is written from the rules (docs/rules.md §5, Owner) and shares nothing with the queue: slow, and easy to read.</summary>
public sealed class CreditQueueModelTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly Guid Nurse = Guid.NewGuid();
    private static readonly Guid Clerk = Guid.NewGuid();

    [Fact]
    public void Queue_and_the_day_by_day_model_name_the_same_holder()
    {
        var seed = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SEED") is { } given
            ? int.Parse(given, null)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        for (var i = 0; i < Given.Iterations(5_000); i++)
            Compare(unchecked(seed + i));
    }

    [Fact]
    public void Two_places_of_one_moment_go_to_the_older_referral()
    {
        // A merge brings both at once; the younger one has the smaller id.
        var history = new History(
            [new(1, 1, 60, true, 30, 3_000, null, false, false), new(2, 1, 30, true, 30, 3_000, null, false, false)],
            []
        );
        var queue = new CreditQueue([.. history.Places.Select(ForTheQueue)], [], DayOf);
        Assert.Equal(IdOf(2), queue.HolderOn(Nurse, First.AddDays(5))?.ReferralId);
        Assert.Equal(2, history.HolderOn(1, 5, null));
    }

    private static void Compare(int seed)
    {
        var random = new Random(seed);
        var history = History.Draw(random);
        var queue = new CreditQueue([.. history.Places.Select(ForTheQueue)], [.. history.Hires.Select(ForTheQueue)], DayOf);
        foreach (var opening in new[] { 1, 2 })
        foreach (var but in history.Hires.Select(h => (int?)h.Referral).Append(null))
        {
            var asked = random.Next(History.Days);
            var expected = history.HolderOn(opening, asked, but);
            var found = queue.HolderOn(OpeningOf(opening), First.AddDays(asked), but is { } hire ? IdOf(hire) : null);
            Assert.True(
                (expected is { } referral ? IdOf(referral) : null) == found?.ReferralId,
                $"Seed {seed}: opening {opening}, day {asked}, without hire {but}: the model says {expected}, "
                    + $"the queue {found?.ReferralId}.\n{history}"
            );
        }
    }

    private static DateOnly DayOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, moment.UtcDateTime.Day);

    private static DateTimeOffset Moment(int minute) => new DateTimeOffset(First, default, TimeSpan.Zero).AddMinutes(minute);

    private static Guid OpeningOf(int opening) => opening == 1 ? Nurse : Clerk;

    private static Guid IdOf(int referral) => new(referral, 0, 0, new byte[8]);

    private static QueuePlace ForTheQueue(Place p) =>
        new(
            IdOf(p.Referral),
            IdOf(100 + p.Referral),
            OpeningOf(p.Opening),
            Moment(p.Made),
            p.AnyOpening ? CreditScope.AnyOpening : CreditScope.OpeningReferredTo,
            First.AddDays(p.LastDayOfWindow),
            p.From is { } from ? Moment(from) : null,
            p.Until is { } until ? Moment(until) : null,
            p.Given,
            p.Removed
        );

    private static StandingHire ForTheQueue(Hire h) =>
        new(IdOf(h.Referral), OpeningOf(h.Opening), First.AddDays(h.On), h.Until is { } until ? First.AddDays(until) : null);

    /// <summary>Moments are minutes and days are numbers, both from the first day.</summary>
    private sealed record Place(
        int Referral,
        int Opening,
        int Made,
        bool AnyOpening,
        int LastDayOfWindow,
        int? From,
        int? Until,
        bool Given,
        bool Removed
    );

    private sealed record Hire(int Referral, int Opening, int On, int? Until);

    private sealed record History(List<Place> Places, List<Hire> Hires)
    {
        public const int Days = 120;
        private const int Day = 24 * 60;

        public static History Draw(Random random)
        {
            var scope = random.Next(3);
            var window = random.Next(3, 40);
            var places = new List<Place>();
            var count = random.Next(1, 8);
            for (var referral = 1; referral <= count; referral++)
            {
                // Few hours, so that some are of the same moment.
                var made = (random.Next(Days - 20) * Day) + (random.Next(8, 12) * 60);
                int? from = random.Next(6) switch
                {
                    0 => null,
                    1 => made + (random.Next(10) * Day) + 30,
                    _ => made,
                };
                int? until = random.Next(4) == 0 ? (from ?? made) + random.Next(1, 20 * Day) : null;
                var opening = random.Next(1, 3);
                var any = scope == 0 || (scope == 1 && random.Next(2) == 0);
                places.Add(
                    new(
                        referral,
                        opening,
                        made,
                        any,
                        (made / Day) + window + random.Next(2),
                        from,
                        until,
                        random.Next(30) == 0,
                        random.Next(12) == 0
                    )
                );
            }
            var hires = new List<Hire>();
            var day = random.Next(10, 50);
            foreach (var place in places.OrderBy(_ => random.Next()).Take(random.Next(4)))
            {
                int? until = random.Next(3) == 0 ? null : day + random.Next(5, 40);
                hires.Add(new(place.Referral, place.Opening, day, until));
                if (until is not { } over)
                    break;
                // Back inside the rehire window now and then, else after it.
                day = random.Next(3) == 0 ? Math.Max(day + 1, over - random.Next(4)) : over + random.Next(1, 30);
                if (hires.Count > 1 && hires[^2].Until > over)
                    hires[^1] = hires[^1] with { Until = hires[^2].Until };
            }
            return new(places, hires);
        }

        public int? HolderOn(int opening, int asked, int? but)
        {
            var given = Places.Where(p => p.Given && Counts(p, opening)).OrderBy(p => p.Made).ThenBy(p => p.Referral).FirstOrDefault();
            return given is not null ? given.Referral : ByDates(opening, asked, [.. Hires.Where(h => h.Referral != but)]);
        }

        private static bool Counts(Place place, int opening) => place.AnyOpening || place.Opening == opening;

        private int? ByDates(int opening, int asked, List<Hire> hires)
        {
            Place? holder = null;
            (bool Is, int? Until) settled = (false, null);
            var startsAnewAt = 0;
            var queue = Places.Where(p => p.From != null && !p.Removed && Counts(p, opening)).ToList();
            for (var day = 0; day <= asked; day++)
            {
                if (settled.Is && settled.Until < day)
                {
                    // That hire has left and the rehire window is over: only who refers from now on counts.
                    (holder, settled, startsAnewAt) = (null, (false, null), day * Day);
                }
                foreach (var moment in MomentsOf(day))
                {
                    if (settled.Is)
                        continue;
                    var standing = queue
                        .Where(p => p.From >= startsAnewAt && p.From <= moment && !(p.Until <= moment) && day <= p.LastDayOfWindow)
                        .ToList();
                    if (holder is not null && standing.Contains(holder))
                        continue;
                    holder = standing.OrderBy(p => p.Made).ThenBy(p => p.Referral).FirstOrDefault();
                }
                foreach (var hire in hires.Where(h => h.On == day))
                    if (holder is not null && ByDates(hire.Opening, day, [.. hires.Where(h => h.On < day)]) == holder.Referral)
                        settled = (true, hire.Until);
            }
            return holder?.Referral;
        }

        private readonly ILookup<int, int> _moments = Places
            .SelectMany(p => new[] { p.From, p.Until })
            .OfType<int>()
            .Distinct()
            .Order()
            .ToLookup(m => m / Day);

        private IEnumerable<int> MomentsOf(int day) => _moments[day].Prepend(day * Day);

        public override string ToString() => string.Join('\n', Places.Select(p => p.ToString()).Concat(Hires.Select(h => h.ToString())));
    }
}
