using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>What the portal adds to the framework's flow: it comes back by its own address, knows the person, and explains what went
/// wrong.</summary>
internal sealed class ProviderEvents(
    AdmitPerson admit,
    EndSession end,
    IOptions<SignInOptions> options,
    IOptions<PortalOptions> portal,
    IDataProtectionProvider protection,
    ILogger<ProviderEvents> log
) : OpenIdConnectEvents
{
    /// <summary>In the properties of a sign-in: it is one.</summary>
    public const string SecondTry = "again";

    /// <summary>In the properties of a round that nobody sees: the session whose roles are asked for.</summary>
    public const string Renews = "renews";

    /// <summary>The provider would have to show something: whoever was signed in there is not any longer.</summary>
    private static readonly string[] NeedsTheReader =
    [
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required",
    ];

    /// <summary>Behind a proxy the address that the portal sees is not the one the browser knows.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = Absolute(context.Options.CallbackPath);
        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = Absolute(context.Options.SignedOutCallbackPath);
        if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
            return Task.CompletedTask;
        // Not every provider has a way to sign out there.
        context.HandleResponse();
        context.Response.Redirect(SignInEndpoints.SignedOutHere);
        return Task.CompletedTask;
    }

    /// <summary>Where the provider takes the request itself beforehand, it wants to know who asks.</summary>
    public override async Task PushAuthorization(PushedAuthorizationContext context)
    {
        if (await Prove(context.ProtocolMessage, context.Options, context.HttpContext.RequestAborted))
            context.HandleClientAuthentication();
    }

    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context) =>
        Prove(context.TokenEndpointRequest!, context.Options, context.HttpContext.RequestAborted);

    /// <summary>The framework takes an unsigned id token from the token endpoint, as the standard allows. We do not: a signature it checks
    /// in any case.</summary>
    public override Task TokenResponseReceived(TokenResponseReceivedContext context)
    {
        if (context.TokenEndpointResponse.IdToken?.EndsWith('.') == true)
            context.Fail(new SecurityTokenInvalidSignatureException("The id token is not signed."));
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var account = ProviderAccount.Read(context.Principal!, options.Value);
        var renews = Renewed(context.Properties);
        var admitted = account.IsOk
            ? await admit.Execute(
                Actor.System("Sign-in"),
                account.Value with
                {
                    Browser = Browsers.Of(context.HttpContext),
                    Renews = renews,
                },
                context.HttpContext.RequestAborted
            )
            : Result<Session>.From(account);
        // What this browser was signed in by before has come to its end, unless it goes on.
        var before = (await context.HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Principal;
        if (before?.SessionId() is { } former && !(admitted.IsOk && admitted.Value.Id == former))
            await SignInEndpoints.End(before, end, SessionEnd.Replaced, context.HttpContext.RequestAborted);
        if (!admitted.IsOk)
        {
            var shown = account.IsOk ? account.Value.Shown : null;
            // The names of the claims and not what they say: that is somebody's data.
            if (admitted.Problem!.Code == TurnedAway.Failed)
                log.LogWarning(
                    "Signing in failed: the token does not say who it is about. It has {Claims}",
                    string.Join(", ", context.Principal!.Claims.Select(c => c.Type).Distinct())
                );
            context.HandleResponse();
            context.Response.Redirect(
                TurnedAway.Href(admitted.Problem!.Code, shown is null ? null : Who(protection).Protect(shown, TimeSpan.FromMinutes(10)))
            );
            return;
        }
        context.Principal = CurrentActor.ToCookie(admitted.Value.Id);
        // Of the provider's tokens only the one that signs out there is of use.
        var token = context.Properties!.GetTokenValue("id_token");
        context.Properties!.StoreTokens(token is null ? [] : [new AuthenticationToken { Name = "id_token", Value = token }]);
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(TurnedAway.Href(TurnedAway.Denied));
        return Task.CompletedTask;
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var code = Why(context.Failure!);
        context.HandleResponse();
        if (Renewed(context.Properties) is { } session)
        {
            await AfterSilence(context, session);
            return;
        }
        // Who came back by the Back button is signed in and need not know.
        if (
            code == TurnedAway.Interrupted
            && (await context.HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Succeeded
        )
        {
            context.Response.Redirect("/");
            return;
        }
        if (IsNewKey(context.Failure) && context.Properties is { } properties && !properties.Items.ContainsKey(SecondTry))
        {
            // The provider signs with a key that it did not have when we last asked. We are asking now; the reader need not know.
            await Task.Delay(TimeSpan.FromSeconds(1.5), context.HttpContext.RequestAborted);
            var back = Uri.EscapeDataString(SecurityRegistration.LocalOrHome(properties.RedirectUri));
            context.Response.Redirect($"{SignInEndpoints.Start}?again=yes&returnUrl={back}");
            return;
        }
        log.LogWarning(context.Failure, "Signing in failed: {Code}", code);
        context.Response.Redirect(TurnedAway.Href(code));
    }

    /// <summary>Who is signed in at the provider no longer signs in; for whatever else went wrong they go on as they were, and it is tried
    /// again soon.</summary>
    private async Task AfterSilence(RemoteFailureContext context, Guid session)
    {
        var back = SecurityRegistration.LocalOrHome(context.Properties!.RedirectUri);
        if (context.Failure?.Data["error"] is string error && NeedsTheReader.Contains(error))
        {
            await end.Execute(Actor.System("Sign-in"), new(session, SessionEnd.ProviderEnded), context.HttpContext.RequestAborted);
            back = $"{SignInEndpoints.Start}?returnUrl={Uri.EscapeDataString(back)}";
        }
        else
            log.LogWarning(context.Failure, "The roles of somebody who is signed in could not be asked for");
        context.Response.Redirect(back);
    }

    private static Guid? Renewed(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Renews, out var kept) == true && Guid.TryParse(kept, out var id) ? id : null;

    /// <summary>A wish that cannot be carried out because the provider does not answer.</summary>
    public static bool IsUnreachable(Exception? failure) =>
        failure switch
        {
            null => false,
            HttpRequestException or IOException or TaskCanceledException or TimeoutException => true,
            _ when failure.Data["error"] is "temporarily_unavailable" or "server_error" => true,
            _ => IsUnreachable(failure.InnerException),
        };

    public static ITimeLimitedDataProtector Who(IDataProtectionProvider protection) =>
        protection.CreateProtector("SignIn.Who").ToTimeLimitedDataProtector();

    private static string Why(Exception failure) =>
        IsUnreachable(failure) ? TurnedAway.Unreachable
        // Without a state of ours, or with one that was used: nothing that the provider said has been looked at.
        : failure is AuthenticationFailureException && failure.InnerException is null && failure is not { Data.Count: > 0 }
            ? TurnedAway.Interrupted
        : TurnedAway.Failed;

    private static bool IsNewKey(Exception? failure) =>
        failure is SecurityTokenSignatureKeyNotFoundException || (failure is not null && IsNewKey(failure.InnerException));

    private string Absolute(PathString path) => portal.Value.Address.TrimEnd('/') + path;

    /// <summary>By the certificate, where there is one; the secret is the framework's to send.</summary>
    private async Task<bool> Prove(OpenIdConnectMessage message, OpenIdConnectOptions provider, CancellationToken cancellation)
    {
        using var certificate = options.Value.Client.Certificate();
        if (certificate is null)
            return false;
        var known = await provider.ConfigurationManager!.GetConfigurationAsync(cancellation);
        message.ClientAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        // Entra wants the address of its token endpoint; elsewhere the issuer is the newer and safer custom.
        message.ClientAssertion = Assertion(
            certificate,
            provider.ClientId!,
            options.Value.Mode == SignInMode.Entra ? known.TokenEndpoint : known.Issuer
        );
        return true;
    }

    // The system's clock and not the portal's: the provider compares it with its own.
    private static string Assertion(X509Certificate2 certificate, string clientId, string audience)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = clientId,
                Audience = audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now.AddMinutes(5),
                Claims = new Dictionary<string, object> { ["sub"] = clientId, ["jti"] = Guid.NewGuid().ToString("N") },
                SigningCredentials = new X509SigningCredentials(certificate, SecurityAlgorithms.RsaSha256),
            }
        );
    }
}

/// <summary>A proxy that answers in the provider's place: to whoever signs in it is the same as no answer.</summary>
internal sealed class ProviderAnswers() : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if ((int)answer.StatusCode >= 500)
            answer.EnsureSuccessStatusCode();
        return answer;
    }
}
