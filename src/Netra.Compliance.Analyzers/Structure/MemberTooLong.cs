using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Counting;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1002: a member has more lines than its limit.</summary>
internal static class MemberTooLong
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA1002",
        title: "Member is too long",
        messageFormat: "{0} has {1} lines, {2} are allowed",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A short member reads as one thought. Extract what can be named, or find the type that is missing.",
        helpLinkUri: HelpLink.For("NETRA1002"));

    public static void Check(SourceFile file, Member member)
    {
        var extent = file.LinesOf(member.Extent);
        if (extent > file.Options.MaxMethodLines)
        {
            CheckLines(file, member, extent);
        }
    }

    private static void CheckLines(SourceFile file, Member member, int extent)
    {
        if (PlainText.Count(file.Text, member.Body, member.Extent) is { } lines)
        {
            Judge(file, member, file.Options.CountsPhysicalLines ? extent : lines);
            return;
        }

        var counter = Count(file, member);
        Judge(file, member, file.Options.CountsPhysicalLines ? extent : counter.Count);
        counter.LocalFunctions.ForEach(function => CheckLocal(file, function));
    }

    private static CodeLineCounter Count(SourceFile file, Member member)
    {
        var counter = new CodeLineCounter(file.Text, file.Options.CountsEachLiteralLine);
        foreach (var part in member.Parts)
        {
            counter.Add(part);
        }

        return counter;
    }

    private static void Judge(SourceFile file, Member member, int lines)
    {
        var measure = new Measure(lines, file.Options.MaxMethodLines);
        if (measure.IsTooLong)
        {
            var location = MemberName.Anchor(member.Declaration).GetLocation();
            file.Report(measure.Finding(Descriptor, location, MemberName.Of(member.Declaration)));
        }
    }

    private static void CheckLocal(SourceFile file, LocalFunctionStatementSyntax function)
    {
        if (((SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression) is { } body)
        {
            Check(file, new Member(function, body));
        }
    }
}
