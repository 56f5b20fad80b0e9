using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmployeeReferrals.House;

/// <summary>A default over an enum of ours would take a new value in silence. Flags are sets, not values, and are left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SilentDefault : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.SilentDefault];

    public override void Initialize(AnalysisContext context)
    {
        // Pages are compiled from generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Expression, SyntaxKind.SwitchExpression);
        context.RegisterSyntaxNodeAction(Statement, SyntaxKind.SwitchStatement);
    }

    private static void Expression(SyntaxNodeAnalysisContext context)
    {
        var node = (SwitchExpressionSyntax)context.Node;
        var silent = node.Arms.FirstOrDefault(arm => arm.WhenClause is null && arm.Pattern is DiscardPatternSyntax or VarPatternSyntax);
        if (silent is null || Ours(context, node.GoverningExpression) is not { } type)
            return;
        var named = node.Arms.Where(arm => arm.WhenClause is null).SelectMany(arm => Named(arm.Pattern));
        Report(context, silent.Pattern.GetLocation(), type, named);
    }

    private static void Statement(SyntaxNodeAnalysisContext context)
    {
        var node = (SwitchStatementSyntax)context.Node;
        if (
            Ours(context, node.Expression) is not { } type
            || context.Compilation.AssemblyName?.EndsWith("Tests", StringComparison.Ordinal) == true
        )
            return;
        var labels = node.Sections.SelectMany(section => section.Labels).ToList();
        var silent = labels.FirstOrDefault(label => label is DefaultSwitchLabelSyntax);
        var named = labels.Where(label => label is not CasePatternSwitchLabelSyntax { WhenClause: not null }).SelectMany(Named);
        // The compiler asks nothing of a statement: what it leaves out is passed over.
        if (silent is not null || Missing(type, named).Any())
            Report(context, silent?.GetLocation() ?? node.SwitchKeyword.GetLocation(), type, named);
    }

    private static INamedTypeSymbol? Ours(SyntaxNodeAnalysisContext context, ExpressionSyntax governing)
    {
        // Of several values at once, the first enum of ours is the one that a new value is missed in.
        if (governing is TupleExpressionSyntax tuple)
            return tuple.Arguments.Select(argument => Ours(context, argument.Expression)).FirstOrDefault(found => found is not null);
        var type = context.SemanticModel.GetTypeInfo(governing, context.CancellationToken).Type as INamedTypeSymbol;
        if (type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            type = type.TypeArguments[0] as INamedTypeSymbol;
        var ours =
            type?.TypeKind == TypeKind.Enum && type.ContainingAssembly.Name.StartsWith("EmployeeReferrals", StringComparison.Ordinal);
        return ours && !type!.GetAttributes().Any(a => a.AttributeClass?.Name == "FlagsAttribute") ? type : null;
    }

    private static IEnumerable<string> Named(SyntaxNode pattern) =>
        pattern.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(access => access.Name.Identifier.Text);

    private static void Report(SyntaxNodeAnalysisContext context, Location place, INamedTypeSymbol type, IEnumerable<string> named)
    {
        var names = string.Join(" or ", Missing(type, named).Select(name => $"{type.Name}.{name}"));
        context.ReportDiagnostic(Diagnostic.Create(Rules.SilentDefault, place, names));
    }

    private static IEnumerable<string> Missing(INamedTypeSymbol type, IEnumerable<string> named)
    {
        var known = new HashSet<string>(named);
        return type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst && !known.Contains(f.Name)).Select(f => f.Name);
    }
}
