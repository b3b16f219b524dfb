using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;
using Netra.Compliance.CodeFixes.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class MissingBusinessValueFixTests
{
    private const string Added = "BusinessValue(1, \"TODO: say why this revenue would be lost\")";

    [Fact]
    public Task Adds_a_value_to_fill_in_below_the_other_attributes() => Verify(
        "using Netra.Compliance;\n\n/// <summary>Why.</summary>\n[CriticalTest(1, \"A\")]\npublic class "
        + "{|NETRA2001:A|}\n{\n}\n",
        $"using Netra.Compliance;\n\n/// <summary>Why.</summary>\n[CriticalTest(1, \"A\")]\n[{Added}]\npublic class "
        + $"A\n{{\n}}\n");

    [Fact]
    public Task Adds_a_value_to_a_method() => Verify(
        "using Netra.Compliance;\n\npublic class A\n{\n    [CriticalTest(1, \"A\")] // here\n    public void "
        + "{|NETRA2001:M|}() { }\n}\n",
        $"using Netra.Compliance;\n\npublic class A\n{{\n    [CriticalTest(1, \"A\")] // here\n    [{Added}]\n    "
        + $"public void M() {{ }}\n}}\n");

    [Fact]
    public Task Names_the_attribute_in_full_where_its_namespace_is_not_imported() => Verify(
        "[Netra.Compliance.CriticalTest(1, \"A\")]\npublic class {|NETRA2001:A|}\n{\n}\n",
        $"[Netra.Compliance.CriticalTest(1, \"A\")]\n[Netra.Compliance.{Added}]\npublic class A\n{{\n}}\n");

    [Fact]
    public Task Adds_values_to_all_at_once() => Verify(
        "using Netra.Compliance;\n\n[CriticalTest(1, \"A\")]\npublic class {|NETRA2001:A|}\n{\n}\n\n[CriticalTest(2, "
        + "\"B\")]\npublic class {|NETRA2001:B|}\n{\n}\n",
        $"using Netra.Compliance;\n\n[CriticalTest(1, \"A\")]\n[{Added}]\npublic class A\n{{\n}}\n\n[CriticalTest(2, "
        + $"\"B\")]\n[{Added}]\npublic class B\n{{\n}}\n");

    private static Task Verify(string source, string changed) =>
        new FixTest<MissingBusinessValue, MissingBusinessValueFix>(source, changed).RunAsync();
}
