using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>One referral in a list or on a card. A class, because the board's drop zones know cards by identity.</summary>
public sealed class PipelineRow
{
    public required Guid Id { get; init; }
    public required string? Name { get; init; }
    public required Stage Stage { get; init; }
    public required int Entry { get; init; }
    public required DateTimeOffset StageSince { get; init; }
    public required DateTimeOffset? WaitingSince { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required bool IsErased { get; init; }
    public required Guid? OpeningId { get; init; }
    public required string? Opening { get; init; }
    public required string Referrer { get; init; }
    public required DateOnly? HiredOn { get; init; }
    public required DateOnly? PlannedStart { get; init; }
    public required DateOnly? StartedOn { get; init; }
    public required bool MaybeSame { get; init; }
    public required bool MailRefused { get; init; }

    /// <summary>In working days, and how many the stage may take.</summary>
    public int Days { get; private set; }
    public int? Limit { get; private set; }
    public DateTimeOffset? AnswerDue { get; private set; }
    public bool AnswerOverdue { get; private set; }

    public string ShownName => Name ?? "Erased person";
    public bool IsLong => Days > Limit;
    public Movable Movable => new(Id, ShownName, Stage, Entry, MadeOn, OpeningId is not null, StartedOn is not null, IsErased);

    internal PipelineRow Timed(CompanySettings settings, CompanyCalendar calendar, DateTimeOffset now)
    {
        Days = calendar.WorkingDaysBetween(StageSince, now);
        Limit = Stage switch
        {
            Stage.New => settings.LongInNew,
            Stage.Screening => settings.LongInScreening,
            Stage.Interview => settings.LongInInterview,
            Stage.Offer => settings.LongInOffer,
            Stage.AwaitingCandidate
            or Stage.Hired
            or Stage.NotSelected
            or Stage.Withdrawn
            or Stage.LeftBeforeStart
            or Stage.DeclinedByCandidate
            or Stage.Expired => null,
        };
        AnswerDue = WaitingSince is { } since ? calendar.AddWorkingTime(since, TimeSpan.FromHours(settings.FirstAnswerHours)) : null;
        AnswerOverdue = AnswerDue <= now;
        return this;
    }
}

internal static class PipelineRows
{
    public static IQueryable<PipelineRow> Project(this IQueryable<Referral> referrals, AppDbContext db) =>
        referrals.Select(r => new PipelineRow
        {
            Id = r.Id,
            Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
            Stage = r.Stage,
            Entry = r.StageEntry,
            StageSince = r.StageSince,
            WaitingSince = r.WaitingSince,
            MadeOn = r.MadeOn,
            IsErased = r.TypedName == null,
            OpeningId = r.OpeningId,
            Opening = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
            Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            HiredOn = r.HiredOn,
            PlannedStart = r.PlannedStart,
            StartedOn = r.StartedOn,
            MaybeSame = db.PossibleMatches.Any(m => m.ReferralId == r.Id || m.OtherCandidateId == r.CandidateId),
            MailRefused = db.Outbox.Any(m =>
                m.ReferralId == r.Id && m.To == Outbox.RecipientKind.Candidate && m.State == Outbox.OutboxState.Dead
            ),
        });

    public static IQueryable<Referral> Sorted(this IQueryable<Referral> referrals, AppDbContext db, PipelineSort sort, bool down) =>
        sort switch
        {
            PipelineSort.Name => By(
                referrals,
                r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.NameSearch).FirstOrDefault(),
                down
            ),
            PipelineSort.Referrer => By(
                referrals,
                r => db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.NameSearch).FirstOrDefault(),
                down
            ),
            PipelineSort.Received => By(referrals, r => r.MadeAt, down),
            // Stages are kept by name; here they go by their order in the pipeline.
            PipelineSort.Stage => By(
                referrals,
                r =>
                    r.Stage == Stage.AwaitingCandidate ? 0
                    : r.Stage == Stage.New ? 1
                    : r.Stage == Stage.Screening ? 2
                    : r.Stage == Stage.Interview ? 3
                    : r.Stage == Stage.Offer ? 4
                    : r.Stage == Stage.Hired ? 5
                    : 6,
                down
            ),
            PipelineSort.InStage => By(referrals, r => r.StageSince, !down),
        };

    private static IQueryable<Referral> By<TKey>(
        IQueryable<Referral> referrals,
        System.Linq.Expressions.Expression<Func<Referral, TKey>> key,
        bool down
    ) => (down ? referrals.OrderByDescending(key) : referrals.OrderBy(key)).ThenBy(r => r.Id);
}

/// <summary>The head of the pipeline: which openings there are to choose from, and how many stand in each stage.</summary>
public sealed class GetPipelineHead(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 300;

    public sealed record Query(PipelineFilter Filter);

    public sealed record Head(
        IReadOnlyList<Choice> Openings,
        string? Title,
        string? Sub,
        IReadOnlyDictionary<Stage, int> Counts,
        DateOnly Today,
        DateTimeOffset Now,
        TimeZoneInfo Zone
    )
    {
        public int InMotion => StageTable.Open.Sum(Of);
        public int Closed => StageTable.Closed.Sum(Of);

        public int Of(Stage stage) => Counts.GetValueOrDefault(stage);
    }

    public async Task<Head> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = actor.PersonId;
        var openings = db.Openings.AsNoTracking();
        if (!actor.Is(Roles.Hr | Roles.Auditor) && !(actor.Is(Roles.Recruiter) && settings.RecruitersSeeAll))
            openings = openings.Where(o => o.HiringManagerId == me || o.Recruiters.Any(r => r.PersonId == me));
        var choices = await openings
            .Where(o => o.State != Domain.Openings.OpeningState.Draft)
            .OrderBy(o => o.State == Domain.Openings.OpeningState.Closed)
            .ThenBy(o => o.Title)
            .ThenBy(o => o.Location)
            .ThenBy(o => o.Id)
            .Take(Most)
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.Location,
                o.State,
            })
            .ToListAsync(cancellation);
        var chosen = await openings
            .Where(o => o.Id == query.Filter.OpeningId)
            .Select(o => new
            {
                o.Title,
                o.Location,
                o.State,
            })
            .FirstOrDefaultAsync(cancellation);
        var colleagues = chosen is null
            ? []
            : await db
                .People.Where(p =>
                    p.Id != me
                    && db.Set<Domain.Openings.OpeningRecruiter>().Any(r => r.OpeningId == query.Filter.OpeningId && r.PersonId == p.Id)
                )
                .OrderBy(p => p.Name)
                .ThenBy(p => p.Id)
                .Select(p => p.Name)
                .Take(3)
                .ToListAsync(cancellation);
        var counts = await query
            .Filter.InAllStages(db, actor, settings)
            .GroupBy(r => r.Stage)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var sub = chosen is null
            ? null
            : $"{chosen.Location} · {Domain.Openings.Opening.Word(chosen.State).ToLowerInvariant()}"
                + (colleagues.Count > 0 ? $" · with {Format.And(colleagues)}" : "");
        return new Head(
            choices.ConvertAll(o => new Choice(o.Id.ToString(), $"{o.Title}, {o.Location}{Apart(o.State)}")),
            chosen?.Title,
            sub,
            counts,
            settings.Calendar.DayOf(now),
            now,
            settings.Calendar.Zone
        );
    }

    private static string Apart(Domain.Openings.OpeningState state) =>
        state is Domain.Openings.OpeningState.Closed or Domain.Openings.OpeningState.OnHold
            ? $" ({Domain.Openings.Opening.Word(state).ToLowerInvariant()})"
            : "";
}

/// <summary>One page of the table.</summary>
public sealed class ListPipeline(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 25;

    public sealed record Query(PipelineFilter Filter, PipelineSort Sort, bool Down, int Page);

    public async Task<IReadOnlyList<PipelineRow>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await query
            .Filter.Apply(db, actor, settings)
            .Sorted(db, query.Sort, query.Down)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Project(db)
            .ToListAsync(cancellation);
        var calendar = settings.Calendar;
        return rows.ConvertAll(r => r.Timed(settings, calendar, now));
    }
}

/// <summary>The cards of one opening, the first of each column: those that wait longest.</summary>
public sealed class ListBoard(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PerColumn = 50;
    public static readonly IReadOnlyList<Stage> Columns = [.. StageTable.Open, Stage.Hired];

    public sealed record Query(PipelineFilter Filter);

    public async Task<IReadOnlyList<PipelineRow>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var calendar = settings.Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var cards = new List<PipelineRow>();
        foreach (var stage in Columns)
        {
            var column = query.Filter.InAllStages(db, actor, settings).Where(r => r.Stage == stage);
            // Of the hired, the newest: those who wait for their start.
            column =
                stage == Stage.Hired
                    ? column.OrderByDescending(r => r.StageSince).ThenBy(r => r.Id)
                    : column.OrderBy(r => r.StageSince).ThenBy(r => r.Id);
            cards.AddRange(await column.Take(PerColumn).Project(db).ToListAsync(cancellation));
        }
        return cards.ConvertAll(r => r.Timed(settings, calendar, now));
    }
}

/// <summary>All rows of the filter, one by one, for the CSV.</summary>
public sealed class ListPipelineForFile(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(PipelineFilter Filter, PipelineSort Sort, bool Down);

    public async IAsyncEnumerable<PipelineRow> Execute(Actor actor, Query query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var calendar = settings.Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await foreach (
            var row in query
                .Filter.Apply(db, actor, settings)
                .Sorted(db, query.Sort, query.Down)
                .Project(db)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            yield return row.Timed(settings, calendar, now);
    }
}
