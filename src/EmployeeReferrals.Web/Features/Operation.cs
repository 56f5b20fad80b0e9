using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Telemetry;

namespace EmployeeReferrals.Web.Features;

/// <summary>What an actor does or asks the portal to do. Whoever calls it, how it ended is counted by its name.</summary>
public abstract class Operation<TCommand, TResult> where TResult : Result
{
    public Task<TResult> Execute(Actor actor, TCommand command, CancellationToken cancellation) => Measures.Operation(GetType().Name, () => Run(actor, command, cancellation));

    protected abstract Task<TResult> Run(Actor actor, TCommand command, CancellationToken cancellation);
}

/// <inheritdoc/>
public abstract class Operation<TCommand> : Operation<TCommand, Result>;

/// <summary>One that is told nothing but who asks: all that is due, or all that there is.</summary>
public abstract class OperationWithoutCommand<TResult> where TResult : Result
{
    public Task<TResult> Execute(Actor actor, CancellationToken cancellation) => Measures.Operation(GetType().Name, () => Run(actor, cancellation));

    protected abstract Task<TResult> Run(Actor actor, CancellationToken cancellation);
}
