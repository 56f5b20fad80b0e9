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
            foreach (var (key, value) in settings) host.UseSetting(key, value);
        });
        return Record.Exception(() => factory.Services.GetService(typeof(object)))!;
    }

    [Fact]
    public void Start_in_production_refuses_demo_sign_in_and_says_what_to_configure()
    {
        var refused = Assert.IsType<OptionsValidationException>(Start("Production"));
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
        Assert.Contains("Database:ConnectionString", Start("Testing", ("Database:Provider", "SqlServer")).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task Start_of_a_second_process_on_the_same_folder_ends_with_a_sentence()
    {
        await using var first = new Portal();
        await first.InitializeAsync();
        var second = Start("Testing", ("Data:Folder", first.Folder));
        Assert.Contains("Another process is using the data folder", second.ToString(), StringComparison.Ordinal);
    }
}
