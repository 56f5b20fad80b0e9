using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Operations;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.BackgroundJobs;

/// <summary>Runs a job at once, unless it runs already. That it was asked for is in the audit before it begins.</summary>
[May(Roles.Administrator)]
public sealed class RunJobNow(IDbContextFactory<AppDbContext> databases, JobRunner runner, TimeProvider clock)
    : Operation<RunJobNow.Command, Result<Work>>
{
    public sealed record Command(string Job);

    protected override async Task<Result<Work>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (Background.Jobs.Find(command.Job) is not { } job)
            return Result<Work>.From(Result.NotFound);
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            db.Record(new JobStarted(job.Name), actor, now);
            if (await db.Commit(actor, now, cancellation) is { IsOk: false } kept)
                return Result<Work>.From(kept);
        }
        return await runner.RunAlone(job, actor.PersonId, cancellation);
    }
}
