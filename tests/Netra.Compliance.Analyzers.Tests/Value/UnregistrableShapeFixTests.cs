using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;
using Netra.Compliance.CodeFixes.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class UnregistrableShapeFixTests
{
    private const string Body = "{\n    [Xunit.Fact]\n    public void T() { }\n}\n";

    [Theory]
    [InlineData("class {|NETRA2005:A|}", "public partial class A")]
    [InlineData("public class {|NETRA2005:A|}", "public partial class A")]
    [InlineData("internal sealed partial class {|NETRA2005:A|}", "public sealed partial class A")]
    [InlineData("file class {|NETRA2005:A|}", "public partial class A")]
    [InlineData("// why\ninternal class {|NETRA2005:A|}", "// why\npublic partial class A")]
    public Task Makes_a_class_partial_and_public(string before, string after) => Verify(
        $"[Netra.Compliance.CriticalTest(1, \"A\")]\n{before}\n{Body}",
        $"[Netra.Compliance.CriticalTest(1, \"A\")]\n{after}\n{Body}");

    [Fact]
    public Task Makes_the_types_around_it_so_too() => Verify(
        $"class O\n{{\n    [Netra.Compliance.CriticalTest(1, \"A\")]\n    class {{|NETRA2005:A|}}\n{Body}}}\n",
        $"public partial class O\n{{\n    [Netra.Compliance.CriticalTest(1, \"A\")]\n    public partial class "
        + $"A\n{Body}}}\n");

    [Theory]
    [InlineData("internal class Fixture { }\n[Netra.Compliance.CriticalTest(1, \"A\")]\npartial class "
        + "{|NETRA2005:A|}(Fixture f)\n")]
    [InlineData("internal class Base { }\n[Netra.Compliance.CriticalTest(1, \"A\")]\npartial class {|NETRA2005:A|} : "
        + "Base\n")]
    [InlineData("[Netra.Compliance.CriticalTest(1, \"A\")]\npublic abstract partial class {|NETRA2005:A|}\n")]
    public Task Offers_nothing_where_that_would_not_compile_or_help(string source) => Verify(source + Body);

    private static Task Verify(string source, string? changed = null) =>
        new FixTest<UnregistrableShape, UnregistrableShapeFix>(source, changed).RunAsync();
}
