namespace Netra.Compliance;

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
