using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeReferrals.Web.Tests;

public sealed class TelemetryTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Health_is_live_and_ready_with_each_check_by_name()
    {
        using var client = portal.Factory.CreateClient();
        await portal.SendMail();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), portal.Token)).StatusCode);
        var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), portal.Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var said = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(portal.Token));
        Assert.Equal(
            [
                "audit",
                "background",
                "database",
                .. Web.Background.Jobs.All.Select(j => $"job: {j.Name}").Order(StringComparer.Ordinal),
                "mail",
                "outbox",
            ],
            said.RootElement.GetProperty("checks").EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(said.RootElement.GetProperty("checks").EnumerateObject(), check => Assert.Equal("Healthy", check.Value.GetString()));
    }

    [Fact]
    public async Task Health_is_not_ready_without_its_database()
    {
        await using var broken = new EmbeddedPortal();
        await broken.InitializeAsync();
        await using (var db = broken.Db())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Settings RENAME TO Gone", portal.Token);
        using var client = broken.Factory.CreateClient();
        var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), portal.Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"database\":\"Unhealthy\"", await ready.Content.ReadAsStringAsync(portal.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_of_the_click_is_the_trace_of_its_mail()
    {
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        var sent = new List<string>();
        listener.ActivityStarted = activity =>
        {
            if (activity.OperationName == "send mail")
                lock (sent)
                    sent.Add(activity.TraceId.ToHexString());
        };
        ActivitySource.AddActivityListener(listener);
        string click;
        using (var activity = source.StartActivity("click"))
        {
            click = activity!.TraceId.ToHexString();
            await portal.Refer(portal.Ada, "traced@mail.example");
        }
        await portal.SendMail();
        Assert.Contains(click, sent);
        await using var db = portal.Db();
        Assert.True(await db.Outbox.AnyAsync(m => m.TraceId == click, portal.Token));
    }

    [Fact]
    public async Task Meters_count_changes_by_what_happened_mails_and_released_payouts()
    {
        var counted = new Dictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == Measures.Name)
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
            {
                var key = instrument.Name + string.Concat(tags.ToArray().Select(t => $" {t.Value}"));
                lock (counted)
                    counted[key] = counted.GetValueOrDefault(key) + value;
            }
        );
        listener.Start();
        var id = await portal.ReferAndHire(portal.Ada, "counted@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        Portal.Ok(await portal.Op<ReleasePayouts>().Execute(Actor.System("Test"), portal.Token));
        await portal.SendMail();
        lock (counted)
        {
            Assert.True(counted["portal.commits ReferralHired Ok"] >= 1);
            Assert.True(counted["portal.payouts.released"] >= 1);
            Assert.True(counted["portal.mails sent"] >= 1);
        }
    }

    [Fact]
    public async Task Operations_are_counted_by_name_and_by_how_they_ended()
    {
        var ended = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "portal.operation.duration")
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, took, tags, _) =>
            {
                Assert.True(took >= 0);
                // The meter is the process's: other tests are heard as well.
                if (tags[0].Value is nameof(UnlinkIdentity) or nameof(CheckLedger))
                    lock (ended)
                        ended.Add($"{tags[0].Key} {tags[0].Value}, {tags[1].Key} {tags[1].Value}");
            }
        );
        listener.Start();
        var operation = portal.Op<UnlinkIdentity>();
        await operation.Execute(portal.Ada.Actor, new(portal.Ben.Id, Guid.NewGuid()), portal.Token);
        await operation.Execute(portal.Adi.Actor, new(portal.Ben.Id, Guid.NewGuid()), portal.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            operation.Execute(portal.Adi.Actor, new(portal.Ben.Id, Guid.NewGuid()), new CancellationToken(canceled: true))
        );
        Portal.Ok(await portal.Op<CheckLedger>().Execute(portal.Adi.Actor, portal.Token));
        lock (ended)
            foreach (
                var wanted in new[]
                {
                    "UnlinkIdentity, result Forbidden",
                    "UnlinkIdentity, result NotFound",
                    "UnlinkIdentity, result Cancelled",
                    "CheckLedger, result Ok",
                }
            )
                Assert.Contains("operation " + wanted, ended);
    }

    [Fact]
    public async Task Operation_that_breaks_is_counted_as_failed()
    {
        var failed = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "portal.operation.duration")
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                if (tags[0].Value is "ThisTest" && tags[1].Value is "Failed")
                    failed++;
            }
        );
        listener.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Measures.Operation<Result>("ThisTest", () => throw new InvalidOperationException())
        );
        Assert.Equal(1, failed);
    }

    [Fact]
    public void Log_line_is_json_without_scopes_and_without_the_text_of_a_database_error()
    {
        var written = new StringWriter();
        var failed = new InvalidOperationException(
            "outer",
            new Microsoft.Data.Sqlite.SqliteException("the duplicate key value is (zoe@mail.example)", 19)
        );
        var entry = new LogEntry<string>(LogLevel.Error, "Category", default, "It \"failed\"", failed, (state, _) => state);
        new LineFormatter(portal.Clock).Write(in entry, null, written);
        using var line = JsonDocument.Parse(written.ToString());
        Assert.Equal("It \"failed\"", line.RootElement.GetProperty("text").GetString());
        var error = line.RootElement.GetProperty("error").GetString()!;
        Assert.Contains("SqliteException", error, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@", error, StringComparison.Ordinal);
    }
}
