namespace Netra.Compliance.Analyzers.Known;

/// <summary>What an assembly is to a project of tests.</summary>
internal enum AssemblyRole
{
    /// <summary>What the tests are about, or may be.</summary>
    Product,

    /// <summary>The project of tests itself.</summary>
    Tests,

    /// <summary>Runs tests.</summary>
    Framework,

    /// <summary>Fails a test when an expectation is not met; it may run tests too.</summary>
    Assertions,

    /// <summary>Makes mocks, stubs and fakes.</summary>
    Mocking,

    /// <summary>Ships with .NET.</summary>
    BaseLibrary,
}
