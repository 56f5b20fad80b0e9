using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>The portal's own secret: links in mails, hashes of objections and the audit's chain are keyed by it. Without it old links are dead, an objection is
/// not recognised and the chain cannot be verified: it belongs into the backup.</summary>
public sealed class PortalKey
{
    private readonly byte[] _key;

    public PortalKey(DataFolder folder, IOptions<SecurityOptions> options)
    {
        var configured = options.Value.Key;
        _key = string.IsNullOrWhiteSpace(configured) ? Kept(folder.File("portal.key")) : SHA256.HashData(Encoding.UTF8.GetBytes(configured));
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string Hash(string purpose, string text) => Convert.ToHexStringLower(Bytes(purpose, text));

    /// <summary>The same link always has the same token, so that a mail sent twice after a crash says the same.</summary>
    public string Token(string purpose, Guid id) => id.ToString("N") + Convert.ToHexStringLower(Bytes(purpose, id.ToString("N")))[..32];

    private byte[] Bytes(string purpose, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose + "\n" + text));

    private static byte[] Kept(string path)
    {
        if (!File.Exists(path))
        {
            var draft = path + ".new";
            File.WriteAllText(draft, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(draft, path);
        }
        return Convert.FromHexString(File.ReadAllText(path).Trim());
    }
}
