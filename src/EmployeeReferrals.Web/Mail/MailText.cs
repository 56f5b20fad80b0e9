namespace EmployeeReferrals.Web.Mail;

/// <summary>A mail as its reader sees it: the same blocks become HTML and plain text.</summary>
public sealed record MailText(string Subject, IReadOnlyList<MailBlock> Blocks, string Footer);

public abstract record MailBlock;

public sealed record Paragraph(string Words) : MailBlock;

/// <summary>The one thing to do.</summary>
public sealed record Button(string Words, string Address) : MailBlock;

public sealed record Facts(IReadOnlyList<(string Label, string Value)> Rows) : MailBlock;

public sealed record Links(IReadOnlyList<(string Words, string Detail, string Address)> Rows) : MailBlock;

public static class PlainText
{
    public static string Of(MailText mail)
    {
        var text = new System.Text.StringBuilder();
        foreach (var block in mail.Blocks)
        {
            switch (block)
            {
                case Paragraph p:
                    text.AppendLine(p.Words);
                    break;
                case Button b:
                    text.AppendLine($"{b.Words}:").AppendLine(b.Address);
                    break;
                case Facts f:
                    foreach (var (label, value) in f.Rows)
                        text.AppendLine($"{label}: {value}");
                    break;
                case Links l:
                    foreach (var (words, detail, address) in l.Rows)
                        text.AppendLine($"- {words}, {detail}").AppendLine($"  {address}");
                    break;
            }
            text.AppendLine();
        }
        return text.AppendLine("--").AppendLine(mail.Footer).ToString();
    }
}
