using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>What is remembered is never stale, wherever the edit is that changes a meaning.</summary>
public sealed class SoundnessTests
{
    private const string Test =
        """
        namespace Shop.Auth;
        [CriticalTest(Numbers.First, Titles.Auth), BusinessValue(Numbers.Money, Titles.Why, Category = Titles.Category)]
        public sealed partial class AuthFlow(Apex apex) : Base
        {
            [Fact] public void Refuses() { Assert.NotNull(apex); }
        }
        """;

    private const string Part =
        """
        namespace Shop.Auth;
        public sealed partial class AuthFlow
        {
            [Fact, Covers("More"), ProvenBy(typeof(Flaw))] public void Also() => Assert.NotNull(this);
            [Theory, InlineData("a")] public void Takes(string word) { Assert.NotNull(word); }
        }
        """;

    private const string Shared =
        """"
        namespace Shop.Auth;
        public static class Numbers { public const int First = 1; public const int Money = First * 100; }
        public static class Titles
        {
            public const string Auth = "Auth flow";
            public const string Why = $"{Auth} {Raw}";
            public const string Raw = """raw words""";
            public const BusinessCategory Category = BusinessCategory.Performance;
        }
        public abstract class Base {
            [Fact(DisplayName = "Inherited")] public void Inherited() { Assert.NotNull(this); } }
        public sealed class Apex { public int Value() { return 1; } }
        public sealed class Flaw : Fault { }
        """";

    private static readonly Project Shop = new Project().Add("Test.cs", Test).Add("Part.cs", Part)
        .Add("Shared.cs", Shared);

    [Theory]
    [InlineData("Shared.cs", "First = 1", "First = 2")]
    [InlineData("Shared.cs", "\"Auth flow\"", "\"Sign-in\"")]
    [InlineData("Shared.cs", "raw words", "other words")]
    [InlineData("Shared.cs", "{Auth} {Raw}", "{Auth}, {Raw}")]
    [InlineData("Shared.cs", "BusinessCategory.Performance", "BusinessCategory.CustomerRetention")]
    [InlineData("Shared.cs", "\"Inherited\"", "\"From the base\"")]
    [InlineData("Shared.cs", "[Fact(DisplayName = \"Inherited\")]", "/* no fact */")]
    [InlineData("Shared.cs", "class Base {", "class Base { [Fact] public void Another() { }")]
    [InlineData("Shared.cs", "class Base {",
        "class Base : IAsyncLifetime { public Task InitializeAsync() => Task.CompletedTask; public Task "
        + "DisposeAsync() => Task.CompletedTask;", false)]
    [InlineData("Shared.cs", "class Base {", "class Base : IClassFixture<Apex> {")]
    [InlineData("Shared.cs", "public abstract class Base", "[Collection(\"Own\")] public abstract class Base")]
    [InlineData("Shared.cs", "class Apex {", "class Apex { private Apex() { }")]
    [InlineData("Shared.cs", "class Apex {", "class Apex : IFaultTarget { public void Inject(Fault fault) { }", false)]
    [InlineData("Shared.cs", "class Flaw", "class Flow")]
    [InlineData("Shared.cs", "class Flaw : Fault {", "class Flaw : Fault { private Flaw() { }")]
    [InlineData("Shared.cs", "namespace Shop.Auth;", "namespace Shop;")]
    [InlineData("Part.cs", "\"More\"", "\"Even more\"")]
    [InlineData("Part.cs", "string word", "string? word")]
    [InlineData("Part.cs", "string word", "object word")]
    [InlineData("Part.cs", "namespace Shop.Auth;", "#nullable disable\nnamespace Shop.Auth;", false)]
    [InlineData("Part.cs", "Also()", "Refuses(int a = 1)")]
    [InlineData("Test.cs", "public sealed", "internal sealed", false)]
    [InlineData("Test.cs", "sealed partial", "sealed", false)]
    [InlineData("Usings.cs", "global using Xunit;",
        "global using Xunit; global using CriticalTest = System.ObsoleteAttribute;", false)]
    public void An_edit_anywhere_is_seen(string path, string before, string after, bool matters = true)
    {
        var edits = new SeriesOfEdits(Shop).Touch("Shared.cs", "return 1;", "return 2;");
        _ = matters ? edits.Change(path, before, after).Change(path, after, before) : edits.Either(path, before, after);
    }

    [Fact]
    public void Edits_one_upon_another_are_seen() => new SeriesOfEdits(Shop)
        .Touch("Test.cs", "Assert.NotNull(apex);", "Assert.NotNull(apex); ")
        .Change("Test.cs", "Titles.Auth", "\"One\"")
        .Touch("Part.cs", "=> Assert.NotNull(this)", "=> Assert.NotNull(new object())")
        .Change("Part.cs", "\"More\"", "\"Less\"")
        .Change("Shared.cs", "First * 100", "First * 200")
        .Change("Part.cs", "InlineData(\"a\")", "InlineData(\"a\"), ProvenBy(typeof(Flaw))")
        .Change("Test.cs", "Shop.Auth", "Shop.Data");

    [Fact]
    public void An_attribute_that_moves_to_another_part_is_seen()
    {
        const string Head =
            "[CriticalTest(Numbers.First, Titles.Auth), BusinessValue(Numbers.Money, Titles.Why, Category = "
            + "Titles.Category)]";
        new SeriesOfEdits(Shop).Change("Test.cs", Head, "")
            .Change("Part.cs", "public sealed partial", Head + " public sealed partial");
    }

    [Fact]
    public void An_alias_in_another_file_is_seen() => new SeriesOfEdits(Shop)
        .Change("Test.cs", "[CriticalTest(", "[Vital(")
        .Change("Usings.cs", "global using Xunit;",
            "global using Xunit; global using VitalAttribute = Netra.Compliance.CriticalTestAttribute;");

    [Fact]
    public void A_changed_reference_is_seen()
    {
        var xunit = References.All
            .Single(reference => reference.Display!.EndsWith("xunit.execution.dotnet.dll", StringComparison.Ordinal));
        new SeriesOfEdits(Shop)
            .Change(compilation => compilation.RemoveReferences(xunit))
            .Change(compilation => compilation.AddReferences(xunit));
    }

    [Fact]
    public void Added_and_removed_files_are_seen()
    {
        var added =
            CSharpSyntaxTree.ParseText("[CriticalTest(2, \"New\")] public class New { }", Shop.ParseOptions, "New.cs");
        new SeriesOfEdits(Shop)
            .Change(compilation => compilation.AddSyntaxTrees(added))
            .Change(compilation => compilation.RemoveSyntaxTrees(added));
    }

    [Fact]
    public void The_name_of_the_assembly_is_seen() =>
        new SeriesOfEdits(Shop).Change(compilation => compilation.WithAssemblyName("Renamed"));
}
