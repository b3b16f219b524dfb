using System.Globalization;

namespace Netra.Apex.Load.Soaking;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Second">The moment, from the soak's start.</param>
/// <param name="MemoryBytes">Resident memory.</param>
/// <param name="Handles">Open descriptors.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Connections">TCP connections, in whatever state, without those that listen.</param>
internal sealed record SoakSample(double Second, long MemoryBytes, long Handles, long Threads, long Connections);

/// <summary>Reads what a process holds from Linux's <c>/proc</c>: man 5 proc.</summary>
internal static class ProcessReading
{
    private const string Listening = "0A";
    private const int StateColumn = 3;
    private const int InodeColumn = 9;

    /// <summary>Whether this system has what is read.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Reads a process.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    public static SoakSample Read(int id, double second)
    {
        try
        {
            return SampleOf(id, second);
        }
        catch (IOException ended)
        {
            throw new IOException("the platform's process has ended.", ended);
        }
    }

    private static SoakSample SampleOf(int id, double second)
    {
        var status = File.ReadAllLines($"/proc/{id}/status").Select(line => line.Split(':')).ToLookup(
            pair => pair[0], pair => pair[^1].Trim());
        var handles = Directory.GetFiles($"/proc/{id}/fd");
        var sockets = handles.Select(TargetOf).ToHashSet(StringComparer.Ordinal);
        var memory = 1024 * Number(status["VmRSS"].Single().Split(' ')[0]);
        return new SoakSample(
            second, memory, handles.Length, Number(status["Threads"].Single()), Inodes(id).Count(sockets.Contains));
    }

    // A descriptor may be closed between the listing and the look.
    private static string TargetOf(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    // These files list the connections of all processes of the same network.
    private static IEnumerable<string> Inodes(int id) =>
        from table in new[] { "tcp", "tcp6" }
        from line in File.ReadAllLines($"/proc/{id}/net/{table}").Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[StateColumn] != Listening
        select $"socket:[{columns[InodeColumn]}]";

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
