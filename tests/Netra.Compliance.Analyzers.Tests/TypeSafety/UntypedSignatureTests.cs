using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.TypeSafety;

namespace Netra.Compliance.Analyzers.Tests.TypeSafety;

public sealed class UntypedSignatureTests
{
    [Theory]
    [InlineData("public void M(object {|NETRA4001:a|}) { }")]
    [InlineData("public void M(int a, object? {|NETRA4001:b|}) { }")]
    [InlineData("public void M(object[] {|NETRA4001:a|}) { }")]
    [InlineData("public object {|NETRA4001:M|}() => 1;")]
    [InlineData("public Task<object> {|NETRA4001:M|}() => Task.FromResult<object>(1);")]
    [InlineData("public object {|NETRA4001:P|} { get; set; } = 1;")]
    [InlineData("public object {|NETRA4001:F|} = 1;")]
    [InlineData("public int this[object {|NETRA4001:a|}] => 1;")]
    [InlineData("public C(object {|NETRA4001:a|}) { }")]
    [InlineData("protected void M(object {|NETRA4001:a|}) { }")]
    [InlineData("public dynamic {|NETRA4001:M|}() => 1;")]
    [InlineData("public void M(List<dynamic> {|NETRA4001:a|}) { }")]
    [InlineData("public void M(params dynamic[] {|NETRA4001:a|}) { }")]
    public Task Reports_what_has_no_type(string member) => Verify(member);

    [Theory]
    [InlineData("public void M(int a, string b) { }")]
    [InlineData("public T M<T>(T a) => a;")]
    [InlineData("internal void M(object a) { }")]
    [InlineData("private object M() => 1;")]
    [InlineData("public override bool Equals(object? other) => false; public override int GetHashCode() => 1;")]
    [InlineData("public void M(string format, params object[] args) { }")]
    [InlineData("public void M(object? sender, EventArgs e) { }")]
    [InlineData("public void M(Dictionary<string, object> bag) { }")]
    [InlineData("internal sealed class D { public object P => 1; }")]
    public Task Accepts_types_private_parts_and_contracts_of_others(string member) => Verify(member);

    [Fact]
    public Task Accepts_what_an_interface_asks_for() => new RuleTest<UntypedSignature>(
        "public sealed class C : System.IComparable, System.IFormatProvider { public int CompareTo(object? other) => 0; object? System.IFormatProvider.GetFormat(System.Type? type) => null; }")
        .Nullable().Without(MachineReferences.Testing).RunAsync();

    [Fact]
    public Task Is_silent_in_projects_of_tests() =>
        new RuleTest<UntypedSignature>("public sealed class C { public void M(object a) { } }").RunAsync();

    [Fact]
    public Task Says_which_part() => Test("public void M(object {|#0:a|}) { }")
        .Saying("The public signature of 'M' has object as its parameter 'a': name the type, or make it generic").RunAsync();

    private static Task Verify(string member) => Test(member).RunAsync();

    private static RuleTest<UntypedSignature> Test(string member) =>
        new RuleTest<UntypedSignature>($"using System; using System.Collections.Generic; using System.Threading.Tasks;\npublic class C {{ {member} }}")
            .Nullable().Without(MachineReferences.Testing);
}
