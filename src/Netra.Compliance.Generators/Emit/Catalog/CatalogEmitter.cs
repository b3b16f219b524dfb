using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>The catalog: what is declared, in the assembly's metadata and as constants that code can name.</summary>
internal sealed class CatalogEmitter : Emitter
{
    public override void WriteClassAttributes(CodeWriter writer, ClassUnit unit)
    {
        foreach (var test in unit.Class.Tests)
        {
            WriteMetadata(writer, CatalogFragment.Of(unit.Class.Name, test));
        }
    }

    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        WriteMetadata(writer, CatalogHeader.Of(portfolio));
        foreach (var test in portfolio.Facts.Declared.Planned)
        {
            WriteMetadata(writer, CatalogFragment.Of(test));
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio) => CatalogConstants.Write(writer, portfolio);

    private static void WriteMetadata(CodeWriter writer, string json) =>
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"Netra.Catalog\", {Literal.Of(json)})]");
}
