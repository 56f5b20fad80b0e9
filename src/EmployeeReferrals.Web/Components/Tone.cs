namespace EmployeeReferrals.Web.Components;

/// <summary>What a colour says. Never alone: a word or a glyph stands beside it.</summary>
public enum Tone
{
    Plain,
    Ok,
    Warn,
    Bad,
    Info,
    Active,
    Off,
}

internal static class ToneClass
{
    public static string? Of(Tone tone) =>
        tone switch
        {
            Tone.Ok => "ok",
            Tone.Warn => "warn",
            Tone.Bad => "bad",
            Tone.Info => "info",
            Tone.Active => "active",
            Tone.Off => "off",
            Tone.Plain => null,
        };

    public static IconName Icon(Tone tone) =>
        tone switch
        {
            Tone.Ok => IconName.Check,
            Tone.Warn or Tone.Bad => IconName.Warning,
            Tone.Plain or Tone.Info or Tone.Active or Tone.Off => IconName.Info,
        };
}
