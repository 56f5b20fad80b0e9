using EmployeeReferrals.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EmployeeReferrals.Web.Tests.Background;

/// <summary>A portal whose database goes away and comes back.</summary>
public sealed class AwayPortal : Portal
{
    public bool Away { get; set; }

    protected override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton<IDbContextFactory<AppDbContext>>(provider => new Sometimes(
                this,
                provider.GetRequiredService<Databases>()
            ))
        );

    public static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 600, "It did not happen within a minute.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Sometimes(AwayPortal portal, Databases databases) : IDbContextFactory<AppDbContext>
    {
        public AppDbContext CreateDbContext() =>
            portal.Away ? throw new SqliteException("unable to open database file", 14) : databases.CreateDbContext();
    }
}
