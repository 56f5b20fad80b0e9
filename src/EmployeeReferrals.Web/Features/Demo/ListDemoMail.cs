using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Demo;
using MimeKit;

namespace EmployeeReferrals.Web.Features.Demo;

/// <summary>The mail of the demonstration, newest first: what lies in the folder, which is all that anybody got.</summary>
[May(Who.SignedIn)]
public sealed class ListDemoMail(DataFolder folder, TimeProvider clock)
{
    public const int PageSize = 20;

    public sealed record Query(int Page, Guid? Open);

    public sealed record Mail(Guid Id, string Subject, string To, DateTimeOffset At);

    public sealed record Page(IReadOnlyList<Mail> Rows, int Total, Mail? Open, string? Text);

    public async Task<Result<Page>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (clock is not DemoClock || actor.PersonId is null)
            return Result<Page>.From(Result.NotFound);
        var root = new DirectoryInfo(folder.Mail);
        // The names are made in the order of time, so they sort by it without opening a file.
        var names = root.Exists
            ? root.EnumerateFiles("*.eml")
                .Select(f => Path.GetFileNameWithoutExtension(f.Name))
                .Where(n => Guid.TryParse(n, out _))
                .OrderDescending(StringComparer.Ordinal)
                .ToList()
            : [];
        var rows = new List<Mail>();
        foreach (var name in names.Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize).Take(PageSize))
            if (await Read(Guid.Parse(name), cancellation) is { } read)
                rows.Add(read.Mail);
        var open = query.Open is { } id ? await Read(id, cancellation) : null;
        return new Page(rows, names.Count, open?.Mail, open?.Text);
    }

    private async Task<(Mail Mail, string Text)?> Read(Guid id, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.Mail, $"{id}.eml");
        try
        {
            using var message = await MimeMessage.LoadAsync(path, cancellation);
            return (
                new Mail(
                    id,
                    message.Subject ?? "",
                    string.Join(
                        ", ",
                        message.To.Mailboxes.Select(m => string.IsNullOrEmpty(m.Name) ? m.Address : $"{m.Name} <{m.Address}>")
                    ),
                    message.Date
                ),
                message.TextBody ?? ""
            );
        }
        catch (IOException)
        {
            // Erased between the list and the reading.
            return null;
        }
    }
}
