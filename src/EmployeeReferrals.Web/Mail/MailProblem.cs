namespace EmployeeReferrals.Web.Mail;

/// <summary>What can go wrong with mail: kept, logged and shown as its kind, never in a server's words.</summary>
public static class MailProblem
{
    public const string HostUnknown = "host_unknown",
        Unreachable = "unreachable",
        NotEncrypted = "not_encrypted",
        EncryptionFailed = "encryption_failed",
        CertificateNotTrusted = "certificate_not_trusted",
        SignInRefused = "sign_in_refused",
        SignInNotOffered = "sign_in_not_offered",
        SignInNeeded = "sign_in_needed",
        TokenRefused = "token_refused",
        TokenUnreachable = "token_unreachable",
        SenderRefused = "sender_refused",
        RecipientRefused = "recipient_refused",
        MessageRefused = "message_refused",
        RefusedForNow = "refused_for_now",
        TimedOut = "timed_out",
        LineDropped = "line_dropped";

    /// <summary>For an administrator: what happened, and which setting to look at.</summary>
    public static string Sentence(string code) =>
        code switch
        {
            HostUnknown => "There is no server of that name. Look at Mail:Host.",
            Unreachable =>
                "The connection was refused: no mail server answers there. Look at Mail:Host and Mail:Port, and at the firewall between.",
            NotEncrypted => "The mail server does not offer STARTTLS. Look at Mail:Security and Mail:Port.",
            EncryptionFailed => "The mail server does not speak TLS the way it was asked to. Look at Mail:Security and Mail:Port: "
                + "StartTls is usually 587, Tls is usually 465.",
            CertificateNotTrusted => "The mail server's certificate is not trusted: it is made out to another name, has expired, "
                + "or its authority or list of revocations is not known here. Look at Mail:Host, "
                + "and at Mail:TrustedCertificate for an authority of your own.",
            SignInRefused => "The mail server refused the sign-in. Look at Mail:User and Mail:Password, or with OAuth2 at Mail:User, "
                + "Mail:Scope and the rights of Mail:ClientId on that mailbox.",
            SignInNotOffered => "The mail server does not offer this way of signing in. Look at Mail:Authentication, and at Mail:Security: "
                + "some offer it only on an encrypted line.",
            SignInNeeded => "The mail server wants a sign-in first. Look at Mail:Authentication.",
            TokenRefused => "The token for the mail server was refused. Look at Mail:TenantId or Mail:TokenAddress, Mail:ClientId, "
                + "Mail:ClientSecret and Mail:Scope.",
            TokenUnreachable => "The address that gives the token for the mail server does not answer. "
                + "Look at Mail:TenantId or Mail:TokenAddress, and at the firewall between.",
            SenderRefused => "The mail server refused the sender. Look at Mail:From, and at whether Mail:User may send as it.",
            RecipientRefused => "The mail server refused the recipient's address.",
            MessageRefused =>
                "The mail server refused the mail itself, for example because Mail:User may not send as Mail:From, or as spam. "
                    + "Look at Mail:From, and at the server's log.",
            RefusedForNow => "The mail server refused for now and asks to come back later.",
            TimedOut => "The mail server took too long. Look at Mail:Host and Mail:Port, at the firewall between, and at Mail:Timeout.",
            LineDropped => "The mail server closed the line half way. Look at Mail:Security and Mail:Port, and at the server's log.",
            _ => $"The mail did not leave ({code}). The server's log says more.",
        };
}

/// <summary>What a failure means for the mails that wait.</summary>
public enum Means
{
    /// <summary>It will never be taken.</summary>
    NeverThisMail,

    /// <summary>It may be taken later; the line is good for others.</summary>
    LaterThisMail,

    /// <summary>The line broke under it.</summary>
    LineBroke,

    /// <summary>No mail leaves at present, whichever it is.</summary>
    LineDown,
}

/// <summary>Says the kind alone. What the server said may hold addresses, so it goes no further, not even as an inner exception.</summary>
/// <param name="mayHaveLeft">All of the mail was handed over, and the answer got lost.</param>
public sealed class DeliveryFailed(string code, Means means, bool mayHaveLeft = false) : Exception(code)
{
    public string Code { get; } = code;
    public Means Means { get; } = means;
    public bool MayHaveLeft { get; } = mayHaveLeft;
}
