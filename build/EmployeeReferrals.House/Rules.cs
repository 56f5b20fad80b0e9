using Microsoft.CodeAnalysis;

namespace EmployeeReferrals.House;

/// <summary>What the build refuses. Each has its reason in docs/house.md.</summary>
internal static class Rules
{
    public const int Columns = 140;
    public const int Lines = 60;
    public const int Parameters = 6;

    public static readonly DiagnosticDescriptor LineTooLong = Of(
        "HOUSE001",
        "One idea a line",
        "This line has {0} columns, and 140 is the most"
    );

    public static readonly DiagnosticDescriptor SilentDefault = Of(
        "HOUSE002",
        "A switch over an enum of ours names every value",
        "Name the values instead of a default, so that the build lists this place when there is a new one: {0}"
    );

    public static readonly DiagnosticDescriptor MethodTooLong = Of(
        "HOUSE003",
        "A method fits a screen",
        "{0} has {1} lines, and 60 is the most"
    );

    public static readonly DiagnosticDescriptor TooManyParameters = Of(
        "HOUSE004",
        "What travels together is one value",
        "{0} takes {1} parameters, and 6 is the most"
    );

    private static DiagnosticDescriptor Of(string id, string title, string message) =>
        new(id, title, message, "House", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
