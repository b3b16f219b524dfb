namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Detects a parenthesis that may open the parameters of a local function: after a type and a name. In doubt
/// it may.</summary>
/// <param name="line">The line as far as it belongs to a body.</param>
/// <param name="before">The last character of code before the line.</param>
internal readonly ref struct FunctionHead(ReadOnlySpan<char> line, char before)
{
    private readonly ReadOnlySpan<char> _line = line;
    private readonly char _before = before;

    // What stands before a name that is called, made or matched, and is no type.
    private static readonly HashSet<string> NoTypes = new(
        ["return", "await", "throw", "new", "else", "in", "is", "as", "not", "case", "do", "yield", "select", "where",
            "from", "by", "on", "equals"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Modifiers =
        new(["static", "async", "unsafe", "extern", "ref", "readonly"], StringComparer.Ordinal);

    public bool MayEndAt(int parenthesis)
    {
        var end = SkipSpace(parenthesis - 1);
        return end < 0 ? IsWord(_before) || _before == '>' : IsNamed(SkipTypeParameters(end));
    }

    // In doubt where the line goes on with type parameters that opened before it.
    private bool IsNamed(int name)
    {
        var start = StartOfWord(name);
        return name < 0 || (start <= name && MayBeType(SkipSpace(start - 1)));
    }

    private bool MayBeType(int end) => end < 0 ? EndsType(_before) : _line[end] switch
    {
        '?' => At(end - 1) != '?',
        '>' => At(end - 1) != '=',
        '*' => !char.IsWhiteSpace(At(end - 1)),
        ')' => MayBeTuple(end),
        var character => character == ']' || (IsWord(character) && !NoTypes.Contains(WordBefore(end))),
    };

    // A tuple begins its statement; what a cast, an argument list or a condition stands in has begun before.
    private bool MayBeTuple(int end)
    {
        var begin = SkipSpace(Opening(end, '(', ')') - 1);
        return begin < 0 || _line[begin] switch
        {
            ';' or '{' or '}' or ']' => true,
            var character => IsWord(character) && Modifiers.Contains(WordBefore(begin)),
        };
    }

    // Where the bracket opens that closes here; before the line where it opens there, here where nothing closes.
    private int Opening(int end, char open, char close)
    {
        var (position, depth) = (end, 0);
        while (position >= 0 && (depth += Nesting(_line[position], open, close)) > 0)
        {
            position--;
        }

        return position;
    }

    private static bool EndsType(char character) => IsWord(character) || character is '>' or ']' or '?' or '*' or ')';

    private char At(int position) => position >= 0 ? _line[position] : ' ';

    private int SkipSpace(int position)
    {
        while (position >= 0 && char.IsWhiteSpace(_line[position]))
        {
            position--;
        }

        return position;
    }

    // To the end of the name before them; before the line where they do not open in it.
    private int SkipTypeParameters(int end)
    {
        var opening = Opening(end, '<', '>');
        return opening < end ? SkipSpace(opening - 1) : end;
    }

    private static int Nesting(char character, char open, char close) =>
        (character == close ? 1 : 0) - (character == open ? 1 : 0);

    private int StartOfWord(int end)
    {
        var position = end;
        while (position >= 0 && IsWord(_line[position]))
        {
            position--;
        }

        return position + 1;
    }

    private string WordBefore(int end) => _line.Slice(StartOfWord(end), end + 1 - StartOfWord(end)).ToString();

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '_' or '@' or > '\u007f';
}
