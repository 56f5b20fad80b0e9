using MimeKit;

namespace EmployeeReferrals.Browser.Tests.Pages;

/// <summary>What lies in the mail folder, read as mail.</summary>
public sealed class Mailbox(RunningPortal portal)
{
    public IReadOnlyList<MimeMessage> All() => portal.Mails();

    public async Task<MimeMessage> Waits(string to, string about, string inText = "")
    {
        for (var tries = 0; tries < 150; tries++)
        {
            if (All().FirstOrDefault(m => Fits(m, to, about, inText)) is { } found)
                return found;
            await Task.Delay(200);
        }
        throw new TimeoutException(
            $"No mail to {to} about “{about}”. There are:\n"
                + string.Join("\n", All().Where(m => To(m).Contains(to, StringComparison.OrdinalIgnoreCase)).Select(m => m.Subject))
        );
    }

    public int Count(string to, string about) => All().Count(m => Fits(m, to, about, ""));

    public async Task<string> CandidateLink(string address)
    {
        var text = (await Waits(address, "suggested you")).TextBody!;
        var start = text.IndexOf(portal.Address + "/c/", StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        return text[start..].Split('\r', '\n', ' ')[0];
    }

    private static bool Fits(MimeMessage mail, string to, string about, string inText) =>
        To(mail).Contains(to, StringComparison.OrdinalIgnoreCase)
        && mail.Subject!.Contains(about, StringComparison.Ordinal)
        && mail.TextBody!.Contains(inText, StringComparison.Ordinal);

    private static string To(MimeMessage mail) => string.Join(", ", mail.To.Mailboxes.Select(m => m.Address));
}
