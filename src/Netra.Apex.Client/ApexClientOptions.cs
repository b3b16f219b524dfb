using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Netra.Apex.Client;

/// <summary>Where a client connects, as whom, and how it comes back.</summary>
public sealed class ApexClientOptions
{
    /// <summary>The platform's address; http or https. Must be set.</summary>
    public Uri? Address { get; set; }

    /// <summary>The Cookie header that proves the customer's session; null sends none.</summary>
    public string? Cookie { get; set; }

    /// <summary>A token that proves the customer in place of a session; null sends none. Without either the platform
    /// refuses.</summary>
    public string? Token { get; set; }

    /// <summary>What the client calls itself; the same name finds the same state again. Not blank.</summary>
    public string Name { get; set; } = "default";

    /// <summary>What carries the request to connect: for a proxy or a certificate of your own. Null: as the system is
    /// set up.</summary>
    /// <remarks>The client does not dispose it.</remarks>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Time between two pings of the client; greater than zero.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which the connection is lost; room for two pings, so that one late answer costs
    /// nothing.</summary>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Time within which a connection must be made and welcomed; greater than zero.</summary>
    public TimeSpan GreetingTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait before the next message to a queue that is exactly full; in proportion while it is filling and
    /// while its overflow is used. Greater than zero.</summary>
    public TimeSpan SlowPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How the client comes back after a loss: 8 attempts, from 1 s exponentially to 30 s, with
    /// jitter.</summary>
    /// <remarks>What to handle and what happens on a retry is the client's own; set the rest.</remarks>
    public RetryStrategyOptions Retry { get; } = new()
    {
        MaxRetryAttempts = 8,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromSeconds(30),
        UseJitter = true,
    };

    internal IEnumerable<string> Problems()
    {
        if (Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return $"{nameof(Address)} is '{Address}'; give the platform's http or https address.";
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return $"{nameof(Name)} is blank; give the client a name.";
        }

        foreach (var problem in TimeProblems())
        {
            yield return problem;
        }
    }

    private (string Key, TimeSpan Value)[] Times =>
    [
        (nameof(HeartbeatInterval), HeartbeatInterval),
        (nameof(HeartbeatTimeout), HeartbeatTimeout),
        (nameof(GreetingTimeout), GreetingTimeout),
        (nameof(SlowPause), SlowPause),
    ];

    private IEnumerable<string> TimeProblems() => Times.Where(time => time.Value <= TimeSpan.Zero)
        .Select(time => $"{time.Key} is {time.Value}; give a time greater than zero.");
}

/// <summary>Adds the client to a program's services.</summary>
public static class ApexClientRegistration
{
    /// <summary>Adds one <see cref="ApexClient"/>, which runs on the registered <see cref="TimeProvider"/>, else on the
    /// system's.</summary>
    public static IServiceCollection AddApexClient(
        this IServiceCollection services, Action<ApexClientOptions> configure)
    {
        services.AddOptions<ApexClientOptions>().Configure(configure);
        services.AddSingleton<IValidateOptions<ApexClientOptions>, Check>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ApexClient>();
        return services;
    }

    private sealed class Check : IValidateOptions<ApexClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, ApexClientOptions options)
        {
            string[] problems = [.. options.Problems()];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
