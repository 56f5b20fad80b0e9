using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.OpenRoles;

/// <summary>What this reader could earn for a role, before anybody is named: it depends on the referrer, the role and the plan alone.</summary>
/// <param name="Credit">Earns, or the reason about the referrer or the role.</param>
public sealed record Offer(CreditCode Credit, decimal Amount, string Currency, IReadOnlyList<Instalment> Schedule, int WindowDays)
{
    public bool Earns => Credit == CreditCode.Earns;

    /// <summary>"500 on start, 1,500 after 90 days".</summary>
    public string InParts(System.Globalization.CultureInfo culture) => Schedule.Count == 1
        ? $"all {When(Schedule[0])}"
        : string.Join(", ", Schedule.Select(part => $"{Format.Amount(part.Amount, Currency, culture)} {When(part)}"));

    public IReadOnlyList<RailItem> Rail(System.Globalization.CultureInfo culture) =>
        [.. Schedule.Select(part => new RailItem(Format.Money(part.Amount, Currency, culture), part.DaysAfterStart == 0 ? "on the start date" : $"{part.DaysAfterStart} days after the start", RailState.Possible))];

    private static string When(Instalment part) => part.DaysAfterStart == 0 ? "on start" : $"after {part.DaysAfterStart} days";
}

internal static class Offers
{
    public static Offer Of(PlanTerms terms, CreditCode credit) => new(credit, terms.Amount, terms.Currency, terms.Schedule, terms.WindowDays);

    /// <param name="opening">With its recruiters; null for a general referral.</param>
    public static async Task<Offer> Read(AppDbContext db, Guid me, Opening? opening, PlanTerms terms, DateOnly today, CancellationToken cancellation)
    {
        var reader = await db.People.AsNoTracking().Where(p => p.Id == me)
            .Select(p => new { p.Roles, p.Level, p.Kind, p.FirstDay, p.LastDay, Leads = db.People.Any(other => other.ManagerId == p.Id) }).FirstAsync(cancellation);
        var facts = new CreditFacts
        {
            MadeOn = today,
            ReferrerEmployed = reader.FirstDay <= today && (reader.LastDay is null || reader.LastDay >= today),
            ReferrerIsHr = reader.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = reader.Level,
            ReferrerKind = reader.Kind,
            RecruiterOfOpening = opening?.HasRecruiter(me) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == me,
            AboveInLine = reader.Leads && opening is not null && await CreditDesk.IsAboveInLine(db, me, CreditDesk.HiringSide(opening), cancellation),
            OpeningInProgramme = opening?.InProgramme ?? true,
        };
        return Of(terms, CreditRules.Decide(terms, facts));
    }
}
