using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>While the company has nobody, nobody could sign in to add anybody: the one named in the settings is added, as Administrator and
/// HR.</summary>
[May(Who.Portal)]
public sealed class AddFirstAdministrator(
    IDbContextFactory<AppDbContext> databases,
    Programme programme,
    TimeProvider clock,
    IOptions<SignInOptions> options
) : OperationWithoutCommand<Result>
{
    protected override async Task<Result> Run(Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.People.AnyAsync(cancellation))
            return Result.Ok;
        if (EmailAddress.Parse(options.Value.FirstAdministrator) is not { } email)
            return Result.Rejected(
                "first_administrator",
                "SignIn:FirstAdministrator is needed: the company has nobody yet, so nobody could sign in. "
                    + "Set it to the work e-mail of who may sign in first."
            );
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        db.People.Add(
            new Person(Guid.CreateVersion7(now), NameFrom(email), email.Typed, today)
            {
                Roles = Roles.Employee | Roles.Administrator | Roles.Hr,
                Level = 1,
            }
        );
        return await db.Commit(actor, now, cancellation);
    }

    /// <summary>Until they type their own: "jane.doe@" is Jane Doe.</summary>
    private static string NameFrom(EmailAddress email) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(
            string.Join(' ', email.Typed[..email.Typed.LastIndexOf('@')].Split(['.', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries))
        );
}
