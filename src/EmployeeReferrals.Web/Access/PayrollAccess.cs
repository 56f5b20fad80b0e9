using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Access;

/// <summary>Who sees batches and who works them (docs/rules.md §2): payroll batches and confirms, HR and auditors read.</summary>
public static class PayrollAccess
{
    public const Roles Readers = Roles.Payroll | Roles.Hr | Roles.Auditor;

    public static IQueryable<PayrollBatch> SeenBy(this IQueryable<PayrollBatch> batches, Actor actor) =>
        actor.PersonId is not null && actor.Is(Readers) ? batches : batches.Where(_ => false);

    /// <summary>One's own stand under My referrals.</summary>
    public static IQueryable<BatchLine> OfOthers(this IQueryable<BatchLine> lines, Actor actor)
    {
        var me = actor.PersonId;
        return lines.Where(l => l.RecipientId != me);
    }

    /// <summary>Loads a batch to work it.</summary>
    public static async Task<Result<PayrollBatch>> ToWork(this AppDbContext db, Actor actor, Guid id, CancellationToken cancellation) =>
        await db.Batches.SeenBy(actor).FirstOrDefaultAsync(b => b.Id == id, cancellation) is { } batch
            ? batch
            : Result<PayrollBatch>.From(Result.NotFound);
}
