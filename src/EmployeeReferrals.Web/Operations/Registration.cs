using System.Reflection;
using EmployeeReferrals.Web.Configuration;

namespace EmployeeReferrals.Web.Operations;

internal static class Registration
{
    /// <summary>Every operation and query is one class with one public method Execute; they are found, not listed.</summary>
    public static IEnumerable<Type> Operations() =>
        typeof(Registration)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsClass: true, IsAbstract: false, IsPublic: true, IsNested: false }
                && t.Namespace?.StartsWith("EmployeeReferrals.Web.", StringComparison.Ordinal) == true
                && t.GetMethod("Execute", BindingFlags.Public | BindingFlags.Instance) is not null
            );

    public static void AddOperations(this WebApplicationBuilder builder)
    {
        foreach (var operation in Operations().Where(o => builder.Environment.AllowsDemo() || !IsDemo(o)))
            builder.Services.AddTransient(operation);
    }

    private static bool IsDemo(Type operation) => operation.Namespace!.EndsWith(".Demo", StringComparison.Ordinal);
}
