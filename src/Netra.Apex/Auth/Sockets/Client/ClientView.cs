using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>What a client knows.</summary>
/// <param name="State">Its state as the platform has confirmed it.</param>
/// <param name="Inbox">Messages received and not acknowledged, in order.</param>
public sealed record ClientView(ClientState State, ImmutableArray<ServerMessage> Inbox);
