using System.Text.Json;

namespace Netra.Compliance.Journaling;

/// <summary>One event as one line of UTF-8 JSON.</summary>
internal static class JournalLine
{
    public static byte[] Of(string name, Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        WriteObject(buffer, name, fields);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteObject(Stream buffer, string name, Action<Utf8JsonWriter> fields)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("event", name);
        fields(json);
        json.WriteEndObject();
    }
}
