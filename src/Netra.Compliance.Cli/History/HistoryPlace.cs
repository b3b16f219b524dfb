using System.Data.Common;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Settings;
using Npgsql;

namespace Netra.Compliance.Cli.History;

/// <summary>Where a history is: a file of SQLite, or a database of PostgreSQL.</summary>
/// <param name="File">The file's full path; null for PostgreSQL.</param>
/// <param name="Connection">How PostgreSQL is reached, which may hold a password: never shown; null for a file.</param>
/// <param name="Name">What people are told.</param>
internal sealed partial record HistoryPlace(string? File, string? Connection, string Name)
{
    /// <summary>The environment variable that says it.</summary>
    public const string Variable = "NETRA_HISTORY";

    private const string Form = "write it as \"Host=…;Database=…;Username=…\".";

    /// <summary>What the command line says, else the environment, else <c>.netra/history.db</c> beside the nearest
    /// <c>netra.json</c>, or in the repository's folder where there is none.</summary>
    public static HistoryPlace Of(string? stated, Func<string, string?> variable, string folder) =>
        stated is not null ? Parse(stated, folder)
        : variable(Variable) is { Length: > 0 } told ? Parse(told, folder)
        : OfFile(NetraFolder.File(folder, "history.db"));

    /// <summary>A file by its path.</summary>
    public static HistoryPlace OfFile(string path) => new(path, null, path);

    /// <summary>Without the connection string.</summary>
    public override string ToString() => Name;

    private static HistoryPlace Parse(string text, string folder) =>
        Address().IsMatch(text)
            ? throw new Refusal(ExitCode.Usage, $"The history is no address with a scheme: for PostgreSQL {Form}")
        : Host().IsMatch(text) ? OfServer(text) : OfFile(Path.GetFullPath(text, folder));

    private static HistoryPlace OfServer(string text)
    {
        try
        {
            var server = new NpgsqlConnectionStringBuilder(text);
            return new(null, text, $"PostgreSQL {server.Host}:{server.Port}/{server.Database ?? server.Username}");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or DbException)
        {
            // The library's own message may quote the string, and with it the password.
            throw new Refusal(ExitCode.Usage, $"The connection string of the history is not valid: {Form}");
        }
    }

    [GeneratedRegex(@"^\s*[a-z]+://", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^|;)\s*(Host|Server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
