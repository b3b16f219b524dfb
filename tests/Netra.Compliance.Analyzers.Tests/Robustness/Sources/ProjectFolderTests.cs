using Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Sources;

/// <summary>Mutants of a source that nothing resolves in would test the rules' first line alone.</summary>
public sealed class ProjectFolderTests : IDisposable
{
    private const string Test =
        "public class CartTests { [Fact] public void Adds() => new Cart().Add(); [Fact] public void Removes() { } }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-projects-");

    [Fact]
    public async Task A_test_is_one_where_only_a_build_file_uses_its_framework() =>
        Assert.Contains(
            "NETRA3001", await Found("Cart.Tests", product: "internal class Cart { internal void Add() { } }", Test));

    [Fact]
    public async Task A_test_is_none_where_nothing_uses_its_framework() =>
        Assert.DoesNotContain("NETRA3001", await Found("Cart.Tests", product: "", Test.Replace("[Fact]", "[NoFact]")));

    [Fact]
    public async Task A_product_is_judged_as_one() =>
        Assert.Contains(
            "NETRA4001", await Found("Cart", product: "public class Cart { public void Add(dynamic item) { } }", Test));

    [Fact]
    public void A_project_sees_what_it_refers_to()
    {
        WriteProjects("internal class Cart { internal void Add() { } }", Test);
        Assert.DoesNotContain(
            Project("Cart.Tests").Whole.GetDiagnostics(), finding => finding.Id is "CS0246" or "CS0122");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<IEnumerable<string>> Found(string name, string product, string test)
    {
        WriteProjects(product, test);
        var project = Project(name);
        var batch = new MutantBatch(
            0, project, [new Mutant(project.Files[0], 0, await File.ReadAllTextAsync(project.Files[0]))]);
        return (await Verdict.OnMutants(batch, [])).Found;
    }

    private SourceProject Project(string name) =>
        new ProjectFolder(_folder.FullName).Projects.Single(project => project.Whole.AssemblyName == name);

    private void WriteProjects(string product, string test)
    {
        Write("Directory.Build.props", "<Project><ItemGroup><Using Include=\"Xunit\" /></ItemGroup></Project>");
        Write("Cart/Cart.csproj", "<Project />");
        Write("Cart/Cart.cs", product);
        Write("Cart.Tests/Cart.Tests.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"..\\Cart\\Cart.csproj\" /></ItemGroup></Project>");
        Write("Cart.Tests/CartTests.cs", test);
    }

    private void Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
