using System.Linq.Expressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
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
    public static Offer? Of(PlanCatalog catalog, DateOnly today, OpeningTraits? opening, bool inProgramme) =>
        inProgramme && catalog.Match(today, opening) is { } offer ? Of(Snapshot.Of(offer), new(CreditCode.Earns), offer.Campaign) : null;

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
        PlanCatalog catalog,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var reader = await Reader.Of(db, me, opening is null ? [] : CreditFactsReader.HiringSide(opening), cancellation);
        return reader.For(opening is null ? null : OfferedRole.Of(opening), catalog, today);
    }

    /// <summary>What each role pays this reader, in the order of the roles; null: it is not in the programme, or no plan covers
    /// it.</summary>
    public static async Task<IReadOnlyList<Offer?>> Read(
        AppDbContext db,
        Guid me,
        IReadOnlyList<OfferedRole> roles,
        PlanCatalog catalog,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var reader = await Reader.Of(db, me, [.. roles.SelectMany(r => r.HiringSide)], cancellation);
        return
        [
            .. roles
                .Select(role => reader.For(role, catalog, today))
                .Select(offer => offer.Credit is CreditCode.OpeningNotInProgramme or CreditCode.NoPlan ? null : offer),
        ];
    }

    private sealed record Reader(Guid Id, CreditFacts Facts, ReportingLine? Line)
    {
        public static async Task<Reader> Of(AppDbContext db, Guid me, IReadOnlyCollection<Guid> hiringSide, CancellationToken cancellation)
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
            var line = reader.Leads ? await ReportingLineReader.Above(db, hiringSide, cancellation) : null;
            var facts = new CreditFacts
            {
                ReferrerIsHr = reader.Roles.HasFlag(Roles.Hr),
                ReferrerLevel = reader.Level,
                ReferrerKind = reader.Kind,
                ReferrerDepartment = reader.Department,
                ReferrerLocation = reader.Location,
                ReferrerEntity = reader.LegalEntity,
            };
            return new(me, facts, line) { FirstDay = reader.FirstDay, LastDay = reader.LastDay };
        }

        private DateOnly FirstDay { get; init; }
        private DateOnly? LastDay { get; init; }

        public Offer For(OfferedRole? role, PlanCatalog catalog, DateOnly today)
        {
            var campaign = catalog.Match(today, role?.Traits)?.Campaign;
            var terms = catalog.SnapshotFor(today, role?.Traits);
            var facts = Facts with
            {
                MadeOn = today,
                ReferrerEmployed = FirstDay <= today && (LastDay is null || LastDay >= today),
                OpeningDepartment = role?.Traits.Department,
                OpeningLocation = role?.Traits.Location,
                OpeningLevel = role?.Traits.Level,
                NoPlan = terms.IsEmpty,
                RecruiterOfOpening = role?.Recruiters.Contains(Id) == true,
                HiringManagerOfOpening = role?.HiringManagerId == Id,
                AboveInLine = role is not null && Line?.Leads(Id, role.HiringSide) == true,
                OpeningInProgramme = role?.InProgramme ?? true,
            };
            return Offers.Of(terms, CreditRules.Decide(catalog.TermsOf(terms), facts), campaign, isGeneral: role is null);
        }
    }
}

/// <summary>What of a role decides what it pays to whom.</summary>
internal sealed record OfferedRole(
    string Title,
    OpeningTraits Traits,
    bool InProgramme,
    Guid HiringManagerId,
    IReadOnlyCollection<Guid> Recruiters
)
{
    /// <summary>In the database, without what is not looked at.</summary>
    public static Expression<Func<Opening, OfferedRole>> Read { get; } =
        o => new OfferedRole(
            o.Title,
            new OpeningTraits(o.Id, o.Department, o.Location, o.Level, o.Kind, o.Bonus, o.BonusCurrency, null),
            o.InProgramme,
            o.HiringManagerId,
            o.Recruiters.Select(r => r.PersonId).ToList()
        );

    public IReadOnlyList<Guid> HiringSide => [.. Recruiters, HiringManagerId];

    public static OfferedRole Of(Opening opening) =>
        new(opening.Title, opening.Traits, opening.InProgramme, opening.HiringManagerId, [.. opening.Recruiters.Select(r => r.PersonId)]);
}
