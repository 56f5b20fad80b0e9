using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Credit;

/// <summary>A change in the making: the context that will save it, the programme it follows, and who makes it when.</summary>
public sealed record UnitOfWork(AppDbContext Db, Programme Programme, Actor By, DateTimeOffset At)
{
    public Task<Result> Commit(CancellationToken cancellation) => Db.Commit(By, At, cancellation);
}
