using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class LikelyCauseTests : IDisposable
{
    private const string Sink = "namespace Netra.Compliance.Generated { class JournalingSink { } }";
    private const string Framework =
        "namespace Netra.Compliance.Generated { class JournalingSink { } class JournalingTestFramework { } }";
    private const string Supported = "use xunit v2 in C# 8 or later (NETRA2008)";

    private const string Own =
        "it has its own test framework, which does not use Netra.Compliance.Generated.JournalingSink";

    private const string NoTest =
        "no test matched this run's filter, or the test adapter is missing; reference xunit.runner.visualstudio";

    private const string Unknown = "unknown; the last lines of its output are in the notes";
    private const string Missing = "Framework: 'Microsoft.NETCore.App', version '9.9.9' (x64)";
    private const string Platform = "Microsoft.Testing.Platform";
    private const string Remedy = "remove \"runner\" from its \"test\"";

    private static readonly MetadataReference Runtime =
        MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("xunit.v3.core", "xunit v3")]
    [InlineData("nunit.framework", "NUnit")]
    [InlineData("MSTest.TestFramework", "MSTest")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest")]
    [InlineData("TUnit.Core", "TUnit")]
    public void Names_a_framework_that_is_not_supported(string assembly, string name) =>
        Assert.Equal($"it uses {name}; {Supported}", Cause(assembly, Framework));

    [Fact]
    public void Names_the_lack_of_a_framework() =>
        Assert.Equal($"it uses no test framework; {Supported}", Cause("Shop", ""));

    [Theory]
    [InlineData("", $"the generator wrote no test framework for it; {Supported}")]
    [InlineData("class JournalingSink { }", $"the generator wrote no test framework for it; {Supported}")]
    [InlineData(Sink, Own)]
    public void Tells_what_the_generator_left_out(string generated, string cause) =>
        Assert.Equal(cause, Cause("xunit.core", generated));

    [Fact]
    public void Names_the_runtime_that_is_missing() => Assert.Equal(
        $"the runtime that it needs is missing ({Missing}); install it, or target one that is installed",
        Cause("nunit.framework", "", 1, "error: You must install or update .NET to run this.", " " + Missing));

    [Theory]
    [InlineData("""{ "test": { "runner": "Microsoft.Testing.Platform" } }""", true)]
    [InlineData("""{ /* new */ "test": { "runner": "microsoft.testing.platform", }, }""", true)]
    [InlineData("""{ "test": { "runner": "VSTest" } }""", false)]
    [InlineData("""{ "test": { "runner": 1 } }""", false)]
    [InlineData("""{ "test": null }""", false)]
    [InlineData("""{ "sdk": { } }""", false)]
    [InlineData("[]", false)]
    [InlineData("{", false)]
    [InlineData("", false)]
    public void Reads_the_test_runner_that_the_nearest_global_json_asks_for(string json, bool asks)
    {
        var path = _folder.Write("global.json", json);
        var cause = Cause("xunit.core", Framework, 1, "text");
        Assert.Equal(asks ? $"{path} selects {Platform}, which cannot run xunit v2; {Remedy}" : Unknown, cause);
    }

    [Fact]
    public void Asks_the_nearest_global_json_and_no_other()
    {
        _folder.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        _folder.Write("below/global.json", "{}");
        Assert.Equal(Unknown, Cause("xunit.core", Framework, 1, "text"));
    }

    [Theory]
    [InlineData(0, "", "it is not recognized as a test project; reference Microsoft.NET.Test.Sdk")]
    [InlineData(0, "Test run for A.dll", NoTest)]
    [InlineData(1, "Test run for A.dll", Unknown)]
    public void Tells_nothing_found_from_nothing_known(int code, string said, string cause) =>
        Assert.Equal(cause, Cause("xunit.core", Framework, code, said.Length == 0 ? [] : [said]));

    public void Dispose() => _folder.Dispose();

    private string Cause(string reference, string generated, int code = 0, params ImmutableArray<string> lines)
    {
        var path = _folder.At("below/Shop.Tests.dll");
        Compile(reference, "public class Used { }", []).Emit(_folder.At("Reference.dll"));
        var used = MetadataReference.CreateFromFile(_folder.At("Reference.dll"));
        Assert.True(Compile("Shop.Tests", "class Uses : Used { }" + generated, used).Emit(path).Success);
        var catalog = new AssemblyCatalog(new("netra.catalog/1", "Shop.Tests", null, "hash"), [], [], path);
        var built = new BuiltProject(_folder.At("Shop.Tests.csproj"), "net10.0", path, "", "C#", []);
        return LikelyCause.Of(new(new(built, catalog), new(code, lines)), _folder.At("below").TrimEnd('/'));
    }

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], [Runtime, .. references], options);
    }
}
