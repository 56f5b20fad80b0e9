using System.Security.Cryptography;
using System.Text.Json;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>What somebody typed into a form, and what was sent too late for their session.</summary>
/// <param name="FileName">A browser does not give a file a second time: it is asked for by its name.</param>
public sealed record KeptFields(Guid PersonId, string Path, IReadOnlyDictionary<string, string> Fields, string? FileName)
{
    public string? this[string field] => Fields.GetValueOrDefault(field);
}

/// <summary>A form outlives the session in which it was opened: its text is sealed and kept for a quarter of an hour, bound to the browser
/// by a cookie, and given back to the person who opened it and to nobody else.</summary>
public sealed class KeptForms(IDbContextFactory<AppDbContext> databases, IDataProtectionProvider protection, SessionClock time)
{
    /// <summary>The field that says, sealed, who opened the form.</summary>
    public const string Opener = "opener";
    private const string Cookie = "kept-form";
    private const int LongestText = 50_000;

    /// <summary>A résumé is read over; what is larger than any is not.</summary>
    private const long LargestPost = 12 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private IDataProtector Openers => protection.CreateProtector("KeptForm.Opener");
    private IDataProtector Contents => protection.CreateProtector("KeptForm.Content");

    /// <summary>For a form that is to outlive its session.</summary>
    public string OpenedBy(HttpContext context) => context.User.ToActor().PersonId is { } id ? Openers.Protect(id.ToString("N")) : "";

    /// <summary>False: it is not a form of ours, or there is nothing to keep.</summary>
    public async Task<bool> Keep(HttpContext context)
    {
        if (context.Request.ContentLength is null or > LargestPost)
            return false;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[Opener] is not [{ Length: > 0 } opener] || Unseal(opener) is not { } person)
            return false;
        var fields = form.Where(f => f.Key != Opener && !f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.ToString());
        if (fields.Sum(f => f.Key.Length + f.Value.Length) > LongestText)
            return false;
        var file = form.Files.FirstOrDefault(f => f.FileName.Length > 0)?.FileName;
        var kept = JsonSerializer.SerializeToUtf8Bytes(
            new KeptFields(person, context.Request.Path, fields, file is { Length: > 200 } ? file[..200] : file)
        );
        var id = Guid.NewGuid();
        await using (var db = await databases.CreateDbContextAsync(context.RequestAborted))
        {
            var now = time.Now;
            await db.KeptForms.Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(context.RequestAborted);
            db.KeptForms.Add(
                new KeptForm
                {
                    Id = id,
                    Content = Contents.Protect(kept),
                    ExpiresAt = now + Lifetime,
                }
            );
            if (await db.Save(context.RequestAborted) is { IsOk: false })
                return false;
        }
        context.Response.Cookies.Append(
            Cookie,
            id.ToString("N"),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = Lifetime,
                Path = "/",
            }
        );
        return true;
    }

    /// <summary>What this reader typed into the form at this address, from this browser; null: nothing, or it is not theirs.</summary>
    public async Task<KeptFields?> Of(HttpContext context)
    {
        if (!Guid.TryParseExact(context.Request.Cookies[Cookie], "N", out var id) || context.User.ToActor().PersonId is not { } reader)
            return null;
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        var now = time.Now;
        var content = await db
            .KeptForms.Where(f => f.Id == id && f.ExpiresAt > now)
            .Select(f => f.Content)
            .FirstOrDefaultAsync(context.RequestAborted);
        if (content is null)
            return null;
        try
        {
            var kept = JsonSerializer.Deserialize<KeptFields>(Contents.Unprotect(content));
            return kept is not null && kept.PersonId == reader && context.Request.Path == kept.Path ? kept : null;
        }
        catch (Exception altered) when (altered is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>It was sent.</summary>
    public async Task Forget(HttpContext context)
    {
        if (!Guid.TryParseExact(context.Request.Cookies[Cookie], "N", out var id))
            return;
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        await db.KeptForms.Where(f => f.Id == id).ExecuteDeleteAsync(context.RequestAborted);
        if (!context.Response.HasStarted)
            context.Response.Cookies.Delete(Cookie);
    }

    private Guid? Unseal(string opener)
    {
        try
        {
            return Guid.ParseExact(Openers.Unprotect(opener), "N");
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

internal static class KeptFormPipeline
{
    /// <summary>The page that is shown in place of a missing one is for who opens it: drawn for a post it would refuse the post a second
    /// time.</summary>
    public static void UseBareAnswersToForms(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !HttpMethods.IsGet(context.Request.Method)
                    && !HttpMethods.IsHead(context.Request.Method)
                    && context.Features.Get<IStatusCodePagesFeature>() is { } pages
                )
                    pages.Enabled = false;
                return next(context);
            }
        );

    /// <summary>Who is not signed in any longer goes by the sign-in, and back to the form.</summary>
    public static void UseFormsThatOutliveSessions(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    IsForm(context)
                    && context.User.Identity?.IsAuthenticated != true
                    && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
                    && await context.RequestServices.GetRequiredService<KeptForms>().Keep(context)
                )
                {
                    var cookie = context
                        .RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                        .Get(CookieAuthenticationDefaults.AuthenticationScheme);
                    context.Response.Redirect($"{cookie.LoginPath}?ReturnUrl={Uri.EscapeDataString(Back(context))}");
                    return;
                }
                await next(context);
            }
        );

    /// <summary>A form that was opened before a sign-in does not fit the new one: it is shown again, with the text. After the check of the
    /// token.</summary>
    public static void UseFormsThatFitAgain(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } refused)
                {
                    // The form is not acted upon, only kept: it may be read although its token does not fit.
                    context.Features.Set<IAntiforgeryValidationFeature>(null);
                    if (IsForm(context) && await context.RequestServices.GetRequiredService<KeptForms>().Keep(context))
                    {
                        context.Response.Redirect(Back(context));
                        return;
                    }
                    if (IsPage(context))
                    {
                        await Stale(context);
                        return;
                    }
                    context.Features.Set(refused);
                }
                await next(context);
            }
        );

    private static string Back(HttpContext context) => SecurityRegistration.LocalOrHome(context.Request.Path + context.Request.QueryString);

    /// <summary>Nothing was done: the form is older than the sign-in, or not one of ours.</summary>
    internal static Task Stale(HttpContext context) =>
        PlainPage.Write(
            context,
            StatusCodes.Status400BadRequest,
            "This page was open too long",
            "Nothing was done. Go back, reload the page and try again."
        );

    private static bool IsForm(HttpContext context) =>
        IsPage(context) && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType;

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
}
