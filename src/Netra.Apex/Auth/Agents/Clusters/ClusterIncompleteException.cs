namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>A run has not all the agents that its plan needs.</summary>
/// <param name="message">Who is missing and why, as a sentence.</param>
public sealed class ClusterIncompleteException(string message) : Exception(message);
