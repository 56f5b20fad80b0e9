using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Telemetry;

namespace EmployeeReferrals.Web.Operations;

/// <summary>What an actor does or asks the portal to do. Who may is said by its <see cref="MayAttribute"/>, and nobody else gets past it.
/// Whoever calls it, how it ended is counted by its name.</summary>
public abstract class Operation<TCommand, TResult>
    where TResult : Result
{
    public Task<TResult> Execute(Actor actor, TCommand command, CancellationToken cancellation) =>
        Answered.By(this, actor, () => Run(actor, command, cancellation));

    protected abstract Task<TResult> Run(Actor actor, TCommand command, CancellationToken cancellation);
}

/// <inheritdoc/>
public abstract class Operation<TCommand> : Operation<TCommand, Result>;

/// <summary>One that is told nothing but who asks: all that is due, or all that there is.</summary>
public abstract class OperationWithoutCommand<TResult>
    where TResult : Result
{
    public Task<TResult> Execute(Actor actor, CancellationToken cancellation) => Answered.By(this, actor, () => Run(actor, cancellation));

    protected abstract Task<TResult> Run(Actor actor, CancellationToken cancellation);
}

/// <summary>Whoever does something while the database is away is told so in the form they did it in, and keeps what they typed. A job is
/// told by the exception, and runs again.</summary>
internal static class Answered
{
    private const string Code = "database_away";
    private const string Sentence =
        "The portal cannot reach or write its database just now. Nothing was saved, and what you typed is still here: "
        + "try again in a minute.";

    public static Task<TResult> By<TResult>(object operation, Actor actor, Func<Task<TResult>> run)
        where TResult : Result =>
        Measures.Operation(operation.GetType().Name, () =>
            MayAttribute.Of(operation.GetType()).Allows(actor) ? OrAway(actor, run) : Task.FromResult(As<TResult>.From(Result.Forbidden))
        );

    private static async Task<TResult> OrAway<TResult>(Actor actor, Func<Task<TResult>> run)
        where TResult : Result
    {
        try
        {
            return await run();
        }
        catch (Exception failed) when (!actor.IsSystem && DatabaseErrors.IsAway(failed))
        {
            return As<TResult>.From(Result.Conflict(Code, Sentence));
        }
    }

    private static class As<TResult>
        where TResult : Result
    {
        public static readonly Func<Result, TResult> From =
            typeof(TResult) == typeof(Result)
                ? failure => (TResult)failure
                : typeof(TResult).GetMethod("From")!.CreateDelegate<Func<Result, TResult>>();
    }
}
