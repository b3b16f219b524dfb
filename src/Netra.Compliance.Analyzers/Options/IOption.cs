namespace Netra.Compliance.Analyzers.Options;

/// <summary>A key of .editorconfig that the rules understand.</summary>
internal interface IOption
{
    string Key { get; }

    /// <summary>What a value must look like, to complete the sentence "expected …".</summary>
    string Expected { get; }

    /// <summary>What holds where the value cannot be used, to complete the sentence "… is used instead".</summary>
    string Fallback { get; }

    bool Accepts(string value);
}
