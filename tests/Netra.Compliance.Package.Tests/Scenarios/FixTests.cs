using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>The package's fixes under <c>dotnet format</c>, which applies them as an editor does.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class FixTests(Consumers consumers)
{
    [Fact]
    public async Task Extracts_a_method_from_the_command_line()
    {
        var product = await consumers.LongProductAsync();

        Assert.Contains("NETRA1002", product.Before.Output);
        Assert.DoesNotContain("NETRA1002", product.After.Output);
        Assert.Contains("private static ", product.Read("Pricing/Receipt.cs"));
    }

    [Fact]
    public async Task Moves_no_type_from_the_command_line_which_would_list_its_file_twice()
    {
        var product = await consumers.LongProductAsync();

        Assert.Contains("NETRA1001", product.Before.Output);
        Assert.Contains("NETRA1001", product.After.Output);
        Assert.Contains("public enum Second", product.Read("Pricing/First.cs"));
        Assert.DoesNotContain("Second.cs", product.Read("Long.Product.csproj"));
    }
}
