using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>How many hires earn, and in which period; of a plan's version.</summary>
public sealed record HireCap(int Hires, CapPeriod Period)
{
    public static HireCap? Of(PlanTerms? terms) => terms is { CapHires: { } hires } ? new(hires, terms.CapPeriod) : null;

    /// <summary>Of the versions whose cap was reached; none of them is asked for where there is nothing to explain.</summary>
    public static async Task<IReadOnlyDictionary<Guid, HireCap?>> Read(
        AppDbContext db,
        IReadOnlyCollection<Guid> versions,
        CancellationToken cancellation
    ) =>
        versions.Count == 0
            ? new Dictionary<Guid, HireCap?>()
            : await db
                .PlanVersions.AsNoTracking()
                .Where(v => versions.Contains(v.Id))
                .ToDictionaryAsync(v => v.Id, v => Of(v.Terms), cancellation);
}

/// <summary>Why a referral earns or not, as its referrer reads it: in words of its state, and with the figures where the reason is their
/// own (docs/rules.md §5).</summary>
/// <param name="Over">It is closed or hired: nothing is looked at any more.</param>
public sealed record CreditAnswer(
    CreditCode Code,
    string? Sentence,
    bool Over,
    Snapshot Terms,
    DateOnly MadeOn,
    DateOnly? HiredOn,
    HireCap? Cap
)
{
    public string Text =>
        Code switch
        {
            CreditCode.WindowEnded => $"A referral counts for {Terms.WindowDays} days. Yours counted until "
                + $"{Format.Day(Terms.WindowEnds(MadeOn))}{(HiredOn is { } hired ? $", and they were hired on {Format.Day(hired)}" : "")}.",
            CreditCode.CapReached when Cap is { } cap => $"You earn for {Hires(cap)}, and you had reached "
                + $"that{(HiredOn is { } hired ? $" when they were hired on {Format.Day(hired)}" : "")}.",
            CreditCode.Earns
            or CreditCode.ReferrerNotEmployed
            or CreditCode.ReferrerIsHr
            or CreditCode.ReferrerLevel
            or CreditCode.ReferrerContractor
            or CreditCode.ReferrerIntern
            or CreditCode.ReferrerExcluded
            or CreditCode.RecruiterOfOpening
            or CreditCode.HiringManagerOfOpening
            or CreditCode.AboveInLine
            or CreditCode.OpeningNotInProgramme
            or CreditCode.NoPlan
            or CreditCode.SelfReferral
            or CreditCode.CandidateWorksHere
            or CreditCode.CandidateWorkedHere
            or CreditCode.PriorApplicant
            or CreditCode.Duplicate
            or CreditCode.CapReached
            or CreditCode.RemovedByHr => Code.ForReferrer(Sentence, Over),
        };

    private static string Hires(HireCap cap) =>
        $"{Format.Count(cap.Hires, "hire", System.Globalization.CultureInfo.InvariantCulture)} "
        + cap.Period switch
        {
            CapPeriod.Year => "a year",
            CapPeriod.Quarter => "a quarter",
            CapPeriod.Always => "in all",
        };
}
