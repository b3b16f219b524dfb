using System.Reflection;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;

namespace Netra.Compliance.Cli.Tests.Formats;

/// <summary>Schemas that files of other tools are held to.</summary>
internal static class PublishedFormat
{
    private static readonly EvaluationOptions Listed =
        new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>How a JSON document differs from a schema; empty where it does not.</summary>
    public static IReadOnlyList<string> JsonProblems(string schema, string document)
    {
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var read = JsonSchema.Build(JsonDocument.Parse(Text(schema)).RootElement, options);
        var found = read.Evaluate(JsonDocument.Parse(document).RootElement, Listed);
        IEnumerable<EvaluationResults> places = found.IsValid ? [] : [found, .. found.Details ?? []];
        return [.. places.SelectMany(Problems)];
    }

    /// <summary>How an XML document differs from a schema; empty where it does not.</summary>
    public static IReadOnlyList<string> XmlProblems(string schema, string document)
    {
        var (problems, schemas) = (new List<string>(), new XmlSchemaSet());
        using var text = new StringReader(Text(schema));
        schemas.Add(null, XmlReader.Create(text));
        XDocument.Parse(document).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        return problems;
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static string Folder { get; } = typeof(PublishedFormat).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "PublishedFormats").Value!;

    private static IEnumerable<string> Problems(EvaluationResults place) =>
        place.Errors?.Values.Select(error => $"{place.InstanceLocation}: {error}") ?? [];
}
