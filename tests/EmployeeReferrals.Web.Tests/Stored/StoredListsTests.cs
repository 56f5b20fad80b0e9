using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Tests.Features.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>The lists are made of the texts that an earlier release left, and nobody's plan, amount or decision changes by it.</summary>
public sealed class StoredListsTests
{
    private static readonly Actor Start = Actor.System("Start");

    public static TheoryData<string> Releases => [.. StoredDatabase.Releases()];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Open_referrals_keep_their_plan_and_amount_over_the_update_a_join_and_another_name(string release)
    {
        await using var portal = new StoredDatabaseTests.StoredPortal(release);
        // As it was before the update: the portal of this release has not looked at it yet.
        var (frozen, kept) = await BeforeTheUpdate(portal);
        await portal.Open();
        Assert.Equal(frozen, await FrozenRows.Read(portal.Db, portal.Token));
        Assert.Equal(kept, await Promised(portal));

        var lists = await portal.Programme.Lists(portal.Token);
        foreach (var kind in Enum.GetValues<ListKind>())
            Assert.Equal(lists.Choices(kind).Count, lists.Choices(kind).Select(ListEntry.KeyOf).Distinct().Count());
        await using (var db = portal.Db())
        {
            // Who carries a text carries exactly the name of an entry.
            foreach (var person in await db.People.AsNoTracking().ToListAsync(portal.Token))
            {
                AssertListed(ListKind.Department, person.Department);
                AssertListed(ListKind.Location, person.Location);
                AssertListed(ListKind.LegalEntity, person.LegalEntity);
            }
            foreach (var opening in await db.Openings.AsNoTracking().ToListAsync(portal.Token))
            {
                AssertListed(ListKind.Department, opening.Department);
                AssertListed(ListKind.Location, opening.Location);
            }
            // Plans and campaigns point to the lists, and keep the texts they were written with.
            Assert.All(await db.PlanVersions.AsNoTracking().ToListAsync(portal.Token), v => Assert.Empty(v.Terms.Unpointed()));
            Assert.All(await db.Campaigns.AsNoTracking().ToListAsync(portal.Token), c => Assert.Empty(c.Facts.Filter.Unpointed()));
            Assert.True(await db.Audit.AnyAsync(a => a.Event == nameof(ListEntryMade) && a.ActedAs == "Start", portal.Token));
        }
        var again = await portal.Op<MakeLists>().Execute(Start, portal.Token);
        Portal.Ok(again);
        Assert.True(again.Value.Nothing);

        // Another name for one, and one joined into it: what was promised stands, and so does what a hire into them would give.
        var pays = await WhatEachRolePays(portal);
        var technology = lists.Find(ListKind.Department, "Technology")!;
        var hr = portal.Hilda.Actor;
        Portal.Ok(await portal.Op<RenameListEntry>().Execute(hr, new(technology.Id, technology.Version, "Digital"), portal.Token));
        Assert.Equal(pays, await WhatEachRolePays(portal));
        lists = await portal.Programme.Lists(portal.Token);
        var (laboratory, digital) = (lists.Find(ListKind.Department, "Laboratory")!, lists.Find(ListKind.Department, "Digital")!);
        var join = new JoinListEntries.Command(laboratory.Id, laboratory.Version, digital.Id, digital.Version);
        Portal.Ok(await portal.Op<JoinListEntries>().Execute(hr, join, portal.Token));
        Assert.Equal(pays, await WhatEachRolePays(portal));
        Assert.Equal(frozen, await FrozenRows.Read(portal.Db, portal.Token));
        Assert.Equal(kept, await Promised(portal));
        Assert.Equal(0, await CommandLine.VerifyAudit(portal.Factory.Services, expected: null, portal.Token));
        Assert.Equal(0, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));

        void AssertListed(ListKind kind, string carried) =>
            Assert.True(carried.Length == 0 || lists.Choices(kind).Contains(carried), carried);
    }

    [Fact]
    public async Task Texts_of_many_hands_become_one_entry_each_and_what_looks_alike_is_proposed()
    {
        await using var portal = new StoredDatabaseTests.StoredPortal("2026-11-26");
        await portal.Open();
        var found = (await portal.Op<GetLists>().Execute(portal.Hilda.Actor, portal.Token)).Value;
        Assert.Equal(["Intensive care", "Laboratory", "Nursing", "Technology"], Names(ListKind.Department));
        Assert.Equal(["Berlin", "Den Haag", "Utrecht"], Names(ListKind.Location));
        Assert.Contains("Company BV", Names(ListKind.LegalEntity));
        Assert.Contains(found.Proposals, p => p.One.Name == "Company B.V." && p.Other.Name == "Company BV");

        IEnumerable<string> Names(ListKind kind) =>
            found.Entries.Where(e => e.Kind == kind).Select(e => e.Name).Order(StringComparer.Ordinal);
    }

    /// <summary>Migrated, and nothing else.</summary>
    private static async Task<(string Frozen, IReadOnlyList<string> Kept)> BeforeTheUpdate(Portal portal)
    {
        await using (var db = Databases.Sqlite(Path.Combine(portal.Folder, "portal.db"), null)())
            await db.GetService<IMigrator>().MigrateAsync(cancellationToken: portal.Token);
        Func<AppDbContext> database = () => Databases.Sqlite(Path.Combine(portal.Folder, "portal.db"), null)();
        var rows = await FrozenRows.Read(database, portal.Token);
        await using var before = database();
        return (rows, await Promised(before, portal.Token));
    }

    private static async Task<IReadOnlyList<string>> Promised(Portal portal)
    {
        await using var db = portal.Db();
        return await Promised(db, portal.Token);
    }

    private static async Task<IReadOnlyList<string>> Promised(AppDbContext db, CancellationToken cancellation)
    {
        var open = await db
            .Referrals.AsNoTracking()
            .Where(r => StageTable.Open.Contains(r.Stage))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellation);
        Assert.NotEmpty(open);
        return open.ConvertAll(r => $"{r.Id} {r.CreditShown} {Json.Write(r.Terms)}");
    }

    private static async Task<IReadOnlyList<string>> WhatEachRolePays(Portal portal)
    {
        var catalog = await portal.Programme.Catalog(portal.Token);
        await using var db = portal.Db();
        var openings = await db.Openings.AsNoTracking().OrderBy(o => o.Id).ToListAsync(portal.Token);
        return openings.ConvertAll(o =>
            catalog.Match(portal.Today, o.Traits) is { } offer
                ? FormattableString.Invariant($"{o.Title} {offer.PlanName} {offer.Amount} {offer.Campaign?.Id}")
                : $"{o.Title} nothing"
        );
    }
}
