namespace Netra.Compliance.Benchmarks.Builds;

/// <summary>What a build does with the rules.</summary>
internal enum RuleUse
{
    /// <summary>It does not have them.</summary>
    None,

    /// <summary>It has them with limits that nothing reaches, as a project that keeps them; findings of other rules
    /// stay.</summary>
    NothingTooLong,

    /// <summary>It has them as they come.</summary>
    AsTheyCome,
}
