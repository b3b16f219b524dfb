using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth;

/// <summary>A fault in the client, which is no part of the platform.</summary>
public interface IClientFault
{
    /// <summary>Changes what the client's program has registered.</summary>
    void ApplyToClient(IServiceCollection services);
}

/// <summary>A platform whose customers come over lines that a test can break.</summary>
public sealed class RecoveryFixture : ApexFixture
{
    /// <summary>Opens a session and a line for a new customer, and waits until both sides have greeted.</summary>
    /// <param name="chance">What decides about jitter, from 0 to 1; null: chance itself.</param>
    public async Task<CustomerLine> ConnectAsync(double? chance = null)
    {
        var name = $"customer-{Guid.NewGuid():N}";
        var key = new ClientKey(name, "laptop");
        return await StartAsync(new CustomerLine(this, key, await Platform.SignInAsync(name)) { Chance = chance });
    }

    /// <summary>Opens one more window of a customer, on a line of its own.</summary>
    public Task<CustomerLine> ConnectAnotherAsync(CustomerLine line) => StartAsync(line.Another());

    private static async Task<CustomerLine> StartAsync(CustomerLine line)
    {
        await line.StartAsync();
        return line;
    }

    /// <summary>A client in a program of its own.</summary>
    internal ServiceProvider NewProgram(TimeProvider clock, Action<ApexClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock).AddApexClient(configure);
        (Fault as IClientFault)?.ApplyToClient(services);
        return services.BuildServiceProvider();
    }
}
