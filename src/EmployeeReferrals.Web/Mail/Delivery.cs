using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>The edge of the product where mail leaves it.</summary>
public interface IDelivery
{
    Task<IDeliverySession> Open(CancellationToken cancellation);
    /// <summary>Removes what was written of a mail, where that can be done.</summary>
    void Purge(Guid outboxId);
}

public interface IDeliverySession : IAsyncDisposable
{
    /// <exception cref="DeliveryRefused">The server will never take it.</exception>
    Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation);
}

public sealed class DeliveryRefused(string code, Exception inner) : Exception(code, inner)
{
    public string Code { get; } = code;
}

/// <summary>One file a mail, named by its outbox id: written beside and renamed, so that there are never two.</summary>
public sealed class FolderDelivery(DataFolder folder) : IDelivery
{
    public Task<IDeliverySession> Open(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Mail);
        return Task.FromResult<IDeliverySession>(new Session(folder.Mail));
    }

    public void Purge(Guid outboxId)
    {
        foreach (var file in new[] { $"{outboxId}.eml", $"{outboxId}.tmp" }) File.Delete(Path.Combine(folder.Mail, file));
    }

    private sealed class Session(string root) : IDeliverySession
    {
        public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            var draft = Path.Combine(root, $"{outboxId}.tmp");
            await using (var file = File.Create(draft))
            {
                await message.WriteToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, Path.Combine(root, $"{outboxId}.eml"), overwrite: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>One connection for all the mails of a run.</summary>
public sealed class SmtpDelivery(IOptions<MailOptions> options) : IDelivery
{
    public async Task<IDeliverySession> Open(CancellationToken cancellation)
    {
        var mail = options.Value;
        var client = new SmtpClient { Timeout = 30_000 };
        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        }, cancellation);
        if (mail.User.Length > 0) await client.AuthenticateAsync(mail.User, mail.Password, cancellation);
        return new Session(client);
    }

    public void Purge(Guid outboxId) { }

    private sealed class Session(SmtpClient client) : IDeliverySession
    {
        public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            try
            {
                await client.SendAsync(message, cancellation);
            }
            catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
            {
                throw new DeliveryRefused("recipient_refused", refused);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (client.IsConnected) await client.DisconnectAsync(quit: true);
            client.Dispose();
        }
    }
}
