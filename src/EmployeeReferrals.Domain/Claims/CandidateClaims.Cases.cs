using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>What HR has to decide of it.</summary>
public sealed partial class CandidateClaims
{
    private List<CreditCase> Cases(CreditChange change, ClaimsGround ground)
    {
        var opened = new List<CreditCase>();
        foreach (var gone in ground.OpenCases.Where(c => c.HireId == change.NoHireAnyMore?.Id))
            gone.Close(CaseAnswer.GroundGone, _act.By, _act.At);
        foreach (var hire in Hires)
        {
            var earns = EarnerOf(hire);
            var running = ground.OpenCases.FirstOrDefault(c => c.HireId == hire.Id);
            if (hire == change.Hired)
                opened.AddRange(WhereTypedLate(hire, earns));
            else if (running is not null && change.IsHrsWord)
                running.Close(Same(running.BeforeId, earns, ground) ? CaseAnswer.AsBefore : CaseAnswer.AsNow, _act.By, _act.At);
            else if (running is not null && running.NowId != earns)
                running.Follow(earns, Same(running.BeforeId, earns, ground), _act.By, _act.At);
            else if (
                running is null
                && !change.IsHrsWord
                && _earnedBefore.GetValueOrDefault(hire.Id) is { } before
                && !Same(before, earns, ground)
            )
                opened.Add(new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.Corrected, before, earns, _act.At));
        }
        return opened;
    }

    // Nobody is surprised by a hire that is entered on its day: who holds the credit knows it.
    private IEnumerable<CreditCase> WhereTypedLate(Referral hire, Guid? earns)
    {
        // Who comes back too early earns nobody anything, on whatever day it is entered.
        if (hire.HiredOn >= _act.Day || _back.Contains(hire.Id))
            yield break;
        var told = _told.FirstOrDefault(h => h.ScopeKey == hire.OpeningId) ?? _told.FirstOrDefault(h => h.ScopeKey == Guid.Empty);
        if (told is not null && IsOver(told))
            told = null;
        // Nobody had it and nobody has it: there is nothing to decide.
        if (told is null && earns is null)
            yield break;
        if (told?.ReferrerId != Find(hire.HolderId)?.ReferrerId)
            yield return new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.TypedLate, told?.ReferralId, earns, _act.At);
    }

    // The window has run out; or the hire that settled it has left, and so long ago that a return is a hire like any other.
    private bool IsOver(Ownership told) =>
        told.SettledByReferralId is not { } id
            ? told.WindowEndsOn < _act.Day
            : Find(id) is { Stage: Stage.Hired } settled && SettledUntil(settled) < _act.Day;

    private bool Same(Guid? one, Guid? other, ClaimsGround ground) =>
        one == other || (one is not null && other is not null && ReferrerOf(one.Value, ground) == ReferrerOf(other.Value, ground));

    // One that went with a merge is another candidate's.
    private Guid ReferrerOf(Guid referralId, ClaimsGround ground) => Find(referralId)?.ReferrerId ?? ground.ReferrersOfOthers[referralId];
}
