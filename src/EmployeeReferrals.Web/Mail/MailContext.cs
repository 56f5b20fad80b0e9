using System.Globalization;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;

namespace EmployeeReferrals.Web.Mail;

/// <summary>What a mail is written with.</summary>
/// <param name="Today">The company's day.</param>
/// <param name="Portal">Where the portal is reached, without a slash at its end.</param>
/// <param name="Key">Signs links for whoever has no account, and the audit.</param>
public sealed record MailContext(AppDbContext Db, CompanySettings Settings, DateOnly Today, string Portal, PortalKey Key)
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Address(string path) => Portal + path;

    public static string Money(decimal amount, string currency) => Format.Money(amount, currency, English);
}
