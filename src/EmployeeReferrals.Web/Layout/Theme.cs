using MudBlazor;

namespace EmployeeReferrals.Web.Layout;

/// <summary>The values of wwwroot/css/tokens.css for MudBlazor, which calculates with colours and so cannot read them from there.</summary>
public static class Theme
{
    private static readonly string[] Font =
    [
        "system-ui",
        "-apple-system",
        "Segoe UI",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "Arial",
        "sans-serif",
    ];

    public static MudTheme Value { get; } =
        new()
        {
            PaletteLight = Fill(
                new PaletteLight(),
                new(
                    Ink: "#191c1b",
                    Ink2: "#454b48",
                    Ink3: "#5f6663",
                    Canvas: "#f4f4f0",
                    Surface: "#ffffff",
                    Surface2: "#fafaf8",
                    Surface3: "#f0f0ec",
                    Line: "#e5e5df",
                    LineControl: "#868a86",
                    Accent: "#0b5e70",
                    AccentHover: "#084b5a",
                    OnAccent: "#ffffff",
                    Ok: "#17693f",
                    Warn: "#7d4e00",
                    Bad: "#ae2419",
                    Info: "#2a559f",
                    Scrim: "rgba(27,31,29,0.38)"
                )
            ),
            PaletteDark = Fill(
                new PaletteDark(),
                new(
                    Ink: "#edf1ef",
                    Ink2: "#bcc5c1",
                    Ink3: "#9aa5a0",
                    Canvas: "#101312",
                    Surface: "#181c1b",
                    Surface2: "#1e2322",
                    Surface3: "#272d2b",
                    Line: "#313937",
                    LineControl: "#7a8580",
                    Accent: "#6cc4d5",
                    AccentHover: "#8ad5e3",
                    OnAccent: "#06262e",
                    Ok: "#7bd3a2",
                    Warn: "#ebbd62",
                    Bad: "#f5a097",
                    Info: "#9cbcf5",
                    Scrim: "rgba(0,0,0,0.6)"
                )
            ),
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
            Shadows = Flat(),
            Typography = new Typography
            {
                Default = Text<DefaultTypography>("14px", "20px", "400"),
                H1 = Text<H1Typography>("24px", "32px", "600"),
                H2 = Text<H2Typography>("20px", "28px", "600"),
                H3 = Text<H3Typography>("16px", "24px", "600"),
                H4 = Text<H4Typography>("14px", "20px", "600"),
                H5 = Text<H5Typography>("14px", "20px", "600"),
                H6 = Text<H6Typography>("20px", "28px", "600"),
                Subtitle1 = Text<Subtitle1Typography>("14px", "20px", "400"),
                Subtitle2 = Text<Subtitle2Typography>("14px", "20px", "600"),
                Body1 = Text<Body1Typography>("14px", "20px", "400"),
                Body2 = Text<Body2Typography>("13px", "20px", "400"),
                Button = Text<ButtonTypography>("14px", "20px", "600"),
                Caption = Text<CaptionTypography>("12px", "16px", "400"),
                Overline = Text<OverlineTypography>("12px", "16px", "400"),
            },
        };

    private static T Text<T>(string size, string lineHeight, string weight)
        where T : BaseTypography, new() =>
        new()
        {
            FontFamily = Font,
            FontSize = size,
            LineHeight = lineHeight,
            FontWeight = weight,
            LetterSpacing = "normal",
            TextTransform = "none",
        };

    /// <summary>The colours of tokens.css, by the names they have there, in one of the two modes.</summary>
    private sealed record Tokens(
        string Ink,
        string Ink2,
        string Ink3,
        string Canvas,
        string Surface,
        string Surface2,
        string Surface3,
        string Line,
        string LineControl,
        string Accent,
        string AccentHover,
        string OnAccent,
        string Ok,
        string Warn,
        string Bad,
        string Info,
        string Scrim
    );

    private static T Fill<T>(T palette, Tokens tokens)
        where T : Palette
    {
        FillTones(palette, tokens);
        FillSurfaces(palette, tokens);
        palette.HoverOpacity = 0.06;
        palette.RippleOpacity = 0;
        palette.RippleOpacitySecondary = 0;
        return palette;
    }

    private static void FillTones(Palette palette, Tokens tokens)
    {
        palette.Black = tokens.Ink;
        palette.White = tokens.Surface;
        (palette.Primary, palette.PrimaryDarken, palette.PrimaryLighten, palette.PrimaryContrastText) = (
            tokens.Accent,
            tokens.AccentHover,
            tokens.AccentHover,
            tokens.OnAccent
        );
        (palette.Secondary, palette.SecondaryDarken, palette.SecondaryLighten, palette.SecondaryContrastText) = (
            tokens.Ink2,
            tokens.Ink,
            tokens.Ink,
            tokens.Surface
        );
        (palette.Tertiary, palette.TertiaryDarken, palette.TertiaryLighten, palette.TertiaryContrastText) = (
            tokens.Ink3,
            tokens.Ink2,
            tokens.Ink2,
            tokens.Surface
        );
        (palette.Success, palette.SuccessDarken, palette.SuccessLighten, palette.SuccessContrastText) = (
            tokens.Ok,
            tokens.Ok,
            tokens.Ok,
            tokens.Surface
        );
        (palette.Warning, palette.WarningDarken, palette.WarningLighten, palette.WarningContrastText) = (
            tokens.Warn,
            tokens.Warn,
            tokens.Warn,
            tokens.Surface
        );
        (palette.Error, palette.ErrorDarken, palette.ErrorLighten, palette.ErrorContrastText) = (
            tokens.Bad,
            tokens.Bad,
            tokens.Bad,
            tokens.Surface
        );
        (palette.Info, palette.InfoDarken, palette.InfoLighten, palette.InfoContrastText) = (
            tokens.Info,
            tokens.Info,
            tokens.Info,
            tokens.Surface
        );
        (palette.Dark, palette.DarkDarken, palette.DarkLighten, palette.DarkContrastText) = (
            tokens.Ink,
            tokens.Ink,
            tokens.Ink2,
            tokens.Surface
        );
    }

    private static void FillSurfaces(Palette palette, Tokens tokens)
    {
        (palette.TextPrimary, palette.TextSecondary, palette.TextDisabled) = (tokens.Ink, tokens.Ink2, tokens.Ink3);
        (palette.ActionDefault, palette.ActionDisabled, palette.ActionDisabledBackground) = (tokens.Ink2, tokens.Ink3, tokens.Surface3);
        (palette.Background, palette.BackgroundGray, palette.Surface, palette.Skeleton) = (
            tokens.Canvas,
            tokens.Surface2,
            tokens.Surface,
            tokens.Surface3
        );
        (palette.DrawerBackground, palette.DrawerText, palette.DrawerIcon) = (tokens.Canvas, tokens.Ink2, tokens.Ink2);
        (palette.AppbarBackground, palette.AppbarText) = (tokens.Canvas, tokens.Ink);
        (palette.LinesDefault, palette.LinesInputs, palette.TableLines, palette.Divider, palette.DividerLight) = (
            tokens.Line,
            tokens.LineControl,
            tokens.Line,
            tokens.Line,
            tokens.Line
        );
        (palette.TableStriped, palette.TableHover) = (tokens.Surface2, tokens.Surface2);
        (palette.GrayDefault, palette.GrayLight, palette.GrayLighter, palette.GrayDark, palette.GrayDarker) = (
            tokens.Ink3,
            tokens.LineControl,
            tokens.Line,
            tokens.Ink2,
            tokens.Ink
        );
        (palette.OverlayDark, palette.OverlayLight) = (tokens.Scrim, tokens.Scrim);
    }

    private static Shadow Flat()
    {
        var shadow = new Shadow();
        Array.Fill(shadow.Elevation, "none");
        shadow.Elevation[1] = "var(--shadow-1)";
        for (var level = 8; level < shadow.Elevation.Length; level++)
        {
            shadow.Elevation[level] = level < 20 ? "var(--shadow-2)" : "var(--shadow-3)";
        }
        return shadow;
    }
}
