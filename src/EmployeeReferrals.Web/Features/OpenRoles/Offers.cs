using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.OpenRoles;

/// <summary>What this reader could earn for a role, before anybody is named: it depends on the referrer, the role and the plan
/// alone.</summary>
/// <param name="Credit">Earns, or the reason about the referrer or the role.</param>
public sealed record Offer(CreditCode Credit, decimal Amount, string Currency, IReadOnlyList<Instalment> Schedule, int WindowDays)
{
    /// <summary>The plan's own sentence, where one of its rules excludes the reader.</summary>
    public string? Sentence { get; init; }

    /// <summary>The campaign that raises the amount for now; null: none.</summary>
    public string? CampaignName { get; init; }

    /// <summary>The last day on which a referral still gets what the campaign gives.</summary>
    public DateOnly? CampaignUntil { get; init; }
    public decimal BaseAmount { get; init; }

    /// <summary>For no role yet: what it pays is known once they are hired into one, so no amount is named.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>What the candidate gets when they are hired; 0: nothing.</summary>
    public decimal HireAmount { get; init; }

    public bool Earns => Credit == CreditCode.Earns;

    /// <summary>"500 on start, 1,500 after 90 days".</summary>
    public string InParts(System.Globalization.CultureInfo culture) =>
        Schedule.Count == 1
            ? $"all {When(Schedule[0])}"
            : string.Join(", ", Schedule.Select(part => $"{Format.Amount(part.Amount, Currency, culture)} {When(part)}"));

    public IReadOnlyList<RailItem> Rail(System.Globalization.CultureInfo culture) =>
        [
            .. Schedule.Select(part => new RailItem(
                Format.Money(part.Amount, Currency, culture),
                part.DaysAfterStart == 0 ? "on the start date" : $"{part.DaysAfterStart} days after the start",
                RailState.Possible
            )),
        ];

    private static string When(Instalment part) => part.DaysAfterStart == 0 ? "on start" : $"after {part.DaysAfterStart} days";
}

internal static class Offers
{
    /// <summary>"500 on start, 1,500 after 90 days", as a plan says.</summary>
    public static string Parts(PlanTerms terms, System.Globalization.CultureInfo culture) =>
        new Offer(CreditCode.Earns, terms.Amount, terms.Currency, terms.Schedule, terms.WindowDays).InParts(culture);

    /// <summary>What a role pays to somebody whom no rule excludes; null: nothing.</summary>
    public static Offer? Of(PlanBook book, DateOnly today, OpeningTraits? opening, bool inProgramme) =>
        inProgramme && book.Match(today, opening) is { } offer ? Of(Snapshot.Of(offer), new(CreditCode.Earns), offer.Campaign) : null;

    private static Offer Of(Snapshot terms, CreditVerdict verdict, Campaign? campaign, bool isGeneral = false) =>
        new(verdict.Code, terms.Amount, terms.Currency, terms.Schedule, terms.WindowDays)
        {
            Sentence = verdict.Sentence,
            CampaignName = campaign?.Facts.Name,
            CampaignUntil = campaign?.Until,
            BaseAmount = terms.BaseAmount,
            HireAmount = terms.HireAmount,
            IsGeneral = isGeneral,
        };

    /// <param name="opening">With its recruiters; null for a general referral.</param>
    public static async Task<Offer> Read(
        AppDbContext db,
        Guid me,
        Opening? opening,
        PlanBook book,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var reader = await db
            .People.AsNoTracking()
            .Where(p => p.Id == me)
            .Select(p => new
            {
                p.Roles,
                p.Level,
                p.Kind,
                p.Department,
                p.Location,
                p.LegalEntity,
                p.FirstDay,
                p.LastDay,
                Leads = db.People.Any(other => other.ManagerId == p.Id),
            })
            .FirstAsync(cancellation);
        var campaign = book.Match(today, opening?.Traits)?.Campaign;
        var terms = book.SnapshotFor(today, opening?.Traits);
        var facts = new CreditFacts
        {
            MadeOn = today,
            ReferrerEmployed = reader.FirstDay <= today && (reader.LastDay is null || reader.LastDay >= today),
            ReferrerIsHr = reader.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = reader.Level,
            ReferrerKind = reader.Kind,
            ReferrerDepartment = reader.Department,
            ReferrerLocation = reader.Location,
            ReferrerEntity = reader.LegalEntity,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            NoPlan = terms.IsEmpty,
            RecruiterOfOpening = opening?.HasRecruiter(me) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == me,
            AboveInLine =
                reader.Leads
                && opening is not null
                && await CreditFactsReader.IsAboveInLine(db, me, CreditFactsReader.HiringSide(opening), cancellation),
            OpeningInProgramme = opening?.InProgramme ?? true,
        };
        return Of(terms, CreditRules.Decide(book.TermsOf(terms), facts), campaign, isGeneral: opening is null);
    }
}
