using System.Security.Claims;
using System.Text.Json.Nodes;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Keys;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>An account at <see cref="EntraProvider"/>, with the claims that Entra sends.</summary>
public sealed record EntraAccount(string Name, string Tenant, string UserName, string[] Roles, bool Guest = false)
{
    public string ObjectId { get; } = Guid.NewGuid().ToString();
}

/// <summary>A provider in this process whose addresses, discovery and tokens are shaped like Entra ID's. It signs id tokens itself, so that
/// it can sign wrong ones.</summary>
public sealed class EntraProvider : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string SecondTenant = "22222222-2222-4222-8222-222222222222";
    public const string ForeignTenant = "33333333-3333-4333-8333-333333333333";
    public const string Secret = "a secret that only the portal knows";

    private readonly HashSet<string> _spent = [];
    private readonly Certificates _certificates;
    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey();

    public EntraProvider(Certificates certificates, IReadOnlyList<EntraAccount> accounts)
    {
        (_certificates, Accounts) = (certificates, accounts);
        Address = $"https://localhost:{RunningPortal.FreePort()}";
        _app = Build();
    }

    public string Address { get; }
    public IReadOnlyList<EntraAccount> Accounts { get; }

    /// <summary>What is wrong with the next tokens: "tampered", "expired", "audience", "nonce", "unsigned".</summary>
    public string? Fault { get; set; }

    public Task Start() => _app.StartAsync();

    public void RollOver() => _key = NewKey();

    private static RsaSecurityKey NewKey() => new(System.Security.Cryptography.RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private string Issuer(string tenant) => $"{Address}/{tenant}/v2.0";

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseUrls(Address)
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = _certificates.Server));
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.EnableDegradedMode();
                server.SetIssuer(new Uri(Issuer(Tenant)));
                server.SetConfigurationEndpointUris([.. Of("v2.0/.well-known/openid-configuration")]);
                server.SetJsonWebKeySetEndpointUris([.. Of("discovery/v2.0/keys")]);
                server.SetAuthorizationEndpointUris([.. Of("oauth2/v2.0/authorize")]);
                server.SetTokenEndpointUris([.. Of("oauth2/v2.0/token")]);
                server.SetEndSessionEndpointUris([.. Of("oauth2/v2.0/logout")]);
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes("openid", "profile", "email");
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();

                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != "portal-client")
                            context.Reject("invalid_client");
                        return default;
                    })
                );
                server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
                // Without a store OpenIddict knows no certificate of the client's, so it is looked at before.
                server.AddEventHandler<ExtractTokenRequestContext>(handler =>
                    handler
                        .UseInlineHandler(async context =>
                        {
                            if (!await Proved(context.Request!))
                                context.Reject("invalid_client");
                            context.Request!.ClientAssertion = context.Request.ClientAssertionType = null;
                        })
                        .SetOrder(int.MaxValue)
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != "portal-client")
                            context.Reject("invalid_client");
                        else if (!_spent.Add(context.Request!.Code!))
                            context.Reject("invalid_grant");
                        return default;
                    })
                );
                // Of any organisation, the issuer is a template, as Entra's is.
                server.AddEventHandler<ApplyConfigurationResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            if (context.Transaction.GetHttpRequest()!.Path.StartsWithSegments("/organizations"))
                                context.Response["issuer"] = Issuer("{tenantid}");
                            return default;
                        })
                        .SetOrder(int.MinValue)
                );
                server.AddEventHandler<ApplyJsonWebKeySetResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(
                                new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId }
                            );
                            context.Response["keys"] = new OpenIddictParameter(
                                System.Text.Json.JsonSerializer.SerializeToElement(
                                    new[]
                                    {
                                        new
                                        {
                                            kty = "RSA",
                                            use = "sig",
                                            kid = key.Kid,
                                            n = key.N,
                                            e = key.E,
                                        },
                                    }
                                )
                            );
                            return default;
                        })
                        .SetOrder(int.MinValue)
                );
                server.AddEventHandler<ApplyTokenResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            if (context.Response.IdToken is { } token)
                                context.Response.IdToken = Sign(token);
                            return default;
                        })
                        .SetOrder(int.MinValue)
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        foreach (var path in Of("oauth2/v2.0/authorize"))
            app.MapGet("/" + path, Authorize);
        foreach (var path in Of("oauth2/v2.0/logout"))
            app.MapGet("/" + path, (HttpContext context) =>
            {
                context.Response.Cookies.Delete("account");
                return Results.SignOut(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
            });
        return app;
    }

    private static IEnumerable<string> Of(string path) => new[] { Tenant, "organizations" }.Select(tenant => $"{tenant}/{path}");

    /// <summary>A list of accounts to choose from, unless one is signed in and no other is asked for.</summary>
    private IResult Authorize(HttpContext context, string? chosen, string? cancel)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (cancel is not null)
            return Results.Forbid(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        var id = chosen ?? (request.Prompt == "select_account" ? null : context.Request.Cookies["account"]);
        if (Accounts.FirstOrDefault(a => a.ObjectId == id) is not { } account)
        {
            var here =
                context.Request.Path + context.Request.QueryString.Value!.Replace("prompt=select_account", "", StringComparison.Ordinal);
            var links = string.Concat(Accounts.Select(a => $"<p><a href=\"{here}&amp;chosen={a.ObjectId}\">{a.UserName}</a></p>"));
            return Results.Content(
                $"<!doctype html><h1>Pick an account</h1>{links}<p><a href=\"{here}&amp;cancel=yes\">Cancel</a></p>",
                "text/html"
            );
        }
        context.Response.Cookies.Append("account", account.ObjectId);
        var identity = new ClaimsIdentity("entra", "name", "roles");
        identity.AddClaims([
            new("sub", $"pairwise-{account.ObjectId}"),
            new("oid", account.ObjectId),
            new("tid", account.Tenant),
            new("name", account.Name),
            new("preferred_username", account.UserName),
            new("ver", "2.0"),
            new("acct", account.Guest ? "1" : "0"),
            .. account.Roles.Select(role => new Claim("roles", role)),
        ]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        principal.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return Results.SignIn(principal, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>By the secret, or by a token that the client's certificate has signed.</summary>
    private async Task<bool> Proved(OpenIddictRequest request)
    {
        if (request.ClientAssertion is null)
            return request.ClientSecret == Secret;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            request.ClientAssertion,
            new TokenValidationParameters
            {
                IssuerSigningKey = new X509SecurityKey(_certificates.Client),
                ValidIssuer = "portal-client",
                ValidAudience = $"{Address}/{Tenant}/oauth2/v2.0/token",
            }
        );
        return result.IsValid && result.Claims["sub"] is "portal-client";
    }

    private string Sign(string token)
    {
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
        claims["iss"] = Issuer((string)claims["tid"]!);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        if (Fault == "expired")
            (claims["iat"], claims["nbf"], claims["exp"]) = (now - 7200, now - 7200, now - 3600);
        if (Fault == "audience")
            claims["aud"] = "another-portal";
        if (Fault == "nonce")
            claims["nonce"] = "that of another sign-in";
        if (Fault == "issuer")
            claims["iss"] = Issuer(ForeignTenant);
        if (Fault == "unsigned")
            return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.";
        var signed = new JsonWebTokenHandler().CreateToken(
            claims.ToJsonString(),
            new SigningCredentials(_key, SecurityAlgorithms.RsaSha256)
        );
        if (Fault != "tampered")
            return signed;
        claims["oid"] = Accounts[^1].ObjectId;
        var parts = signed.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
