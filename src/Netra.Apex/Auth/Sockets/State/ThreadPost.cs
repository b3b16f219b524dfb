namespace Netra.Apex.Auth.Sockets.State;

/// <summary>What a customer wrote.</summary>
/// <param name="Thread">The thread it was written in.</param>
/// <param name="Text">What it says.</param>
public sealed record ThreadPost(string Thread, string Text);
