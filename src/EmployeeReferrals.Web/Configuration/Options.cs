using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Configuration;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; }
    public string ConnectionString { get; set; } = "";

    /// <summary>In seconds, for one statement.</summary>
    public int CommandTimeout { get; set; } = 30;

    /// <summary>Statements sent to SQL Server in one go.</summary>
    public int MaxBatchSize { get; set; } = 42;
}

public sealed class SecurityOptions
{
    /// <summary>What links in mails, hashes of objections and the audit's chain are keyed by. Empty: made once and kept in the data
    /// folder.</summary>
    public string Key { get; set; } = "";

    /// <summary>Keys that were used before, as Key takes them: what they signed and hashed still counts.</summary>
    public string[] FormerKeys { get; set; } = [];

    /// <summary>A PKCS#12 file that protects the keys of cookies and forms in the database.</summary>
    public string Certificate { get; set; } = "";
    public string CertificatePassword { get; set; } = "";
}

public sealed class DataOptions
{
    /// <summary>Relative to the content root, or absolute.</summary>
    public string Folder { get; set; } = "data";
}

public sealed class PortalOptions
{
    /// <summary>What links in mails start with.</summary>
    public string Address { get; set; } = "http://localhost:5080";

    public bool IsHttps => Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}

public sealed class ProxyOptions
{
    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies whose word about the caller is believed.</summary>
    public string[] Known { get; set; } = [];
}

public sealed class LimitOptions
{
    /// <summary>From one address.</summary>
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Referrals sent by one person; visits of a candidate's page from one address.</summary>
    public int FormsPerMinute { get; set; } = 60;

    /// <summary>Pages that one person keeps open at a time, on one node; each holds memory.</summary>
    public int PagesPerPerson { get; set; } = 60;
}

public enum MailDelivery
{
    Folder,
    Smtp,
}

public enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

public enum MailAuthentication
{
    None,
    Password,
    OAuth2,
}

public sealed class MailOptions
{
    public MailDelivery Delivery { get; set; }
    public string From { get; set; } = "";
    public string FromName { get; set; } = "";

    /// <summary>Where an answer goes; empty: to From.</summary>
    public string ReplyTo { get; set; } = "";
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>A PEM file with the certificates of a private authority, trusted for the mail server besides the machine's own.</summary>
    public string TrustedCertificate { get; set; } = "";

    /// <summary>In seconds, for signing in and for handing over one mail. Well below the time that a sender's claim lasts.</summary>
    public int Timeout { get; set; } = 30;
    public MailAuthentication Authentication { get; set; }

    /// <summary>With OAuth2 the mailbox that sends.</summary>
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>Of Microsoft Entra; any other provider is named by TokenAddress.</summary>
    public string TenantId { get; set; } = "";
    public string TokenAddress { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";
    public string Scope { get; set; } = "https://outlook.office365.com/.default";

    public string TokenEndpoint =>
        TokenAddress.Length > 0 ? TokenAddress : $"https://login.microsoftonline.com/{Uri.EscapeDataString(TenantId)}/oauth2/v2.0/token";

    /// <summary>Exchange Online, where signing in with a password is ending.</summary>
    public bool IsExchangeOnline =>
        Delivery == MailDelivery.Smtp
        && (
            Host.EndsWith(".office365.com", StringComparison.OrdinalIgnoreCase)
            || Host.EndsWith(".outlook.com", StringComparison.OrdinalIgnoreCase)
        );
}

public sealed class DemoOptions
{
    /// <summary>Fill an empty database with the demonstration company. Null: where one signs in as its people.</summary>
    public bool? Fill { get; set; }

    /// <summary>The moment at which a new demonstration stands, from which its clock goes on. Null: now.</summary>
    public DateTimeOffset? Moment { get; set; }
}

/// <summary>Where the portal keeps what it keeps.</summary>
public sealed class DataFolder
{
    public const string DatabaseName = "portal.db";

    /// <summary>Where it is or would be; nothing is made.</summary>
    public static string Of(DataOptions options, IHostEnvironment host) =>
        Path.GetFullPath(Path.Combine(host.ContentRootPath, options.Folder));

    public DataFolder(IOptions<DataOptions> options, IHostEnvironment host)
    {
        Root = Of(options.Value, host);
    }

    /// <summary>By whoever writes the first file of it: a question about a folder that is not there makes none.</summary>
    public DataFolder Made()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Root);
        else
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>People's data is for the portal's own account: what an earlier version left readable is closed, and what grows beside it
    /// follows.</summary>
    public void KeepPrivate()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            try
            {
                System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            catch (FileNotFoundException)
            { /* gone meanwhile */
            }
        }
    }

    public string Root { get; }
    public string Database => Path.Combine(Root, DatabaseName);
    public string Seeding => Path.Combine(Root, "seeding.db");
    public string Mail => Path.Combine(Root, "mail");

    public string File(string name) => Path.Combine(Root, name);
}

/// <summary>The portal cannot start as it is configured.</summary>
public sealed class WrongSettings(IReadOnlyList<string> problems) : OptionsValidationException("Settings", typeof(WrongSettings), problems)
{
    public override string Message =>
        "The portal cannot start. Of its settings, mend:\n" + string.Join('\n', Failures.Select(f => "  - " + f));
}
