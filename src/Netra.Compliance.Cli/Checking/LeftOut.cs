using System.Collections.Immutable;
using Netra.Compliance.Cli.Building;

namespace Netra.Compliance.Cli.Checking;

/// <summary>What a check of a build did not judge.</summary>
internal static class LeftOut
{
    public static ImmutableArray<string> Of(BuildResult built)
    {
        var unjudged = built.Projects.Where(project => !File.Exists(project.Findings)).Select(Sentence).Distinct();
        return built.Succeeded ? [.. unjudged] : ["The build stopped: projects that were not compiled were not judged.", .. unjudged];
    }

    private static string Sentence(BuiltProject project) =>
        project.Language == "C#"
            ? $"{project.Name} left no log of findings."
            : $"{project.Name} is written in {project.Language}; the rules read C#.";
}
