using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>All credit of one candidate: reads what decides it, has the domain decide, and keeps holdings, cases and payouts in
/// step.</summary>
public sealed class CandidateCredit
{
    private readonly AppDbContext _db;
    private readonly PlanCatalog _catalog;
    private readonly CompanyCalendar _calendar;
    private readonly Act _act;
    private readonly CandidateClaims _claims;

    private CandidateCredit(AppDbContext db, PlanCatalog catalog, CompanyCalendar calendar, Act act, CandidateClaims claims) =>
        (_db, _catalog, _calendar, _act, _claims) = (db, catalog, calendar, act, claims);

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
        var (db, programme, by, at) = work;
        var settings = await programme.Settings(cancellation);
        if (referrals is null)
        {
            await db.Referrals.Include(r => r.Decisions).Where(r => r.CandidateId == candidateId).LoadAsync(cancellation);
            referrals = [.. db.Referrals.Local.Where(r => r.CandidateId == candidateId)];
        }
        await db.Ownerships.Where(o => o.CandidateId == candidateId && o.EndedAt == null).LoadAsync(cancellation);
        var people = referrals.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value).ToList();
        await db.People.Where(p => people.Contains(p.Id)).LoadAsync(cancellation);
        var (catalog, calendar) = (await programme.Catalog(db, cancellation), settings.Calendar);
        var act = calendar.Act(by, at);
        var claims = new CandidateClaims(
            candidateId,
            referrals,
            db.Ownerships.Local.Where(o => o.CandidateId == candidateId && o.EndedAt is null),
            db.People.Local.Where(p => people.Contains(p.Id)).ToDictionary(p => p.Id),
            (catalog, calendar, act)
        );
        return new CandidateCredit(db, catalog, calendar, act, claims);
    }

    /// <summary>Who holds the credit today for an opening; null: nobody.</summary>
    public Referral? HolderToday(Guid? openingId) => _claims.HolderToday(openingId);

    /// <summary>Decides again whatever follows from a change, and keeps it: credit, holdings, payouts, places under a cap, and what HR has
    /// to decide.</summary>
    public async Task Follow(CreditChange change, CancellationToken cancellation)
    {
        var ground = _claims.NeedsGround(change)
            ? await ClaimsGroundReader.Read(_db, _claims, change, (_catalog, _calendar), cancellation)
            : ClaimsGround.None(_calendar);
        var outcome = _claims.Follow(change, ground);
        _db.Ownerships.AddRange(outcome.Holdings);
        _db.CreditCases.AddRange(outcome.Cases);
        var payouts = new HirePayouts(_db, _act);
        foreach (var hire in _claims.Hires)
            await payouts.Reconcile(hire, _claims.Find(hire.HolderId), change.Why, cancellation, hire == change.Hired);
        if (change.NoHireAnyMore is { } gone)
            await payouts.Reconcile(gone, null, change.Why, cancellation);
        await CapPlacesFollow.Run(
            _db,
            _catalog,
            _calendar,
            [.. _claims.Referrals.Select(r => r.ReferrerId).Distinct()],
            _act,
            cancellation
        );
        await TellDecided(cancellation);
    }

    // Both sides were told to wait for HR. Whose credit changes by the answer is written to for that; the others are told here.
    private async Task TellDecided(CancellationToken cancellation)
    {
        var hireIds = _claims.Hires.Select(h => h.Id).ToHashSet();
        foreach (var decided in _db.CreditCases.Local.Where(c => c.ClosedAt is not null && hireIds.Contains(c.HireId)).ToList())
        foreach (var id in new[] { decided.BeforeId, decided.NowId }.OfType<Guid>().Distinct())
        {
            var side = _claims.Find(id) ?? await _db.Referrals.SingleAsync(r => r.Id == id, cancellation);
            if (
                !side.Events.OfType<CreditChanged>().Any()
                && !_db.Outbox.Local.Any(m => m.Kind == CreditChangedMail.Kind && m.ReferralId == id && m.CreatedAt == default)
            )
                _db.Outbox.Add(CreditChangedMail.AsItStands(side));
        }
    }
}
