using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Names the new method from what it does.</summary>
internal sealed class MethodName(SemanticModel model, LongMember member, ExtractionPlan plan)
{
    private const int LongestName = 45;

    private string Suffix => plan.Awaits ? "Async" : "";

    /// <summary>The first name that nothing in the type, around it or below it has; null where none is left that says something.</summary>
    public string? Unique()
    {
        var taken = Taken();
        return Proposals().Select(WithSuffix).FirstOrDefault(name => SyntaxFacts.IsValidIdentifier(name) && !IsTaken(name, taken));
    }

    private string WithSuffix(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;

    private IEnumerable<string> Proposals()
    {
        var purposes = new Purpose(plan).Names().Where(static name => name.Length is > 3 and < LongestName).ToArray();
        var owner = OwnerName();
        return purposes
            .Concat(purposes.Where(name => !owner.Contains(name)).Select(name => $"{name}For{owner}"))
            .Concat(Surroundings.Of(plan.Run) is { Length: > 0 } word ? [$"{owner}For{word}"] : [])
            .Append(PlaceIn(owner));
    }

    private string PlaceIn(string owner) => (plan.Run.IsHead, plan.Run.IsTail) switch
    {
        (true, false) => "Begin" + owner,
        (false, true) => "Complete" + owner,
        _ => "Continue" + owner,
    };

    private string OwnerName() => Words.Pascal(member.Host switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        _ => member.Type.Identifier.ValueText,
    });

    private bool IsTaken(string name, HashSet<string> taken) =>
        taken.Contains(name) || Types().Any(type => !type.GetMembers(name).IsEmpty);

    // In every file of the type: a method here would be found before what the name means there.
    private HashSet<string> Taken() => new(Types()
        .Where(static type => type.ContainingType is null)
        .SelectMany(static type => type.DeclaringSyntaxReferences)
        .SelectMany(static part => part.GetSyntax().DescendantTokens())
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText), StringComparer.Ordinal);

    private IEnumerable<INamedTypeSymbol> Types()
    {
        for (var outer = model.GetDeclaredSymbol(member.Type); outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? type = outer; type is not null; type = type.BaseType)
            {
                yield return type;
            }
        }
    }
}
