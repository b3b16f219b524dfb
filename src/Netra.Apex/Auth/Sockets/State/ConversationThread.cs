namespace Netra.Apex.Auth.Sockets.State;

/// <summary>A thread that a client has opened.</summary>
/// <param name="Id">Its identity within the client.</param>
/// <param name="Title">What the customer calls it.</param>
public sealed record ConversationThread(string Id, string Title);
