using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.TypeSafety;

namespace Netra.Compliance.Analyzers.Tests.TypeSafety.NewSyntax;

public sealed class UntypedExtensionTests
{
    [Theory]
    [InlineData("public void Add(object {|NETRA4001:item|}) { }")]
    [InlineData("public object {|NETRA4001:Last|} => text;")]
    [InlineData("internal void Add(object item) { }")]
    [InlineData("public void Add(string item) { }")]
    public Task Judges_members_of_an_extension_block(string member) =>
        new RuleTest<UntypedSignature>($"public static class C {{ extension(string text) {{ {member} }} }}")
            .Nullable().Without(MachineReferences.Testing).RunAsync();
}
