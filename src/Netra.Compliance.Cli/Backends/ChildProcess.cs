using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>
/// A foreground child that ends with this process, even when this process is killed: a shell holds the other end of a
/// pipe as a leash, and signals the child as soon as the pipe closes. The child sees neither the pipe nor the terminal,
/// so that Ctrl-C reaches this process alone; it writes to a log.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>
    /// The shell's own death is covered where setpriv exists: it asks the kernel for a signal at the death of the
    /// parent. From .NET that would follow the thread that started the child, and varnishd sheds it; hence the pipe.
    /// </summary>
    private const string Watchdog = """
        signal=$1 log=$2; shift 2
        exec 3<&0 </dev/null >>"$log" 2>&1
        "$@" 3<&- & child=$!
        ( exec >/dev/null 2>&1
          read -r line; kill -"$signal" $child; i=0
          while kill -0 $child && [ $i -lt 50 ]; do sleep 0.1; i=$((i+1)); done
          kill -KILL $child ) <&3 3<&- & leash=$!
        exec 3<&-
        wait $child; code=$?
        kill -KILL $leash
        exit $code
        """;

    private readonly Process _shell;
    private readonly string _log;

    private ChildProcess(Process shell, string log) => (_shell, _log) = (shell, log);

    /// <summary>Done when the child has ended, by itself or not.</summary>
    public Task Ended => _shell.WaitForExitAsync();

    public bool HasEnded => _shell.HasExited;

    public int ExitCode => _shell.ExitCode;

    /// <summary>Starts a command; <paramref name="signal"/> ends it; a variable that is null it lacks.</summary>
    public static ChildProcess Start(
        IEnumerable<string> command, string folder, string log, string signal, Programs programs, string? account,
        IReadOnlyDictionary<string, string?>? variables = null)
    {
        string[] own = programs.Find("setsid") is { } setsid ? [setsid] : [];
        string[] shell = [Shell(), "-c", Watchdog, "netra-child", signal, log];
        string[] all = [.. own, .. shell, .. Guard(programs, account), .. command];
        var start = new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = folder, RedirectStandardInput = true };
        variables?.ToList().ForEach(pair => start.Environment[pair.Key] = pair.Value);
        return new ChildProcess(Process.Start(start)!, log);
    }

    private static string Shell()
    {
        const string Path = "/bin/sh";
        return File.Exists(Path) ? Path
            : throw new Refusal(
                Inputs.ExitCode.Inventory,
                $"{Path} is missing, but netra needs it to start servers and load programs: install a shell there.");
    }

    /// <summary>The last lines of the log that say something.</summary>
    public ImmutableArray<string> LastWords() =>
        File.Exists(_log) ? [.. File.ReadLines(_log).Where(line => line.Trim().Length > 0).TakeLast(8)] : [];

    /// <summary>Closes the pipe and waits for the child to end.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static ImmutableArray<string> Guard(Programs programs, string? account)
    {
        string[] other = account is null || !Environment.IsPrivilegedProcess
            ? []
            : ["--reuid", account, "--regid", account, "--clear-groups"];
        return programs.Find("setpriv") is { } setpriv ? [setpriv, "--pdeathsig", "KILL", .. other, "--"] : [];
    }
}
