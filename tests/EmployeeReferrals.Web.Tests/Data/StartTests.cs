using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Data;

public sealed class StartTests
{
    private static Exception Start(string environment, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("start-").FullName;
        using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting("Data:Folder", folder);
            host.UseSetting("Demo:Fill", "false");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
        return Record.Exception(() => factory.Services.GetService(typeof(object)))!;
    }

    [Fact]
    public void Start_in_production_refuses_demo_sign_in_and_says_what_to_configure()
    {
        var refused = Assert.IsType<WrongSettings>(Start("Production"));
        Assert.Contains("SignIn:Mode is Demo", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Portal:Address", "portal")]
    [InlineData("Mail:Port", "0")]
    public void Start_with_a_wrong_setting_names_it(string key, string value) =>
        Assert.Contains(key, Start("Testing", (key, value)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Start_on_sql_server_without_a_connection_string_names_it() =>
        Assert.Contains(
            "Database:ConnectionString",
            Start("Testing", ("Database:Provider", "SqlServer")).ToString(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Start_on_sql_server_without_a_key_is_refused_because_each_node_would_make_its_own(string key)
    {
        var refused = Assert.IsType<WrongSettings>(
            Start("Testing", ("Database:Provider", "SqlServer"), ("Database:ConnectionString", "Server=nowhere"), ("Security:Key", key))
        );
        Assert.Contains(
            "Security:Key is empty. On SQL Server every node needs the same",
            Assert.Single(refused.Failures),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("true")]
    [InlineData("")]
    public void Start_on_sql_server_refuses_to_make_up_a_company_there(string fill)
    {
        var refused = Assert.IsAssignableFrom<OptionsValidationException>(
            Start(
                "Testing",
                ("Database:Provider", "SqlServer"),
                ("Database:ConnectionString", "Server=nowhere"),
                ("Security:Key", "hex:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
                ("Demo:Fill", fill)
            )
        );
        Assert.StartsWith(
            "Demo:Fill makes up a company in the embedded database alone.",
            Assert.Single(refused.Failures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Start_names_every_missing_or_wrong_setting_in_one_list()
    {
        var refused = Assert.IsType<WrongSettings>(
            Start(
                "Production",
                ("SignIn:Mode", "OpenId"),
                ("SignIn:OpenId:Authority", "http://login.example.com"),
                ("SignIn:Roles:Boss", "x"),
                ("Mail:From", "nobody"),
                ("Portal:Address", "http://portal.example.com"),
                ("Database:Provider", "SqlServer"),
                ("Demo:Fill", "true"),
                ("SignIn:OpenId:ClientSecret", "s"),
                ("SignIn:OpenId:CertificateFile", "nowhere.pfx")
            )
        );
        Assert.Equal(
            [
                "Database:ConnectionString",
                "Mail:From",
                "Portal:Address",
                "SignIn:Roles:Boss",
                "SignIn:OpenId:ClientId",
                "SignIn:OpenId:Authority",
                "SignIn:OpenId:ClientSecret",
                "SignIn:OpenId:CertificateFile",
                "Demo:Fill",
                "Security:Key",
                "SignIn:FirstAdministrator",
            ],
            refused.Failures.Select(f => f.Split(' ')[0])
        );
    }

    [Fact]
    public void Start_with_entra_and_nothing_else_names_what_it_needs()
    {
        var refused = Assert.IsType<WrongSettings>(
            Start(
                "Production",
                ("SignIn:Mode", "entra"),
                ("SignIn:Entra:Instance", "http://login.example"),
                ("Portal:Address", "https://portal.example.com")
            )
        );
        Assert.Equal(
            [
                "SignIn:FirstAdministrator",
                "SignIn:Entra:ClientId",
                "SignIn:Entra:Instance",
                "SignIn:Entra:TenantId",
                "SignIn:Entra:ClientSecret",
            ],
            refused.Failures.Select(f => f.Split(' ')[0])
        );
    }

    [Theory]
    [InlineData("SignIn:Mode", "Facebook", "SignIn:Mode")]
    [InlineData("SignIn:Entra:TenantId", "common", "SignIn:Entra:TenantId holds common")]
    [InlineData("SignIn:FirstAdministrator", "jane", "SignIn:FirstAdministrator must be")]
    [InlineData("SignIn:RolesClaim", " ", "SignIn:RolesClaim")]
    public void Start_with_a_wrong_setting_of_sign_in_names_it(string key, string value, string named)
    {
        (string, string)[] right =
        [
            ("SignIn:Mode", "Entra"),
            ("SignIn:FirstAdministrator", "jane@company.example"),
            ("SignIn:Entra:ClientId", "id"),
            ("SignIn:Entra:ClientSecret", "s"),
            ("SignIn:Entra:TenantId", Guid.NewGuid().ToString()),
            ("Portal:Address", "https://portal.example.com"),
        ];
        var refused = Assert.IsType<WrongSettings>(Start("Production", [.. right, (key, value)]));
        Assert.Contains(named, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SignIn:FirstAdministrator is empty")]
    [InlineData("jane", "SignIn:FirstAdministrator must be an e-mail address")]
    [InlineData("jane@company.example", null)]
    public void Start_on_sql_server_names_the_first_administrator_with_what_else_is_wrong(string value, string? named)
    {
        var refused = Assert.IsType<WrongSettings>(
            Start(
                "Production",
                ("Database:Provider", "sqlserver"),
                ("Database:ConnectionString", "Server=nowhere"),
                ("SignIn:Mode", "OpenId"),
                ("SignIn:FirstAdministrator", value),
                ("Security:Key", "hex:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
                ("SignIn:OpenId:Authority", "https://login.example.com"),
                ("SignIn:OpenId:ClientId", "id"),
                ("Portal:Address", "https://portal.example.com"),
                ("Mail:From", "nobody")
            )
        );
        Assert.Equal(named is null ? 1 : 2, refused.Failures.Count());
        if (named is not null)
            Assert.Contains(refused.Failures, f => f.StartsWith(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_of_a_second_process_on_the_same_folder_ends_with_a_sentence()
    {
        await using var first = new Portal();
        await first.InitializeAsync();
        var second = Start("Testing", ("Data:Folder", first.Folder));
        Assert.Contains("Another process is using the data folder", second.ToString(), StringComparison.Ordinal);
    }
}
