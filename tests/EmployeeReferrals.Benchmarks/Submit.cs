using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Benchmarks;

/// <summary>The whole operation against one SaveChanges of the same rows with a new context, and against the bare transaction.</summary>
internal static class Submit
{
    private const int Rounds = 300;

    public static async Task Run()
    {
        using var bench = await Bench.Start();
        var programme = bench.Services.GetRequiredService<Programme>();
        var plan = (await programme.Catalog(default)).Versions[0];
        var (operation, save, bare) = (new List<double>(), new List<double>(), new List<double>());
        using var connection = bench.Bare();
        for (var i = -30; i < Rounds; i++)
        {
            var (a, b, c) = (
                await Bench.Time(() => Submitted(bench, i)),
                await Bench.Time(() => Saved(bench, plan, i)),
                await Bench.Time(() => Inserted(connection))
            );
            if (i < 0)
                continue;
            operation.Add(a);
            save.Add(b);
            bare.Add(c);
        }
        var (o, s, t) = (Bench.Median(operation), Bench.Median(save), Bench.Median(bare));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"median: operation {o:0.00} ms, SaveChanges of the same rows {s:0.00} ms, bare transaction {t:0.00} ms"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"rate of the operation: {100 * s / o:0} % of SaveChanges (at least 50 %), {100 * t / o:0} % of the bare transaction"
            )
        );
    }

    private static async Task Submitted(Bench bench, int i)
    {
        var result = await bench
            .Op<SubmitReferral>()
            .Execute(
                Actor.Person(Bench.Ada, Roles.Employee),
                new(Guid.CreateVersion7(), Bench.Nurse, $"Candidate {i}", $"operation{i}@mail.example", "Good"),
                default
            );
        if (!result.IsOk)
            throw new InvalidOperationException(result.Sentence);
    }

    private static async Task Saved(Bench bench, PlanVersion plan, int i)
    {
        await using var db = bench.Db();
        var now = DateTimeOffset.UnixEpoch.AddDays(20000);
        var today = new DateOnly(2026, 3, 2);
        var candidate = new Candidate(Guid.CreateVersion7(), $"Candidate {i}", EmailAddress.Parse($"save{i}@mail.example")!, now);
        var referral = new Referral(
            Guid.CreateVersion7(),
            candidate.Id,
            Bench.Ada,
            Bench.Nurse,
            new ReferralText($"Candidate {i}", "Good", Relationship.NotSaid, false),
            Snapshot.Of(plan),
            now,
            today
        );
        referral.Decide(
            CreditMoment.Made,
            new(CreditCode.Earns),
            new CreditFacts { MadeOn = today, ReferrerEmployed = true },
            Actor.Person(Bench.Ada, Roles.Employee),
            now
        );
        db.AddRange(
            candidate,
            referral,
            new Ownership(Guid.CreateVersion7(), candidate.Id, Guid.Empty, referral.Id, Bench.Ada, today, now),
            new CandidateLink
            {
                Id = Guid.CreateVersion7(),
                CandidateId = candidate.Id,
                ReferralId = referral.Id,
                TokenHash = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"),
                ExpiresAt = now,
            }
        );
        for (var n = 0; n < 3; n++)
        {
            db.Add(
                new OutboxMessage
                {
                    Kind = NewReferralMail.Kind,
                    ReferralId = referral.Id,
                    CandidateId = candidate.Id,
                    CreatedAt = now,
                }
            );
            db.Add(
                new AuditEntry
                {
                    At = now,
                    ActorId = Bench.Ada,
                    Event = "ReferralMade",
                    SubjectId = referral.Id,
                    Data = new string('x', 150),
                }
            );
        }
        await db.SaveChangesAsync();
    }

    private static Task Inserted(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        for (var n = 0; n < 13; n++)
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "INSERT INTO Audit (At, ActorId, Event, SubjectId, Data, CommitId) VALUES ($at, $actor, 'Bare', $subject, $data, $subject)";
            command.Parameters.AddWithValue("$at", DateTime.UnixEpoch);
            command.Parameters.AddWithValue("$actor", Bench.Ada);
            command.Parameters.AddWithValue("$subject", Guid.CreateVersion7());
            command.Parameters.AddWithValue("$data", new string('x', 150));
            command.ExecuteNonQuery();
        }
        transaction.Commit();
        return Task.CompletedTask;
    }
}
