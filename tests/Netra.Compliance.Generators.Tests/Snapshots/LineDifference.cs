using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Netra.Compliance.Generators.Tests.Snapshots;

/// <summary>The lines in which two texts differ.</summary>
internal static class LineDifference
{
    public static string Of(string accepted, string received) => string.Join(
        "\n",
        InlineDiffBuilder.Diff(accepted, received).Lines.Where(line => line.Type != ChangeType.Unchanged).Select(Show));

    private static string Show(DiffPiece line) => (line.Type == ChangeType.Deleted ? "- " : "+ ") + line.Text;
}
