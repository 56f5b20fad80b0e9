namespace EmployeeReferrals.Web.Tests.Features;

public sealed partial class AccessTests
{
    private static readonly Dictionary<string, Row> Queries = [];
}
