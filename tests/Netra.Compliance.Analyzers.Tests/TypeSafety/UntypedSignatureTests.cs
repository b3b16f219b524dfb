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
    [InlineData("public sealed record R(object {|NETRA4001:Value|});")]
    [InlineData("public interface I { object {|NETRA4001:Get|}(); }")]
    [InlineData("public void M(object {|NETRA4001:a|}, string format) { }")]
    public Task Reports_what_has_no_type(string member) => Verify(member);

    [Theory]
    [InlineData("public void M(int a, string b) { }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] public void M(object a) { }")]
    [InlineData("\n#line hidden\npublic void M(object a) { }\n#line default\n")]
    [InlineData("public T M<T>(T a) => a;")]
    [InlineData("internal void M(object a) { }")]
    [InlineData("private object M() => 1;")]
    [InlineData("public override bool Equals(object? other) => false; public override int GetHashCode() => 1;")]
    [InlineData("public void M(string format, params object[] args) { }")]
    [InlineData("public void M(object? sender, EventArgs e) { }")]
    [InlineData("public void M(Dictionary<string, object> bag) { }")]
    [InlineData("internal sealed class D { public object P => 1; }")]
    [InlineData("public static bool operator ==(C a, object b) => true; public static bool operator !=(C a, object b) "
        + "=> true; public override bool Equals(object? other) => false; public override int GetHashCode() => 1;")]
    [InlineData("public delegate object Maker(object a);")]
    [InlineData("public sealed class A(object value) : Attribute { public object Value { get; set; } = value; }")]
    [InlineData("public void OnFailed(object sender, string why) { }")]
    [InlineData("public void Tick(object? state) { }")]
    [InlineData("public void Say(string format, object? arg0, object? arg1) { }")]
    [InlineData("public void Say([System.Diagnostics.CodeAnalysis.StringSyntax(\"CompositeFormat\")] string text, "
        + "object? arg0) { }")]
    [InlineData("public class D : List<int> { public new bool Contains(int a) => true; }")]
    public Task Accepts_types_private_parts_and_contracts_of_others(string member) => Verify(member);

    [Fact]
    public Task Accepts_what_an_interface_asks_for() => new RuleTest<UntypedSignature>(
        "public sealed class C : System.IComparable, System.IFormatProvider { public int CompareTo(object? other) => "
        + "0; object? System.IFormatProvider.GetFormat(System.Type? type) => null; }")
        .Nullable().Without(MachineReferences.Testing).RunAsync();

    [Fact]
    public Task Reports_a_signature_where_it_is_first_chosen() => Verify(
        "public class D { public virtual D Put(object {|NETRA4001:a|}) => this; } public class E : D { public new E "
        + "Put(object? a) => this; } public interface I { D Set(object {|NETRA4001:a|}); } public interface J : I { "
        + "new E Set(object a); }");

    [Theory]
    [InlineData("/C.cs", "public void M(object {|NETRA4001:a|}) { }")]
    [InlineData("/C.g.cs", "public void M(object a) { }")]
    public Task Judges_the_half_of_a_type_that_a_person_wrote(string path, string member)
    {
        var test = new RuleTest<UntypedSignature>("public partial class C { }").Nullable()
            .Without(MachineReferences.Testing);
        test.TestState.Sources.Add((path, $"#nullable enable\npublic partial class C {{ {member} }}"));
        return test.RunAsync();
    }

    [Fact]
    public Task Calls_a_constructor_by_its_type() => Test("public C(object {|#0:a|}) { }")
        .Saying("The public signature of 'C' uses object as the type of parameter 'a'; "
            + "use a specific type, or make it generic")
        .RunAsync();

    [Fact]
    public Task Is_silent_in_projects_of_tests() =>
        new RuleTest<UntypedSignature>("public sealed class C { public void M(object a) { } }").RunAsync();

    [Fact]
    public Task Says_which_part() => Test("public void M(object {|#0:a|}) { }")
        .Saying("The public signature of 'M' uses object as the type of parameter 'a'; "
            + "use a specific type, or make it generic")
        .RunAsync();

    private static Task Verify(string member) => Test(member).RunAsync();

    private static RuleTest<UntypedSignature> Test(string member) =>
        new RuleTest<UntypedSignature>(
            $"using System; using System.Collections.Generic; using System.Threading.Tasks;\npublic class C "
            + $"{{ {member} }}")
            .Nullable().Without(MachineReferences.Testing);
}
