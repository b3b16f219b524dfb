namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>A connection of a client came or went, as the platform sees it.</summary>
/// <param name="Client">Whose connection.</param>
/// <param name="Lost">Why it ended; null when it has just been made.</param>
/// <param name="At">When, by the platform's clock.</param>
public sealed record ConnectionChange(ClientKey Client, LossReason? Lost, DateTimeOffset At);
