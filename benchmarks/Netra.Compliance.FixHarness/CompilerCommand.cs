using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.FixHarness;

/// <summary>A project as the compiler is told of it: one argument a line, as in a response file.</summary>
internal sealed class CompilerCommand
{
    private readonly CSharpCommandLineArguments _arguments;
    private readonly string _name;

    public CompilerCommand(string responseFile, string folder)
    {
        _name = Path.GetFileNameWithoutExtension(responseFile);
        _arguments = CSharpCommandLineParser.Default.Parse(["@" + responseFile], folder, sdkDirectory: null);
    }

    /// <summary>The solution with this project added; its generators run.</summary>
    public Solution AddTo(Solution solution)
    {
        var project = Information();
        return _arguments.SourceFiles
            .Select(file => Path.GetFullPath(file.Path))
            .Aggregate(WithConfiguration(solution.AddProject(project), project.Id),
                (current, path) => current.AddDocument(Document(project.Id, path)));
    }

    private ProjectInfo Information() => ProjectInfo.Create(
        ProjectId.CreateNewId(), VersionStamp.Default, _name, _name, LanguageNames.CSharp,
        compilationOptions: Options(),
        parseOptions: _arguments.ParseOptions,
        metadataReferences: _arguments.MetadataReferences
            .Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
        analyzerReferences: _arguments.AnalyzerReferences.Select(reference => reference.FilePath).Where(Generates)
            .Select(Generator));

    // Options of the rules, and what generators want to know of the build.
    private Solution WithConfiguration(Solution solution, ProjectId project) =>
        _arguments.AnalyzerConfigPaths.Aggregate(
        solution,
        (current, path) => current.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(project), Path.GetFileName(path), SourceText.From(File.ReadAllText(path)),
            filePath: path));

    // Findings of the compiler stay what they are: a warning made an error would hide which it was.
    private CSharpCompilationOptions Options() =>
        _arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithStrongNameProvider(new DesktopStrongNameProvider());

    private static bool Generates(string path) =>
        !path.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal)
            && !path.Contains("NetAnalyzers", StringComparison.Ordinal);

    private static AnalyzerFileReference Generator(string path) => new(path, new GeneratorLoader());

    private static DocumentInfo Document(ProjectId project, string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = SourceText.From(bytes, bytes.Length, canBeEmbedded: false);
        return DocumentInfo.Create(
            DocumentId.CreateNewId(project), Path.GetFileName(path), filePath: path,
            loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)));
    }
}
