using System.Security.Cryptography;
using System.Text;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Keys;

/// <summary>Which of the secrets that may have been in use one is.</summary>
public enum KeyOrigin
{
    /// <summary>New links, hashes and signatures are made with it.</summary>
    Present,

    /// <summary>Named by Security:FormerKeys: what it made still counts.</summary>
    Former,

    /// <summary>The data folder's own, beside a Security:Key that is set.</summary>
    File,

    /// <summary>The same 64 digits, taken as a text where they are the key now, or the other way round.</summary>
    OtherReading,
}

/// <param name="HowToSet">What makes it the present key, as the end of a sentence.</param>
public sealed record Secret(KeyOrigin Origin, byte[] Bytes, string HowToSet);

/// <summary>The portal's own secret: links in mails, hashes of objections and the audit's chain are keyed by it. Without it old links are
/// dead, an objection is not recognised and the chain cannot be verified: it belongs into the backup.</summary>
public sealed class PortalKey
{
    public const string Raw = "hex:";
    private const string FileName = "portal.key";
    private readonly Lazy<IReadOnlyList<Secret>> _secrets;
    private readonly string _configured;

    public PortalKey(DataFolder folder, IOptions<SecurityOptions> options)
    {
        _configured = options.Value.Key;
        // Made when it is first asked for: a command that needs no key leaves none behind.
        _secrets = new(() => [.. All(folder, options.Value).DistinctBy(s => Convert.ToHexString(s.Bytes))]);
    }

    /// <summary>The present one first; then those that may have signed or hashed what is kept.</summary>
    public IReadOnlyList<Secret> Secrets => _secrets.Value;

    public Secret Present => Secrets[0];

    /// <summary>What Security:Key is to be elsewhere, so that it is this same key; null: as it is set here.</summary>
    public string? Setting => IsSet ? null : Raw + Convert.ToHexStringLower(Present.Bytes);

    private bool IsSet => !string.IsNullOrWhiteSpace(_configured);

    /// <summary>64 hexadecimal digits.</summary>
    public string Hash(string purpose, string text) => Hash(Present, purpose, text);

    public static string Hash(Secret secret, string purpose, string text) => Convert.ToHexStringLower(Bytes(secret, purpose, text));

    /// <summary>To find what was hashed before a key was set or read in another way.</summary>
    public IReadOnlyList<string> Hashes(string purpose, string text) => [.. Secrets.Select(s => Hash(s, purpose, text))];

    /// <summary>The same link always has the same token, so that a mail sent twice after a crash says the same.</summary>
    public string Token(string purpose, Guid id) => Token(Present, purpose, id);

    /// <summary>The token of which a hash is kept already: made with the key of that time.</summary>
    public string Token(string purpose, Guid id, string keptPurpose, string kept) =>
        Secrets
            .Select(s => (Secret: s, Token: Token(s, purpose, id)))
            .FirstOrDefault(t => Hash(t.Secret, keptPurpose, t.Token) == kept)
            .Token
        ?? Token(purpose, id);

    private static string Token(Secret secret, string purpose, Guid id) =>
        id.ToString("N") + Convert.ToHexStringLower(Bytes(secret, purpose, id.ToString("N")))[..32];

    private static byte[] Bytes(Secret secret, string purpose, string text) =>
        HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(purpose + "\n" + text));

    private static IEnumerable<Secret> All(DataFolder folder, SecurityOptions options)
    {
        var (file, configured, former) = (folder.File(FileName), options.Key, options.FormerKeys);
        var isSet = !string.IsNullOrWhiteSpace(configured);
        yield return isSet
            ? new(KeyOrigin.Present, Read(configured), "what it is")
            : new(KeyOrigin.Present, Convert.FromHexString(Kept(folder)), $"\"{Raw}\" and the 64 digits in {FileName}");
        foreach (var one in former.Where(f => !string.IsNullOrWhiteSpace(f)))
            yield return new(KeyOrigin.Former, Read(one), "what Security:FormerKeys names");
        if (isSet && Digits(configured) is { } digits)
        {
            yield return IsRaw(configured)
                ? new(KeyOrigin.OtherReading, Hashed(digits), $"the same 64 digits without \"{Raw}\" before them")
                : new(KeyOrigin.OtherReading, Convert.FromHexString(digits), $"\"{Raw}\" and the 64 digits that it is now");
        }
        if (!isSet || File.Exists(file))
        {
            var kept = Kept(folder);
            yield return new(KeyOrigin.File, Convert.FromHexString(kept), $"\"{Raw}\" and the 64 digits in {FileName}");
            // Until hex: was known, this is what setting the digits came to.
            yield return new(KeyOrigin.OtherReading, Hashed(kept), $"the 64 digits in {FileName}, without \"{Raw}\" before them");
        }
    }

    /// <summary>"hex:" and 64 digits is the key itself; any other text is hashed to one.</summary>
    private static byte[] Read(string setting) => IsRaw(setting) ? Convert.FromHexString(Digits(setting)!) : Hashed(setting);

    private static bool IsRaw(string setting) =>
        setting.TrimStart().StartsWith(Raw, StringComparison.OrdinalIgnoreCase) && Digits(setting) is not null;

    /// <summary>The 64 digits of a key, with or without what is written before them.</summary>
    private static string? Digits(string setting)
    {
        var text = setting.Trim();
        if (text.StartsWith(Raw, StringComparison.OrdinalIgnoreCase))
            text = text[Raw.Length..].Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text : null;
    }

    private static byte[] Hashed(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string Kept(DataFolder folder)
    {
        var path = folder.File(FileName);
        if (!File.Exists(path))
        {
            folder.Made();
            var draft = path + ".new";
            File.WriteAllText(draft, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(draft, path);
        }
        return File.ReadAllText(path).Trim();
    }
}
