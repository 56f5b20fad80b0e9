using System.Net;
using System.Net.Sockets;

namespace EmployeeReferrals.Web.Commands;

/// <summary>Where the portal listens, looked at before it begins: the server's own answer to a taken port is a page of code.</summary>
internal static class Addresses
{
    /// <exception cref="AddressTaken">Another program listens there.</exception>
    public static void CheckFree(IConfiguration configuration)
    {
        foreach (var address in Configured(configuration))
        {
            BindingAddress binding;
            try
            {
                binding = BindingAddress.Parse(address);
            }
            // The server says it better.
            catch (FormatException)
            {
                continue;
            }
            if (binding.IsUnixPipe || binding.IsNamedPipe || binding.Port == 0)
                continue;
            if (
                IsTaken(
                    IPAddress.TryParse(binding.Host, out var ip) ? ip
                        : IsLoopback(binding) ? IPAddress.Loopback
                        : IPAddress.Any,
                    binding.Port
                )
            )
                throw new AddressTaken(address, binding.Port);
        }
    }

    /// <summary>As the server reads them: named endpoints, else addresses, else ports.</summary>
    private static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (Parts(configuration["urls"]) is { Count: > 0 } addresses)
            return addresses;
        var ports = Parts(configuration["http_ports"])
            .Concat(Parts(configuration["https_ports"]))
            .Select(port => $"http://*:{port}")
            .ToList();
        return ports.Count > 0 ? ports : ["http://localhost:5000"];
    }

    private static List<string> Parts(string? list) =>
        [.. (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsLoopback(BindingAddress binding) => string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase);

    private static bool IsTaken(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return false;
        }
        catch (SocketException failed)
        {
            return failed.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}

/// <summary>Two programs cannot listen at one port.</summary>
public sealed class AddressTaken(string address, int port)
    : InvalidOperationException(
        $"Something else is already listening at {address}. Stop it, or give the portal another port: --urls http://localhost:{port + 1}"
    );
