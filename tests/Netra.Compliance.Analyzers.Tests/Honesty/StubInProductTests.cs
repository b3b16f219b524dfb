using Netra.Compliance.Analyzers.Stubs;
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
    [InlineData("public int {|NETRA5001:M|}() => /* This is just a placeholder. */ 42;")]
    [InlineData("public void {|NETRA5001:M|}()\n{\n// Not yet implemented: the bank has no sandbox\n}")]
    [InlineData("public void {|NETRA5001:M|}()\n{\n// TODO: implement\n}")]
    [InlineData("public Task<int> {|NETRA5001:M|}()\n{\n// For now, return nothing\nreturn Task.FromResult(0);\n}")]
    [InlineData("public List<int> {|NETRA5001:M|}()\n{\nreturn new List<int>(); // simulated\n}")]
    [InlineData("public int M(int a) => a switch { 1 => {|NETRA5001:throw new NotImplementedException()|}, _ => 2 };")]
    [InlineData("public int M(int a) => a switch { _ => {|NETRA5001:throw new NotImplementedException()|} };")]
    [InlineData("public int M(int a) { switch (a) { case 1: return 1; default: if (a > 2) {|NETRA5001:throw new "
        + "NotImplementedException();|} return 2; } }")]
    [InlineData("public string M(string? a) => a ?? {|NETRA5001:throw new NotImplementedException()|};")]
    public Task Reports_what_only_pretends(string member) => Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("public bool M() => true;")]
    [InlineData("public void M() { }")]
    [InlineData("public void M()\n{\n// Nothing to release.\n}")]
    [InlineData("public int M() => throw new NotSupportedException();")]
    [InlineData("public int M(int a)\n{\n// A placeholder is put where the name is missing.\nreturn a + 1;\n}")]
    [InlineData("public string M() => \"mock implementation\";")]
    [InlineData("public string Hint()\n{\n// shown as placeholder while the box is empty\nreturn \"Name\";\n}")]
    [InlineData("public string Slot() => /* placeholder of the first parameter */ \"{0}\";")]
    [InlineData("public int Dummy() => /* dummy variable: the base level */ 0;")]
    [InlineData("public decimal Stub() => /* tax stub of the ticket */ 0.5m;")]
    [InlineData("public bool IsStub() => /* a stub network has one way out */ true;")]
    [InlineData("public int Status() => /* 501 Not Implemented */ 501;")]
    [InlineData("public double Hours() => /* simulated hours a day */ 24;")]
    [InlineData("public virtual void M()\n{\n// Hook, to be implemented by derived types where they need it.\n}")]
    [InlineData("public int Port() => /* hard-coded in RFC 9110 */ 443;")]
    [InlineData("public int M(int a) => a switch { 1 => 2, _ => throw new NotImplementedException() };")]
    [InlineData("public int M(int a) { switch (a) { case 1: return 1; default: throw new "
        + "NotImplementedException(); } }")]
    public Task Accepts_what_is_short_for_a_reason(string member) =>
        Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] public int M() => throw new "
        + "NotImplementedException();")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] public bool M()\n{\n// Mock "
        + "implementation\nreturn true;\n}")]
    [InlineData("\n#line hidden\npublic int M() => throw new NotImplementedException();\n#line default\n")]
    public Task Is_silent_in_generated_members(string member) =>
        Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("// throw new NotImplementedException();\npublic int M() => 1;")]
    [InlineData("public string M() => nameof(NotImplementedException);")]
    [InlineData("public Exception M() => new NotImplementedException();")]
    [InlineData("public void M(Exception e) { if (e is NotImplementedException) throw new "
        + "InvalidOperationException(); }")]
    public Task Accepts_the_word_where_nothing_of_it_is_thrown(string member) =>
        Test(member).Without(MachineReferences.Testing).RunAsync();

    [Theory]
    [InlineData("public int P { get => {|#0:throw new NotImplementedException()|}; }", "P")]
    [InlineData("public C() { {|#0:throw new NotImplementedException();|} }", "C")]
    [InlineData("public Func<int> M() => () => {|#0:throw new NotImplementedException()|};", "M")]
    [InlineData("public int M() { return N(); int N() => {|#0:throw new NotImplementedException()|}; }", "M")]
    [InlineData("public Func<int> F = () => {|#0:throw new NotImplementedException()|};", "F")]
    public Task Names_the_member_as_a_reader_does(string member, string name) =>
        Test(member).Without(MachineReferences.Testing)
        .Saying($"'{name}' is a stub: it throws NotImplementedException; implement it or remove it").RunAsync();

    [Theory]
    [InlineData("public int M() => throw new NotImplementedException();")]
    [InlineData("public bool M()\n{\n// Mock implementation\nreturn true;\n}")]
    public Task Is_silent_in_projects_of_tests(string member) => Test(member).RunAsync();

    private static RuleTest<StubInProduct> Test(string member) =>
        new($"using System; using System.Collections.Generic; using System.Threading.Tasks;\npublic class C "
        + $"{{ {member} }}");
}
