using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>What outlives a connection, and the rules by which it does.</summary>
internal sealed record Correspondence(IClientStates States, IOutbox Outbox, IReplay Replay, IReceipts Receipts);
