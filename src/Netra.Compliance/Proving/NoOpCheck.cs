using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>Checks that putting a fault in place changes nothing by itself.</summary>
internal sealed class NoOpCheck(ProofProtocol protocol)
{
    public async Task<(CoveragePoint Point, ControlRecord Control)> RunAsync(IReadOnlyList<CoveragePoint> points)
    {
        var point = await FirstGreenAsync(points).ConfigureAwait(false);
        var result = await protocol.TryAsync(point, new NoOpFault()).ConfigureAwait(false);
        return (point, new ControlRecord(ControlKind.Noop, point.TestClass.FullName, result.IsGreen, Sentence(point, result)));
    }

    private static string Sentence(CoveragePoint point, AttemptResult result) => result.IsGreen
        ? $"A fault that breaks nothing leaves '{point.Name}' green."
        : $"The proof engine is blind: under a fault that breaks nothing '{point.Name}' turns red, so red means nothing here: {result.Reason}";

    private async Task<CoveragePoint> FirstGreenAsync(IReadOnlyList<CoveragePoint> points)
    {
        foreach (var point in points)
        {
            if ((await protocol.TryAsync(point, null).ConfigureAwait(false)).IsGreen)
            {
                return point;
            }
        }

        throw new ProofFailedException($"No point of {points[0].TestClass.Name} passes without a fault, so there is nothing to check the proof engine on.");
    }
}
