using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>One opening to edit, the people to choose from, and the referrals that a closing would leave open.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class GetOpeningToEdit(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    private const int MostPeople = 300;

    /// <param name="OpeningId">Null: a new one.</param>
    /// <param name="Culture">By its name: whose signs the bonus is shown with.</param>
    public sealed record Query(Guid? OpeningId, string? Culture = null);

    public sealed record Form(
        Guid? Id,
        int Version,
        OpeningState? State,
        OpeningForm Values,
        IReadOnlyList<Choice> Managers,
        IReadOnlyList<Choice> Recruiters,
        IReadOnlyList<OpenReferral> Open,
        int OpenCount
    );

    public sealed record OpenReferral(Guid Id, string Name, Stage Stage);

    public async Task<Form?> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetOpeningToEdit>())
            return null;
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        Opening? opening = null;
        if (query.OpeningId is { } id)
        {
            opening = await ListOpeningsToManage
                .Managed(db, actor)
                .AsNoTracking()
                .Include(o => o.Recruiters)
                .FirstOrDefaultAsync(o => o.Id == id, cancellation);
            if (opening is null)
                return null;
        }
        var open = db
            .Referrals.VisibleTo(db, actor, settings)
            .Where(r => r.OpeningId == query.OpeningId && StageTable.Open.Contains(r.Stage));
        return new Form(
            opening?.Id,
            opening?.Version ?? 0,
            opening?.State,
            opening is null ? Blank(actor) : Filled(opening, ReaderCulture.Named(query.Culture)),
            await Managers(db, opening, cancellation),
            await Recruiters(db, opening, cancellation),
            opening is null ? [] : await Open(db, open, cancellation),
            opening is null ? 0 : await open.CountAsync(cancellation)
        );
    }

    private static OpeningForm Blank(Actor actor) =>
        new(null, null, null, 1, PersonKind.Employee, null, true, Guid.Empty, actor.Is(Roles.Recruiter) ? [actor.PersonId!.Value] : []);

    private static OpeningForm Filled(Opening opening, CultureInfo culture) =>
        new(
            opening.Title,
            opening.Department,
            opening.Location,
            opening.Level,
            opening.Kind,
            opening.Description,
            opening.InProgramme,
            opening.HiringManagerId,
            Chosen(opening),
            opening.Bonus is { } bonus ? TypedNumber.Shown(bonus, culture) : null,
            opening.BonusCurrency
        );

    private static List<Guid> Chosen(Opening? opening) => opening?.Recruiters.Select(r => r.PersonId).ToList() ?? [];

    private static async Task<IReadOnlyList<Choice>> Managers(AppDbContext db, Opening? opening, CancellationToken cancellation)
    {
        var managers = await db
            .People.Where(p =>
                (p.LastDay == null && (p.Roles & Roles.HiringManager) != 0) || (opening != null && p.Id == opening.HiringManagerId)
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Take(MostPeople)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Department,
            })
            .ToListAsync(cancellation);
        return managers.ConvertAll(p => new Choice(p.Id.ToString(), $"{p.Name}, {p.Department}"));
    }

    private static async Task<IReadOnlyList<Choice>> Recruiters(AppDbContext db, Opening? opening, CancellationToken cancellation)
    {
        var chosen = Chosen(opening);
        var recruiters = await db
            .People.Where(p => (p.LastDay == null && (p.Roles & Roles.Recruiter) != 0) || chosen.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Take(MostPeople)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellation);
        return recruiters.ConvertAll(p => new Choice(p.Id.ToString(), p.Name));
    }

    /// <summary>Offers first, then who has stood longest.</summary>
    private static Task<List<OpenReferral>> Open(AppDbContext db, IQueryable<Referral> open, CancellationToken cancellation) =>
        open.OrderByDescending(r => r.Stage == Stage.Offer)
            .ThenBy(r => r.StageSince)
            .ThenBy(r => r.Id)
            .Take(20)
            .Select(r => new OpenReferral(
                r.Id,
                db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault() ?? "Erased person",
                r.Stage
            ))
            .ToListAsync(cancellation);
}
