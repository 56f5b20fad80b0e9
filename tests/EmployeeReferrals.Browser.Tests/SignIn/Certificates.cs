using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>What the providers of the tests are served with, and the portal proves itself by. Made for one run.</summary>
public sealed class Certificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    public Certificates()
    {
        using var server = Make("localhost", server: true);
        Server = X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pfx), null);
        Client = Make("portal", server: false);
        File.WriteAllText(ServerFile, server.ExportCertificatePem());
        File.WriteAllText(ServerKeyFile, server.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(ClientFile, Client.ExportCertificatePem() + "\n" + Client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Server { get; }
    public X509Certificate2 Client { get; }

    /// <summary>Also what the portal is told to trust.</summary>
    public string ServerFile => Path.Combine(_folder, "server.pem");
    public string ServerKeyFile => Path.Combine(_folder, "server.key");

    /// <summary>With its private key.</summary>
    public string ClientFile => Path.Combine(_folder, "client.pem");

    private static X509Certificate2 Make(string name, bool server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: server, false, 0, true));
        if (server)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        }
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
