using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

/// <summary>Whether a referral earns: its decisions, its place in the queue, and whom its hire asked (docs/rules.md §5).</summary>
public sealed partial class Referral
{
    /// <summary>Whom the hire asked, and what their plan gives for it.</summary>
    public void SettleWith(Guid? holderId, Snapshot? terms)
    {
        if (HolderId == holderId && (HireTerms is null) == (terms is null))
            return;
        (HolderId, HireTerms) = (holderId, terms);
        Raise(new HireSettled(Id, holderId));
    }

    /// <summary>HR decided that another amount counts for the hire.</summary>
    public void SettleAnew(Snapshot terms)
    {
        HireTerms = terms;
        Raise(new HireSettled(Id, HolderId));
    }

    /// <summary>HR decided that another amount counts for its role: the referrer is told the old and the new one.</summary>
    public void TakeTermsAgain(Snapshot terms)
    {
        var before = Terms;
        Terms = terms;
        Raise(new AmountOfReferralChanged(Id, before.Amount, before.Currency, terms.Amount, terms.Currency));
    }

    /// <summary>What is known now says whether it could earn when made: with that its place in the queue stands or falls.</summary>
    /// <param name="from">Since when, where it had no place.</param>
    public void Place(bool couldEarn, DateTimeOffset from) => PlaceFrom = couldEarn ? PlaceFrom ?? from : null;

    /// <summary>It is for another role now. What could not earn before stands in the queue from this moment; what no longer can gives its
    /// place up.</summary>
    public void PlaceForNewOpening(bool couldEarn, DateTimeOffset now)
    {
        if (!couldEarn)
            PlaceUntil ??= PlaceFrom is null ? null : now;
        else if (PlaceFrom is null || PlaceUntil is not null)
            (PlaceFrom, PlaceUntil) = (now, null);
    }

    /// <summary>Keeps the decision and the facts it saw. An override stands above it.</summary>
    public void Decide(CreditMoment moment, CreditVerdict verdict, CreditFacts facts, Actor actor, DateTimeOffset now)
    {
        var (before, code) = (CreditShown, verdict.Code);
        (Credit, CreditSentence) = (code, verdict.Sentence);
        Append(moment, verdict, facts, null, actor, now);
        if (moment == CreditMoment.Made)
            Place(code.CouldEarn(), MadeAt);
        Raise(new CreditDecided(Id, moment, code));
        if (moment != CreditMoment.Made && CreditShown != before)
            Raise(new CreditChanged(Id, before, CreditShown));
    }

    /// <summary>HR's word. Null takes it back.</summary>
    public Result OverrideCredit(bool? earns, string? reason, Actor actor, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Result.Rejected("reason_needed", "Say why. HR and auditors will see it.", "Reason");
        if (Override == earns)
            return Result.Rejected("same_override", "This is how it is already.");
        var before = CreditShown;
        Override = earns;
        OverriddenBy = earns is null ? null : actor.PersonId;
        Append(earns is null ? CreditMoment.OverrideUndone : CreditMoment.Overridden, new(CreditShown), null, reason, actor, now);
        Raise(new CreditOverridden(Id, earns));
        if (CreditShown != before)
            Raise(new CreditChanged(Id, before, CreditShown));
        return Result.Ok;
    }

    private void Append(CreditMoment moment, CreditVerdict verdict, CreditFacts? facts, string? reason, Actor actor, DateTimeOffset now) =>
        _decisions.Add(
            new CreditDecision
            {
                Id = Guid.CreateVersion7(),
                ReferralId = Id,
                Number = _decisions.Count + 1,
                At = now,
                ActorId = actor.PersonId,
                Moment = moment,
                Code = verdict.Code,
                Sentence = verdict.Sentence,
                Facts = facts,
                Reason = reason,
            }
        );
}
