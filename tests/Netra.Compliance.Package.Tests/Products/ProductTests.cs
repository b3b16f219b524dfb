using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Products;

/// <summary>What a product ships: the same, whether it is held to the rules or not.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class ProductTests(Consumers consumers)
{
    [Theory]
    [InlineData("PrivateAssets=\"all\" IncludeAssets=\"analyzers;build\"")]
    [InlineData("PrivateAssets=\"all\" ExcludeAssets=\"runtime;compile\"")]
    public async Task Ships_nothing_of_the_rules(string assets)
    {
        var without = await consumers.ProductAsync(null);

        var product = await consumers.ProductAsync(assets);

        Assert.Equal(without.Published, product.Published);
        Assert.Equal(without.Needs, product.Needs);
        Assert.Equal(without.Packed, product.Packed);
        Assert.Empty(product.Dependencies);
        Assert.DoesNotContain("Netra.Compliance.dll is published with", product.Output);
    }

    [Theory]
    [InlineData("PrivateAssets=\"all\" IncludeAssets=\"analyzers;build\"")]
    [InlineData("PrivateAssets=\"all\" ExcludeAssets=\"runtime;compile\"")]
    public async Task Is_held_to_the_rules_and_its_users_are_not(string assets)
    {
        var product = await consumers.ProductAsync(assets);

        Assert.Contains("Library.cs(3,", product.Output);
        Assert.Contains("warning NETRA4001", product.Output);
        var users = product.Output.Split('\n').Where(line => line.Contains("/App.csproj"));
        Assert.DoesNotContain(users, line => line.Contains("NETRA"));
        Assert.All(product.Logs, log => Assert.StartsWith("Library/obj/", log));
        Assert.NotEmpty(product.Logs);
    }

    [Fact]
    public async Task Says_so_when_a_product_takes_the_library_along()
    {
        var product = await consumers.ProductAsync("");

        Assert.Contains("warning : Netra.Compliance.dll is published with App", product.Output);
        Assert.Contains("Netra.Compliance.dll", product.Published);
        Assert.Equal((await consumers.ProductAsync(null)).Needs.Runtime, product.Needs.Runtime);
    }
}
