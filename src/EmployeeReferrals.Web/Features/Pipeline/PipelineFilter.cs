using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Pipeline;

public enum PipelineSort
{
    InStage,
    Name,
    Stage,
    Referrer,
    Received,
}

/// <summary>What the address of the pipeline says: the page, its counts and its CSV read the same.</summary>
/// <param name="Stage">A stage by name, "closed" for all endings, else all in motion.</param>
public sealed record PipelineFilter(Guid? OpeningId = null, string? Stage = null, string? Words = null)
{
    public const string AllClosed = "closed";

    /// <summary>Null: all in motion, or all that is closed.</summary>
    public Stage? OneStage =>
        Enum.TryParse<Stage>(Stage, ignoreCase: true, out var stage) && Enum.IsDefined(stage) && !stage.IsClosed() ? stage : null;

    public bool IsClosed => string.Equals(Stage, AllClosed, StringComparison.OrdinalIgnoreCase);

    internal IQueryable<Referral> Apply(AppDbContext db, Actor actor, CompanySettings settings)
    {
        var referrals = InAllStages(db, actor, settings);
        if (OneStage is { } stage)
            return referrals.Where(r => r.Stage == stage);
        return IsClosed
            ? referrals.Where(r => StageTable.Closed.Contains(r.Stage))
            : referrals.Where(r => StageTable.Open.Contains(r.Stage));
    }

    internal IQueryable<Referral> InAllStages(AppDbContext db, Actor actor, CompanySettings settings)
    {
        var referrals = db.Referrals.VisibleTo(db, actor, settings);
        if (OpeningId is { } opening)
            referrals = referrals.Where(r => r.OpeningId == opening);
        foreach (var key in Text.SearchWords(Words))
            referrals = referrals.Where(r =>
                db.Candidates.Any(c => c.Id == r.CandidateId && c.NameSearch!.Contains(key))
                || db.People.Any(p => p.Id == r.ReferrerId && p.NameSearch.Contains(key))
            );
        return referrals;
    }
}
