using System.Collections.Concurrent;
using System.Reflection;
using EmployeeReferrals.Domain;
using Microsoft.AspNetCore.Authorization;

namespace EmployeeReferrals.Web.Access;

/// <summary>Whoever may do something whatever their roles.</summary>
public enum Who
{
    /// <summary>Signed in or not: what is asked for decides, such as a candidate's link.</summary>
    Anybody,

    /// <summary>Every person with an account. What each of them sees is their own.</summary>
    SignedIn,

    /// <summary>Background jobs and commands.</summary>
    Portal,
}

/// <summary>Who may call an operation or a query, said once, on it (docs/rules.md §2). An operation is refused to everybody else before it
/// runs; queries, pages, navigation, endpoints and tests read it. Which rows are theirs is said in this folder.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayAttribute : Attribute
{
    private static readonly ConcurrentDictionary<Type, MayAttribute> All = [];
    private readonly Who? _who;

    /// <param name="roles">One of them is enough.</param>
    public MayAttribute(Roles roles) => Roles = roles;

    public MayAttribute(Who who) => _who = who;

    public Roles Roles { get; }

    /// <summary>Besides, by its background jobs and commands.</summary>
    public bool OrPortal { get; set; }

    public static MayAttribute Of(Type operation) =>
        All.GetOrAdd(operation, static type =>
            type.GetCustomAttribute<MayAttribute>() ?? throw new InvalidOperationException($"{type.Name} does not say who may call it.")
        );

    public bool Allows(Actor actor) => (OrPortal && actor.IsSystem) || (_who is { } who ? Includes(who, actor) : actor.Is(Roles));

    private static bool Includes(Who who, Actor actor) =>
        who switch
        {
            Who.Anybody => true,
            Who.SignedIn => actor.PersonId is not null,
            Who.Portal => actor.IsSystem,
        };
}

public static class Allowed
{
    public static bool May<TOperation>(this Actor actor) => MayAttribute.Of(typeof(TOperation)).Allows(actor);

    /// <summary>The roles of which one is enough.</summary>
    public static Roles To<TOperation>() => MayAttribute.Of(typeof(TOperation)).Roles;
}

/// <summary>A page or an endpoint is for whoever may call this operation or query.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpensWithAttribute<TOperation> : AuthorizeAttribute
{
    public OpensWithAttribute() =>
        Roles = string.Join(',', Enum.GetValues<Roles>().Where(r => r != Domain.Roles.None && Allowed.To<TOperation>().HasFlag(r)));
}
