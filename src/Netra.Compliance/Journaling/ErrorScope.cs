namespace Netra.Compliance.Journaling;

/// <summary>What an error outside of a test's own body belongs to.</summary>
public enum ErrorScope
{
    /// <summary>The whole assembly.</summary>
    Assembly,

    /// <summary>A collection of classes, as a fixture that they share.</summary>
    Collection,

    /// <summary>One class, as its fixture.</summary>
    Class,

    /// <summary>One test case.</summary>
    Case,

    /// <summary>One test, after its end.</summary>
    Test,

    /// <summary>The test framework or this journal itself.</summary>
    Engine,
}
