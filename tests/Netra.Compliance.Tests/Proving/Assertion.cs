namespace Netra.Compliance.Tests.Proving;

/// <summary>A failed assertion in the dialect that these tests speak.</summary>
internal sealed class Assertion(string message) : Exception(message);
