using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>An authority of one's own, a server's certificate by it, one for another name, and an authority that has nothing to do with
/// them.</summary>
public sealed class Certificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;
    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddDays(-1);

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        using var authority = Root(Authority);
        using var other = Root(OtherAuthority);
        Issue(authority, key, Server, names => names.AddIpAddress(IPAddress.Loopback));
        Issue(authority, key, OtherName, names => names.AddDnsName("other.example"));
    }

    public string Key => Path.Combine(_folder, "key.pem");
    public string Authority => Path.Combine(_folder, "authority.pem");
    public string OtherAuthority => Path.Combine(_folder, "other-authority.pem");
    public string Server => Path.Combine(_folder, "server.pem");
    public string OtherName => Path.Combine(_folder, "other-name.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private X509Certificate2 Root(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Path.GetFileNameWithoutExtension(file)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = request.CreateSelfSigned(_from, _from.AddYears(1));
        File.WriteAllText(file, root.ExportCertificatePem());
        return root;
    }

    private void Issue(X509Certificate2 authority, ECDsa key, string file, Action<SubjectAlternativeNameBuilder> name)
    {
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        name(names);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var issued = request.Create(authority, _from, _from.AddMonths(6), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(file, issued.ExportCertificatePem());
    }
}
