namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>Makes the clusters of runs.</summary>
public interface IClusters
{
    /// <summary>A cluster without agents.</summary>
    IAgentCluster Open();
}
