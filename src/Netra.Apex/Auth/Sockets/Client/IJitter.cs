namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Chance that spreads clients which lost the same line at the same time.</summary>
public interface IJitter
{
    /// <summary>At least 0 and less than 1, evenly spread.</summary>
    double Next();
}
