namespace Netra.Apex.Auth.Sockets.State;

/// <summary>A message from the platform to one client.</summary>
/// <param name="Sequence">Its place in the client's order, from 1 without gaps.</param>
/// <param name="Thread">The thread it belongs to.</param>
/// <param name="Text">What it says.</param>
public sealed record ServerMessage(long Sequence, string Thread, string Text);
