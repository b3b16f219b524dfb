using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault in how a body is read or written as JSON.</summary>
internal abstract class JsonFault<T> : ApexFault
    where T : class
{
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<JsonOptions>(options => options.SerializerOptions.Converters.Add(new Converter(this)));

    /// <summary>Changes a body; the same one where nothing goes wrong.</summary>
    protected abstract T Change(T right);

    private T Break(T right)
    {
        var wrong = Change(right);
        if (!ReferenceEquals(wrong, right))
        {
            Reached();
        }

        return wrong;
    }

    private sealed class Converter(JsonFault<T> fault) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            fault.Break(JsonSerializer.Deserialize<T>(ref reader, JsonSerializerOptions.Web)!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, fault.Break(value), JsonSerializerOptions.Web);
    }
}
