using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Features.SignIn;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web;

internal static class SettingsRegistration
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        // Secrets as files, one a setting (Database__ConnectionString), as container platforms mount them.
        builder.Configuration.AddKeyPerFile(builder.Configuration["Secrets:Folder"] ?? "/run/secrets", optional: true);
        builder.AddData();
        builder.AddReach();
        builder.AddKey();
        builder.AddDemoSettings();
        builder.AddSignInSettings();
    }

    private static void AddData(this WebApplicationBuilder builder)
    {
        builder.Checked<DatabaseOptions>(
            "Database",
            o =>
                o.Provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(o.ConnectionString)
                    ? "Database:ConnectionString is needed when Database:Provider is SqlServer."
                    : null,
            o => o.CommandTimeout is < 1 or > 3600 ? "Database:CommandTimeout must lie between 1 and 3600 seconds." : null,
            o => o.MaxBatchSize is < 1 or > 1000 ? "Database:MaxBatchSize must lie between 1 and 1000." : null
        );
        builder.Checked<DataOptions>("Data", o => string.IsNullOrWhiteSpace(o.Folder) ? "Data:Folder must name a folder." : null);
        builder.Services.AddSingleton<DataFolder>();
    }

    // Where the portal is reached, how mail leaves it, and how much is asked of it.
    private static void AddReach(this WebApplicationBuilder builder)
    {
        builder.Checked<PortalOptions>("Portal", o =>
            Uri.TryCreate(o.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? null
                : "Portal:Address must be an absolute http or https address, such as https://referrals.example.com."
        );
        builder.Checked<MailOptions>("Mail", Mail.MailRules.All);
        builder.Checked<ProxyOptions>("Proxy", o =>
            o.Known.FirstOrDefault(k => !System.Net.IPAddress.TryParse(k, out _) && !System.Net.IPNetwork.TryParse(k, out _)) is { } wrong
                ? $"Proxy:Known holds {wrong}, which is neither an address nor a network such as 10.0.0.0/8."
                : null
        );
        builder.Checked<LimitOptions>("Limits", o =>
            o.SignInsPerMinute < 1 || o.FormsPerMinute < 1 || o.PagesPerPerson < 1
                ? "Limits:SignInsPerMinute, Limits:FormsPerMinute and Limits:PagesPerPerson must be at least 1."
                : null
        );
    }

    private static void AddKey(this WebApplicationBuilder builder)
    {
        var (environment, configuration) = (builder.Environment, builder.Configuration);
        builder.Checked<SecurityOptions>(
            "Security",
            o => o.Certificate.Length > 0 && !File.Exists(o.Certificate) ? "Security:Certificate names a file that is not there." : null,
            o =>
                string.IsNullOrWhiteSpace(o.Key) && OnSqlServer(configuration)
                    ? "Security:Key is empty. On SQL Server every node needs the same: make one with \"openssl rand -hex 32\", "
                        + "or set what copy-database printed."
                    : null,
            o => o.Key.Length is > 0 and < 32 && !environment.AllowsDemo() ? "Security:Key must have at least 32 characters." : null
        );
    }

    private static void AddDemoSettings(this WebApplicationBuilder builder)
    {
        var (environment, configuration) = (builder.Environment, builder.Configuration);
        builder.Checked<DemoOptions>(
            "Demo",
            o =>
                o.Fill == true && !environment.AllowsDemo()
                    ? $"Demo:Fill makes up a company and is refused in the environment {environment.EnvironmentName}. Set it to false."
                : o.Moment is not null && !environment.AllowsDemo()
                    ? $"Demo:Moment moves the clock and is refused in the environment {environment.EnvironmentName}. Take it away."
                : null,
            o =>
                environment.AllowsDemo()
                && (o.Fill ?? ProviderSignIn.ModeOf(configuration) == SignInMode.Demo)
                && OnSqlServer(configuration)
                    ? "Demo:Fill makes up a company in the embedded database alone. Set it to false, or Database:Provider to Sqlite."
                    : null
        );
    }

    private static void AddSignInSettings(this WebApplicationBuilder builder)
    {
        var (environment, configuration) = (builder.Environment, builder.Configuration);
        builder.Services.AddOptions<SignInOptions>().Bind(configuration.GetSection("SignIn"));
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>>(provider => new SignInRules(
            environment,
            provider.GetRequiredService<IOptions<PortalOptions>>(),
            // Only here it is known before anything is opened that the company has nobody yet.
            !OnSqlServer(configuration)
                && !File.Exists(Path.Combine(environment.ContentRootPath, configuration["Data:Folder"] ?? "", "portal.db"))
        ));
    }

    private static void Checked<T>(this WebApplicationBuilder builder, string section, params Func<T, string?>[] rules)
        where T : class
    {
        var options = builder.Services.AddOptions<T>().Bind(builder.Configuration.GetSection(section));
        foreach (var rule in rules)
            options.Services.AddSingleton<IValidateOptions<T>>(new Rule<T>(rule));
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

    private sealed class Rule<T>(Func<T, string?> check) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            check(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
