using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What happened, newest first. Names are joined when shown: the audit itself holds none.</summary>
[May(Roles.Auditor | Roles.Hr | Roles.Administrator)]
public sealed class ListAudit(IDbContextFactory<AppDbContext> databases, Programme programme, AuditChain chain, AuditWatch watch)
{
    public const int PageSize = 50;

    public sealed record Query(AuditFilter Filter, int Page, int Size = PageSize);

    /// <param name="WhoHref">Everything that they did or that is about them.</param>
    /// <param name="About">Null: it is about nothing that is still there.</param>
    /// <param name="AboutId">For everything about the same.</param>
    /// <param name="IsOurs">False: somebody put it into the database past the portal.</param>
    public sealed record Row(
        long Number,
        DateTimeOffset At,
        string Who,
        bool IsPerson,
        string Event,
        string Detail,
        IReadOnlyList<ChangeLine> Changes,
        string? About,
        Guid? AboutId,
        string? Href,
        bool IsOurs
    );

    /// <param name="AboutWhat">What the filter by subject stands for; null: not filtered by it.</param>
    /// <param name="Problem">Why the audit is not signed any further; null: it is.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, int Total, TimeZoneInfo Zone, string? AboutWhat, string? Problem);

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var calendar = (await programme.Settings(cancellation)).Calendar;
        if (!actor.May<ListAudit>())
            return new Page([], 0, calendar.Zone, null, null);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // An administrator sees what was done, not whom it was done for.
        var seesCandidates = actor.Is(Roles.Auditor | Roles.Hr);
        var entries = AuditSubjects.Filtered(db, AuditSubjects.Readable(db, actor.PersonId), query.Filter, calendar, seesCandidates);
        var total = await entries.CountAsync(cancellation);
        var page = await entries
            .OrderByDescending(a => a.Number)
            .Skip((Math.Clamp(query.Page, 1, 1_000_000) - 1) * query.Size)
            .Take(query.Size)
            .ToListAsync(cancellation);
        var subjects = await AuditSubjects.Of(
            db,
            [.. page.Select(a => a.SubjectId).Append(query.Filter.About ?? Guid.Empty).Distinct()],
            actor,
            cancellation
        );
        var words = page.ConvertAll(a => new AuditText(a.Event, a.Data));
        var names = await Names(
            db,
            [.. words.SelectMany(w => w.Ids).Concat(page.Where(a => a.ActorId is not null).Select(a => a.ActorId!.Value)).Distinct()],
            cancellation
        );
        // Before a head is kept, nothing is sealed.
        var isKept = await db.AuditHeads.AnyAsync(cancellation);
        var rows = page.Zip(words)
            .Select(pair => RowOf(pair.First, pair.Second, subjects.GetValueOrDefault(pair.First.SubjectId), Name, isKept))
            .ToList();
        return new Page(
            rows,
            total,
            calendar.Zone,
            query.Filter.About is { } about ? subjects.GetValueOrDefault(about)?.Text ?? "something that is gone" : null,
            watch.Problem is { } problem ? $"{AuditProblems.Sentence(problem)} {AuditProblems.WhatNow}" : null
        );

        string? Name(Guid id) => names.GetValueOrDefault(id);
        Row RowOf(AuditEntry a, AuditText said, AuditSubjects.Subject? subject, Func<Guid, string?> name, bool kept) =>
            new(
                a.Number,
                a.At,
                a.ActorId is { } who ? name(who) ?? "Somebody who is gone" : AuditText.Acted(a.ActedAs),
                a.ActorId is { } id && name(id) is not null,
                AuditEvents.Words(a.Event),
                Sentence(said.Detail(seesCandidates ? name : _ => null)),
                [.. said.Changes.Select(change => AuditFields.Line(change, name, said.IsNew))],
                subject?.Text,
                subject?.Id,
                subject?.Href,
                a.ChainNumber is not null || !kept || chain.IsSealed(a)
            );
    }

    private static string Sentence(string words) =>
        words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    /// <summary>Colleagues and roles by their ids: what a change names.</summary>
    private static async Task<Dictionary<Guid, string>> Names(AppDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        var people = await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, Text = p.Name }).ToListAsync(cancellation);
        var openings = await db
            .Openings.Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, Text = o.Title + ", " + o.Location })
            .ToListAsync(cancellation);
        return people.Concat(openings).ToDictionary(found => found.Id, found => found.Text);
    }
}
