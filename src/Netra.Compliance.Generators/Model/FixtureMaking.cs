namespace Netra.Compliance.Generators.Model;

/// <summary>How generated code makes a fixture.</summary>
internal enum FixtureMaking
{
    /// <summary>Not at all: abstract, or its one public constructor takes what only xunit can give.</summary>
    Impossible,

    /// <summary>By its one public constructor, without arguments.</summary>
    Parameterless,

    /// <summary>By its one public constructor, with xunit's diagnostic <c>IMessageSink</c>.</summary>
    DiagnosticSink,
}
