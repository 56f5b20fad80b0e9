using System.Text.Json.Nodes;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Mail;

/// <summary>How a kind of mail keeps its facts until it is sent: as JSON with the version of its form.</summary>
public static class MailFacts
{
    /// <summary>The first form, which carried none, had one set of names for all kinds; most are read by the same names still.</summary>
    private const int Version = 2;
    private const string VersionName = "v";
    private const string AgainName = "again";

    public static string Write<T>(T facts)
    {
        var written = JsonNode.Parse(Json.Write(facts))!.AsObject();
        written[VersionName] = Version;
        return written.ToJsonString(Json.Options);
    }

    /// <summary>Somebody asks for the mail once more: it does not wait for others.</summary>
    public static string Again(string stored)
    {
        var facts = JsonNode.Parse(stored)!.AsObject();
        facts[AgainName] = true;
        return facts.ToJsonString(Json.Options);
    }

    public static bool IsAgain(string stored) => JsonNode.Parse(stored)![AgainName]?.GetValue<bool>() == true;

    public static T Read<T>(string stored) => Json.Read<T>(stored);

    public static bool IsOfFirstForm(string stored) => !JsonNode.Parse(stored)!.AsObject().ContainsKey(VersionName);
}
