using System.Text;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Mail;

/// <summary>A mail for readers without HTML.</summary>
public static class PlainText
{
    public static string Of(MailText mail)
    {
        var text = new StringBuilder();
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
                case Table t:
                    foreach (var (label, value) in t.Rows)
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
