namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Reads one line of a body by its characters.</summary>
/// <param name="line">The part of the line that belongs to the body.</param>
/// <param name="before">The last character of code before it.</param>
internal ref struct LineScan(ReadOnlySpan<char> line, char before)
{
    private readonly ReadOnlySpan<char> _line = line;
    private readonly char _before = before;
    private bool _braces;
    private bool _escapes;
    private bool _interpolates;
    private int _quotes;

    /// <summary>Whether a token touches it that is no lone brace, and does not merely close after one.</summary>
    public bool Counts { get; private set; }

    /// <summary>The last character of code, in this line or before it.</summary>
    public char End { get; private set; } = before;

    private readonly bool InLiteral => _quotes % 2 == 1;

    /// <summary>False where characters alone cannot tell what is code.</summary>
    public bool Read()
    {
        for (var at = 0; at < _line.Length; at++)
        {
            if (!InLiteral && IsPair(at, '/', '/'))
            {
                break;
            }

            if (IsOpaque(at))
            {
                return false;
            }

            Take(at);
        }

        return !InLiteral && !(_interpolates && _escapes);
    }

    private readonly char At(int position) => (uint)position < (uint)_line.Length ? _line[position] : '\0';

    private readonly bool IsPair(int at, char one, char other) => _line[at] == one && At(at + 1) == other;

    // The start of what may go on in the next line, an end of a literal that looks like none, the head of what may be a local function.
    private readonly bool IsOpaque(int at) => _line[at] switch
    {
        '/' => At(at + 1) == '*',
        '@' or '$' => At(at + 1) is '@' or '$' || (_line[at] == '@' && At(at + 1) == '"'),
        '"' => At(at + 1) == '"' && At(at + 2) == '"',
        '\\' => At(at + 1) == '\\' && At(at + 2) == '"',
        '(' => !InLiteral && new FunctionHead(_line, _before).MayEndAt(at),
        _ => false,
    };

    private void Take(int at)
    {
        var character = _line[at];
        if (char.IsWhiteSpace(character))
        {
            return;
        }

        TakeQuote(at, character);
        Count(character);
        End = character;
    }

    private void TakeQuote(int at, char character)
    {
        _escapes |= character == '\\';
        _interpolates |= character == '$';
        if (character == '"' && At(at - 1) != '\\' && !(At(at - 1) == '\'' && At(at + 1) == '\''))
        {
            _quotes++;
        }
    }

    private void Count(char character)
    {
        if (character is '{' or '}')
        {
            _braces = true;
        }
        else if (!_braces || character is not (')' or ']' or ';' or ','))
        {
            Counts = true;
        }
    }
}
