using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>What happened to a candidate's credit.</summary>
/// <param name="Moment">What the decisions that follow are kept under.</param>
/// <param name="Why">What the payouts that follow say.</param>
/// <param name="Ends">Why a holding ends, where its window is not over.</param>
/// <param name="Hired">The referral that is being hired.</param>
/// <param name="NoHireAnyMore">The referral whose hire was undone, or never started.</param>
/// <param name="FactsLearnt">Who could earn is asked again from the beginning.</param>
public sealed record CreditChange(
    CreditMoment Moment,
    PayoutReason Why,
    OwnershipEnd Ends,
    Referral? Hired = null,
    Referral? NoHireAnyMore = null,
    bool FactsLearnt = false
)
{
    /// <summary>HR said it, so HR is not asked.</summary>
    public bool IsHrsWord => Moment is CreditMoment.Overridden or CreditMoment.OverrideUndone;
}

/// <summary>All credit of one candidate: reads what decides it, has the domain decide, and keeps queue, hires and payouts in
/// step.</summary>
public sealed partial class CandidateCredit
{
    private readonly AppDbContext _db;
    private readonly PlanBook _book;
    private readonly CompanyCalendar _calendar;
    private readonly Act _act;
    private readonly Guid _candidateId;
    private readonly IReadOnlyList<Referral> _referrals;
    private readonly List<Ownership> _holdings;
    private readonly Dictionary<Guid, Person> _hired;
    private readonly Dictionary<Guid, Guid?> _earnedBefore;
    private readonly IReadOnlyList<Ownership> _told;
    private readonly HashSet<Guid> _back = [];

    private CandidateCredit(
        UnitOfWork work,
        PlanBook book,
        CompanyCalendar calendar,
        Guid candidateId,
        IReadOnlyList<Referral> referrals,
        List<Ownership> holdings,
        Dictionary<Guid, Person> hired
    )
    {
        (_db, _book, _calendar, _act) = (work.Db, book, calendar, calendar.Act(work.By, work.At));
        (_candidateId, _referrals, _holdings, _hired) = (candidateId, referrals, holdings, hired);
        _told = [.. holdings];
        _earnedBefore = referrals.Where(r => r.Stage == Stage.Hired).ToDictionary(r => r.Id, EarnerOf);
    }

    /// <summary>Loads a candidate's referrals, with what this commit changes already.</summary>
    /// <param name="referrals">All of the candidate's, tracked and with their decisions, where this commit moves some between
    /// candidates.</param>
    public static async Task<CandidateCredit> Load(
        UnitOfWork work,
        Guid candidateId,
        CancellationToken cancellation,
        IReadOnlyCollection<Referral>? referrals = null
    )
    {
        var (db, programme, _, _) = work;
        var settings = await programme.Settings(cancellation);
        if (referrals is null)
        {
            await db.Referrals.Include(r => r.Decisions).Where(r => r.CandidateId == candidateId).LoadAsync(cancellation);
            referrals = [.. db.Referrals.Local.Where(r => r.CandidateId == candidateId)];
        }
        await db.Ownerships.Where(o => o.CandidateId == candidateId && o.EndedAt == null).LoadAsync(cancellation);
        var people = referrals.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value).ToList();
        await db.People.Where(p => people.Contains(p.Id)).LoadAsync(cancellation);
        return new CandidateCredit(
            work,
            await programme.Book(db, cancellation),
            settings.Calendar,
            candidateId,
            [.. referrals.OrderBy(r => r.MadeAt).ThenBy(r => r.Id)],
            [.. db.Ownerships.Local.Where(o => o.CandidateId == candidateId && o.EndedAt is null)],
            db.People.Local.Where(p => people.Contains(p.Id)).ToDictionary(p => p.Id)
        );
    }

    /// <summary>Who holds the credit today for an opening; null: nobody.</summary>
    public Referral? HolderToday(Guid? openingId) => Find(Queue().HolderOn(openingId, _act.Day)?.ReferralId);

    /// <summary>Decides again whatever follows from a change, and keeps it: credit, holdings, payouts, places under a cap, and what HR has
    /// to decide.</summary>
    public async Task Follow(CreditChange change, CancellationToken cancellation)
    {
        if (change.FactsLearnt)
            foreach (var referral in _referrals)
                await PlaceAgain(referral, cancellation);
        var asked = new HashSet<Referral>();
        foreach (var hire in Hires)
            asked.UnionWith(await Ask(hire, change, cancellation));
        foreach (var referral in _referrals.Where(r => r.Stage != Stage.Hired && r.Override is null && !asked.Contains(r)))
            await Stand(referral, change, cancellation);
        Hold(change);
        await Cases(change, cancellation);
        var payouts = new HirePayouts(_db, _act);
        foreach (var hire in Hires)
            await payouts.Reconcile(hire, Find(hire.HolderId), change.Why, cancellation, hire == change.Hired);
        if (change.NoHireAnyMore is { } gone)
            await payouts.Reconcile(gone, null, change.Why, cancellation);
        await CapPlacesFollow.Run(_db, _book, _calendar, [.. _referrals.Select(r => r.ReferrerId).Distinct()], _act, cancellation);
        await TellDecided(cancellation);
    }

    private IEnumerable<Referral> Hires => _referrals.Where(r => r.Stage == Stage.Hired).OrderBy(r => r.HiredOn).ThenBy(r => r.Id);

    private Referral? Find(Guid? id) => _referrals.FirstOrDefault(r => r.Id == id);

    private Guid? EarnerOf(Referral hire) => Find(hire.HolderId) is { CanEarn: true } holder ? holder.Id : null;

    private CreditQueue Queue() =>
        new(
            [.. _referrals.Select(QueuePlace.Of)],
            [.. Hires.Select(h => new StandingHire(h.Id, h.OpeningId, h.HiredOn!.Value, SettledUntil(h)))],
            _calendar.DayOf
        );

    private DateOnly? SettledUntil(Referral hire) =>
        hire.HiredPersonId is { } id && _hired.GetValueOrDefault(id)?.LastDayOf(hire.Id) is { } last
            ? last.AddDays(_book.TermsOf((Find(hire.HolderId) ?? hire).Terms).RehireDays)
            : null;

    private async Task PlaceAgain(Referral referral, CancellationToken cancellation)
    {
        var facts = await Facts(referral, referral.OpeningId, null, cancellation);
        referral.Place(CreditRules.Decide(_book.TermsOf(referral.Terms), facts).Code.CouldEarn(), referral.MadeAt);
    }

    /// <returns>Those who were asked: who held the credit that day, and whoever the hire came through.</returns>
    private async Task<List<Referral>> Ask(Referral hire, CreditChange change, CancellationToken cancellation)
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
        await SettleWith(hire, holder, cancellation);
        if (holder is not null && holder.Override is null)
        {
            var facts = await Facts(holder, hire.OpeningId, day, cancellation) with { NoPlan = hire.HireTerms!.IsEmpty };
            var others = await CapPlacesFollow.Before(_db, _book, hire, holder, cancellation);
            Decide(holder, facts with { OtherHires = others }, hire, change);
        }
        // What an earlier hire asked of this referral stands: coming back through it says nothing about that one.
        if (holder != hire && hire.Override is null && !Hires.Any(h => h != hire && h.HolderId == hire.Id))
        {
            var facts = await Facts(hire, hire.OpeningId, day, cancellation);
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

    private async Task SettleWith(Referral hire, Referral? holder, CancellationToken cancellation)
    {
        if (holder is null)
            hire.SettleWith(null, null);
        else if (hire.HolderId != holder.Id || hire.HireTerms is null)
        {
            var into = await _db.Openings.AsNoTracking().SingleAsync(o => o.Id == hire.OpeningId, cancellation);
            hire.SettleWith(
                holder.Id,
                holder.OpeningId == hire.OpeningId ? holder.Terms : _book.ForHire(holder.Terms, holder.MadeOn, into.Traits)
            );
        }
    }

    private void Decide(Referral referral, CreditFacts facts, Referral hire, CreditChange change)
    {
        var verdict = CreditRules.Decide(_book.TermsOf(referral.Terms), facts);
        if (hire == change.Hired)
            referral.Decide(CreditMoment.Hired, verdict, facts, _act.By, _act.At);
        else if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence))
            referral.Decide(change.Moment, verdict, facts, _act.By, _act.At);
    }

    // Where a referral stands that is not hired: as of today, or of the day a hire settled the candidate.
    private async Task Stand(Referral referral, CreditChange change, CancellationToken cancellation)
    {
        if (referral.PlaceUntil is not null)
            return;
        var settled = Hires.LastOrDefault(h => h.HolderId is not null && !(SettledUntil(h) < _act.Day))?.HiredOn;
        var day = settled < referral.MadeOn ? referral.MadeOn : settled ?? _act.Day;
        var holder = Queue().HolderOn(referral.OpeningId, day);
        var held = holder is not null && holder.ReferrerId != referral.ReferrerId;
        var code =
            day > referral.Terms.WindowEnds(referral.MadeOn) ? CreditCode.WindowEnded
            : held ? CreditCode.Duplicate
            : CreditCode.Earns;
        if (!change.FactsLearnt && (referral.PlaceFrom is null || referral.Credit == code))
            return;
        var facts = await Facts(referral, referral.OpeningId, null, cancellation) with { AsOf = day, HeldByAnother = held };
        var verdict = CreditRules.Decide(_book.TermsOf(referral.Terms), facts);
        if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence))
            referral.Decide(change.Moment, verdict, facts, _act.By, _act.At);
    }

    private Task<CreditFacts> Facts(Referral referral, Guid? openingId, DateOnly? hiredOn, CancellationToken cancellation)
    {
        var moved = referral.Decisions.Where(d => d.Moment == CreditMoment.OpeningChanged).OrderBy(d => d.Number).LastOrDefault();
        return CreditFactsReader.Read(
            _db,
            referral,
            new(openingId, hiredOn, moved is null ? null : _calendar.DayOf(moved.At)),
            _calendar.DayOf,
            cancellation
        );
    }

    // The rows say who holds the credit today, and let no two take it at the same moment.
    private void Hold(CreditChange change)
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
        foreach (var holding in _holdings.ToList())
        {
            if (expected.GetValueOrDefault(holding.ScopeKey)?.ReferralId == holding.ReferralId)
                continue;
            holding.End(holding.WindowEndsOn < _act.Day ? OwnershipEnd.WindowEnded : change.Ends, _act.At);
            _holdings.Remove(holding);
        }
        foreach (var (key, place) in expected)
        {
            var holding = _holdings.FirstOrDefault(h => h.ScopeKey == key);
            var until = place.GivenByHr ? DateOnly.MaxValue : place.WindowEndsOn;
            holding?.Lasts(until);
            if (holding is null)
            {
                holding = new Ownership(Guid.CreateVersion7(), _candidateId, key, place.ReferralId, place.ReferrerId, until, _act.At);
                _db.Ownerships.Add(holding);
                _holdings.Add(holding);
            }
            if (Hires.LastOrDefault(h => h.HolderId == place.ReferralId && !(SettledUntil(h) < _act.Day)) is { } hire)
                holding.Settle(hire.Id);
            else
                holding.Unsettle();
        }
    }
}
