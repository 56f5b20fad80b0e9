using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EmployeeReferrals.Web.Features.Mail;

/// <summary>Sends one mail now, past the outbox, and says what came of it: whether the settings of mail are right.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class SendTestMail(
    IDbContextFactory<AppDbContext> databases,
    IDelivery delivery,
    MailLine line,
    IOptions<MailOptions> options,
    TimeProvider clock
) : Operation<SendTestMail.Command, Result<SendTestMail.Sent>>
{
    /// <param name="To">For whoever has the machine. An administrator's goes to their own work address: it is no way to write to
    /// others.</param>
    public sealed record Command(string? To = null);

    public sealed record Sent(string To, string Sentence);

    protected override async Task<Result<Sent>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var to = actor.IsSystem ? command.To : await Record(actor, cancellation);
        if (EmailAddress.Parse(to) is not { } address)
            return Result<Sent>.From(
                Result.Rejected(
                    "no_address",
                    actor.IsSystem ? "That is no e-mail address." : "You have no work address that a mail could go to.",
                    nameof(command.To)
                )
            );

        var (mail, now, id) = (options.Value, clock.GetUtcNow(), Guid.CreateVersion7());
        using var message = new MimeMessage
        {
            Subject = "Test mail from Employee Referrals",
            MessageId = $"{id:N}@{mail.From.Split('@')[^1]}",
            Date = now,
        };
        message.From.Add(new MailboxAddress(mail.FromName.Length > 0 ? mail.FromName : "Employee Referrals", mail.From));
        message.To.Add(new MailboxAddress("", address.Typed));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = "This mail was asked for to see whether mail leaves the portal. It does.\n" };
        try
        {
            await using var session = await delivery.Open(cancellation);
            await session.Send(id, message, cancellation);
        }
        catch (DeliveryFailed failure)
        {
            return Result<Sent>.From(Result.Rejected(failure.Code, MailProblem.Sentence(failure.Code)));
        }
        catch (IOException)
        {
            return Result<Sent>.From(Result.Rejected("folder", "The mail could not be written into the folder. Look at Data:Folder."));
        }
        line.Works();
        return new Sent(
            address.Typed,
            mail.Delivery == MailDelivery.Smtp
                ? $"The mail server {mail.Host} took the mail to {address.Typed}. Whether it arrives is now up to it: "
                    + "look into the mailbox, and into its folder for spam."
                : $"The mail to {address.Typed} was written into the folder. It left for nobody, because Mail:Delivery is Folder."
        );
    }

    /// <summary>Null: the administrator has no work address.</summary>
    private async Task<string?> Record(Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var own = await db.People.Where(p => p.Id == actor.PersonId).Select(p => p.WorkEmail).FirstOrDefaultAsync(cancellation);
        var now = clock.GetUtcNow();
        db.Record(new TestMailAsked(), actor, now);
        return (await db.Commit(actor, now, cancellation)).IsOk ? own : null;
    }
}

public sealed record TestMailAsked() : DomainEvent(Guid.Empty);
