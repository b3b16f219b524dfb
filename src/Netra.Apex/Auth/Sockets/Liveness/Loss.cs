namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>The end of a connection.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="At">When this side noticed, by its clock.</param>
internal sealed record Loss(LossReason Reason, DateTimeOffset At);
