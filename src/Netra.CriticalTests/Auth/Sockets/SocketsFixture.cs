using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets;

/// <summary>A platform whose customers come over lines that a test can break.</summary>
public sealed class SocketsFixture : ApexFixture
{
    /// <summary>Opens a session and a line for a new customer, and waits until both sides have greeted.</summary>
    public async Task<CustomerLine> ConnectAsync()
    {
        var line = await OpenLineAsync();
        line.Client.Start();
        await line.GreetedAsync();
        return line;
    }

    private async Task<CustomerLine> OpenLineAsync()
    {
        var name = $"customer-{Guid.NewGuid():N}";
        var opened = await Get<ISessions>().OpenAsync(new Customer(name, $"{name}@example.com"));
        return new CustomerLine(this, new ClientKey(name, "laptop"), opened.Token);
    }
}
