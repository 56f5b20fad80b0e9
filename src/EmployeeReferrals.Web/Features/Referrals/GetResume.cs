using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>A résumé to download: for those who work the referral.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class GetResume(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public sealed record Query(Guid ReferralId, Guid ResumeId);

    public sealed record File(string Name, string ContentType, byte[] Content);

    public async Task<File?> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Resumes.Where(r =>
                r.Id == query.ResumeId
                && r.ReferralId == query.ReferralId
                && db.Referrals.WorkedBy(db, actor, settings).Any(f => f.Id == r.ReferralId)
            )
            .Select(r => new File(r.FileName, r.ContentType, r.Content))
            .FirstOrDefaultAsync(cancellation);
    }
}
