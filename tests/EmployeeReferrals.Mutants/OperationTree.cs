namespace EmployeeReferrals.Mutants;

/// <summary>A copy of the portal and its tests with all changes of operations.txt in it, so that one build serves them all: each is made by
/// the process whose variable names its number.</summary>
internal static class OperationTree
{
    public const string Variable = "EMPLOYEEREFERRALS_MUTANT";

    private static readonly string[] Folders =
    [
        "build",
        "src",
        "tests/EmployeeReferrals.Web.Tests",
        "tests/EmployeeReferrals.Domain.Tests/Cases",
    ];

    private const string Mutant = $$"""
        using System;
        using System.Globalization;

        public static class Mutant
        {
            public static bool Is(int number) =>
                Environment.GetEnvironmentVariable("{{Variable}}") == number.ToString(CultureInfo.InvariantCulture);
        }

        """;

    /// <summary>What has not changed is not written, so that a second build has little to do.</summary>
    public static void Make(string root, string tree, IReadOnlyList<OperationChange> changes)
    {
        var byFile = changes.ToLookup(c => c.File);
        var wanted = Directory
            .EnumerateFiles(root)
            .Concat(Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(root, path))
            .Where(file => file != ".git" && !IsBuilt(file))
            .ToHashSet();
        var missing = byFile.Select(g => g.Key).Except(wanted).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"There is no {string.Join(", ", missing)}.");
        foreach (var file in wanted)
            if (byFile.Contains(file))
                Write(Path.Combine(tree, file), OperationChange.Mark(File.ReadAllText(Path.Combine(root, file)), byFile[file]));
            else
                Copy(Path.Combine(root, file), Path.Combine(tree, file));
        const string mutant = "src/EmployeeReferrals.Domain/Mutant.cs";
        Write(Path.Combine(tree, mutant), Mutant);
        foreach (var file in Directory.EnumerateFiles(tree, "*", SearchOption.AllDirectories))
            if (Path.GetRelativePath(tree, file) is var name && name != mutant && !IsBuilt(name) && !wanted.Contains(name))
                File.Delete(file);
    }

    private static bool IsBuilt(string file) => file.Split('/').Intersect(["bin", "obj", "node_modules"]).Any();

    private static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(to) && File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to)))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, true);
    }
}
