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

/// <summary>What HR has to decide of it, and who is told.</summary>
public sealed partial class CandidateCredit
{
    private async Task Cases(CreditChange change, CancellationToken cancellation)
    {
        var hireIds = Hires.Select(h => h.Id).Append(change.NoHireAnyMore?.Id ?? Guid.Empty).ToList();
        await _db.CreditCases.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt == null).LoadAsync(cancellation);
        var open = _db.CreditCases.Local.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt is null).ToList();
        foreach (var gone in open.Where(c => c.HireId == change.NoHireAnyMore?.Id))
            gone.Close(CaseAnswer.GroundGone, _act.By, _act.At);
        foreach (var hire in Hires)
        {
            var earns = EarnerOf(hire);
            var running = open.FirstOrDefault(c => c.HireId == hire.Id);
            if (hire == change.Hired)
                AskWhereTypedLate(hire, earns);
            else if (running is not null && change.IsHrsWord)
                running.Close(await Same(running.BeforeId, earns, cancellation) ? CaseAnswer.AsBefore : CaseAnswer.AsNow, _act.By, _act.At);
            else if (running is not null && running.NowId != earns)
                running.Follow(earns, await Same(running.BeforeId, earns, cancellation), _act.By, _act.At);
            else if (
                running is null
                && !change.IsHrsWord
                && _earnedBefore.GetValueOrDefault(hire.Id) is { } before
                && !await Same(before, earns, cancellation)
            )
                _db.CreditCases.Add(new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.Corrected, before, earns, _act.At));
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
        if (hire.HiredOn >= _act.Day || _back.Contains(hire.Id))
            return;
        var told = _told.FirstOrDefault(h => h.ScopeKey == hire.OpeningId) ?? _told.FirstOrDefault(h => h.ScopeKey == Guid.Empty);
        if (told is not null && IsOver(told))
            told = null;
        // Nobody had it and nobody has it: there is nothing to decide.
        if (told is null && earns is null)
            return;
        if (told?.ReferrerId != Find(hire.HolderId)?.ReferrerId)
            _db.CreditCases.Add(new CreditCase(Guid.CreateVersion7(), hire.Id, CaseGround.TypedLate, told?.ReferralId, earns, _act.At));
    }

    // The window has run out; or the hire that settled it has left, and so long ago that a return is a hire like any other.
    private bool IsOver(Ownership told) =>
        told.SettledByReferralId is not { } id
            ? told.WindowEndsOn < _act.Day
            : Find(id) is { Stage: Stage.Hired } settled && SettledUntil(settled) < _act.Day;

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
