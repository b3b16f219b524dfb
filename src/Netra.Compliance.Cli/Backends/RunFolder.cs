using System.Diagnostics;
using System.Globalization;

namespace Netra.Compliance.Cli.Backends;

/// <summary>The folder of one run's servers, <c>run-PID-N</c>; those of processes that are gone are swept away at the
/// next start.</summary>
internal sealed class RunFolder : IDisposable
{
    private const UnixFileMode Through = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static int _made;

    private RunFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where the folders of this user's runs stand.</summary>
    public static string Home => System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netra-{Environment.UserName}");

    /// <summary>Sweeps <paramref name="home"/> and makes a new folder in it.</summary>
    public static RunFolder Make(string home)
    {
        Directory.CreateDirectory(home);
        LetOthersThrough(home);
        Sweep(home);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
        return new RunFolder(Ours(System.IO.Path.Combine(home, name)));
    }

    /// <summary>A server that runs under an account of its own must reach its folder, not read those above
    /// it.</summary>
    public static void LetOthersThrough(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, Through);
        }
    }

    public string For(string server) => Ours(System.IO.Path.Combine(Path, server));

    public void Dispose() => Remove(Path);

    private static string Ours(string folder)
    {
        Directory.CreateDirectory(folder);
        LetOthersThrough(folder);
        return folder;
    }

    private static void Sweep(string home) =>
        Directory.GetDirectories(home, "run-*").Where(IsAbandoned).ToList().ForEach(Remove);

    private static bool IsAbandoned(string folder)
    {
        var parts = System.IO.Path.GetFileName(folder).Split('-');
        return parts.Length == 3 && int.TryParse(parts[1], out var process) && !IsAlive(process);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another run sweeps it at the same time, or a server still writes its last lines: the next start tries
            // again.
        }
    }
}
