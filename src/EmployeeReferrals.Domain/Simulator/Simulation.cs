using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Simulator;

/// <summary>Who earns for a hire, and what.</summary>
/// <param name="ReferralId">The referral whose credit is paid; null: nobody earns.</param>
/// <param name="Code">Why nobody earns; <see cref="CreditCode.Earns"/> where somebody does.</param>
/// <param name="Sentence">The plan's own, for <see cref="CreditCode.ReferrerExcluded"/>.</param>
public sealed record Earning(Guid? ReferralId, CreditCode Code, string? Sentence, IReadOnlyList<SimulatedPart> Parts)
{
    public bool Earns => ReferralId is not null;
    public decimal Worth => Parts.Sum(p => p.Worth);

    /// <summary>Null where there is no part.</summary>
    public string? Currency => Parts.Count > 0 ? Parts[0].Currency : null;
}

/// <summary>Tells the past of a candidate again under another plan, and writes nothing.
/// <para>The rules are the ones that decide in earnest (<see cref="CreditRules"/>, <see cref="PayoutRules"/>,
/// <see cref="PlanCatalog.Match"/>); the facts are those each decision kept. A referral the tried version takes gets its terms as of the
/// day it was made, as if the version had always been in force in place of its plan's other versions; every other referral keeps its
/// snapshot, which is the truth of what was promised: plans, campaigns and openings may have changed since. An opening's own amount is the
/// one the snapshot kept. Where a snapshot kept nothing (no plan covered the opening), and for department, location, level and kind, the
/// opening counts as it is today.</para>
/// <para>With no version to try every snapshot counts as it is, and credit, holdings and parts are
/// worked out anew all the same: the result then equals the books to the cent. A hire that somebody decided by hand is set apart.</para>
/// <para>What nobody wrote down is taken as close as can be: somebody who would hold the candidate, and did not, is judged at the hire by
/// the facts of their own referral and by the role that was hired into.</para></summary>
public sealed partial class Simulation
{
    private readonly PlanCatalog _asWas;
    private readonly PlanCatalog _catalog;
    private readonly PlanVersion? _tried;
    private readonly IReadOnlyDictionary<Guid, OpeningTraits> _openings;
    private readonly Func<DateTimeOffset, DateOnly> _dayOf;
    private readonly DateOnly _today;
    private readonly Dictionary<Guid, Guid> _planOf;
    private readonly Dictionary<(Guid Referrer, DateOnly From), int> _earned = [];

    /// <param name="tried">The version to try; null: the plans as they were.</param>
    /// <param name="openings">As they are today.</param>
    /// <param name="dayOf">The company's calendar.</param>
    public Simulation(
        PlanCatalog catalog,
        PlanVersion? tried,
        IReadOnlyDictionary<Guid, OpeningTraits> openings,
        Func<DateTimeOffset, DateOnly> dayOf,
        DateOnly today
    )
    {
        (_asWas, _openings, _dayOf, _today) = (catalog, openings, dayOf, today);
        _planOf = catalog.Versions.ToDictionary(v => v.Id, v => v.PlanId);
        _tried = tried is null ? null : Always(tried);
        _catalog = _tried is null ? catalog : With(catalog, _tried);
    }

    /// <summary>From which day hires count towards a cap of the tried version, when those from a day on are looked at: they must be told
    /// first.</summary>
    public DateOnly CountsFrom(DateOnly from) => _tried is { Terms.CapHires: not null } capped ? capped.Terms.CapSpan(from).From : from;

    /// <summary>One hire. Hires are told in the order they were entered, since a cap counts those before.</summary>
    /// <param name="people">The employment of everybody who referred the candidate or was hired.</param>
    public SimulatedHire Tell(PastCandidate past, Referral hire, IReadOnlyDictionary<Guid, Employment> people)
    {
        var would = new Retelling(this, past, people).Hire(hire);
        if (would.Credited is { } counted && _tried is { Terms.CapHires: not null } capped && would.Terms?.PlanVersionId == capped.Id)
        {
            var key = (counted.ReferrerId, capped.Terms.CapSpan(hire.HiredOn!.Value).From);
            _earned[key] = _earned.GetValueOrDefault(key) + 1;
        }
        var credited = Credited(past, hire);
        var really = credited is null
            ? new Earning(null, hire.CreditShown, hire.CreditSentence, [])
            : new Earning(credited.Id, CreditCode.Earns, null, [.. Booked(past, hire, credited, people)]);
        return new SimulatedHire(
            hire.Id,
            hire.CandidateId,
            hire.OpeningId,
            hire.HiredOn!.Value,
            really,
            would.Credited is { } earner
                ? new Earning(earner.Id, CreditCode.Earns, null, [.. Parts(hire, earner, would.Terms!, people)])
                : new Earning(null, would.Verdict.Code, would.Verdict.Sentence, []),
            ApartOf(past, hire, people)
        );
    }

    /// <summary>The credit of all referrals of a candidate as of today.</summary>
    public IReadOnlyList<SimulatedCredit> Credits(PastCandidate past, IReadOnlyDictionary<Guid, Employment> people)
    {
        var told = new Retelling(this, past, people).ToTheEnd();
        return
        [
            .. past.Referrals.Select(r => new SimulatedCredit(
                r.Id,
                r.MadeOn,
                r.CanEarn,
                r.Override ?? told.GetValueOrDefault(r.Id) == CreditCode.Earns
            )),
        ];
    }

    private static PlanVersion Always(PlanVersion version) =>
        new(version.Id, version.PlanId, version.Number, DateOnly.MinValue, version.Terms, version.MadeBy, version.MadeAt);

    private static PlanCatalog With(PlanCatalog catalog, PlanVersion version)
    {
        // A retired plan is tried as if it went on.
        var plan = new Plan(version.PlanId, catalog.Plans.FirstOrDefault(p => p.Id == version.PlanId)?.Name ?? "", version.MadeAt);
        return new PlanCatalog(
            [.. catalog.Plans.Where(p => p.Id != plan.Id), plan],
            [.. catalog.Versions.Where(v => v.PlanId != plan.Id), version],
            catalog.Campaigns
        );
    }

    private Snapshot TermsFor(Referral referral)
    {
        var kept = referral.Terms;
        if (_tried is null)
            return kept;
        var opening = referral.OpeningId is { } id ? _openings.GetValueOrDefault(id) : null;
        if (opening is not null && !kept.IsEmpty)
            opening = kept.IsOpeningsAmount
                ? opening with
                {
                    Bonus = kept.BaseAmount,
                    BonusCurrency = kept.Currency,
                }
                : opening with
                {
                    Bonus = null,
                    BonusCurrency = null,
                };
        var offer = _catalog.Match(referral.MadeOn, opening);
        if (offer?.Version == _tried)
            return Snapshot.Of(offer);
        if (_planOf.GetValueOrDefault(kept.PlanVersionId) != _tried.PlanId)
            return kept;
        return offer is null ? new Snapshot { WindowDays = new PlanTerms().WindowDays } : Snapshot.Of(offer);
    }

    private PlanTerms RulesOf(Snapshot terms) =>
        _tried is not null && terms.PlanVersionId == _tried.Id ? _tried.Terms : _asWas.TermsOf(terms);

    private IEnumerable<SimulatedPart> Parts(Referral hire, Referral credited, Snapshot terms, IReadOnlyDictionary<Guid, Employment> people)
    {
        var start = hire.StartedOn ?? hire.PlannedStart;
        var facts = FactsOf(hire, credited, terms, people);
        foreach (var part in terms.Schedule)
            yield return Standing(Expected(RecipientSide.Referrer, credited.ReferrerId, part), facts);
        // The hired person is nobody's payee before the start is confirmed.
        if (hire.HiredPersonId is not { } person)
            yield break;
        foreach (var part in terms.HireSchedule)
            yield return Standing(Expected(RecipientSide.Hire, person, part), facts);

        SimulatedPart Expected(RecipientSide side, Guid recipient, Instalment part) =>
            new(
                side,
                recipient,
                part.Number,
                start?.AddDays(part.DaysAfterStart),
                part.Amount,
                terms.Currency,
                Simulator.Standing.Expected
            );
    }

    // As the daily run and the corrections leave it: what fell due is judged by its day; what is not due is expected, unless a last day
    // that is known forfeits it.
    private SimulatedPart Standing(SimulatedPart part, DueFacts bothSides)
    {
        if (part.DueOn is not { } due)
            return part;
        var facts = bothSides.For(part.Side);
        var (verdict, reason, _) = PayoutRules.Decide(due, facts, _today);
        if (verdict == DueVerdict.Forfeit)
            return part with { Standing = Simulator.Standing.Forfeited, Reason = reason };
        if (due > _today)
            return part;
        return verdict switch
        {
            DueVerdict.Release => part with
            {
                Standing = Simulator.Standing.Due,
                Amount = PayoutRules.Owed(part.Amount, part.Currency, PayoutRules.DayOf(due, facts, _today), facts),
            },
            DueVerdict.Defer => part with { Standing = Simulator.Standing.Deferred, Reason = reason },
            DueVerdict.Wait or DueVerdict.Forfeit => part,
        };
    }

    private static Referral? Credited(PastCandidate past, Referral hire) =>
        past.Referrals.FirstOrDefault(r => r.Id == hire.HolderId && r.CanEarn);

    private IEnumerable<SimulatedPart> Booked(
        PastCandidate past,
        Referral hire,
        Referral credited,
        IReadOnlyDictionary<Guid, Employment> people
    )
    {
        var facts = FactsOf(hire, credited, hire.HireTerms ?? credited.Terms, people);
        return past
            .Payouts.Where(p =>
                p.HireId == hire.Id
                && p.ReferralId == credited.Id
                && (p.Side == RecipientSide.Referrer || p.RecipientId == hire.HiredPersonId)
            )
            .OrderBy(p => p.Side)
            .ThenBy(p => p.Number)
            .Select(p => Booked(p, facts))
            .OfType<SimulatedPart>();
    }

    // What nobody has judged yet has not happened: it is valued by the rules, on both sides alike. Null: it ended by nobody's leaving.
    private SimulatedPart? Booked(Payout payout, DueFacts facts)
    {
        var part = new SimulatedPart(
            payout.Side,
            payout.RecipientId,
            payout.Number,
            payout.DueOn,
            payout.Amount,
            payout.Currency,
            Simulator.Standing.Due
        );
        return payout.State switch
        {
            PayoutState.Released or PayoutState.Exported or PayoutState.Paid => part,
            PayoutState.Forfeited when payout.Reason is PayoutReason.ReferrerLeft or PayoutReason.HireLeft => part with
            {
                Amount = payout.FullAmount,
                Standing = Simulator.Standing.Forfeited,
                Reason = payout.Reason,
            },
            PayoutState.Deferred
                when payout.Reason is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave && !(payout.DeferredUntil <= _today) =>
                part with
                {
                    Standing = Simulator.Standing.Deferred,
                    Reason = payout.Reason,
                },
            PayoutState.Planned or PayoutState.Scheduled or PayoutState.AwaitingApproval or PayoutState.Deferred => Standing(
                part with
                {
                    Amount = payout.FullAmount,
                    Standing = Simulator.Standing.Expected,
                },
                facts
            ),
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => null,
        };
    }

    /// <summary>For both sides of the bonus.</summary>
    private static DueFacts FactsOf(Referral hire, Referral credited, Snapshot terms, IReadOnlyDictionary<Guid, Employment> people) =>
        new(hire.HasStarted, true, people[credited.ReferrerId], hire.HiredPersonId is { } id ? people[id] : null, terms);
}
