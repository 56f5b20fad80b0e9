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
public sealed class CandidateCredit
{
    private readonly AppDbContext _db;
    private readonly PlanBook _book;
    private readonly CompanyCalendar _calendar;
    private readonly Actor _actor;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;
    private readonly Guid _candidateId;
    private readonly IReadOnlyList<Referral> _referrals;
    private readonly List<Ownership> _holdings;
    private readonly Dictionary<Guid, Person> _hired;
    private readonly Dictionary<Guid, Guid?> _earnedBefore;
    private readonly IReadOnlyList<Ownership> _told;
    private readonly HashSet<Guid> _back = [];

    private CandidateCredit(
        AppDbContext db,
        PlanBook book,
        CompanyCalendar calendar,
        Actor actor,
        DateTimeOffset now,
        Guid candidateId,
        IReadOnlyList<Referral> referrals,
        List<Ownership> holdings,
        Dictionary<Guid, Person> hired
    )
    {
        (_db, _book, _calendar, _actor, _now, _today) = (db, book, calendar, actor, now, calendar.DayOf(now));
        (_candidateId, _referrals, _holdings, _hired) = (candidateId, referrals, holdings, hired);
        _told = [.. holdings];
        _earnedBefore = referrals.Where(r => r.Stage == Stage.Hired).ToDictionary(r => r.Id, EarnerOf);
    }

    /// <summary>Loads a candidate's referrals, with what this commit changes already.</summary>
    /// <param name="referrals">All of the candidate's, tracked and with their decisions, where this commit moves some between
    /// candidates.</param>
    public static async Task<CandidateCredit> Load(
        AppDbContext db,
        Guid candidateId,
        Programme programme,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellation,
        IReadOnlyCollection<Referral>? referrals = null
    )
    {
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
            db,
            await programme.Book(db, cancellation),
            settings.Calendar,
            actor,
            now,
            candidateId,
            [.. referrals.OrderBy(r => r.MadeAt).ThenBy(r => r.Id)],
            [.. db.Ownerships.Local.Where(o => o.CandidateId == candidateId && o.EndedAt is null)],
            db.People.Local.Where(p => people.Contains(p.Id)).ToDictionary(p => p.Id)
        );
    }

    /// <summary>Who holds the credit today for an opening; null: nobody.</summary>
    public Referral? HolderToday(Guid? openingId) => Find(Queue().HolderOn(openingId, _today)?.ReferralId);

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
        foreach (var hire in Hires)
            await HirePayouts.Reconcile(
                _db,
                hire,
                Find(hire.HolderId),
                change.Why,
                new(_actor, _now, _today),
                cancellation,
                hire == change.Hired
            );
        if (change.NoHireAnyMore is { } gone)
            await HirePayouts.Reconcile(_db, gone, null, change.Why, new(_actor, _now, _today), cancellation);
        await CapPlacesFollow.Run(_db, _book, _calendar, [.. _referrals.Select(r => r.ReferrerId).Distinct()], _actor, _now, cancellation);
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
            referral.Decide(CreditMoment.Hired, verdict, facts, _actor, _now);
        else if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence))
            referral.Decide(change.Moment, verdict, facts, _actor, _now);
    }

    // Where a referral stands that is not hired: as of today, or of the day a hire settled the candidate.
    private async Task Stand(Referral referral, CreditChange change, CancellationToken cancellation)
    {
        if (referral.PlaceUntil is not null)
            return;
        var settled = Hires.LastOrDefault(h => h.HolderId is not null && !(SettledUntil(h) < _today))?.HiredOn;
        var day = settled < referral.MadeOn ? referral.MadeOn : settled ?? _today;
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
            referral.Decide(change.Moment, verdict, facts, _actor, _now);
    }

    private Task<CreditFacts> Facts(Referral referral, Guid? openingId, DateOnly? hiredOn, CancellationToken cancellation)
    {
        var moved = referral.Decisions.Where(d => d.Moment == CreditMoment.OpeningChanged).OrderBy(d => d.Number).LastOrDefault();
        return CreditFactsReader.Read(
            _db,
            referral,
            openingId,
            hiredOn,
            moved is null ? null : _calendar.DayOf(moved.At),
            _calendar.DayOf,
            cancellation
        );
    }

    // The rows say who holds the credit today, and let no two take it at the same moment.
    private void Hold(CreditChange change)
    {
        var queue = Queue();
        var expected = new Dictionary<Guid, QueuePlace>();
        if (queue.HolderOn(null, _today) is { } any)
            expected[Guid.Empty] = any;
        foreach (
            var openingId in _referrals
                .Where(r => r.Terms.Scope == CreditScope.OpeningReferredTo && r.OpeningId is not null)
                .Select(r => r.OpeningId!.Value)
                .Distinct()
        )
            if (queue.HolderOn(openingId, _today) is { Scope: CreditScope.OpeningReferredTo } one)
                expected[openingId] = one;
        foreach (var holding in _holdings.ToList())
        {
            if (expected.GetValueOrDefault(holding.ScopeKey)?.ReferralId == holding.ReferralId)
                continue;
            holding.End(holding.WindowEndsOn < _today ? OwnershipEnd.WindowEnded : change.Ends, _now);
            _holdings.Remove(holding);
        }
        foreach (var (key, place) in expected)
        {
            var holding = _holdings.FirstOrDefault(h => h.ScopeKey == key);
            var until = place.GivenByHr ? DateOnly.MaxValue : place.WindowEndsOn;
            holding?.Lasts(until);
            if (holding is null)
            {
                holding = new Ownership(Guid.CreateVersion7(), _candidateId, key, place.ReferralId, place.ReferrerId, until, _now);
                _db.Ownerships.Add(holding);
                _holdings.Add(holding);
            }
            if (Hires.LastOrDefault(h => h.HolderId == place.ReferralId && !(SettledUntil(h) < _today)) is { } hire)
                holding.Settle(hire.Id);
            else
                holding.Unsettle();
        }
    }

    private async Task Cases(CreditChange change, CancellationToken cancellation)
    {
        var hireIds = Hires.Select(h => h.Id).Append(change.NoHireAnyMore?.Id ?? Guid.Empty).ToList();
        await _db.CreditCases.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt == null).LoadAsync(cancellation);
        var open = _db.CreditCases.Local.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt is null).ToList();
        foreach (var gone in open.Where(c => c.HireId == change.NoHireAnyMore?.Id))
            gone.Close(CaseAnswer.GroundGone, _actor, _now);
        foreach (var hire in Hires)
        {
            var earns = EarnerOf(hire);
            var running = open.FirstOrDefault(c => c.HireId == hire.Id);
            if (hire == change.Hired)
                AskWhereTypedLate(hire, earns);
            else if (running is not null && change.IsHrsWord)
                running.Close(await Same(running.BeforeId, earns, cancellation) ? CaseAnswer.AsBefore : CaseAnswer.AsNow, _actor, _now);
            else if (running is not null && running.NowId != earns)
                running.Follow(earns, await Same(running.BeforeId, earns, cancellation), _actor, _now);
            else if (
                running is null
                && !change.IsHrsWord
                && _earnedBefore.GetValueOrDefault(hire.Id) is { } before
                && !await Same(before, earns, cancellation)
            )
                _db.CreditCases.Add(new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.Corrected, before, earns, _now));
        }
    }

    // Both sides were told to wait for HR. Whose credit changes by the answer is written to for that; the others are told here.
    private async Task TellDecided(CancellationToken cancellation)
    {
        var hireIds = Hires.Select(h => h.Id).ToHashSet();
        foreach (var decided in _db.CreditCases.Local.Where(c => c.ClosedAt is not null && hireIds.Contains(c.HireId)).ToList())
        foreach (var id in new[] { decided.BeforeId, decided.NowId }.OfType<Guid>().Distinct())
        {
            var side = Find(id) ?? await _db.Referrals.SingleAsync(r => r.Id == id, cancellation);
            if (
                !side.Events.OfType<CreditChanged>().Any()
                && !_db.Outbox.Local.Any(m => m.Kind == CreditChangedMail.Kind && m.ReferralId == id && m.CreatedAt == default)
            )
                _db.Outbox.Add(CreditChangedMail.AsItStands(side));
        }
    }

    // Nobody is surprised by a hire that is entered on its day: who holds the credit knows it.
    private void AskWhereTypedLate(Referral hire, Guid? earns)
    {
        // Who comes back too early earns nobody anything, on whatever day it is entered.
        if (hire.HiredOn >= _today || _back.Contains(hire.Id))
            return;
        var told = _told.FirstOrDefault(h => h.ScopeKey == hire.OpeningId) ?? _told.FirstOrDefault(h => h.ScopeKey == Guid.Empty);
        if (told is not null && IsOver(told))
            told = null;
        // Nobody had it and nobody has it: there is nothing to decide.
        if (told is null && earns is null)
            return;
        if (told?.ReferrerId != Find(hire.HolderId)?.ReferrerId)
            _db.CreditCases.Add(new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.TypedLate, told?.ReferralId, earns, _now));
    }

    // The window has run out; or the hire that settled it has left, and so long ago that a return is a hire like any other.
    private bool IsOver(Ownership told) =>
        told.SettledByReferralId is not { } id
            ? told.WindowEndsOn < _today
            : Find(id) is { Stage: Stage.Hired } settled && SettledUntil(settled) < _today;

    private async Task<bool> Same(Guid? one, Guid? other, CancellationToken cancellation)
    {
        if (one == other)
            return true;
        if (one is null || other is null)
            return false;
        return await ReferrerOf(one.Value, cancellation) == await ReferrerOf(other.Value, cancellation);
    }

    // One of this commit is not stored yet; one that went with a merge is another candidate's.
    private async Task<Guid> ReferrerOf(Guid referralId, CancellationToken cancellation) =>
        Find(referralId)?.ReferrerId
        ?? await _db.Referrals.Where(r => r.Id == referralId).Select(r => r.ReferrerId).SingleAsync(cancellation);
}
