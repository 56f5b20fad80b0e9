using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EmployeeReferrals.House;

/// <summary>No line of code or markup is over 140 columns. What is generated has no reader.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LineLength : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.LineTooLong];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(tree =>
            Look(tree.Tree.GetText(tree.CancellationToken), tree.Tree.FilePath, tree.ReportDiagnostic)
        );
        context.RegisterAdditionalFileAction(file =>
        {
            if (
                file.AdditionalFile.Path.EndsWith(".razor", StringComparison.Ordinal)
                && file.AdditionalFile.GetText(file.CancellationToken) is { } text
            )
                Look(text, file.AdditionalFile.Path, file.ReportDiagnostic);
        });
    }

    private static void Look(SourceText text, string path, Action<Diagnostic> report)
    {
        foreach (var line in text.Lines)
        {
            if (line.Span.Length <= Rules.Columns)
                continue;
            var place = Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            report(Diagnostic.Create(Rules.LineTooLong, place, line.Span.Length));
        }
    }
}
