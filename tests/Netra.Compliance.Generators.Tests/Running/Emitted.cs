using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Netra.Compliance.Generators.Tests.Running;

/// <summary>A generated project, compiled without a complaint and loaded.</summary>
internal sealed class Emitted
{
    private readonly Assembly _assembly;

    private Emitted(Assembly assembly) => _assembly = assembly;

    /// <summary>The catalog's fragments of critical tests, by number.</summary>
    public ImmutableArray<JsonElement> Tests =>
        [.. Fragments.Where(IsTest).OrderBy(test => test.GetProperty("number").GetInt32())];

    /// <summary>The catalog's fragments of journeys.</summary>
    public ImmutableArray<JsonElement> Journeys =>
        [.. Fragments.Where(fragment => fragment.TryGetProperty("journey", out _))];

    public JsonElement Header => Fragments.Single(fragment => fragment.TryGetProperty("schema", out _));

    private IEnumerable<JsonElement> Fragments => _assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(metadata => metadata.Key == "Netra.Catalog")
        .Select(metadata => JsonDocument.Parse(metadata.Value!).RootElement);

    public static Emitted From(params string[] sources) => From(Project.With(sources));

    public static Emitted From(Project project)
    {
        var generation = Generation.Of(project);
        Assert.Null(generation.Result.Exception);
        Assert.Empty(generation.Complaints);
        using var image = new MemoryStream();
        Assert.True(generation.Output.Emit(image).Success);
        image.Position = 0;
        return new Emitted(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    public Type Type(string clrName) => _assembly.GetType(clrName, throwOnError: true)!;

    public bool Has(string clrName) => _assembly.GetType(clrName) is not null;

    public IEnumerable<T> Attributes<T>()
        where T : Attribute => _assembly.GetCustomAttributes<T>();

    /// <summary>The names and values of the traits that the class carries.</summary>
    public string[] Traits(string clrName) =>
        Data(clrName, typeof(TraitAttribute)).Select(data => $"{data[0]}={data[1]}").ToArray();

    public string? Collection(string clrName) => Data(clrName, typeof(CollectionAttribute)).SingleOrDefault()?[0];

    /// <summary>Runs a coverage point by the generated delegate.</summary>
    public Task Invoke(object test, string point, params object?[] arguments)
    {
        var mangled = test.GetType().FullName!.Replace("_", "_0", StringComparison.Ordinal).Replace('.', '_')
            .Replace("+", "_1", StringComparison.Ordinal);
        var method = Type($"Netra.Compliance.Generated.{mangled}Points")
            .GetMethod("InvokeAsync", BindingFlags.Static | BindingFlags.NonPublic)!;
        return (Task)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [test, point, arguments], null)!;
    }

    public object Create(string clrName, params object?[] arguments) =>
        Activator.CreateInstance(Type(clrName), arguments)!;

    private static bool IsTest(JsonElement fragment) => fragment.TryGetProperty("number", out _);

    private IEnumerable<string[]> Data(string clrName, Type attribute) => Type(clrName).GetCustomAttributesData()
        .Where(data => data.AttributeType == attribute)
        .Select(data => data.ConstructorArguments.Select(argument => (string)argument.Value!).ToArray());
}
