using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;

namespace Netra.Compliance.Cli.Running;

/// <summary>A built test project and what it declares.</summary>
internal sealed record CriticalProject(BuiltProject Built, AssemblyCatalog Catalog)
{
    public static CriticalProject? Of(BuiltProject built) =>
        File.Exists(built.Assembly) && CatalogReader.Read(built.Assembly) is { } catalog ? new(built, catalog) : null;

    /// <summary>The arguments of the test command.</summary>
    public IEnumerable<string> TestArguments(RunRequest request)
    {
        string[] framework = Built.Framework.Length == 0 ? [] : ["--framework", Built.Framework];
        string[] filter = request.Tests.Filter(Catalog) is { } expression ? ["--filter", expression] : [];
        return ["test", Built.Project, "--no-build", "--configuration", request.Configuration, "--nologo", "--verbosity", "quiet", .. framework, .. filter];
    }
}
