using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Tests.House;

/// <summary>The platform under test is not shaped for its tests: an interface needs two implementations in the product,
/// not one and a fault.</summary>
public sealed class ProductShapeTests
{
    private static readonly string[] Products = ["src/Netra.Apex", "src/Netra.Apex.Client"];

    [Fact]
    public void No_interface_of_the_platform_is_there_for_its_tests_alone() => Assert.Empty(WithoutNeed(Files()));

    [Fact]
    public void Looks_at_the_platform() =>
        Assert.Contains("IModuleSettings",
            Files().SelectMany(Parse<InterfaceDeclarationSyntax>).Select(type => type.Identifier.Text));

    [Theory]
    [InlineData("interface IClock; class Clock : IClock;", "IClock")]
    [InlineData("interface IClock; class Clock : IClock; class OtherClock : Base, IClock;", null)]
    [InlineData("interface IStore<T>; class Store : IStore<int>; class Files : IStore<string>;", null)]
    [InlineData("interface IClock;", "IClock")]
    public void Would_notice_one_that_is(string source, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], WithoutNeed([source]));

    private static IEnumerable<string> WithoutNeed(IReadOnlyCollection<string> sources)
    {
        var implemented = sources.SelectMany(Parse<TypeDeclarationSyntax>)
            .Where(type => type is not InterfaceDeclarationSyntax)
            .SelectMany(type => (type.BaseList?.Types ?? []).Select(inherited => Name(inherited.Type)).Distinct())
            .ToLookup(name => name);
        return sources.SelectMany(Parse<InterfaceDeclarationSyntax>)
            .Select(type => type.Identifier.Text)
            .Where(name => implemented[name].Count() < 2);
    }

    private static List<string> Files() => [.. Repository.Sources().Where(IsOfTheProduct).Select(File.ReadAllText)];

    private static bool IsOfTheProduct(string file) =>
        Products.Any(product =>
            file.StartsWith(
                Path.Combine(Repository.Root, product) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static IEnumerable<T> Parse<T>(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<T>();

    private static string Name(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic => generic.Identifier.Text,
        QualifiedNameSyntax qualified => Name(qualified.Right),
        _ => type.ToString(),
    };
}
