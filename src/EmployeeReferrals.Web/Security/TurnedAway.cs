namespace EmployeeReferrals.Web.Security;

/// <summary>Why somebody is not let in, or not any longer, in words that help.</summary>
/// <param name="Next">What to do about it.</param>
/// <param name="CanTryAgain">Trying again can help; otherwise another account may.</param>
public sealed record TurnedAway(string Title, string Text, string Next, bool CanTryAgain = false)
{
    public const string Unknown = "unknown",
        Ambiguous = "ambiguous",
        LinkedToAnother = "linked_to_another",
        Tenant = "tenant",
        NoRole = "no_role",
        Left = "left",
        NoAccess = "no_access",
        NotStarted = "not_started",
        Unlinked = "unlinked",
        EndedByThemselves = "ended_elsewhere",
        EndedByAdministrator = "ended_by_administrator",
        Denied = "denied",
        Interrupted = "interrupted",
        Unreachable = "unreachable",
        Failed = "failed";

    /// <summary>For no reason that needs words: whoever comes signs in and goes on.</summary>
    public const string Again = "again";

    private static readonly TurnedAway Other = new(
        "You are not signed in",
        "Signing in did not work.",
        "Try again. If it happens again, tell the people who look after this portal when it happened.",
        CanTryAgain: true
    );

    private static readonly Dictionary<string, TurnedAway> Known = new()
    {
        [Unknown] = new(
            "We don't know you yet",
            "Your account works, but nobody in the directory of this portal has its e-mail address.",
            "Ask HR to add you, or to correct your work e-mail in the directory. Then sign in again: nothing else is needed."
        ),
        [Ambiguous] = new(
            "We cannot tell who you are",
            "Your account fits more than one person in the directory: its e-mail address belongs to one and its employee number "
                + "to another, or two share a number.",
            "Ask HR to correct the directory. Then sign in again."
        ),
        [LinkedToAnother] = new(
            "Another account is linked to you",
            "The person with your e-mail address signs in with another account. That is so when an account was made anew, "
                + "or an address was passed on.",
            "If you have another account, use it. If this is your new one, ask an administrator of this portal to unlink the old "
                + "one on your page under People."
        ),
        [Tenant] = new(
            "This account belongs to another organisation",
            "Only accounts of this company can sign in here.",
            "Sign in with your work account."
        ),
        [NoRole] = new(
            "You have no role here",
            "You are in the directory, but the company lets only people with a role into this portal.",
            "Ask an administrator of this portal, or whoever gives access to applications, for the role that you need."
        ),
        [Left] = new(
            "You are signed out",
            "Your last day has passed, so this portal is closed to you. Your referrals and what they earned are kept, "
                + "and what is owed to you is paid all the same.",
            "Ask HR if you have a question about a bonus, or if the day is wrong."
        ),
        [NoAccess] = new(
            "Your access has ended",
            "Somebody in HR or an administrator has ended your access to this portal.",
            "Ask HR if you think that this is wrong."
        ),
        [NotStarted] = new(
            "You have not started yet",
            "Your first day is still ahead. This portal opens for you on that day.",
            "Come back then. Ask HR if the day is wrong."
        ),
        [Unlinked] = new(
            "You are signed out",
            "An administrator has unlinked your account from this portal.",
            "Sign in again. If that does not work, ask an administrator.",
            CanTryAgain: true
        ),
        [EndedByThemselves] = new(
            "You are signed out",
            "You ended this from another browser, on the page that lists where you are signed in.",
            "Sign in again to go on here.",
            CanTryAgain: true
        ),
        [EndedByAdministrator] = new(
            "You are signed out",
            "An administrator has signed this browser out.",
            "Sign in again. If you did not expect this, ask an administrator.",
            CanTryAgain: true
        ),
        [Denied] = new(
            "You are not signed in",
            "You did not allow this portal to know who you are, or signing in was cancelled.",
            "Sign in again, and agree when you are asked. The portal reads your name, your e-mail address and your roles, nothing else.",
            CanTryAgain: true
        ),
        [Interrupted] = new(
            "Signing in was interrupted",
            "It took too long, it was finished in another tab, or you came back to it by the browser's Back button.",
            "Sign in again. If it happens each time, allow cookies for this site.",
            CanTryAgain: true
        ),
        [Unreachable] = new(
            "The sign-in service does not answer",
            "This portal asks the company's sign-in service who you are, and the service cannot be reached or is in trouble.",
            "Wait a few minutes and try again. If other applications cannot sign you in either, tell your help desk.",
            CanTryAgain: true
        ),
        [Failed] = new(
            "Signing in did not work",
            "The answer of the company's sign-in service could not be trusted, so nobody was signed in.",
            "Try again. If it happens again, tell the people who look after this portal when it happened.",
            CanTryAgain: true
        ),
    };

    public static TurnedAway Of(string? code) => Known.GetValueOrDefault(code ?? "") ?? Other;

    public static string Href(string code, string? who = null) =>
        $"/sign-in/turned-away?why={code}" + (who is null ? "" : $"&who={Uri.EscapeDataString(who)}");
}
