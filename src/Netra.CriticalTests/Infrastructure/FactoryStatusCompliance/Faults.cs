using System.Linq.Expressions;
using Netra.Apex.Infrastructure;
using Netra.Apex.Infrastructure.Factory;
using Netra.Compliance.Checking;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A fault in what comes of a check.</summary>
internal abstract class FindingsFault : ApexFault<ITreeCheck>
{
    protected FindingsFault(Func<IEnumerable<CodeFinding>, IEnumerable<CodeFinding>> wrong) =>
        On.Answer<IReadOnlyList<CodeFinding>>(nameof(ITreeCheck.JudgeAsync), (right, _) => [.. wrong(right)]);
}

/// <summary>The rule about untyped signatures is not among those that are asked.</summary>
internal sealed class LeavesOutUntypedCode() : FindingsFault(findings =>
    findings.Where(finding => finding.Rule != "NETRA4001"));

/// <summary>A finding names its file without the folder.</summary>
internal sealed class NamesFilesWithoutFolder() : FindingsFault(findings =>
    findings.Select(finding => finding with { File = Path.GetFileName(finding.File) }));

/// <summary>The number of its line is a part of what makes a finding.</summary>
internal sealed class TakesMovedForNew() : FindingsFault(findings =>
    findings.Select(finding => finding with { Text = $"{finding.Line} {finding.Text}" }));

/// <summary>Of findings on equal lines of a file there is one.</summary>
internal sealed class MergesEqualLines() : FindingsFault(findings =>
    findings.DistinctBy(finding => (finding.Rule, finding.File, finding.Text)));

/// <summary>A fault in how a tree is read.</summary>
internal abstract class TreeFault : ApexFault<ITreeCheck>
{
    protected void Read(Func<SourceTree, SourceTree> wrong) => On.Tell(
        nameof(ITreeCheck.JudgeAsync), call => call.With("tree", wrong(call.Argument<SourceTree>("tree"))));
}

/// <summary>What the tree's .editorconfig says is not read.</summary>
internal sealed class IgnoresOptions : TreeFault
{
    public IgnoresOptions() => Read(tree => tree with { Options = EditorConfigs.Of([]) });
}

/// <summary>What the tree's .editorconfig says is read once.</summary>
internal sealed class RemembersOptions : TreeFault
{
    private EditorConfigs? _first;

    public RemembersOptions() => Read(tree => tree with { Options = _first ??= tree.Options });
}

/// <summary>A fault in what is remembered of files, by their paths.</summary>
internal abstract class MemoryFault : TreeFault
{
    protected Dictionary<string, SourceFile> Known { get; } = [];
}

/// <summary>A file that is as long as before is taken for unchanged.</summary>
internal sealed class ComparesLengths : MemoryFault
{
    public ComparesLengths() => Read(tree => tree with { Files = [.. tree.Files.Select(Read)] });

    private SourceFile Read(SourceFile file) =>
        Known.TryGetValue(file.Path, out var before) && before.Syntax.Length == file.Syntax.Length
            ? before
            : Known[file.Path] = file;
}

/// <summary>A file that is gone is still judged.</summary>
internal sealed class KeepsDeletedFiles : MemoryFault
{
    public KeepsDeletedFiles() => Read(tree =>
    {
        tree.Files.ToList().ForEach(file => Known[file.Path] = file);
        return tree with { Files = [.. Known.Values] };
    });
}

/// <summary>A file that cannot be read is taken for one that is gone.</summary>
internal sealed class TakesUnreadForGone : TreeFault
{
    public TakesUnreadForGone() => Read(tree => tree with
    {
        Files = [.. tree.Files.Where(file => !tree.Unread.Contains(tree.NameOf(file.Path)))],
    });
}

/// <summary>The reason for a status without a score, or for an old one, gets lost.</summary>
internal sealed class LosesTheReason : JsonFault<FactoryStatus>
{
    protected override FactoryStatus Change(FactoryStatus right) => right.Problem is null ? right : right.Outdated("");
}

/// <summary>A day's changes are shown on the next one.</summary>
internal sealed class ShowsChangesADayLate : JsonFault<FactoryReport>
{
    protected override FactoryReport Change(FactoryReport right) =>
        right with { Days = [.. right.Days.Select(day => day with { Day = day.Day.AddDays(1) })] };
}

/// <summary>Findings that were fixed long ago stay in the store.</summary>
internal sealed class DeletesNoFinding() : LosesCommand(command =>
    command.StartsWith("DELETE FROM \"Findings\"", StringComparison.Ordinal));

/// <summary>The configured weights are not read.</summary>
internal sealed class IgnoresWeights() : OptionFault<InfrastructureSettings>(settings =>
    settings.Factory.Weights.Clear());

/// <summary>All rules have the weight of one.</summary>
internal sealed class WeighsAllAlike() : OptionFault<InfrastructureSettings>(settings =>
    TreeChecks.Rules.ToList().ForEach(rule => settings.Factory.Weights[rule] = 0.5m));

/// <summary>A finding that was fixed exactly as long ago as one is kept is not listed any more.</summary>
public sealed class ForgetsAtTheLimit() : ComparesOtherwise(
    nameof(FindingRow.FixedAt), ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan);

/// <summary>An off-by-one: a finding is kept for a day more.</summary>
internal sealed class KeepsADayLonger() : OptionFault<InfrastructureSettings>(settings =>
    settings.Factory.HistoryDays++);
