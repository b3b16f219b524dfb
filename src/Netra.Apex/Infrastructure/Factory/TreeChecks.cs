using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Analyzers.TypeSafety;
using Netra.Compliance.Checking;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>What a rule says of a place in the tree.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="File">The file, relative to the tree, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">The rule's sentence.</param>
/// <param name="Text">What of the line makes it the same finding when lines move.</param>
internal sealed record CodeFinding(
    string Rule, string File, int Line, string Message, [property: JsonIgnore] string Text = "");

/// <summary>A part of the product's own rules, over a whole tree.</summary>
internal interface ITreeCheck
{
    /// <summary>What the rules say of a tree, without notes and what the source suppresses.</summary>
    Task<IReadOnlyList<CodeFinding>> JudgeAsync(SourceTree tree, CancellationToken cancel);
}

/// <summary>The rules that look at one file at a time: only files that have changed are judged again.</summary>
internal sealed class FileCheck : ITreeCheck
{
    private Dictionary<SyntaxTree, IEnumerable<Diagnostic>> _judged = [];
    private EditorConfigs? _options;

    public async Task<IReadOnlyList<CodeFinding>> JudgeAsync(SourceTree tree, CancellationToken cancel)
    {
        var (host, known) = (new RuleHost(tree.Options), tree.Options == _options ? _judged : []);
        var files = tree.Files.Select(file => file.Syntax).ToList();
        var said = await host.JudgeAsync([.. files.Where(file => !known.ContainsKey(file))], cancel);
        var options = await host.JudgeOptionsAsync(files.Select(file => file.FilePath), cancel);
        _options = tree.Options;
        var fresh = said.ToLookup(finding => finding.Location.SourceTree);
        _judged = files.ToDictionary(file => file, file => known.GetValueOrDefault(file) ?? fresh[file]);
        return TreeChecks.Open(_judged.Values.SelectMany(findings => findings).Concat(options), tree);
    }
}

/// <summary>The rule about untyped signatures: it asks what names mean, so one file's findings depend on others, and
/// all files that may have some are judged each time.</summary>
internal sealed class SignatureCheck : ITreeCheck
{
    public async Task<IReadOnlyList<CodeFinding>> JudgeAsync(SourceTree tree, CancellationToken cancel)
    {
        var judged = tree.Files.Where(file => file.MayBeUntyped).Select(file => file.Syntax);
        var (rule, host) = (new UntypedSignature(), new RuleHost(tree.Options));
        var said = await host.JudgeAsync(rule, tree.Files.Select(file => file.Syntax), judged, cancel);
        return TreeChecks.Open(said, tree);
    }
}

/// <summary>What all checks have in common.</summary>
internal static class TreeChecks
{
    /// <summary>The ids of the rules that are checked.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        .. RuleCatalog.StructuralRules.Add(new UntypedSignature())
            .SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>What counts of the things that are said of a tree.</summary>
    public static IReadOnlyList<CodeFinding> Open(IEnumerable<Diagnostic> said, SourceTree tree) =>
    [
        .. said.Where(finding => !finding.IsSuppressed && finding.Severity >= DiagnosticSeverity.Warning)
            .Select(finding => Of(finding, tree)),
    ];

    private static CodeFinding Of(Diagnostic said, SourceTree tree)
    {
        var (source, place) = (said.Location.SourceTree!, said.Location.GetLineSpan().StartLinePosition.Line);
        var text = LineText.Of(said.Id, source.GetText().Lines[place].ToString());
        var message = said.GetMessage(CultureInfo.InvariantCulture);
        return new CodeFinding(said.Id, tree.NameOf(source.FilePath), place + 1, message, text);
    }
}
