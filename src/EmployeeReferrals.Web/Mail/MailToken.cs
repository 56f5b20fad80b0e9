using System.Text.Json;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Mail;

/// <summary>The access token for the mailbox, by client credentials, kept until shortly before it ends.</summary>
public sealed class MailToken(IOptions<MailOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = TimeSpan.FromSeconds(options.Value.Timeout),
        MaxResponseContentBufferSize = 100_000,
    };
    private readonly SemaphoreSlim _one = new(1);
    private string? _token;
    private DateTimeOffset _until;

    /// <exception cref="DeliveryFailed">There is none to be had.</exception>
    public async Task<string> Get(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_token is { } kept && clock.GetUtcNow() < _until)
                return kept;
            var (token, life) = await Fetch(cancellation);
            (_token, _until) = (token, clock.GetUtcNow() + life - (life > 2 * Before ? Before : life / 2));
            return token;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The mail server did not take it, whatever its time says.</summary>
    public void Forget(string refused) => Interlocked.CompareExchange(ref _token, null, refused);

    private async Task<(string Token, TimeSpan Life)> Fetch(CancellationToken cancellation)
    {
        var mail = options.Value;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = mail.ClientId,
                ["client_secret"] = mail.ClientSecret,
                ["scope"] = mail.Scope,
            }
        );
        try
        {
            using var answer = await _http.PostAsync(new Uri(mail.TokenEndpoint), form, cancellation);
            if ((int)answer.StatusCode is >= 500 or 429)
                throw new DeliveryFailed(MailProblem.TokenUnreachable, Means.LineDown);
            if (!answer.IsSuccessStatusCode)
                throw new DeliveryFailed(MailProblem.TokenRefused, Means.LineDown);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            var life =
                json.RootElement.TryGetProperty("expires_in", out var seconds) && int.TryParse(seconds.ToString(), out var n) && n > 0
                    ? n
                    : 300;
            return json.RootElement.TryGetProperty("access_token", out var token) && token.GetString() is { Length: > 0 } text
                ? (text, TimeSpan.FromSeconds(life))
                : throw new DeliveryFailed(MailProblem.TokenRefused, Means.LineDown);
        }
        catch (Exception failure)
            when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DeliveryFailed(MailProblem.TokenUnreachable, Means.LineDown);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new DeliveryFailed(MailProblem.TokenRefused, Means.LineDown);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }
}
