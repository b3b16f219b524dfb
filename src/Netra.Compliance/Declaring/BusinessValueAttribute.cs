namespace Netra.Compliance;

/// <summary>States the revenue that a critical test protects, and why it does.</summary>
/// <param name="monthlyRevenueUsd">Whole US dollars a month; greater than zero.</param>
/// <param name="justification">Why this revenue would be lost if the behaviour broke; not blank.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class BusinessValueAttribute(int monthlyRevenueUsd, string justification) : Attribute
{
    /// <summary>Whole US dollars a month.</summary>
    public int MonthlyRevenueUsd { get; } = monthlyRevenueUsd;

    /// <summary>Why this revenue would be lost if the behaviour broke.</summary>
    public string Justification { get; } = justification;

    /// <summary>The kind of value; <see cref="BusinessCategory.Unspecified"/> when not stated.</summary>
    public BusinessCategory Category { get; set; }

    /// <summary>The stage of the customer's life that the revenue belongs to; <see cref="CustomerStage.Unspecified"/>
    /// when not stated.</summary>
    public CustomerStage Stage { get; set; }

    /// <summary>The customers who pay it; <see cref="CustomerSegment.Unspecified"/> when not stated.</summary>
    public CustomerSegment Segment { get; set; }

    /// <summary>The person or team responsible for the value; null when not stated.</summary>
    public string? Owner { get; set; }
}

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

/// <summary>The stage of a customer's life.</summary>
public enum CustomerStage
{
    /// <summary>Not stated.</summary>
    Unspecified,

    /// <summary>Looking at a demonstration.</summary>
    Demo,

    /// <summary>Trying without paying.</summary>
    Trial,

    /// <summary>Paying.</summary>
    Paid,

    /// <summary>Paying again.</summary>
    Retention,
}

/// <summary>The group of customers who pay a value.</summary>
public enum CustomerSegment
{
    /// <summary>Not stated.</summary>
    Unspecified,

    /// <summary>No charge.</summary>
    Free,

    /// <summary>The first paid plan.</summary>
    Early,

    /// <summary>Medium-sized customers.</summary>
    Mid,

    /// <summary>Large customers under contract.</summary>
    Enterprise,

    /// <summary>All customers: the platform itself.</summary>
    Platform,
}
