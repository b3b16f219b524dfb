namespace Netra.Compliance.Journaling;

/// <summary>Which test an event is about.</summary>
/// <param name="CaseId">The test framework's own id of the case; tests of one case share it.</param>
/// <param name="Class">CLR full name of the test class (<c>Namespace.Outer+Inner</c>).</param>
/// <param name="Method">Name of the test method, with its parameter types when it is overloaded.</param>
/// <param name="Display">The name that a person sees; need not be unique.</param>
/// <param name="IsProof">Whether the test is a generated proof and not a test of the product.</param>
public sealed record TestIdentity(string CaseId, string Class, string Method, string Display, bool IsProof);
