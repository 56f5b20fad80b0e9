using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.OpenRoles;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Home;

/// <summary>What the reader came for: how far their referrals are, which roles fit, and what waits for them.</summary>
public sealed class GetHome(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Few = 5;

    public sealed record Role(Guid Id, string Title, string Location, Offer? Offer);

    /// <summary>Something that waits, and where it is done.</summary>
    public sealed record Waiting(string Title, string Detail, string Href, bool Overdue = false);

    public sealed record Due(
        decimal Amount,
        string Currency,
        DateOnly? DueOn,
        PayoutState State,
        PayoutReason Reason,
        Guid ReferralId,
        string? Name
    );

    public sealed record Home(
        DateOnly Today,
        int Hour,
        string Department,
        IReadOnlyList<Waiting> Waiting,
        IReadOnlyList<MyReferral> InMotion,
        int InMotionTotal,
        int ReferralsTotal,
        IReadOnlyList<Due> Bonuses,
        IReadOnlyList<Role> Roles,
        int RolesTotal
    );

    public async Task<Home> Execute(Actor actor, CancellationToken cancellation)
    {
        var me = actor.PersonId ?? Guid.Empty;
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        var book = await programme.Book(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var department = await db.People.Where(p => p.Id == me).Select(p => p.Department).FirstOrDefaultAsync(cancellation) ?? "";
        var mine = db.Referrals.Where(r => r.ReferrerId == me);
        // In motion: still in the pipeline, or hired with money to come.
        var moving = mine.Where(r =>
            StageTable.Open.Contains(r.Stage)
            || (
                r.Stage == Stage.Hired
                && db.Payouts.Any(p =>
                    p.ReferralId == r.Id
                    && p.RecipientId == me
                    && (
                        p.State == PayoutState.Planned
                        || p.State == PayoutState.Scheduled
                        || p.State == PayoutState.Deferred
                        || p.State == PayoutState.AwaitingApproval
                    )
                )
            )
        );
        var published = db.Openings.Where(o => o.State == OpeningState.Published);
        var roles = await published
            .OrderByDescending(o => o.Department == department)
            .ThenByDescending(o => o.PublishedAt)
            .ThenByDescending(o => o.Id)
            .Take(Few - 1)
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.Department,
                o.Location,
                o.Level,
                o.Kind,
                o.Bonus,
                o.BonusCurrency,
                o.InProgramme,
            })
            .ToListAsync(cancellation);
        return new Home(
            today,
            TimeZoneInfo.ConvertTime(now, settings.Calendar.Zone).Hour,
            department,
            await Waits(db, actor, settings, await programme.Lists(cancellation), now, today, cancellation),
            await MyReferralReader.Read(
                db,
                moving.OrderByDescending(r => r.StageSince).ThenByDescending(r => r.Id).Take(Few),
                me,
                settings,
                cancellation
            ),
            await moving.CountAsync(cancellation),
            await mine.CountAsync(cancellation),
            await db
                .Payouts.Where(p =>
                    p.RecipientId == me
                    && p.State != PayoutState.Cancelled
                    && p.State != PayoutState.Forfeited
                    && p.State != PayoutState.Declined
                )
                .OrderBy(p => p.State == PayoutState.Paid || p.State == PayoutState.Exported || p.State == PayoutState.Released)
                .ThenBy(p => p.DueOn == null)
                .ThenBy(p => p.DueOn)
                .ThenBy(p => p.Id)
                .Take(3)
                .Select(p => new Due(
                    p.Amount,
                    p.Currency,
                    p.DueOn,
                    p.State,
                    p.Reason,
                    p.ReferralId,
                    db.Referrals.Where(r => r.Id == p.ReferralId).Select(r => r.TypedName).FirstOrDefault()
                ))
                .ToListAsync(cancellation),
            roles.ConvertAll(o => new Role(
                o.Id,
                o.Title,
                o.Location,
                Offers.Of(book, today, new(o.Id, o.Department, o.Location, o.Level, o.Kind, o.Bonus, o.BonusCurrency), o.InProgramme)
            )),
            await published.CountAsync(cancellation)
        );
    }

    // What holds money back until HR has answered, and who waits for the answer.
    private static async Task<IEnumerable<Waiting>> OnReviews(
        AppDbContext db,
        Actor actor,
        System.Globalization.CultureInfo culture,
        CancellationToken cancellation
    )
    {
        var me = actor.PersonId;
        (int Count, string Noun, string ToDo, string Text)[] questions =
        [
            (
                await db.Reviews.CountAsync(r => r.State == Domain.Credit.ReviewState.Open && r.AskedBy != me, cancellation),
                "credit review",
                "to answer",
                "A referrer thinks that a decision is wrong."
            ),
            (
                await db.CreditCases.CountAsync(c => c.ClosedAt == null, cancellation),
                "hire",
                "whose bonus you decide",
                "Two answers are possible. Nothing more is paid for it before that."
            ),
            (
                await db.PersonMatches.CountAsync(m => m.DecidedAt == null, cancellation),
                "candidate",
                "who may work here already",
                "Somebody here has the same phone number."
            ),
            (
                await db.AmountRequests.CountAsync(r => r.AnsweredAt == null && r.AskedBy != me, cancellation),
                "bonus",
                "asked for",
                "A recruiter asks for another amount. Until you answer, the plan's counts."
            ),
        ];
        return questions
            .Where(q => q.Count > 0)
            .Select(q => new Waiting(
                $"{Components.Format.Count(q.Count, q.Noun, culture, q.Noun == "bonus" ? "bonuses" : null)} {q.ToDo}",
                q.Text,
                "/reviews"
            ));
    }

    private static async Task<IReadOnlyList<Waiting>> Waits(
        AppDbContext db,
        Actor actor,
        CompanySettings settings,
        CompanyLists lists,
        DateTimeOffset now,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var waits = new List<Waiting>();
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        if (actor.Is(Roles.Recruiter | Roles.Hr))
        {
            var work = db.Referrals.WorkedBy(db, actor, settings);
            var late = FirstAnswer.LateWhenWaitingSince(settings, now);
            var overdue = await work.CountAsync(r => r.Stage == Stage.New && r.WaitingSince <= late, cancellation);
            var waiting = await work.CountAsync(r => r.Stage == Stage.New && r.WaitingSince > late, cancellation);
            if (overdue > 0)
                waits.Add(
                    new(
                        $"{Components.Format.Count(overdue, "referral", culture)} without a first answer in time",
                        $"The {settings.FirstAnswerHours} hours on working days are over.",
                        "/triage",
                        Overdue: true
                    )
                );
            if (waiting > 0)
                waits.Add(
                    new($"{Components.Format.Count(waiting, "new referral", culture)} to answer", "Their clock is running.", "/triage")
                );
            var starts = await work.CountAsync(r => r.Stage == Stage.Hired && r.StartedOn == null && r.PlannedStart <= today, cancellation);
            if (starts > 0)
                waits.Add(
                    new(
                        $"{Components.Format.Count(starts, "start", culture)} to confirm",
                        "The planned day has come. Nothing is paid before somebody confirms it.",
                        "/triage"
                    )
                );
        }
        if (actor.Is(Roles.Hr))
        {
            var seen = db.Payouts.SeenBy(actor);
            var soon = today.AddDays(settings.DueSoonDays);
            var due = await seen.CountAsync(p => p.State == PayoutState.Scheduled && p.DueOn <= soon, cancellation);
            if (due > 0)
                waits.Add(
                    new(
                        $"{Components.Format.Count(due, "payout", culture)} due by {Components.Format.ShortDay(soon, today)}",
                        "Tell us if anybody has left: record the last day before the due date.",
                        "/payouts"
                    )
                );
            waits.AddRange(await OnReviews(db, actor, culture, cancellation));
            var approvals = await seen.CountAsync(
                p => p.State == PayoutState.AwaitingApproval || p.Recovery == RecoveryState.ToReview,
                cancellation
            );
            if (approvals > 0)
                waits.Add(
                    new(
                        $"{Components.Format.Count(approvals, "payout", culture)} to approve or review",
                        "Due and checked, or out already with its ground gone.",
                        "/payouts?tab=review"
                    )
                );
            var deferred = await seen.CountAsync(p => p.State == PayoutState.Deferred, cancellation);
            if (deferred > 0)
                waits.Add(
                    new(
                        $"{Components.Format.Count(deferred, "payout", culture)} deferred",
                        "Somebody is on leave, or a start date was corrected.",
                        "/payouts?tab=deferred"
                    )
                );
            var apart = await db.ListPairs.Select(p => new { p.FirstId, p.SecondId }).ToListAsync(cancellation);
            var alike = Likeness.Among([.. lists.Entries], apart.Select(p => (p.FirstId, p.SecondId)).ToHashSet()).Count;
            var pairs = $"{Components.Format.Count(alike, "pair", culture)} in the lists that may be one";
            if (alike > 0)
                waits.Add(new(pairs, "Departments, locations or legal entities that look alike.", "/people/lists"));
        }
        if (actor.Is(Roles.Payroll))
        {
            var released = await db.Payouts.SeenBy(actor).CountAsync(p => p.State == PayoutState.Released, cancellation);
            if (released > 0)
                waits.Add(
                    new($"{Components.Format.Count(released, "payout", culture)} released", "Ready for the next pay run.", "/payouts")
                );
        }
        if (actor.Is(Roles.HiringManager))
        {
            var open = await db.Referrals.VisibleTo(db, actor, settings).CountAsync(r => r.Stage == Stage.Interview, cancellation);
            if (open > 0)
                waits.Add(
                    new($"{Components.Format.Count(open, "candidate", culture)} interviewing", "Referred to your openings.", "/pipeline")
                );
        }
        return waits;
    }
}
