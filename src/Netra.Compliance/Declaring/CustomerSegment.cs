namespace Netra.Compliance;

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
