using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Audit;

/// <summary>What a reader finds in the audit, by whom, about what, of which kind and when.</summary>
public sealed class AuditListTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<IReadOnlyList<ListAudit.Row>> Read(Someone reader, AuditFilter filter, int page = 1, int size = 500) =>
        (await portal.Op<ListAudit>().Execute(reader.Actor, new(filter, page, size), portal.Token)).Rows;

    private async Task<ListAudit.Row> Newest(string kind) => (await Read(portal.Aud, new(kind)))[0];

    private static string[] Told(ListAudit.Row row) => [.. row.Changes.Select(c => c.ToString().Replace('\u00a0', ' '))];

    [Fact]
    public async Task Name_finds_whose_money_it_was_as_well_as_who_did_it_and_whom_it_is_about()
    {
        var id = await portal.ReferAndHire(portal.Ada, "money@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        await portal.ReferAndHire(portal.Ben, "other@mail.example", portal.Today);
        var rows = await Read(portal.Aud, new(Who: "Lund, Ada"));
        rows = rows.Count > 0 ? rows : await Read(portal.Aud, new(Who: "ada lund"));
        // Rita moved, the start's job released: Ada did neither.
        Assert.Contains(rows, r =>
            r.Event == "Payout changed"
            && r.Detail.Contains("released", StringComparison.Ordinal)
            && r.Detail.Contains("for Ada Lund", StringComparison.Ordinal)
        );
        Assert.Contains(rows, r => r.Event == "Stage changed" && r.Who == "Rita Recruiter");
        Assert.Contains(rows, r => r.Event == "Referral made" && r.Who == "Ada Lund");
        Assert.Contains(rows, r => r.Event == "Person added" && r.About == "Ada Lund");
        Assert.DoesNotContain(rows, r => r.Detail.Contains("Ben Ross", StringComparison.Ordinal) || r.Who == "Ben Ross");
        // The hired person has a name too.
        Assert.Contains(await Read(portal.Aud, new("PayoutMoved", "Cleo")), r => r.About == "Cleo Candidate");
    }

    [Fact]
    public async Task Bonus_asked_anew_is_no_answer()
    {
        async Task Ask(Someone who, string bonus)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            Portal.Ok(
                await portal
                    .Op<AskForAmount>()
                    .Execute(who.Actor, new(Guid.CreateVersion7(), portal.Nurse, bonus, "EUR", true, "Nobody applies"), portal.Token)
            );
        }
        await Ask(portal.Rita, "3000");
        await Ask(portal.Rolf, "3500");
        var rows = (await Read(portal.Aud, new(About: portal.Nurse)))
            .Where(r => r.Event.Contains("onus", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(
            ["Another bonus asked for", "Another bonus asked for", "Asked bonus replaced by another"],
            rows.Select(r => r.Event).Order()
        );
        Assert.All(rows, r => Assert.StartsWith("Nurse", r.About, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Merge_is_found_by_either_referrer_and_names_the_candidate()
    {
        var (one, two) = (await portal.Refer(portal.Ada, "one@mail.example"), await portal.Refer(portal.Ben, "two@mail.example"));
        var other = (await portal.Load(one)).CandidateId;
        Portal.Ok(await portal.Op<MergeCandidates>().Execute(portal.Rita.Actor, new(two, other), portal.Token));
        foreach (var who in new[] { "Ada Lund", "Ben Ross" })
            Assert.Equal("Cleo Candidate", Assert.Single(await Read(portal.Aud, new(nameof(CandidatesMerged), who))).About);
    }

    [Fact]
    public async Task Administrator_finds_nobody_by_what_they_were_referred_for_or_paid()
    {
        await portal.ReferAndHire(portal.Ada, "unseen@mail.example", portal.Today);
        var rows = await Read(portal.Adi, new(Who: "Ada Lund"));
        Assert.All(rows, r => Assert.True(r.Who == "Ada Lund" || r.About == "Ada Lund"));
        Assert.Empty(await Read(portal.Adi, new(Who: "Cleo")));
        Assert.DoesNotContain(await Read(portal.Adi, new("money")), r =>
            r.Detail.Contains("Ada Lund", StringComparison.Ordinal) || r.Href is not null
        );
    }

    [Fact]
    public async Task Own_referral_and_own_payout_are_not_read_here()
    {
        var id = await portal.ReferAndHire(portal.Hilda, "own@mail.example", portal.Today);
        Assert.NotEmpty(await Read(portal.Hugo, new(About: id)));
        Assert.Empty(await Read(portal.Hilda, new(About: id)));
        Assert.DoesNotContain(await Read(portal.Hilda, new("money")), r => r.Detail.Contains("Hilda", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kind_is_one_event_or_all_of_an_area_and_nonsense_is_no_filter()
    {
        await portal.Refer(portal.Ada, "kind@mail.example");
        Assert.All(await Read(portal.Aud, AuditFilter.Of("ReferralMade", null, null, null, null)), r =>
            Assert.Equal("Referral made", r.Event)
        );
        Assert.Equal(
            ["Opening made", "Opening's state changed"],
            (await Read(portal.Aud, AuditFilter.Of("openings", null, null, null, null))).Select(r => r.Event).Distinct().Order()
        );
        Assert.True(AuditFilter.Of("nonsense", " ", "x", "32.13.2026", "9999-12-31").IsEmpty);
    }

    [Fact]
    public async Task Subject_finds_all_that_belongs_to_it()
    {
        var id = await portal.ReferAndHire(portal.Ada, "subject@mail.example", portal.Today);
        await portal.ReferAndHire(portal.Ben, "another@mail.example", portal.Today);
        var rows = await Read(portal.Aud, new(About: id));
        Assert.Superset(
            new HashSet<string> { "Referral made", "Stage changed", "Hired", "Payout changed", "Credit taken", "Candidate hired" },
            rows.Select(r => r.Event).ToHashSet()
        );
        Assert.All(rows, r => Assert.Equal("Cleo Candidate", r.About));
        var page = await portal.Op<ListAudit>().Execute(portal.Aud.Actor, new(new(About: id), 1), portal.Token);
        Assert.Equal("Cleo Candidate", page.AboutWhat);
        Assert.Equal(
            "something that is gone",
            (await portal.Op<ListAudit>().Execute(portal.Aud.Actor, new(new(About: Guid.NewGuid()), 1), portal.Token)).AboutWhat
        );
        // Of a person also what they are paid.
        Assert.Contains(await Read(portal.Aud, new("PayoutMoved", About: portal.Ada.Id)), r =>
            r.Detail.Contains("Ada Lund", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2026-03-05T22:59:59Z", "2026-03-05")]
    [InlineData("2026-03-05T23:00:00Z", "2026-03-06")]
    public async Task Days_are_those_of_the_company(string at, string day)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        await using (var db = portal.Db())
        {
            db.Record(new JobStarted("At midnight"), portal.Adi.Actor, moment);
            Portal.Ok(await db.Commit(portal.Adi.Actor, moment, portal.Token));
        }
        var on = AuditFilter.Day(day)!.Value;
        Assert.Single(await Read(portal.Aud, new("JobStarted", From: on, Until: on)));
        Assert.Empty(await Read(portal.Aud, new("JobStarted", Until: on.AddDays(-1))));
        Assert.Empty(await Read(portal.Aud, new("JobStarted", From: on.AddDays(1))));
    }

    [Fact]
    public async Task Pages_hold_each_entry_once_newest_first()
    {
        for (var i = 0; i < 4; i++)
            await portal.Refer(portal.Ada, $"page{i}@mail.example");
        var all = await Read(portal.Aud, new());
        var paged = new List<ListAudit.Row>();
        for (var page = 1; ; page++)
        {
            var read = await Read(portal.Aud, new(), page, 7);
            if (read.Count == 0)
                break;
            paged.AddRange(read);
        }
        Assert.Equal(all.Select(r => r.Number), paged.Select(r => r.Number));
        Assert.Equal(all.Select(r => r.Number).OrderDescending(), all.Select(r => r.Number));
    }

    [Fact]
    public async Task Changes_of_openings_people_settings_plans_and_campaigns_are_told_before_and_after()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("en-GB");
        var (hr, token) = (portal.Hilda.Actor, portal.Token);
        int Version<T>(Guid id)
            where T : Aggregate
        {
            using var db = portal.Db();
            return db.Set<T>().Where(a => a.Id == id).Select(a => a.Version).Single();
        }
        Portal.Ok(
            await portal
                .Op<EditOpening>()
                .Execute(
                    hr,
                    new(
                        portal.Nurse,
                        Version<Opening>(portal.Nurse),
                        new(
                            "Head nurse",
                            "Nursing",
                            "Utrecht",
                            5,
                            PersonKind.Employee,
                            "Text",
                            true,
                            portal.Max.Id,
                            [portal.Rita.Id],
                            "5000",
                            "EUR"
                        )
                    ),
                    token
                )
        );
        Assert.Equal(
            [
                "Title changed",
                "Level: 4 → 5",
                "Bonus for this role: nothing → 5,000 EUR",
                "Recruiters: Rita Recruiter, Rolf Recruiter → Rita Recruiter",
            ],
            Told(await Newest("OpeningChanged"))
                .Select(t => t.Replace("Rolf Recruiter, Rita Recruiter", "Rita Recruiter, Rolf Recruiter", StringComparison.Ordinal))
        );

        var person = new PersonForm(
            "Ben Ross-Lee",
            portal.Ben.Email,
            "E77",
            "Company BV",
            "Nursing",
            "Leiden",
            4,
            PersonKind.Contractor,
            portal.Boss.Email,
            new(2020, 1, 1),
            null,
            null
        );
        Portal.Ok(await portal.Op<ChangePerson>().Execute(hr, new(portal.Ben.Id, Version<Person>(portal.Ben.Id), person), token));
        var changed = Told(await Newest("PersonChanged"));
        Assert.Superset(
            new HashSet<string>
            {
                "Name changed",
                "Location: Utrecht → Leiden",
                "Kind of employment: Employee → Contractor",
                "Manager: nothing → Bea Boss",
            },
            changed.ToHashSet()
        );

        var settings = await portal.Factory.Services.GetRequiredService<Programme>().Settings(token);
        Portal.Ok(
            await portal
                .Op<ChangeSettings>()
                .Execute(
                    portal.Adi.Actor,
                    new(
                        settings.Version,
                        "Company",
                        settings.TimeZone,
                        WorkingDays.MondayToFriday,
                        "DE",
                        20,
                        false,
                        [portal.Rita.Id],
                        200,
                        CreditScope.AnyOpening,
                        24,
                        5,
                        10,
                        15,
                        10,
                        3,
                        7,
                        180,
                        5
                    ),
                    token
                )
        );
        Assert.Equal(
            [
                "Company name: Our company → Company",
                "Referrals per person and day: 100000 → 20",
                "Recruiters of general referrals: nothing → Rita Recruiter",
                "Credit held: 180 days → 200 days",
                "First answer within: 2 working days → 1 working day",
            ],
            Told(await Newest("SettingsChanged"))
        );

        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    hr,
                    new(
                        Guid.CreateVersion7(),
                        DatabaseStart.FirstPlan,
                        "Bonus",
                        1,
                        portal.Today,
                        new PlanTerms
                        {
                            Amount = 3000m,
                            Schedule = [new(1, 3000m, 90)],
                            ExcludedFromLevel = 9,
                            NeedsApproval = true,
                        }
                    ),
                    token
                )
        );
        Assert.Equal(
            [
                "Bonus: 2,000 EUR → 3,000 EUR",
                "Parts: 500 after 0 days, 1500 after 90 days → 3000 after 90 days",
                "Needs an approval: no → yes",
            ],
            Told(await Newest("PlanVersionMade"))
        );
        Assert.Equal(["Name: Referral bonus → Bonus"], Told(await Newest("PlanRenamed")));

        var campaign = Guid.CreateVersion7();
        var facts = new CampaignFacts("Double", portal.Today, portal.Today.AddDays(9), OpeningFilter.Any, 2m, null, null);
        Portal.Ok(await portal.Op<SaveCampaign>().Execute(hr, new(campaign, facts), token));
        Portal.Ok(
            await portal
                .Op<SaveCampaign>()
                .Execute(
                    hr,
                    new(
                        campaign,
                        facts with
                        {
                            Factor = null,
                            Extra = 250m,
                            Currency = "EUR",
                            Filter = new() { OpeningIds = [portal.Clerk] },
                        }
                    ),
                    token
                )
        );
        var raised = await Newest("CampaignChanged");
        Assert.Equal(["Times the bonus: 2 → nothing", "On top: nothing → 250 EUR", "For roles: nothing → Clerk, Utrecht"], Told(raised));
        Assert.Equal(("Double", $"/campaigns/{campaign}"), (raised.About, raised.Href));
    }

    [Fact]
    public async Task Entry_that_the_portal_did_not_write_is_shown_as_such_and_the_page_says_that_nothing_more_is_signed()
    {
        await portal.Refer(portal.Ada, "shown@mail.example");
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO Audit (At, ActorId, Event, SubjectId, Data, CommitId) SELECT At, ActorId, Event, SubjectId, Data, "
                    + "CommitId FROM Audit WHERE Number = 5",
                portal.Token
            );
        Assert.Single(await Read(portal.Aud, new()), r => !r.IsOurs);
        Assert.False((await portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token)).IsOk);
        var page = await portal.Op<ListAudit>().Execute(portal.Aud.Actor, new(new(), 1), portal.Token);
        Assert.StartsWith("There are entries that the portal did not write.", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_holds_the_filter_and_gives_it_back()
    {
        var filter = new AuditFilter("money", "Ada & Ben", portal.Ada.Id, new(2026, 3, 1), new(2026, 3, 31));
        Assert.Equal(
            $"/audit?event=money&who=Ada%20%26%20Ben&about={portal.Ada.Id}&from=2026-03-01&until=2026-03-31&page=2",
            filter.Href(page: 2)
        );
        Assert.Equal("/audit.csv", new AuditFilter().Href("/audit.csv"));
        Assert.Equal(filter, AuditFilter.Of("money", "Ada & Ben", portal.Ada.Id.ToString(), "2026-03-01", "2026-03-31"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task File_holds_what_the_filter_finds_safe_for_a_spreadsheet_and_is_itself_in_the_audit()
    {
        await portal.MakeOpening(Guid.CreateVersion7(), "=cmd|' /C calc'!A0", [portal.Rita.Id]);
        using var client = EndpointTests.Client(portal, portal.Aud);
        var text = await client.GetStringAsync(new Uri("/audit.csv?event=openings&who=hilda", UriKind.Relative), portal.Token);
        var lines = text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Number,When (UTC),Who,Event,Detail,Changes,About,Written by the portal", lines[0]);
        Assert.All(lines.Skip(1), l => Assert.Contains(",Hilda HR,Opening", l, StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("'=cmd", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(",=cmd", StringComparison.Ordinal) || l.Contains(",\"=cmd", StringComparison.Ordinal));
        Assert.Equal(("Downloaded", "The audit"), ((await Newest("FileExported")).Event, (await Newest("FileExported")).Detail));
    }

    [Fact]
    public async Task Filters_are_answered_by_indexes()
    {
        await using var db = portal.Db();
        async Task<string> Plan(AuditFilter filter)
        {
            var query = AuditSubjects.Filtered(
                db,
                db.Audit.AsNoTracking(),
                filter,
                (await portal.Factory.Services.GetRequiredService<Programme>().Settings(portal.Token)).Calendar,
                true
            );
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync(portal.Token);
            var sent = query.OrderByDescending(a => a.Number).Take(50).ToQueryString();
            command.CommandText =
                "EXPLAIN QUERY PLAN " + string.Join('\n', sent.Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal)));
            foreach (var name in System.Text.RegularExpressions.Regex.Matches(command.CommandText, @"@\w+").Select(m => m.Value).Distinct())
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, "x");
                command.Parameters.Add(parameter);
            }
            await using var reader = await command.ExecuteReaderAsync(portal.Token);
            var steps = new List<string>();
            while (await reader.ReadAsync(portal.Token))
                steps.Add(reader.GetString(3));
            return string.Join('\n', steps);
        }
        Assert.Contains("IX_Audit_SubjectId_Number", await Plan(new(About: portal.Ada.Id)), StringComparison.Ordinal);
        Assert.Contains("IX_Audit_Event_Number", await Plan(new("PayoutMoved")), StringComparison.Ordinal);
        Assert.Contains("IX_Audit_ActorId_Number", await Plan(new(Who: "ada")), StringComparison.Ordinal);
    }
}
