using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>What came of a change beside what changed in the referrals.</summary>
/// <param name="Holdings">Those that begin with it.</param>
/// <param name="Cases">What HR is asked anew.</param>
public sealed record ClaimsOutcome(IReadOnlyList<Ownership> Holdings, IReadOnlyList<CreditCase> Cases);

/// <summary>All that referrers claim on one candidate: the queue, who holds the credit, whom a hire asks, and what HR has to decide
/// (docs/rules.md §5).</summary>
public sealed partial class CandidateClaims
{
    private readonly Guid _candidateId;
    private readonly IReadOnlyList<Referral> _referrals;
    private readonly List<Ownership> _holdings;
    private readonly IReadOnlyDictionary<Guid, Person> _hired;
    private readonly PlanCatalog _catalog;
    private readonly CompanyCalendar _calendar;
    private readonly Act _act;
    private readonly Dictionary<Guid, Guid?> _earnedBefore;
    private readonly IReadOnlyList<Ownership> _told;
    private readonly HashSet<Guid> _back = [];

    /// <param name="referrals">All of the candidate's, with their decisions.</param>
    /// <param name="holdings">Those of the candidate that have not ended.</param>
    /// <param name="hired">The people that the hires became.</param>
    public CandidateClaims(
        Guid candidateId,
        IEnumerable<Referral> referrals,
        IEnumerable<Ownership> holdings,
        IReadOnlyDictionary<Guid, Person> hired,
        (PlanCatalog Catalog, CompanyCalendar Calendar, Act Act) rules
    )
    {
        (_candidateId, _hired) = (candidateId, hired);
        (_catalog, _calendar, _act) = rules;
        _referrals = [.. referrals.OrderBy(r => r.MadeAt).ThenBy(r => r.Id)];
        _holdings = [.. holdings];
        _told = [.. _holdings];
        _earnedBefore = _referrals.Where(r => r.Stage == Stage.Hired).ToDictionary(r => r.Id, EarnerOf);
    }

    public Guid CandidateId => _candidateId;
    public IReadOnlyList<Referral> Referrals => _referrals;

    public IEnumerable<Referral> Hires => _referrals.Where(r => r.Stage == Stage.Hired).OrderBy(r => r.HiredOn).ThenBy(r => r.Id);

    public Referral? Find(Guid? id) => _referrals.FirstOrDefault(r => r.Id == id);

    /// <summary>Who holds the credit today for an opening; null: nobody.</summary>
    public Referral? HolderToday(Guid? openingId) => Find(Queue().HolderOn(openingId, _act.Day)?.ReferralId);

    /// <summary>Decides again whatever follows from a change: credit, holdings, and what HR has to decide.</summary>
    public ClaimsOutcome Follow(CreditChange change, ClaimsGround ground)
    {
        if (change.FactsLearnt)
            foreach (var referral in _referrals)
                PlaceAgain(referral, ground);
        var asked = new HashSet<Referral>();
        foreach (var hire in Hires)
            asked.UnionWith(Ask(hire, change, ground));
        foreach (var referral in _referrals.Where(r => r.Stage != Stage.Hired && r.Override is null && !asked.Contains(r)))
            Stand(referral, change, ground);
        return new ClaimsOutcome(Hold(change), Cases(change, ground));
    }

    private Guid? EarnerOf(Referral hire) => Find(hire.HolderId) is { CanEarn: true } holder ? holder.Id : null;

    private CreditQueue Queue() =>
        new(
            [.. _referrals.Select(QueuePlace.Of)],
            [.. Hires.Select(h => new StandingHire(h.Id, h.OpeningId, h.HiredOn!.Value, SettledUntil(h)))],
            _calendar.DayOf
        );

    private DateOnly? SettledUntil(Referral hire) =>
        hire.HiredPersonId is { } id && _hired.GetValueOrDefault(id)?.LastDayOf(hire.Id) is { } last
            ? last.AddDays(_catalog.TermsOf((Find(hire.HolderId) ?? hire).Terms).RehireDays)
            : null;

    private void PlaceAgain(Referral referral, ClaimsGround ground)
    {
        var facts = Facts(referral, referral.OpeningId, null, ground);
        referral.Place(CreditRules.Decide(_catalog.TermsOf(referral.Terms), facts).Code.CouldEarn(), referral.MadeAt);
    }

    /// <returns>Those who were asked: who held the credit that day, and whoever the hire came through.</returns>
    private List<Referral> Ask(Referral hire, CreditChange change, ClaimsGround ground)
    {
        var day = hire.HiredOn!.Value;
        // Who comes back inside the rehire window earns nobody anything new (docs/rules.md §6).
        var left = Hires
            .Where(h => h.Id != hire.Id && h.HiredOn <= day && SettledUntil(h) >= day)
            .Select(h => _hired[h.HiredPersonId!.Value].LastDayOf(h.Id))
            .Max();
        if (left is not null)
            _back.Add(hire.Id);
        var holder = left is null ? Find(Queue().HolderOn(hire.OpeningId, day, hire.Id)?.ReferralId) : null;
        SettleWith(hire, holder, ground);
        if (holder is not null && holder.Override is null)
        {
            var facts = Facts(holder, hire.OpeningId, day, ground) with
            {
                NoPlan = hire.HireTerms!.IsEmpty,
                OtherHires = _catalog.TermsOf(holder.Terms).CapHires is null ? 0 : ground.PlacesBefore(hire, holder),
            };
            Decide(holder, facts, hire, change);
        }
        // What an earlier hire asked of this referral stands: coming back through it says nothing about that one.
        if (holder != hire && hire.Override is null && !Hires.Any(h => h != hire && h.HolderId == hire.Id))
        {
            var facts = Facts(hire, hire.OpeningId, day, ground);
            Decide(
                hire,
                facts with
                {
                    CandidateLeftOn = left ?? facts.CandidateLeftOn,
                    HeldByAnother = holder is not null && holder.ReferrerId != hire.ReferrerId,
                },
                hire,
                change
            );
        }
        return holder is null ? [hire] : [hire, holder];
    }

    private void SettleWith(Referral hire, Referral? holder, ClaimsGround ground)
    {
        if (holder is null)
            hire.SettleWith(null, null);
        else if (hire.HolderId != holder.Id || hire.HireTerms is null)
            hire.SettleWith(
                holder.Id,
                holder.OpeningId == hire.OpeningId
                    ? holder.Terms
                    : _catalog.ForHire(holder.Terms, holder.MadeOn, ground.Openings[hire.OpeningId!.Value].Traits)
            );
    }

    private void Decide(Referral referral, CreditFacts facts, Referral hire, CreditChange change)
    {
        var verdict = CreditRules.Decide(_catalog.TermsOf(referral.Terms), facts);
        if (hire == change.Hired)
            referral.Decide(CreditMoment.Hired, verdict, facts, _act.By, _act.At);
        else if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence))
            referral.Decide(change.Moment, verdict, facts, _act.By, _act.At);
    }

    /// <summary>Whether anything has to be decided by more than the queue: most changes leave everybody where they are.</summary>
    public bool NeedsGround(CreditChange change) =>
        change.FactsLearnt
        || change.NoHireAnyMore is not null
        || Hires.Any()
        || _referrals.Any(r => r.Override is null && Standing(r).Moves);

    private void Stand(Referral referral, CreditChange change, ClaimsGround ground)
    {
        var (day, held, moves) = Standing(referral);
        if (referral.PlaceUntil is not null || !(change.FactsLearnt || moves))
            return;
        var facts = Facts(referral, referral.OpeningId, null, ground) with { AsOf = day, HeldByAnother = held };
        var verdict = CreditRules.Decide(_catalog.TermsOf(referral.Terms), facts);
        if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence))
            referral.Decide(change.Moment, verdict, facts, _act.By, _act.At);
    }

    // Where a referral stands that is not hired: as of today, or of the day a hire settled the candidate.
    private (DateOnly Day, bool HeldByAnother, bool Moves) Standing(Referral referral)
    {
        var settled = Hires.LastOrDefault(h => h.HolderId is not null && !(SettledUntil(h) < _act.Day))?.HiredOn;
        var day = settled < referral.MadeOn ? referral.MadeOn : settled ?? _act.Day;
        var holder = Queue().HolderOn(referral.OpeningId, day);
        var held = holder is not null && holder.ReferrerId != referral.ReferrerId;
        var code =
            day > referral.Terms.WindowEnds(referral.MadeOn) ? CreditCode.WindowEnded
            : held ? CreditCode.Duplicate
            : CreditCode.Earns;
        return (day, held, referral is { PlaceUntil: null, PlaceFrom: not null } && referral.Credit != code);
    }

    private CreditFacts Facts(Referral referral, Guid? openingId, DateOnly? hiredOn, ClaimsGround ground)
    {
        var moved = referral.Decisions.Where(d => d.Moment == CreditMoment.OpeningChanged).OrderBy(d => d.Number).LastOrDefault();
        return ground.Facts(referral, new(openingId, hiredOn, moved is null ? null : _calendar.DayOf(moved.At)));
    }

    // The rows say who holds the credit today, and let no two take it at the same moment.
    private List<Ownership> Hold(CreditChange change)
    {
        var expected = Expected();
        foreach (var holding in _holdings.ToList())
        {
            if (expected.GetValueOrDefault(holding.ScopeKey)?.ReferralId == holding.ReferralId)
                continue;
            holding.End(holding.WindowEndsOn < _act.Day ? OwnershipEnd.WindowEnded : change.Ends, _act.At);
            _holdings.Remove(holding);
        }
        var begun = new List<Ownership>();
        foreach (var (key, place) in expected)
        {
            var holding = _holdings.FirstOrDefault(h => h.ScopeKey == key);
            var until = place.GivenByHr ? DateOnly.MaxValue : place.WindowEndsOn;
            holding?.Lasts(until);
            if (holding is null)
            {
                holding = new Ownership(Guid.CreateVersion7(), _candidateId, key, place.ReferralId, place.ReferrerId, until, _act.At);
                begun.Add(holding);
                _holdings.Add(holding);
            }
            if (Hires.LastOrDefault(h => h.HolderId == place.ReferralId && !(SettledUntil(h) < _act.Day)) is { } hire)
                holding.Settle(hire.Id);
            else
                holding.Unsettle();
        }
        return begun;
    }

    private Dictionary<Guid, QueuePlace> Expected()
    {
        var queue = Queue();
        var expected = new Dictionary<Guid, QueuePlace>();
        if (queue.HolderOn(null, _act.Day) is { } any)
            expected[Guid.Empty] = any;
        foreach (
            var openingId in _referrals
                .Where(r => r.Terms.Scope == CreditScope.OpeningReferredTo && r.OpeningId is not null)
                .Select(r => r.OpeningId!.Value)
                .Distinct()
        )
            if (queue.HolderOn(openingId, _act.Day) is { Scope: CreditScope.OpeningReferredTo } one)
                expected[openingId] = one;
        return expected;
    }
}
