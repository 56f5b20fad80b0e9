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
                ink: "#191c1b",
                ink2: "#454b48",
                ink3: "#5f6663",
                canvas: "#f4f4f0",
                surface: "#ffffff",
                surface2: "#fafaf8",
                surface3: "#f0f0ec",
                line: "#e5e5df",
                lineControl: "#868a86",
                accent: "#0b5e70",
                accentHover: "#084b5a",
                onAccent: "#ffffff",
                ok: "#17693f",
                warn: "#7d4e00",
                bad: "#ae2419",
                info: "#2a559f",
                scrim: "rgba(27,31,29,0.38)"
            ),
            PaletteDark = Fill(
                new PaletteDark(),
                ink: "#edf1ef",
                ink2: "#bcc5c1",
                ink3: "#9aa5a0",
                canvas: "#101312",
                surface: "#181c1b",
                surface2: "#1e2322",
                surface3: "#272d2b",
                line: "#313937",
                lineControl: "#7a8580",
                accent: "#6cc4d5",
                accentHover: "#8ad5e3",
                onAccent: "#06262e",
                ok: "#7bd3a2",
                warn: "#ebbd62",
                bad: "#f5a097",
                info: "#9cbcf5",
                scrim: "rgba(0,0,0,0.6)"
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

    private static T Fill<T>(
        T palette,
        string ink,
        string ink2,
        string ink3,
        string canvas,
        string surface,
        string surface2,
        string surface3,
        string line,
        string lineControl,
        string accent,
        string accentHover,
        string onAccent,
        string ok,
        string warn,
        string bad,
        string info,
        string scrim
    )
        where T : Palette
    {
        palette.Black = ink;
        palette.White = surface;
        (palette.Primary, palette.PrimaryDarken, palette.PrimaryLighten, palette.PrimaryContrastText) = (
            accent,
            accentHover,
            accentHover,
            onAccent
        );
        (palette.Secondary, palette.SecondaryDarken, palette.SecondaryLighten, palette.SecondaryContrastText) = (ink2, ink, ink, surface);
        (palette.Tertiary, palette.TertiaryDarken, palette.TertiaryLighten, palette.TertiaryContrastText) = (ink3, ink2, ink2, surface);
        (palette.Success, palette.SuccessDarken, palette.SuccessLighten, palette.SuccessContrastText) = (ok, ok, ok, surface);
        (palette.Warning, palette.WarningDarken, palette.WarningLighten, palette.WarningContrastText) = (warn, warn, warn, surface);
        (palette.Error, palette.ErrorDarken, palette.ErrorLighten, palette.ErrorContrastText) = (bad, bad, bad, surface);
        (palette.Info, palette.InfoDarken, palette.InfoLighten, palette.InfoContrastText) = (info, info, info, surface);
        (palette.Dark, palette.DarkDarken, palette.DarkLighten, palette.DarkContrastText) = (ink, ink, ink2, surface);
        (palette.TextPrimary, palette.TextSecondary, palette.TextDisabled) = (ink, ink2, ink3);
        (palette.ActionDefault, palette.ActionDisabled, palette.ActionDisabledBackground) = (ink2, ink3, surface3);
        (palette.Background, palette.BackgroundGray, palette.Surface, palette.Skeleton) = (canvas, surface2, surface, surface3);
        (palette.DrawerBackground, palette.DrawerText, palette.DrawerIcon) = (canvas, ink2, ink2);
        (palette.AppbarBackground, palette.AppbarText) = (canvas, ink);
        (palette.LinesDefault, palette.LinesInputs, palette.TableLines, palette.Divider, palette.DividerLight) = (
            line,
            lineControl,
            line,
            line,
            line
        );
        (palette.TableStriped, palette.TableHover) = (surface2, surface2);
        (palette.GrayDefault, palette.GrayLight, palette.GrayLighter, palette.GrayDark, palette.GrayDarker) = (
            ink3,
            lineControl,
            line,
            ink2,
            ink
        );
        (palette.OverlayDark, palette.OverlayLight) = (scrim, scrim);
        palette.HoverOpacity = 0.06;
        palette.RippleOpacity = 0;
        palette.RippleOpacitySecondary = 0;
        return palette;
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
