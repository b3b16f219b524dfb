using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests;

/// <summary>Nothing is emitted that the user has already; everything else that xunit needs is.</summary>
public sealed class RegistrationTests
{
    private const string Theory = "[Theory, InlineData(1)] public void Counts(int a) { }";

    [Fact]
    public void Leaves_a_collection_of_the_user_alone()
    {
        var emitted = Emitted.From(Class(before: "[Collection(\"Mine\")]"));
        Assert.Equal("Mine", emitted.Collection("Shop.Auth.A"));
        Assert.False(emitted.Has("Netra.Compliance.Generated.AuthCollection"));
    }

    [Fact]
    public void Leaves_an_inherited_collection_alone()
    {
        var emitted =
            Emitted.From(Class(inherits: " : Base") + "[Collection(\"Mine\")] public abstract class Base { }");
        Assert.Null(emitted.Collection("Shop.Auth.A"));
    }

    [Fact]
    public void Leaves_a_collection_definition_of_the_user_alone()
    {
        var emitted = Emitted.From(Class() + "[CollectionDefinition(\"Auth\")] public class Mine { }");
        Assert.Equal("Auth", emitted.Collection("Shop.Auth.A"));
        Assert.False(emitted.Has("Netra.Compliance.Generated.AuthCollection"));
    }

    [Fact]
    public void Adds_no_trait_twice()
    {
        var emitted = Emitted.From(Class(before: "[Trait(\"Category\", \"Critical\"), Trait(\"Owner\", \"Us\")]"));
        Assert.Equal(["Category=Critical", "CriticalTest=1", "Module=Auth", "Owner=Us"],
            emitted.Traits("Shop.Auth.A").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Says_of_a_class_only_what_is_true_of_all_its_tests()
    {
        var emitted = Emitted.From(
            Class(
                members: "[Fact, CriticalTest(2, \"Two\"), BusinessValue(5, \"Why\", Stage = CustomerStage.Demo)] "
                + "public void Two() { }"));
        Assert.Equal(["Category=Critical", "Module=Auth"], emitted.Traits("Shop.Auth.A"));
    }

    [Fact]
    public void Does_not_call_a_class_critical_for_one_of_its_methods()
    {
        var emitted = Emitted.From(
            "namespace Shop.Auth; public partial class A { [Fact] public void One() { } [Fact, CriticalTest(2, "
            + "\"Two\")] public void Two() { } }");
        Assert.Equal(["Module=Auth"], emitted.Traits("Shop.Auth.A"));
    }

    [Theory]
    [InlineData("Fixture")]
    [InlineData("Fixture a, Fixture b, Xunit.Abstractions.ITestOutputHelper")]
    [InlineData("Fixture a, int")]
    [InlineData("Fixture a, string")]
    [InlineData("Fixture a, Closed")]
    [InlineData("Fixture a, Nothing")]
    [InlineData("Fixture a, Abstract")]
    public void Declares_a_fixture_that_the_constructor_takes(string parameters) =>
        Assert.Equal(["Fixture"], FixturesOf(Class($"({parameters} last)")));

    [Fact]
    public void Declares_a_fixture_that_takes_the_diagnostic_sink() =>
        Assert.Equal(["Sinking"], FixturesOf(Class("(Sinking a)")));

    [Theory]
    [InlineData("(Fixture? a = null)", "")]
    [InlineData("(Fixture a)", " : Base")]
    public void Declares_no_fixture_that_is_optional_or_inherited(string parameters, string inherits)
    {
        const string Base = "public abstract class Base : IClassFixture<Fixture> { }";
        var expected = inherits.Length > 0 ? new[] { "Fixture" } : [];
        Assert.Equal(expected, FixturesOf(Class(parameters, inherits) + Base));
    }

    [Fact]
    public void Declares_no_fixture_that_the_collection_shares() =>
        Assert.Empty(
            FixturesOf(
                Class("(Fixture a)")
                    + "[CollectionDefinition(\"Auth\")] public class Mine : ICollectionFixture<Fixture> { }"));

    [Fact]
    public void Registers_metadata_alone_where_the_language_is_too_old()
    {
        const string Source =
            "namespace Shop.Auth { [Netra.Compliance.CriticalTest(1, \"Old\")] public partial class A "
            + "{ [Xunit.Fact] public void Runs() { } } }";
        var old = Project.With(Source).WithoutUsings() with { Language = LanguageVersion.CSharp7_3 };
        var generation = Generation.Of(old);
        Assert.All(generation.Result.GeneratedSources, file => Assert.Empty(file.SyntaxTree.GetDiagnostics()));
        Assert.Equal(2, generation.Sources.Values.Count(IsMetadataAlone));
    }

    private static bool IsMetadataAlone(string text) =>
        text.Split('\n').Length <= 4 && text.Contains("Netra.Catalog", StringComparison.Ordinal);

    [Fact]
    public void Two_friends_do_not_clash()
    {
        var first = Generation.Of(
            Project.With("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]",
                Class(members: Theory)) with { Name = "First" });
        var second = Project.With(Class(members: Theory).Replace("Shop.", "Second.")) with { Name = "Second" };
        var generation =
            Generation.Of(second with { References = second.References.Add(first.Output.ToMetadataReference()) });
        Assert.Empty(generation.Complaints);
    }

    private static string[] FixturesOf(string source) => Emitted.From(source).Type("Shop.Auth.A").GetInterfaces()
        .Where(type => type.Name.StartsWith("IClassFixture", StringComparison.Ordinal))
        .Select(type => type.GenericTypeArguments[0].Name)
        .ToArray();

    private static string Class(
        string parameters = "", string inherits = "", string before = "", string members = "") =>
        $$"""
        namespace Shop.Auth;
        {{before}}[CriticalTest(1, "One")] public partial class A{{inherits}} {
            {{Constructor(parameters)}} [Fact] public void Runs() { } {{members}} }
        public sealed class Fixture { }
        public sealed class Sinking(Xunit.Abstractions.IMessageSink sink) { public object Sink => sink; }
        public sealed class Closed { private Closed() { } }
        public sealed class Nothing(int a) { public int A => a; }
        public abstract class Abstract { }

        """;

    private static string Constructor(string parameters) => parameters.Length > 0 ? $"public A{parameters} {{ }}" : "";
}
