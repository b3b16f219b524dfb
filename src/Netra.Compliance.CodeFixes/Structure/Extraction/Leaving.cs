namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How statements come to their end.</summary>
internal enum Leaving
{
    /// <summary>What follows them runs next.</summary>
    ByFallingThrough,

    /// <summary>They may return, and nothing follows them.</summary>
    ByEndOfMember,

    /// <summary>They always return nothing, from the middle of a member.</summary>
    ByReturn,

    /// <summary>They always return a value.</summary>
    ByReturningValue,
}
