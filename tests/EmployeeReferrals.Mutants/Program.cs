using System.Diagnostics;
using EmployeeReferrals.Mutants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

// Changes that are listed by hand.
//   EmployeeReferrals.Mutants operations-tree <root> <tree>
//   EmployeeReferrals.Mutants operations <tree> <file of results> <how many at once>
if (args is ["operations-tree" or "operations", ..])
{
    var operations = OperationChange.Read(Path.Combine(AppContext.BaseDirectory, "operations.txt"));
    if (args is [_, var into, var kept, var atOnce])
        return await new OperationRun(Path.GetFullPath(into), Path.GetFullPath(kept), operations).Ask(int.Parse(atOnce, null));
    OperationTree.Make(Path.GetFullPath(args[1]), Path.GetFullPath(args[2]), operations);
    return 0;
}

// Those of the domain: each is made in the text of the domain, compiled alone, and run against the tests of the domain.
// They are in the places that Stryker cannot change (docs/mutants.md).
//   EmployeeReferrals.Mutants <folder with src and built tests> <file of results>
// What the file of results has already is not run again.
var (tree, results) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]));
var source = Path.Combine(tree, "src/EmployeeReferrals.Domain");
var built = Path.Combine(tree, "tests/EmployeeReferrals.Domain.Tests/bin/Debug/net10.0");
var bench = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(results)!, "bench")).FullName;
foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
{
    var copy = Path.Combine(bench, Path.GetRelativePath(built, file));
    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
    File.Copy(file, copy, true);
}

var parse = new CSharpParseOptions(LanguageVersion.Latest);
var files = Directory
    .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
    .Select(path => (Name: Path.GetRelativePath(source, path), Path: path))
    .Where(f => !f.Name.StartsWith("bin/", StringComparison.Ordinal))
    .Where(f => !f.Name.StartsWith("obj/", StringComparison.Ordinal) || f.Name.StartsWith("obj/Debug/", StringComparison.Ordinal))
    .ToDictionary(f => f.Name, f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), parse, f.Path));
var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
    .Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
    .Select(path => MetadataReference.CreateFromFile(path));
var domain = CSharpCompilation.Create(
    "EmployeeReferrals.Domain",
    files.Values,
    platform,
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
);

if (await TestsPass(domain) is var unchanged && unchanged != "survived")
{
    Console.Error.WriteLine($"What was not changed: {unchanged}");
    return 1;
}
var known = File.Exists(results) ? File.ReadLines(results).Select(line => line[(line.IndexOf('\t') + 1)..]).ToHashSet() : [];
foreach (var change in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "changes.txt")).Where(line => line.Length > 0))
{
    if (known.Contains(change))
        continue;
    var parts = change.Replace("\\|", "\0", StringComparison.Ordinal).Split(" | ").Select(p => p.Replace('\0', '|')).ToArray();
    var (name, from, to) = (parts[0], parts[1], parts[2] == "(nothing)" ? "" : parts[2]);
    var text = files[name].ToString();
    var found = text.Split(from).Length - 1;
    var answer =
        found == 1
            ? await TestsPass(
                domain.ReplaceSyntaxTree(
                    files[name],
                    files[name].WithChangedText(SourceText.From(text.Replace(from, to, StringComparison.Ordinal)))
                )
            )
            : $"found {found} times";
    File.AppendAllText(results, $"{answer}\t{change}\n");
    Console.WriteLine($"{answer, -16} {change}");
}
return 0;

// The properties take most of the time and are asked last.
async Task<string> TestsPass(CSharpCompilation changed)
{
    var emitted = changed.Emit(Path.Combine(bench, "EmployeeReferrals.Domain.dll"));
    if (!emitted.Success)
        return $"does not compile: {emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}";
    var first = await Run(["-class-", "*ModelTests", "-class-", "*SimulationTests", "-class-", "*PayrollAnswerTests"]);
    return first == "survived"
        ? await Run(["-class", "*ModelTests", "-class", "*SimulationTests", "-class", "*PayrollAnswerTests"])
        : first;
}

async Task<string> Run(string[] which)
{
    using var run = Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(bench, "EmployeeReferrals.Domain.Tests.dll"), "-noColor", "-stopOnFail", .. which])
        {
            RedirectStandardOutput = true,
            Environment = { ["EMPLOYEEREFERRALS_SHORT"] = "1", ["CsCheck_Threads"] = "1" },
        }
    )!;
    var said = run.StandardOutput.ReadToEndAsync();
    using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
    try
    {
        await run.WaitForExitAsync(patience.Token);
    }
    catch (OperationCanceledException)
    {
        run.Kill(true);
        return "timed out";
    }
    await said;
    return run.ExitCode == 0 ? "survived" : "killed";
}
