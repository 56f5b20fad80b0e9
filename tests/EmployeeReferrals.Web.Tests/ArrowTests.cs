using Mono.Cecil;

namespace EmployeeReferrals.Web.Tests;

/// <summary>Folders know each other one way: read from the compiled assemblies, so that no name in a comment counts and none is
/// missed.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("EmployeeReferrals.Domain")]
    [InlineData("EmployeeReferrals.Web")]
    public void Folders_know_each_other_one_way(string assembly)
    {
        var arrows = Arrows(assembly);
        Assert.True(arrows.Count > 30, "the assembly was not read");
        Assert.Empty(Knots(arrows));
    }

    [Fact]
    public void Knot_is_found_and_told_by_its_arrows()
    {
        var arrows = new SortedDictionary<(string From, string To), string>
        {
            [("A", "B")] = "Ant to Bee",
            [("B", "C")] = "Bee to Cat",
            [("C", "A")] = "Cat to Ant",
            [("C", "D")] = "Cat to Dog",
        };
        Assert.Equal(["A to B: Ant to Bee", "B to C: Bee to Cat", "C to A: Cat to Ant"], Knots(arrows));
    }

    /// <summary>What remains when folders that nothing in the rest knows, or that know nothing in it, are taken away one after
    /// another.</summary>
    private static IEnumerable<string> Knots(IReadOnlyDictionary<(string From, string To), string> arrows)
    {
        var left = arrows.Keys.ToHashSet();
        while (left.RemoveWhere(a => left.All(b => b.To != a.From) || left.All(b => b.From != a.To)) > 0) { }
        return left.Order().Select(a => $"{a.From} to {a.To}: {arrows[a]}");
    }

    private static SortedDictionary<(string From, string To), string> Arrows(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        var arrows = new SortedDictionary<(string, string), string>();
        foreach (var type in module.GetTypes())
        foreach (var known in Known(type).Select(Outermost))
        {
            var (from, to) = (Folder(Outermost(type)), Folder(known));
            if (from is not null && to is not null && from != to)
                arrows.TryAdd((from, to), $"{Outermost(type).Name} knows {known.Name}");
        }
        return arrows;

        // Generated code and what once migrated a database are nobody's room.
        string? Folder(TypeReference type) =>
            !type.Namespace.StartsWith(assembly, StringComparison.Ordinal)
            || type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
                ? null
                : type.Namespace;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference> Known(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.CustomAttributes.Select(a => a.AttributeType))
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.Methods.SelectMany(Known))
            .Where(t => t is not null)
            .SelectMany(Parts);

    private static IEnumerable<TypeReference> Known(MethodDefinition method)
    {
        var said = Known((MethodReference)method);
        if (!method.HasBody)
            return said;
        return said.Concat(method.Body.Variables.Select(v => v.VariableType))
            .Concat(
                method.Body.Instructions.SelectMany(i =>
                    i.Operand switch
                    {
                        TypeReference type => [type],
                        FieldReference field => [field.DeclaringType, field.FieldType],
                        MethodReference called => Known(called),
                        _ => Enumerable.Empty<TypeReference>(),
                    }
                )
            );
    }

    private static IEnumerable<TypeReference> Known(MethodReference method) =>
        method
            .Parameters.Select(p => p.ParameterType)
            .Append(method.ReturnType)
            .Append(method.DeclaringType)
            .Concat(method is GenericInstanceMethod generic ? generic.GenericArguments : []);

    /// <summary>A list of amounts is a list and an amount.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification made => Parts(made.ElementType),
            _ => [type],
        };
}
