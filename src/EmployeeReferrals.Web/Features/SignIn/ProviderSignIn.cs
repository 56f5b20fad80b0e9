using EmployeeReferrals.Web.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Sign-in by Entra ID or by another OpenID provider: authorization code with PKCE, by discovery.</summary>
internal static class ProviderSignIn
{
    public const string Scheme = "provider";

    /// <summary>Read before the settings are checked: what is no mode is told by them.</summary>
    public static SignInMode ModeOf(IConfiguration configuration) =>
        Enum.TryParse<SignInMode>(configuration["SignIn:Mode"], ignoreCase: true, out var mode) ? mode : SignInMode.Demo;

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var mode = ModeOf(configuration);
        if (mode == SignInMode.Demo)
            return authentication;
        if (mode == SignInMode.Entra)
        {
            var section = configuration.GetSection("SignIn:Entra");
            authentication.AddMicrosoftIdentityWebApp(
                entra =>
                {
                    var own = section.Get<EntraOptions>() ?? new();
                    (entra.Instance, entra.TenantId, entra.ClientId, entra.ClientSecret) = (
                        own.Instance,
                        own.SignInTenant,
                        own.ClientId,
                        own.ClientSecret
                    );
                },
                null,
                Scheme,
                cookieScheme: null
            );
        }
        else
            authentication.AddOpenIdConnect(Scheme, _ => { });

        authentication.Services.AddScoped<ProviderEvents>();
        authentication
            .Services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<SignInOptions>>(
                (provider, signIn) =>
                {
                    var own = signIn.Value;
                    if (own.Mode == SignInMode.OpenId)
                        Generic(provider, own.OpenId, own);
                    provider.ClientId = own.Client.ClientId;
                    provider.ClientSecret = own.Client.ClientSecret.Length > 0 ? own.Client.ClientSecret : null;
                    provider.ResponseType = OpenIdConnectResponseType.Code;
                    provider.UsePkce = true;
                    // By the address and not by a form posted from elsewhere, which would need cookies that every site may send along.
                    provider.ResponseMode = OpenIdConnectResponseMode.Query;
                    provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
                    provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    provider.SaveTokens = true;
                    provider.SignInScheme = provider.SignOutScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                    provider.RemoteSignOutPath = PathString.Empty;
                    provider.BackchannelHttpHandler = new ProviderAnswers();
                    provider.BackchannelTimeout = TimeSpan.FromSeconds(10);
                    // After a token with a key that is not known. Tokens come from the provider itself, so nobody else can make us ask.
                    provider.RefreshInterval = TimeSpan.FromSeconds(1);
                    provider.EventsType = typeof(ProviderEvents);
                }
            );
        // The claims by their own names, as the settings name them. Microsoft.Identity.Web brings a handler that renames them.
        authentication.Services.PostConfigure<OpenIdConnectOptions>(Scheme, provider =>
            provider.TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false }
        );
        return authentication;
    }

    private static void Generic(OpenIdConnectOptions provider, OpenIdOptions own, SignInOptions options)
    {
        provider.Authority = own.Authority;
        provider.RequireHttpsMetadata = !(Uri.TryCreate(own.Authority, UriKind.Absolute, out var authority) && authority.IsLoopback);
        foreach (var scope in own.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("email"))
            provider.Scope.Add(scope);
        provider.GetClaimsFromUserInfoEndpoint = true;
        // Named one by one: what is not here is dropped.
        foreach (
            var claim in new[] { "email", "email_verified", "preferred_username", options.RolesClaim, options.NumberClaim }
                .Where(c => c.Length > 0)
                .Distinct()
        )
            provider.ClaimActions.MapJsonKey(claim, claim);
        provider.ClaimActions.Remove("iss");
        provider.TokenValidationParameters.NameClaimType = "name";
    }
}
