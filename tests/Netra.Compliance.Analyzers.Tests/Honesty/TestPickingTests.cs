using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>Which methods of a file are judged as tests.</summary>
public sealed class TestPickingTests
{
    private const string Framework = "namespace Xunit { public class FactAttribute : System.Attribute { } }";

    [Theory]
    [InlineData("public class A { public class B { [Fact] public void {|NETRA3001:T|}() { } } }")]
    [InlineData("public class A<TItem> { [Fact] public void {|NETRA3001:T|}() { } }")]
    [InlineData("public struct A { [Fact] public void {|NETRA3001:T|}() { } }")]
    [InlineData("public record A { [Fact] public void {|NETRA3001:T|}() { } }")]
    [InlineData("public interface IA { [Fact] void {|NETRA3001:T|}() { } }")]
    [InlineData("namespace Outer { namespace Inner { public class A { [Fact] public void {|NETRA3001:T|}() { } } } }")]
    [InlineData("public class A : Base { public override void {|NETRA3001:T|}() { } }")]
    [InlineData("public partial class A { [Fact] public partial void T(); public partial void {|NETRA3001:T|}() { } }")]
    public Task Judges_a_test_wherever_it_stands(string source) => Verify(source);

    [Theory]
    [InlineData("public class A { public void Run() { Local(); [Fact] void Local() { } } }")]
    [InlineData("public class A : Base { public new void T() { } }")]
    [InlineData("public class A : IRun { [Fact] void IRun.Run() { } }")]
    [InlineData("public abstract class A { [Fact] public abstract void T(); }")]
    [InlineData("public class A { [System.Obsolete] public void T() { } }")]
    [InlineData("public partial class A { [System.Obsolete] public partial void T(); public partial void T() { } }")]
    public Task Leaves_alone_what_no_framework_runs(string source) => Verify(source);

    [Theory]
    [InlineData("Fact", "{|NETRA3001:T|}")]
    [InlineData("System.Obsolete", "T")]
    public Task Judges_a_test_in_two_files_where_its_body_is(string attribute, string name) =>
        Test($"public partial class A {{ [{attribute}] public partial void T(); }}")
            .And($"public partial class A {{ public partial void {name}() {{ }} }}").RunAsync();

    [Theory]
    [InlineData("NETRA3001", "T")]
    [InlineData("NETRA3002", "{|NETRA3001:T|}")]
    public Task Is_silenced_by_an_attribute_on_the_test(string id, string name) =>
        Verify(
            $"public class A {{ [Fact, System.Diagnostics.CodeAnalysis.SuppressMessage(\"Honesty\", \"{id}\")] public "
            + $"void {name}() {{ }} }}");

    [Theory]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")]", "T")]
    [InlineData("[System.Obsolete]", "{|NETRA3001:T|}")]
    public Task Leaves_out_what_is_marked_as_generated(string attribute, string name) =>
        Verify($"public class A {{ [Fact] {attribute} public void {name}() {{ }} }}");

    [Fact]
    public Task Knows_attributes_that_an_assembly_derives_from_those_of_a_framework() =>
        Test("public class A { [Mine] public void {|NETRA3001:T|}() { } }").Using(Mine()).RunAsync();

    [Fact]
    public Task Knows_a_framework_in_the_source_itself() =>
        Alone(Framework + "public class A { [Xunit.Fact] public void {|NETRA3001:T|}() { } }").RunAsync();

    [Fact]
    public Task Is_silent_where_only_the_name_is_that_of_a_framework() =>
        Alone(Framework.Replace("Xunit", "Mine") + "public class A { [Mine.Fact] public void T() { } }").RunAsync();

    private static MetadataReference Mine() => Libraries.Compile(
        "Mine", "public class MineAttribute : Xunit.FactAttribute { }", [.. MachineReferences.Testing]);

    private static Task Verify(string source) => Test(source).RunAsync();

    private static RuleTest<EmptyTest> Alone(string source) =>
        new RuleTest<EmptyTest>(source).Without(MachineReferences.Testing);

    private static RuleTest<EmptyTest> Test(string source) => new(
        "using Xunit;\n" + source
            + "\npublic interface IRun { void Run(); }\npublic class Base { [Fact] public virtual void T() { "
            + "GetHashCode(); } }");
}
