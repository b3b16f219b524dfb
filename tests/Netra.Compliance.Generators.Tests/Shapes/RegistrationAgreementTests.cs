using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Value;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Shapes;

/// <summary>The generator registers the class <c>A</c> of a source, with a point for each of its critical tests and its
/// journey, if and only if NETRA2005 is silent.</summary>
public sealed class RegistrationAgreementTests
{
    private const string Method = "{ [Fact, CriticalTest(1, \"A\")] public void Runs() { } }";

    [Theory]
    [InlineData("& public partial class A $")]
    [InlineData("& public sealed partial class A $")]
    [InlineData("& public partial record A $")]
    [InlineData("& public partial class A(string s) $")]
    [InlineData("& public partial class A { [Theory, InlineData(1)] public void Runs(int a) { } }")]
    [InlineData("& public partial class A : B { } public abstract class B $")]
    [InlineData("& public partial class A : B { public override void Runs() { } } "
        + "public abstract class B { [Fact] public abstract void Runs(); }")]
    [InlineData("& public partial class A $ public partial class A { }")]
    [InlineData("public static partial class O { & public partial class A $ }")]
    [InlineData("public partial struct O { & public partial class A $ }")]
    [InlineData("public partial interface O { & public partial class A $ }")]
    [InlineData("public partial class A " + Method)]
    [InlineData("public partial class A { [Fact, CriticalTest(1, \"A\")] private void Runs() { } }")]
    [InlineData("[Journey(\"A\")] public partial class A $")]
    [InlineData("[Journey(\"A\")] public partial class A : B { } public abstract class B $")]
    public Task Registers_what_is_not_reported(string source) => Agree(source, isRegistered: true);

    [Theory]
    [InlineData("& public class A $")]
    [InlineData("& partial class A $")]
    [InlineData("& internal partial class A $")]
    [InlineData("& file partial class A $")]
    [InlineData("& public abstract partial class A $")]
    [InlineData("& public static partial class A { [Fact] public static void Runs() { } }")]
    [InlineData("& public partial class A<T> $")]
    [InlineData("& public partial class A { }")]
    [InlineData("& public partial class A : B { } public class B { [Fact] private void Runs() { } }")]
    [InlineData("public class O { & public partial class A $ }")]
    [InlineData("internal partial class O { & public partial class A $ }")]
    [InlineData("public partial class O<T> { & public partial class A $ }")]
    [InlineData("public partial class O { & private partial class A $ }")]
    [InlineData("public partial class O { & protected partial class A $ }")]
    [InlineData("public partial class A { [CriticalTest(1, \"A\")] public void Runs() { } }")]
    [InlineData("public partial class A { [Fact] public void Runs() { } "
        + "[CriticalTest(1, \"A\")] public void Own() { } }")]
    [InlineData("public partial struct A " + Method)]
    [InlineData("public partial record struct A " + Method)]
    [InlineData("public partial interface A " + Method)]
    [InlineData("[CriticalTest(1, \"B\")] public partial class B $ public partial class A : B { }")]
    [InlineData("[Journey(\"A\")] public class A $")]
    [InlineData("[Journey(\"A\")] public partial class A { }")]
    [InlineData("[Journey(\"B\")] public partial class B $ public partial class A : B { }")]
    public Task Reports_what_is_not_registered(string source) => Agree(source, isRegistered: false);

    private static async Task Agree(string source, bool isRegistered)
    {
        var project = Project.With("namespace Shop.Auth; " + source
            .Replace("&", "[CriticalTest(1, \"A\")]", StringComparison.Ordinal)
            .Replace("$", "{ [Fact] public void Runs() { } }", StringComparison.Ordinal));
        Assert.Equal((isRegistered, !isRegistered), (IsRegistered(project), await IsReported(project)));
    }

    private static bool IsRegistered(Project project)
    {
        var output = Generation.Of(project).Output;
        var type = output.GetSymbolsWithName("A", SymbolFilter.Type).Single(IsWritten);
        return type.GetAttributes().Any(data => data.AttributeClass?.Name == nameof(TraitAttribute))
            && Fragments(output).All(HasPoints);
    }

    // The generated catalog has a type of this name, too.
    private static bool IsWritten(ISymbol type) => type.Locations[0].SourceTree?.FilePath == "File0.cs";

    private static IEnumerable<JsonElement> Fragments(Compilation output) => output.Assembly.GetAttributes()
        .Where(data => data.ConstructorArguments is [{ Value: "Netra.Catalog" }, _])
        .Select(data => JsonDocument.Parse((string)data.ConstructorArguments[1].Value!).RootElement);

    private static bool HasPoints(JsonElement fragment) =>
        fragment.TryGetProperty("schema", out _)
        || fragment.GetProperty(fragment.TryGetProperty("journey", out _) ? "steps" : "points").GetArrayLength() > 0;

    private static async Task<bool> IsReported(Project project)
    {
        var compilation = project.Compile().WithAnalyzers([new UnregistrableShape()]);
        return (await compilation.GetAnalyzerDiagnosticsAsync()).Any();
    }
}
