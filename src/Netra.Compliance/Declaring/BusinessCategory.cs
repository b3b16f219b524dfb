namespace Netra.Compliance;

/// <summary>The kind of value that a critical test protects.</summary>
public enum BusinessCategory
{
    /// <summary>Not stated.</summary>
    Unspecified,

    /// <summary>Customers stay.</summary>
    CustomerRetention,

    /// <summary>Paid features are used.</summary>
    FeatureUtilization,

    /// <summary>The system answers, correctly.</summary>
    SystemReliability,

    /// <summary>The system answers in time.</summary>
    Performance,

    /// <summary>The business sees what happens and grows by it.</summary>
    AnalyticsAndGrowth,
}
