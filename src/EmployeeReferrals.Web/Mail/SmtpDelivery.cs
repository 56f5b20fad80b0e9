using System.Net.Sockets;
using EmployeeReferrals.Web.Configuration;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>One connection for all the mails of a run.</summary>
public sealed class SmtpDelivery(IOptions<MailOptions> options, MailToken token, ILogger<SmtpDelivery> log) : IDelivery
{
    public async Task<IDeliverySession> Open(CancellationToken cancellation)
    {
        var mail = options.Value;
        if (mail.Authentication != MailAuthentication.OAuth2)
            return await Open(mail, null, cancellation);
        var access = await token.Get(cancellation);
        try
        {
            return await Open(mail, access, cancellation);
        }
        catch (DeliveryFailed refused) when (refused.Code == MailProblem.SignInRefused)
        {
            // Withdrawn before its time, or ended by a clock that differs from ours: a new one, once.
            token.Forget(access);
            return await Open(mail, await token.Get(cancellation), cancellation);
        }
    }

    public void Purge(Guid outboxId) { }

    private async Task<IDeliverySession> Open(MailOptions mail, string? access, CancellationToken cancellation)
    {
        using var patience = Patience(mail, cancellation);
        var client = new SmtpConnection(mail);
        try
        {
            await client.ConnectAsync(
                mail.Host,
                mail.Port,
                mail.Security switch
                {
                    MailSecurity.None => SecureSocketOptions.None,
                    MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                    MailSecurity.StartTls => SecureSocketOptions.StartTls,
                },
                patience.Token
            );
            if (mail.Authentication == MailAuthentication.Password)
                await client.AuthenticateAsync(mail.User, mail.Password, patience.Token);
            else if (access is not null)
                await client.AuthenticateAsync(
                    client.AuthenticationMechanisms.Contains("XOAUTH2")
                        ? new SaslMechanismOAuth2(mail.User, access)
                        : new SaslMechanismOAuthBearer(mail.User, access),
                    patience.Token
                );
            // In chunks a mail has no last line whose sending we could see.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            return new Session(client, mail, log);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var connected = client.IsConnected;
            client.Dispose();
            throw new DeliveryFailed(
                failure switch
                {
                    SslHandshakeException => client.DistrustsCertificate ? MailProblem.CertificateNotTrusted : MailProblem.EncryptionFailed,
                    NotSupportedException => connected && mail.Authentication != MailAuthentication.None
                        ? MailProblem.SignInNotOffered
                        : MailProblem.NotEncrypted,
                    AuthenticationException => MailProblem.SignInRefused,
                    SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
                        MailProblem.HostUnknown,
                    OperationCanceledException or TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } =>
                        MailProblem.TimedOut,
                    SocketException => MailProblem.Unreachable,
                    CommandException => MailProblem.RefusedForNow,
                    IOException or ProtocolException => MailProblem.LineDropped,
                    _ => failure.GetType().Name,
                },
                Means.LineDown
            );
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>For all the steps together: a server that answers each of them just in time is slow too.</summary>
    private static CancellationTokenSource Patience(MailOptions mail, CancellationToken cancellation)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(mail.Timeout));
        return patience;
    }

    private sealed class Session(SmtpConnection client, MailOptions mail, ILogger log) : IDeliverySession
    {
        public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            using var patience = Patience(mail, cancellation);
            try
            {
                client.Refused = 0;
                await client.SendAsync(message, patience.Token);
                if (client.Refused > 0)
                    log.LogWarning(
                        "Mail {OutboxId} went without {Refused} of its {All} recipients, whose addresses were refused",
                        outboxId,
                        client.Refused,
                        message.To.Count
                    );
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                throw failure switch
                {
                    ServiceNotAuthenticatedException => new DeliveryFailed(MailProblem.SignInNeeded, Means.LineDown),
                    SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } => new DeliveryFailed(
                        MailProblem.RefusedForNow,
                        Means.LineBroke
                    ),
                    SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new DeliveryFailed(
                        MailProblem.SenderRefused,
                        Means.LineDown
                    ),
                    SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused when (int)refused.StatusCode >= 500 =>
                        new DeliveryFailed(MailProblem.RecipientRefused, Means.NeverThisMail),
                    // Tried again all the same: more often the sender's rights are at fault than the mail.
                    SmtpCommandException refused when (int)refused.StatusCode >= 500 => new DeliveryFailed(
                        MailProblem.MessageRefused,
                        Means.LaterThisMail
                    ),
                    SmtpCommandException => new DeliveryFailed(MailProblem.RefusedForNow, Means.LaterThisMail),
                    OperationCanceledException or TimeoutException => new DeliveryFailed(
                        MailProblem.TimedOut,
                        Means.LineBroke,
                        client.HasHandedOver
                    ),
                    _ => new DeliveryFailed(MailProblem.LineDropped, Means.LineBroke, client.HasHandedOver),
                };
            }
        }

        public async ValueTask DisposeAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                if (client.IsConnected)
                    await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception rude)
                when (rude
                        is IOException
                            or ProtocolException
                            or CommandException
                            or SocketException
                            or OperationCanceledException
                            or TimeoutException
                )
            {
                // Every mail had its answer: how the server says good-bye changes nothing.
            }
            client.Dispose();
        }
    }
}
