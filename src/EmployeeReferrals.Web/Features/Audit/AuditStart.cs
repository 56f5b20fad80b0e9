using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Before anything is served: whether the key is the one that this company's audit is signed with. With another every candidate's
/// link would be dead, no objection recognised, and the audit would seem changed.</summary>
internal sealed class AuditStart(IDbContextFactory<AppDbContext> databases, AuditChain chain)
{
    /// <summary>An entry that somebody changed says nothing about the key: so many of the last are tried.</summary>
    private const int Tried = 100;

    public async Task<Result> Open(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var last = await db.Audit.AsNoTracking().Where(a => a.ChainNumber != null)
            .OrderByDescending(a => a.ChainNumber).Take(Tried + 1).ToListAsync(cancellation);
        if (last.Count == 0) return Result.Ok;
        var signed = last.Select((entry, i) => chain.SignedWith(Before(last, i), entry.ChainNumber!.Value, entry)).FirstOrDefault(s => s is not null);
        return signed?.Origin switch
        {
            KeyOrigin.Present or KeyOrigin.Former => Result.Ok,
            KeyOrigin.File or KeyOrigin.OtherReading => Refused($"""
                The audit's last entries are signed with another key than Security:Key. Set Security:Key to {signed.HowToSet}. Where the key is
                meant to be a new one, name the other in Security:FormerKeys as well.
                """),
            null => Refused("""
                The audit is signed with a key that is not known here, and without it candidates' links are dead and objections are not
                recognised. Set Security:Key to what it was: what copy-database printed, or "hex:" and the 64 digits of the portal.key that
                the company began with.
                """),
        };
    }

    private static string Before(List<AuditEntry> last, int i) => i + 1 < last.Count ? last[i + 1].Hash ?? AuditChain.Start : AuditChain.Start;

    private static Result Refused(string why) => Result.Rejected("another_key", why.ReplaceLineEndings(" "), "Security:Key");
}
