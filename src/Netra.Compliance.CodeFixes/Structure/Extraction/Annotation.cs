namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Which variables are written with a question mark. The compiler is asked: where it warns, the next one is tried.</summary>
internal enum Annotation
{
    /// <summary>None: all are taken as set.</summary>
    Never,

    /// <summary>Those that are declared with one; <c>var</c> says nothing.</summary>
    WhereWritten,

    /// <summary>All that may be null by their type.</summary>
    AsTyped,
}
