using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Features.Reviews;

internal static class ReviewText
{
    public static Problem? Problem(string? typed) =>
        Text.CleanLines(typed) switch
        {
            null => new("text_needed", "Write something first.", "Text"),
            { Length: > Text.Paragraph } => new("text_long", $"Keep it under {Text.Paragraph:N0} characters.", "Text"),
            _ => null,
        };
}
