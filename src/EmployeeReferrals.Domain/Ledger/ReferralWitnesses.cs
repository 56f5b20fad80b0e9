using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>What a referral is held against.</summary>
/// <param name="Kept">What the audit knows of it.</param>
/// <param name="Prices">What its amounts came from.</param>
/// <param name="Holder">The referral that its hire names; null: none.</param>
/// <param name="Parts">All payouts of its hire.</param>
/// <param name="SettledSince">From this number of the audit on a hire said there whom it asked; null: none has.</param>
public sealed record ReferralGround(KeptFacts Kept, PriceSources Prices, Referral? Holder, IReadOnlyList<Payout> Parts, long? SettledSince);

/// <summary>A referral, its hire and its decisions against the audit, the plan it was made under, and what was laid down. What the audit of
/// an earlier version did not hold is passed over.</summary>
public sealed class ReferralWitnesses
{
    private readonly Referral _referral;
    private readonly ReferralGround _ground;
    private readonly KeptFacts _kept;
    private readonly List<LedgerFinding> _found = [];

    private ReferralWitnesses(Referral referral, ReferralGround ground) => (_referral, _ground, _kept) = (referral, ground, ground.Kept);

    /// <param name="referral">With its decisions.</param>
    public static IReadOnlyList<LedgerFinding> Of(Referral referral, ReferralGround ground)
    {
        var held = new ReferralWitnesses(referral, ground);
        held.Made();
        held.Hired();
        held.Credit();
        held.Decisions();
        held.Prices();
        return held._found;
    }

    private void Made()
    {
        if (_kept.Of<ReferralMade>() is not [var made, ..])
            return;
        var said = (ReferralMade)made.Happened;
        Right(_referral.ReferrerId == said.ReferrerId, nameof(Referral.ReferrerId));
        Said<CandidateOfReferralChanged>(e => e.ToId == _referral.CandidateId, said.CandidateId == _referral.CandidateId, "CandidateId");
        Said<OpeningOfReferralChanged>(e => e.To == _referral.OpeningId, said.OpeningId == _referral.OpeningId, "OpeningId");
        Right(_referral.MadeAt == made.At, nameof(Referral.MadeAt));
        var days = _referral.Decisions.Select(d => d.Facts?.MadeOn).OfType<DateOnly>().Where(d => d != default).ToList();
        Right(days.TrueForAll(d => d == _referral.MadeOn), nameof(Referral.MadeOn));
        var moved = _kept.Last(e => e is ReferralMoved or MoveUndone);
        Right(moved.Count == 0 ? _referral.Stage == Stage.New : moved.Any(m => StageOf(m) == _referral.Stage), nameof(Referral.Stage));
    }

    private static Stage? StageOf(KeptFact moved) => (moved.Happened as ReferralMoved)?.To ?? (moved.Happened as MoveUndone)?.To;

    private void Hired()
    {
        var hired = _kept.Newest(e => e is ReferralHired);
        var undone = _kept.Newest(e => e is HireUndone or ReferralMoved { To: Stage.LeftBeforeStart });
        if (hired is null || undone?.Number > hired.Number)
        {
            if (hired is null && _kept.Of<ReferralMade>().Count == 0)
                return;
            Right(_referral.HiredOn is null, nameof(Referral.HiredOn));
            Right(_referral.PlannedStart is null, nameof(Referral.PlannedStart));
            Right(_referral.StartedOn is null, nameof(Referral.StartedOn));
            Right(_referral.HiredPersonId is null, nameof(Referral.HiredPersonId));
            Right(_referral.HolderId is null, nameof(Referral.HolderId));
            Right(_referral.HireTerms is null, nameof(Referral.HireTerms));
            return;
        }
        var said = (ReferralHired)hired.Happened;
        Right(_referral.HiredOn == said.HiredOn, nameof(Referral.HiredOn));
        Said<PlannedStartChanged>(
            e => e.PlannedStart == _referral.PlannedStart,
            _referral.PlannedStart == said.PlannedStart,
            nameof(Referral.PlannedStart),
            hired
        );
        Said<StartConfirmed>(e => e.StartedOn == _referral.StartedOn, _referral.StartedOn is null, nameof(Referral.StartedOn), hired);
        Said<StartConfirmed>(
            e => e.PersonId == _referral.HiredPersonId,
            _referral.HiredPersonId is null,
            nameof(Referral.HiredPersonId),
            hired
        );
        Settled(hired);
        HireMoney(hired);
    }

    private void Settled(KeptFact hired)
    {
        var settled = _kept.Last<HireSettled>(hired);
        // Who held it was found out by a version that did not write it down.
        if (settled.Count == 0 && !(_ground.SettledSince < hired.Number))
            return;
        Right(
            settled.Count == 0 ? _referral.HolderId is null : settled.Any(s => s.HolderId == _referral.HolderId),
            nameof(Referral.HolderId)
        );
        Right((_referral.HolderId is null) == (_referral.HireTerms is null), nameof(Referral.HireTerms));
        var asItWas = SettledOnce(hired) && _kept.Last(e => e is AmountOfReferralChanged or OpeningOfReferralChanged, hired) is [];
        if (asItWas && _referral.HolderId == _referral.Id && _referral.HireTerms is { } terms)
            Right(
                (terms.Amount, terms.Currency, terms.PlanVersionId)
                    == (_referral.Terms.Amount, _referral.Terms.Currency, _referral.Terms.PlanVersionId),
                nameof(Referral.HireTerms)
            );
    }

    private bool SettledOnce(KeptFact hired) =>
        _kept.Of<ReferralHired>().Count == 1 && _kept.Of<HireSettled>().All(settled => settled.IsWith(hired));

    // What was laid down once, and never priced anew, is what the hire's terms give.
    private void HireMoney(KeptFact hired)
    {
        if (_ground.Holder is not { } holder || !SettledOnce(hired))
            return;
        var terms = _referral.HireTerms ?? holder.Terms;
        foreach (var part in _ground.Parts.Where(p => p.ReferralId == holder.Id && p.Round == 1))
        {
            var schedule = part.Side switch
            {
                RecipientSide.Referrer => terms.Schedule,
                RecipientSide.Hire => terms.HireSchedule,
            };
            var owed = schedule.FirstOrDefault(i => i.Number == part.Number);
            Right(
                owed is not null
                    && (owed.Amount, owed.DaysAfterStart, terms.Currency) == (part.FullAmount, part.DaysAfterStart, part.Currency)
                    && schedule.Count == part.Parts,
                nameof(Referral.HireTerms)
            );
        }
    }

    private void Credit()
    {
        Said<CreditDecided>(e => e.Code == _referral.Credit, true, nameof(Referral.Credit));
        if (_referral.Decisions.Where(d => !IsHrsWord(d)).MaxBy(d => d.Number) is { } last)
            Right(last.Code == _referral.Credit && last.Sentence == _referral.CreditSentence, nameof(Referral.Credit));
        var said = _kept.Last(e => e is CreditOverridden);
        Right(
            said.Count == 0 ? _referral.Override is null : said.Any(s => ((CreditOverridden)s.Happened).Earns == _referral.Override),
            nameof(Referral.Override)
        );
        Right(
            _referral.Override is null ? _referral.OverriddenBy is null : said.Any(s => s.ActorId == _referral.OverriddenBy),
            nameof(Referral.OverriddenBy)
        );
    }

    private void Decisions()
    {
        if (!LedgerCheck.FromOne(_referral.Decisions.Select(d => d.Number)))
            _found.Add(new(LedgerFault.Missing, "CreditDecisions.Number"));
        var decided = _kept.Of<CreditDecided>().ToList();
        if (decided.Count == 0)
            return;
        var words = _kept.Of<CreditOverridden>().ToList();
        foreach (var decision in _referral.Decisions.OrderBy(d => d.Number))
        {
            var among = IsHrsWord(decision) ? words : decided;
            if (among.Find(f => Same(decision, f)) is { } same)
                among.Remove(same);
            else
                _found.Add(new(LedgerFault.Differs, $"CreditDecisions.{Column(decision, among)}"));
        }
        if (decided.Count + words.Count > 0)
            _found.Add(new(LedgerFault.Missing, "CreditDecisions.ReferralId"));
    }

    private static string Column(CreditDecision decision, List<KeptFact> among)
    {
        if (among.Find(f => f.At == decision.At) is not { } kept)
            return nameof(CreditDecision.At);
        if (kept.ActorId != decision.ActorId)
            return nameof(CreditDecision.ActorId);
        return kept.Happened is CreditDecided said && said.Moment != decision.Moment
            ? nameof(CreditDecision.Moment)
            : nameof(CreditDecision.Code);
    }

    private static bool Same(CreditDecision decision, KeptFact kept) =>
        kept.At == decision.At
        && kept.ActorId == decision.ActorId
        && (
            (kept.Happened is CreditDecided said && (said.Moment, said.Code) == (decision.Moment, decision.Code))
            || (kept.Happened is CreditOverridden word && Same(decision, word))
        );

    private static bool Same(CreditDecision decision, CreditOverridden word) =>
        word.Earns is { } earns
            ? decision.Moment == CreditMoment.Overridden && decision.Code == (earns ? CreditCode.Earns : CreditCode.RemovedByHr)
            : decision.Moment == CreditMoment.OverrideUndone;

    // What follows from HR's word is decided by facts, under the same moment.
    private static bool IsHrsWord(CreditDecision decision) =>
        decision is { Facts: null, Moment: CreditMoment.Overridden or CreditMoment.OverrideUndone };

    private void Prices()
    {
        var changed = _kept.Last(e => e is AmountOfReferralChanged or OpeningOfReferralChanged);
        var (amount, currency) = (_referral.Terms.Amount, _referral.Terms.Currency);
        Right(
            changed.Count == 0
                || changed.Any(c =>
                    (c.Happened is AmountOfReferralChanged a && (a.AmountAfter, a.CurrencyAfter) == (amount, currency))
                    || (c.Happened is OpeningOfReferralChanged o && (o.AmountAfter, o.CurrencyAfter) == (amount, currency))
                ),
            nameof(Referral.Terms)
        );
        Right(_ground.Prices.Gives(_referral.Terms), nameof(Referral.Terms));
        Right(_referral.HireTerms is not { } terms || _ground.Prices.Gives(terms), nameof(Referral.HireTerms));
    }

    private void Said<T>(Func<T, bool> agrees, bool untold, string column, KeptFact? since = null)
        where T : DomainEvent
    {
        var told = _kept.Last<T>(since);
        Right(told.Count == 0 ? untold : told.Any(agrees), column);
    }

    private void Right(bool holds, string column)
    {
        var finding = new LedgerFinding(LedgerFault.Differs, $"Referrals.{column}");
        if (!holds && !_found.Contains(finding))
            _found.Add(finding);
    }
}
