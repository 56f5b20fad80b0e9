using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web;

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
    public DataFolder(IOptions<DataOptions> options, IHostEnvironment host)
    {
        Root = Path.GetFullPath(Path.Combine(host.ContentRootPath, options.Value.Folder));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Root);
        else
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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
    public string Database => Path.Combine(Root, "portal.db");
    public string Seeding => Path.Combine(Root, "seeding.db");
    public string Mail => Path.Combine(Root, "mail");

    public string File(string name) => Path.Combine(Root, name);
}

internal static class SettingsRegistration
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var environment = builder.Environment;
        var configuration = builder.Configuration;
        // Secrets as files, one a setting (Database__ConnectionString), as container platforms mount them.
        builder.Configuration.AddKeyPerFile(builder.Configuration["Secrets:Folder"] ?? "/run/secrets", optional: true);
        Checked<DatabaseOptions>(
            "Database",
            o =>
                o.Provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(o.ConnectionString)
                    ? "Database:ConnectionString is needed when Database:Provider is SqlServer."
                    : null,
            o => o.CommandTimeout is < 1 or > 3600 ? "Database:CommandTimeout must lie between 1 and 3600 seconds." : null,
            o => o.MaxBatchSize is < 1 or > 1000 ? "Database:MaxBatchSize must lie between 1 and 1000." : null
        );
        Checked<SecurityOptions>(
            "Security",
            o => o.Certificate.Length > 0 && !File.Exists(o.Certificate) ? "Security:Certificate names a file that is not there." : null,
            o =>
                string.IsNullOrWhiteSpace(o.Key) && OnSqlServer(configuration)
                    ? "Security:Key is empty. On SQL Server every node needs the same: make one with \"openssl rand -hex 32\", "
                        + "or set what copy-database printed."
                    : null,
            o => o.Key.Length is > 0 and < 32 && !environment.AllowsDemo() ? "Security:Key must have at least 32 characters." : null
        );
        Checked<DataOptions>("Data", o => string.IsNullOrWhiteSpace(o.Folder) ? "Data:Folder must name a folder." : null);
        Checked<PortalOptions>("Portal", o =>
            Uri.TryCreate(o.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? null
                : "Portal:Address must be an absolute http or https address, such as https://referrals.example.com."
        );
        Checked<MailOptions>("Mail", Mail.MailRules.All);
        Checked<DemoOptions>(
            "Demo",
            o =>
                o.Fill == true && !environment.AllowsDemo()
                    ? $"Demo:Fill makes up a company and is refused in the environment {environment.EnvironmentName}. Set it to false."
                : o.Moment is not null && !environment.AllowsDemo()
                    ? $"Demo:Moment moves the clock and is refused in the environment {environment.EnvironmentName}. Take it away."
                : null,
            o =>
                environment.AllowsDemo()
                && (o.Fill ?? Security.ProviderSignIn.ModeOf(configuration) == SignInMode.Demo)
                && OnSqlServer(configuration)
                    ? "Demo:Fill makes up a company in the embedded database alone. Set it to false, or Database:Provider to Sqlite."
                    : null
        );
        Checked<ProxyOptions>("Proxy", o =>
            o.Known.FirstOrDefault(k => !System.Net.IPAddress.TryParse(k, out _) && !System.Net.IPNetwork.TryParse(k, out _)) is { } wrong
                ? $"Proxy:Known holds {wrong}, which is neither an address nor a network such as 10.0.0.0/8."
                : null
        );
        Checked<LimitOptions>("Limits", o =>
            o.SignInsPerMinute < 1 || o.FormsPerMinute < 1 || o.PagesPerPerson < 1
                ? "Limits:SignInsPerMinute, Limits:FormsPerMinute and Limits:PagesPerPerson must be at least 1."
                : null
        );
        builder.Services.AddOptions<SignInOptions>().Bind(configuration.GetSection("SignIn"));
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>>(provider => new SignInRules(
            environment,
            provider.GetRequiredService<IOptions<PortalOptions>>(),
            // Only here it is known before anything is opened that the company has nobody yet.
            !OnSqlServer(configuration)
                && !File.Exists(Path.Combine(environment.ContentRootPath, configuration["Data:Folder"] ?? "", "portal.db"))
        ));
        builder.Services.AddSingleton<DataFolder>();

        void Checked<T>(string section, params Func<T, string?>[] rules)
            where T : class
        {
            var options = builder.Services.AddOptions<T>().Bind(configuration.GetSection(section));
            foreach (var rule in rules)
                options.Services.AddSingleton<IValidateOptions<T>>(new Rule<T>(rule));
        }
    }

    /// <summary>Names every setting that is missing or wrong, in one list.</summary>
    /// <exception cref="WrongSettings">At least one is.</exception>
    public static void CheckSettings(this WebApplication app)
    {
        var problems = new List<string>();
        Check<DataOptions>();
        Check<DatabaseOptions>();
        Check<PortalOptions>();
        Check<MailOptions>();
        Check<SignInOptions>();
        Check<DemoOptions>();
        Check<SecurityOptions>();
        Check<ProxyOptions>();
        Check<LimitOptions>();
        // Whether a company on SQL Server has people already is only known once its database answers: no reason of its own to stop, but
        // told with the others.
        if (problems.Count > 0 && OnSqlServer(app.Configuration) && SignInRules.HasNoFirstAdministrator(app.Configuration))
            problems.Add(
                "SignIn:FirstAdministrator is empty. Unless the company has people already, "
                    + "set it to the work e-mail of who may sign in first."
            );
        if (problems.Count > 0)
            throw new WrongSettings(problems);

        void Check<T>()
            where T : class
        {
            try
            {
                _ = app.Services.GetRequiredService<IOptions<T>>().Value;
            }
            catch (OptionsValidationException wrong)
            {
                problems.AddRange(wrong.Failures);
            }
            // A value that cannot be read at all, such as a word where a number is needed: the text names the setting.
            catch (InvalidOperationException unreadable)
            {
                problems.Add(unreadable.Message);
            }
        }
    }

    private static bool OnSqlServer(IConfiguration configuration) =>
        string.Equals(configuration["Database:Provider"], nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase);

    public static bool AllowsDemo(this IHostEnvironment environment) => environment.IsDevelopment() || environment.IsEnvironment("Testing");

    private sealed class Rule<T>(Func<T, string?> check) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            check(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}

/// <summary>The portal cannot start as it is configured.</summary>
public sealed class WrongSettings(IReadOnlyList<string> problems) : OptionsValidationException("Settings", typeof(WrongSettings), problems)
{
    public override string Message =>
        "The portal cannot start. Of its settings, mend:\n" + string.Join('\n', Failures.Select(f => "  - " + f));
}
