using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Models;

namespace Netra.Apex;

/// <summary>What a platform is started with.</summary>
public sealed record ApexOptions
{
    /// <summary>The clock of everything that waits, expires or backs off.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The language model that agents talk to; null: what needs a model answers that none is configured.</summary>
    public ModelOptions? Model { get; init; }

    /// <summary>The agents that can be created, and how they work together.</summary>
    public AgentsOptions Agents { get; init; } = new();

    /// <summary>SQLite connection string of the relational store; by default in memory, of this platform alone, gone when it stops.</summary>
    public string Database { get; init; } = $"Data Source=apex-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";

    /// <summary>Heartbeat and reconnection of the sockets.</summary>
    public SocketSettings Sockets { get; init; } = new();

    /// <summary>The identity provider; null: nobody can sign in, and the endpoints of sign-in are absent.</summary>
    public SignInOptions? SignIn { get; init; }
}
