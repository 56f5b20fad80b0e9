using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Components;

public enum IconName
{
    Home,
    Role,
    Referrals,
    Triage,
    Pipeline,
    Opening,
    Payout,
    Batch,
    Plan,
    Campaign,
    Insight,
    Jobs,
    Audit,
    Settings,
    Demo,
    Refer,
    People,
    More,
    Sidebar,
    Theme,
    Search,
    Bell,
    Copy,
    Download,
    Import,
    Up,
    Down,
    Check,
    Close,
    Bar,
    Plus,
    Clock,
    Info,
    Warning,
    Duplicate,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Arrow,
    Undo,
    Mail,
    MailRefused,
    Message,
    Note,
    Qr,
    Calendar,
    List,
    Filter,
    Eye,
    Place,
    Phone,
    File,
    Offline,
    SignOut,
    Dotted,
}

internal static class IconShapes
{
    private static readonly Dictionary<IconName, string> Shapes = new()
    {
        [IconName.Home] = """<path d="M3 7.2 8 3l5 4.2V13H9.8V9.6H6.2V13H3z"/>""",
        [IconName.Role] = """<rect x="2.5" y="5" width="11" height="8" rx="1.5"/><path d="M6 5V3.5h4V5M2.5 8.5h11"/>""",
        [IconName.Referrals] = """<path d="M3 4h10M3 8h7M3 12h4"/><path d="m10 12 1.4 1.4L14 10.6"/>""",
        [IconName.Triage] = """<path d="M2.5 9.5 4.4 3.6h7.2l1.9 5.9v3.4h-11z"/><path d="M2.5 9.5h3l.8 1.5h3.4l.8-1.5h3"/>""",
        [IconName.Pipeline] =
            """<rect x="2.5" y="3" width="3" height="10" rx="1"/><rect x="6.5" y="3" width="3" height="6.5" rx="1"/>"""
            + """<rect x="10.5" y="3" width="3" height="8.5" rx="1"/>""",
        [IconName.Opening] = """<path d="M4 14V3h7.5L10 5.8l1.5 2.7H4"/>""",
        [IconName.Payout] =
            """<rect x="2" y="4" width="12" height="8" rx="1.5"/><circle cx="8" cy="8" r="1.8"/><path d="M4.2 8h.1M11.8 8h.1"/>""",
        [IconName.Batch] = """<path d="m8 2.5 5.5 2.8L8 8.1 2.5 5.3z"/><path d="m2.5 8 5.5 2.8L13.5 8M2.5 10.7 8 13.5l5.5-2.8"/>""",
        [IconName.Plan] = """<path d="M4 2.5h6l2.5 2.5v8.5H4z"/><path d="M6 7h4.5M6 9.5h4.5"/>""",
        [IconName.Campaign] = """<path d="M3 6.5v3l7.5 3V3.5zM10.5 6.2c1.2.2 2 .9 2 1.8s-.8 1.6-2 1.8M5 10.2l.7 3"/>""",
        [IconName.Insight] = """<path d="M2.5 13.5h11M4.5 11V7.5M8 11V3.5M11.5 11V5.5"/>""",
        [IconName.Jobs] = """<path d="M13 8a5 5 0 0 1-9 3M3 8a5 5 0 0 1 9-3"/><path d="M12 2.5V5H9.5M4 13.5V11h2.5"/>""",
        [IconName.Audit] = """<path d="M8 2.5 13 4.3V8c0 2.9-2 4.7-5 5.5-3-.8-5-2.6-5-5.5V4.3z"/><path d="m6 8 1.5 1.5L10.2 6.5"/>""",
        [IconName.Settings] =
            """<circle cx="8" cy="8" r="2"/>"""
            + """<path d="M8 2v1.8M8 12.2V14M2 8h1.8M12.2 8H14M3.8 3.8 5 5M11 11l1.2 1.2M12.2 3.8 11 5M5 11l-1.2 1.2"/>""",
        [IconName.Demo] = """<circle cx="8" cy="8" r="5.7"/><path d="M6.7 5.7 10 8l-3.3 2.3z"/>""",
        [IconName.Refer] = """<circle cx="6.5" cy="5.5" r="2.5"/><path d="M2 13c.4-2.6 2.2-4 4.5-4 1.1 0 2 .3 2.8.9M12 9.5v5M9.5 12h5"/>""",
        [IconName.People] =
            """<circle cx="6" cy="5.5" r="2.2"/>"""
            + """<path d="M2 12.8c.3-2.5 1.9-3.8 4-3.8s3.7 1.3 4 3.8M10.3 3.6a2.2 2.2 0 0 1 0 3.9M11.6 9.4c1.4.5 2.2 1.7 2.4 3.4"/>""",
        [IconName.More] = """<path d="M3.5 8h.1M8 8h.1M12.5 8h.1" stroke-width="2.2"/>""",
        [IconName.Sidebar] = """<rect x="2" y="3" width="12" height="10" rx="2"/><path d="M6.2 3v10"/>""",
        [IconName.Theme] =
            """<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11"/>"""
            + """<path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none"/>""",
        [IconName.Search] = """<circle cx="7" cy="7" r="4"/><path d="m10.2 10.2 3.3 3.3"/>""",
        [IconName.Bell] = """<path d="M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.7 13.8c.7.5 1.9.5 2.6 0"/>""",
        [IconName.Copy] =
            """<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/>"""
            + """<path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5"/>""",
        [IconName.Download] = """<path d="M8 2.5v7.5M5 7.2l3 3 3-3M3 13.2h10"/>""",
        [IconName.Import] = """<path d="M8 2.5v7M5.2 6.9 8 9.6l2.8-2.7M2.5 10.5v3h11v-3"/>""",
        [IconName.Up] = """<path d="m4 11 7-7M6 4h5v5"/>""",
        [IconName.Down] = """<path d="m4 5 7 7M11 7v5H6"/>""",
        [IconName.Check] = """<path d="m3.5 8.5 3 3 6-7"/>""",
        [IconName.Close] = """<path d="m4.5 4.5 7 7M11.5 4.5l-7 7"/>""",
        [IconName.Bar] = """<path d="M4 8h8"/>""",
        [IconName.Plus] = """<path d="M8 3.5v9M3.5 8h9"/>""",
        [IconName.Clock] = """<circle cx="8" cy="8" r="5.7"/><path d="M8 4.8V8l2.2 1.5"/>""",
        [IconName.Info] = """<circle cx="8" cy="8" r="5.7"/><path d="M8 7.4v3.4M8 5.2v.1"/>""",
        [IconName.Warning] = """<path d="M8 2.8 14 13H2z"/><path d="M8 6.8v2.7M8 11.3v.1"/>""",
        [IconName.Duplicate] = """<circle cx="6" cy="8" r="3.8"/><circle cx="10" cy="8" r="3.8"/>""",
        [IconName.ChevronDown] = """<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>""",
        [IconName.ChevronLeft] = """<path d="M9.5 4.5 6 8l3.5 3.5"/>""",
        [IconName.ChevronRight] = """<path d="m6.5 4.5 3.5 3.5-3.5 3.5"/>""",
        [IconName.Arrow] = """<path d="M2.5 8h10M9.5 5l3 3-3 3"/>""",
        [IconName.Undo] = """<path d="M5.5 3 3 5.5 5.5 8M3 5.5h6.5a3.5 3.5 0 0 1 0 7H6"/>""",
        [IconName.Mail] = """<rect x="2" y="3.5" width="12" height="9" rx="1.5"/><path d="m2.5 4.8 5.5 4 5.5-4"/>""",
        [IconName.MailRefused] =
            """<path d="M14 8.5V5A1.5 1.5 0 0 0 12.5 3.5h-9A1.5 1.5 0 0 0 2 5v6a1.5 1.5 0 0 0 1.5 1.5H8M2.5"""
            + """ 4.8l5.5 4 5.5-4M10.7 10.7l3 3M13.7 10.7l-3 3"/>""",
        [IconName.Message] = """<path d="M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z"/>""",
        [IconName.Note] = """<path d="M3 3h10v7l-3 3H3z"/><path d="M5.5 6h5M5.5 8.5h3"/>""",
        [IconName.Qr] =
            """<rect x="2.5" y="2.5" width="4" height="4" rx=".8"/><rect x="9.5" y="2.5" width="4" height="4" rx=".8"/>"""
            + """<rect x="2.5" y="9.5" width="4" height="4" rx=".8"/>"""
            + """<path d="M9.5 9.5h1.5M13.5 9.5v1.5M9.5 13.5h2M13.5 13.5h-.1M11.5 11.5h.1"/>""",
        [IconName.Calendar] = """<rect x="2.5" y="3.5" width="11" height="10" rx="1.5"/><path d="M2.5 6.8h11M5.5 2v2.5M10.5 2v2.5"/>""",
        [IconName.List] = """<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1"/>""",
        [IconName.Filter] = """<path d="M2.5 4h11M4.5 8h7M6.5 12h3"/>""",
        [IconName.Eye] =
            """<path d="M1.8 8C3.2 5.3 5.4 4 8 4s4.8 1.3 6.2 4c-1.4 2.7-3.6 4-6.2 4S3.2 10.7 1.8 8z"/><circle cx="8" cy="8" r="1.8"/>""",
        [IconName.Place] =
            """<path d="M8 14c3-3.2 4.5-5.4 4.5-7.3a4.5 4.5 0 0 0-9 0C3.5 8.6 5 10.8 8 14z"/><circle cx="8" cy="6.7" r="1.5"/>""",
        [IconName.Phone] =
            """<path d="M4.2 2.5h2l1 2.8-1.4 1c.6 1.5 1.8 2.7 3.3 3.3l1-1.4 2.8 1v2c0 .8-.7 1.4-1.5 1.3C7 12 4 9"""
            + """ 3.4 4 3.3 3.2 3.5 2.5 4.2 2.5z"/>""",
        [IconName.File] = """<path d="M4 2.5h5L12.5 6v7.5H4z"/><path d="M9 2.5V6h3.5"/>""",
        [IconName.Offline] = """<path d="M2.5 6.5a8 8 0 0 1 11 0M4.7 9a4.8 4.8 0 0 1 6.6 0M8 12h.1"/>""",
        [IconName.SignOut] = """<path d="M9.5 2.5h-6v11h6"/><path d="M6.5 8h7M11 5.5 13.5 8 11 10.5"/>""",
        [IconName.Dotted] = """<circle cx="8" cy="8" r="5.7" stroke-dasharray="2.2 2.28"/>""",
    };

    public static string Of(IconName name) => Shapes[name];
}
