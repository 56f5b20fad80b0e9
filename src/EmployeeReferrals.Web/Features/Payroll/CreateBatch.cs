using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Collects released payouts into a batch and closes it with its file. Sent twice it is one batch. One's own payouts are left to a
/// colleague.</summary>
[May(Roles.Payroll)]
public sealed class CreateBatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<CreateBatch.Command, Result<CreateBatch.Created>>
{
    /// <param name="LegalEntity">Null: all.</param>
    /// <param name="CutOff">The last day of release that is taken.</param>
    public sealed record Command(Guid Id, string? Currency, string? LegalEntity, DateOnly CutOff);

    /// <param name="Own">Released payouts of the actor, which a colleague has to batch.</param>
    public sealed record Created(Guid Id, int Number, int Lines, int Deferred, int Forfeited, int Own);

    protected override async Task<Result<Created>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var entity = Text.Clean(command.LegalEntity);
        if (command.Id == Guid.Empty)
            return Refuse("id", "Open the page again and try once more.");
        if (!Currency.IsKnown(command.Currency))
            return Refuse("currency", "Choose a currency from the list.", "Currency");
        if (entity?.Length > Text.Line)
            return Refuse("entity", "Choose a legal entity from the list.", "LegalEntity");
        if (command.CutOff > settings.Calendar.DayOf(clock.GetUtcNow()))
            return Refuse("cut_off_future", "The cut-off cannot lie in the future: only what is released can be exported.", "CutOff");
        if (command.CutOff < new DateOnly(2000, 1, 1))
            return Refuse("cut_off", "Choose a day from 2000 on.", "CutOff");

        var scope = new BatchScope(command.Currency!, entity, command.CutOff);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var before = await db.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == command.Id, cancellation);
        if (before is not null && before.CreatedBy != actor.PersonId)
            return Result<Created>.From(Result.Conflict("exists_already", "This batch exists already."));
        if (before is not null)
            scope = new(before.Currency, before.LegalEntity, before.CutOff);
        if (before is not { State: not BatchState.Collecting })
        {
            var made = await new BatchCollector(databases, settings, clock).Run(command.Id, scope, actor, actor, cancellation);
            if (!made.IsOk)
                return Result<Created>.From(
                    made.Problem?.Code == "nothing_released" && await Own(db, settings, scope, actor, cancellation) > 0
                        ? Result.Rejected("only_own", "What is released here is your own. A colleague puts it into a batch.")
                        : made
                );
            before = made.Value;
        }
        return new Created(
            before.Id,
            before.Number,
            before.LineCount,
            before.DeferredCount,
            before.ForfeitedCount,
            await Own(db, settings, scope, actor, cancellation)
        );
    }

    internal static Task<int> Own(AppDbContext db, CompanySettings settings, BatchScope scope, Actor actor, CancellationToken cancellation)
    {
        var (until, me, entity) = (BatchCollector.Until(settings, scope.CutOff), actor.PersonId, scope.LegalEntity);
        return db.Payouts.CountAsync(
            p =>
                p.State == PayoutState.Released
                && p.Currency == scope.Currency
                && p.ReleasedAt < until
                && p.RecipientId == me
                && (entity == null || p.LegalEntity == entity),
            cancellation
        );
    }

    private static Result<Created> Refuse(string code, string sentence, string? field = null) =>
        Result<Created>.From(Result.Rejected(code, sentence, field));
}
