namespace EmployeeReferrals.Browser.Tests;

/// <summary>Stories that neither move the clock nor are in each other's way share one portal.</summary>
[CollectionDefinition(Name)]
public sealed class SmallStories : ICollectionFixture<RunningPortal>
{
    public const string Name = "Small stories";
}
