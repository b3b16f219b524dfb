using System.Text.RegularExpressions;

namespace Netra.Compliance.Package.Tests.Frameworks;

/// <summary>A project that declares one critical test, by a test framework or by none.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="References">Package and project references besides Netra.Compliance, one a line.</param>
/// <param name="Attributes">What makes the critical test's method a test.</param>
internal sealed partial record FrameworkConsumer(string Name, string References, string Attributes)
{
    private const string Sdk = """<PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />""";

    /// <summary>xunit v2 as it is used.</summary>
    public const string Xunit = Sdk + """
        <PackageReference Include="xunit" Version="2.9.3" />
        <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
        """;

    private const string CSharp = """
        namespace Shop.Tests.Sales
        {
            using Netra.Compliance;

            [CriticalTest(1, "Checkout"), BusinessValue(1000, "Customers can pay for what they want")]
            public sealed partial class Checkout
            {
                [ATTRIBUTES]
                public void Pays() => System.GC.KeepAlive(this);
            }

            public sealed class Breaks : Fault { }
        }
        """;

    private const string FSharp = """
        namespace Shop.Tests.Sales
        open Netra.Compliance
        [<CriticalTest(1, "Checkout"); BusinessValue(1000, "Customers can pay for what they want")>]
        type Checkout() =
            [<Xunit.Fact>]
            member this.Pays() = System.GC.KeepAlive(this)
        """;

    private const string VisualBasic = """
        Imports Netra.Compliance
        <CriticalTest(1, "Checkout"), BusinessValue(1000, "Customers can pay for what they want")>
        Public Class Checkout
            <Xunit.Fact> Public Sub Pays()
                System.GC.KeepAlive(Me)
            End Sub
        End Class
        """;

    private const string Exe = "<OutputType>Exe</OutputType>";
    private const string Helpers = """<ProjectReference Include="../Helpers/Helpers.csproj" />""";
    private const string MSTest = """<PackageReference Include="MSTest" Version="4.5.2" />""";
    private const string NUnit = Sdk + """<PackageReference Include="NUnit" Version="4.4.0" />""";

    /// <summary>Every kind of consumer.</summary>
    public static readonly FrameworkConsumer[] All =
    [
        new("Xunit2", Xunit, "Xunit.Fact, ProvenBy(typeof(Breaks))"),
        new("Central", Xunit, "Xunit.Fact, ProvenBy(typeof(Breaks))") { IsCentral = true },
        new("Xunit3", """<PackageReference Include="xunit.v3" Version="4.0.2" />""", "Xunit.Fact") { Properties = Exe },
        new("NUnit4", NUnit, "NUnit.Framework.Test"),
        new("NUnitProven", NUnit, "NUnit.Framework.Test, ProvenBy(typeof(Breaks))"),
        new("MSTest4", MSTest, "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod"),
        new("TUnit1", """<PackageReference Include="TUnit" Version="1.81.10" />""", "TUnit.Core.Test")
        {
            Properties = Exe + "<ImplicitUsings>enable</ImplicitUsings>",
        },
        new("Nothing", "", """Covers("a sale")"""),
        new("OldLibrary", "", """Covers("a sale")""") { Framework = "netstandard2.0" },
        new("OldLanguage", Xunit, "Xunit.Fact") { Properties = "<LangVersion>7.3</LangVersion>" },
        new("OldRuntime", Xunit, "Xunit.Fact") { Framework = "net8.0" },
        new("Functional", Xunit, "") { Source = ("Checkout.fs", FSharp) },
        new("Basic", Xunit, "") { Source = ("Checkout.vb", VisualBasic) },
        new("Helpers", "", "") { Source = ("Broken.cs", "public sealed class Broken : Netra.Compliance.Fault { }") },
        new("Through", Xunit + Helpers, "Xunit.Fact") { IsDirect = false },
        new("Both", NUnit + Xunit.Replace(Sdk, ""), "NUnit.Framework.Test"),
    ];

    public string Framework { get; private init; } = "net10.0";

    public string Properties { get; private init; } = "";

    /// <summary>Whether the project references the package itself.</summary>
    public bool IsDirect { get; private init; } = true;

    /// <summary>Whether versions are managed centrally.</summary>
    public bool IsCentral { get; private init; }

    private (string File, string Text) Source { get; init; } = ("Checkout.cs", CSharp);

    /// <summary>Its project file's name.</summary>
    public string Project => Name + Path.GetExtension(Source.File) + "proj";

    /// <summary>Writes the project into a folder of its own name.</summary>
    public void WriteTo(string root, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, Name)).FullName;
        var package = $"""<PackageReference Include="Netra.Compliance" Version="{version}" />""";
        var items = IsDirect ? References + package : References;
        File.WriteAllText(Path.Combine(folder, Source.File), Source.Text.Replace("ATTRIBUTES", Attributes));
        File.WriteAllText(Path.Combine(folder, Project), Text(IsCentral ? Versions().Replace(items, "") : items));
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), IsCentral ? Central(items) : "<Project />");
    }

    private static string Central(string items) => $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup>{items.Replace("PackageReference", "PackageVersion")}</ItemGroup>
        </Project>
        """;

    private string Text(string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{Framework}</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            {Properties}
          </PropertyGroup>
          <ItemGroup>
            {(Source.File.EndsWith(".fs", StringComparison.Ordinal) ? $"<Compile Include=\"{Source.File}\" />" : "")}
            {items}
          </ItemGroup>
        </Project>
        """;

    [GeneratedRegex(" Version=\"[^\"]*\"")]
    private static partial Regex Versions();
}
