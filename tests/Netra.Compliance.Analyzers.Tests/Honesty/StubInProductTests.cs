using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class StubInProductTests
{
    [Theory]
    [InlineData("public int M() => {|NETRA5001:throw new NotImplementedException()|};")]
    [InlineData("public int M() { {|NETRA5001:throw new NotImplementedException(\"later\");|} }")]
    [InlineData("public int P { get => {|NETRA5001:throw new NotImplementedException()|}; }")]
    [InlineData("public bool {|NETRA5001:M|}()\n{\n// Mock implementation\nreturn true;\n}")]
    [InlineData("public int {|NETRA5001:M|}() => /* hardcoded */ 42;")]
    [InlineData("public void {|NETRA5001:M|}()\n{\n// TODO: implement\n}")]
    [InlineData("public Task<int> {|NETRA5001:M|}()\n{\n// For now, return nothing\nreturn Task.FromResult(0);\n}")]
    [InlineData("public List<int> {|NETRA5001:M|}()\n{\nreturn new List<int>(); // simulated\n}")]
    public Task Reports_what_only_pretends(string member) => Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("public bool M() => true;")]
    [InlineData("public void M() { }")]
    [InlineData("public void M()\n{\n// Nothing to release.\n}")]
    [InlineData("public int M() => throw new NotSupportedException();")]
    [InlineData("public int M(int a)\n{\n// A placeholder is put where the name is missing.\nreturn a + 1;\n}")]
    [InlineData("public string M() => \"mock implementation\";")]
    public Task Accepts_what_is_short_for_a_reason(string member) => Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("public int M() => throw new NotImplementedException();")]
    [InlineData("public bool M()\n{\n// Mock implementation\nreturn true;\n}")]
    public Task Is_silent_in_projects_of_tests(string member) => Test(member).RunAsync();

    private static RuleTest<StubInProduct> Test(string member) =>
        new($"using System; using System.Collections.Generic; using System.Threading.Tasks;\npublic class C {{ {member} }}");
}
