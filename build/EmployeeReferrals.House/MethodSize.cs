using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmployeeReferrals.House;

/// <summary>A method fits a screen, and what it takes can be kept in mind. Records and injected constructors name their parts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodSize : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.MethodTooLong, Rules.TooManyParameters];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            Look,
            SyntaxKind.MethodDeclaration,
            SyntaxKind.ConstructorDeclaration,
            SyntaxKind.LocalFunctionStatement
        );
    }

    private static void Look(SyntaxNodeAnalysisContext context)
    {
        var (name, parameters) = context.Node switch
        {
            MethodDeclarationSyntax method => (method.Identifier, method.ParameterList),
            LocalFunctionStatementSyntax local => (local.Identifier, local.ParameterList),
            _ => (((ConstructorDeclarationSyntax)context.Node).Identifier, null),
        };
        var span = context.Node.GetLocation().GetLineSpan();
        var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
        if (lines > Rules.Lines)
            context.ReportDiagnostic(Diagnostic.Create(Rules.MethodTooLong, name.GetLocation(), name.Text, lines));
        if (parameters?.Parameters.Count > Rules.Parameters)
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.TooManyParameters, name.GetLocation(), name.Text, parameters.Parameters.Count)
            );
    }
}
