namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Reads one line of a body by its characters.</summary>
/// <param name="line">The part of the line that belongs to the body.</param>
/// <param name="before">The last character of code before it.</param>
/// <param name="inComment">Whether the line begins in a comment that an earlier one opened.</param>
internal ref struct LineScan(ReadOnlySpan<char> line, char before, bool inComment)
{
    private readonly ReadOnlySpan<char> _line = line;
    private readonly char _before = before;
    private int _first;
    private bool _isBroken;
    private bool _braces;
    private bool _escapes;
    private bool _interpolates;
    private int _quotes;

    /// <summary>Whether a token touches it that is no lone brace, and does not merely close after one.</summary>
    public bool Counts { get; private set; }

    /// <summary>The last character of code, in this line or before it.</summary>
    public char End { get; private set; } = before;

    /// <summary>Whether a comment continues on the next line.</summary>
    public bool InComment { get; private set; } = inComment;

    private readonly bool InLiteral => _quotes % 2 == 1;

    private readonly bool HasCode => Counts || _braces;

    /// <summary>False where characters alone cannot tell what is code.</summary>
    public bool Read()
    {
        var at = InComment ? EndOfComment(0) : 0;
        while (at < _line.Length && (InLiteral || !IsPair(at, '/', '/')))
        {
            if (IsOpaque(at))
            {
                return false;
            }

            at = Take(at);
        }

        return !InLiteral && !(_interpolates && _escapes);
    }

    private readonly char At(int position) => (uint)position < (uint)_line.Length ? _line[position] : '\0';

    private readonly bool IsPair(int at, char one, char other) => _line[at] == one && At(at + 1) == other;

    // The start of a literal that may go on in the next line, an end of one that looks like none, the head of what may
    // be a local function.
    private readonly bool IsOpaque(int at) => _line[at] switch
    {
        '@' or '$' => At(at + 1) is '@' or '$' || (_line[at] == '@' && At(at + 1) == '"'),
        '"' => At(at + 1) == '"' && At(at + 2) == '"',
        '\\' => At(at + 1) == '\\' && At(at + 2) == '"',
        '(' => !InLiteral && (_isBroken || new FunctionHead(_line.Slice(_first), _before).MayEndAt(at - _first)),
        _ => false,
    };

    // Past what was taken.
    private int Take(int at)
    {
        if (!InLiteral && IsPair(at, '/', '*'))
        {
            return EndOfComment(at + 2);
        }

        if (!char.IsWhiteSpace(_line[at]))
        {
            TakeCode(at, _line[at]);
        }

        return at + 1;
    }

    // A head is looked for in what follows a comment; one that a comment stands in is in doubt.
    private int EndOfComment(int at)
    {
        var length = _line.Slice(at).IndexOf("*/".AsSpan());
        InComment = length < 0;
        _isBroken |= HasCode;
        _first = InComment ? _line.Length : at + length + 2;
        return _first;
    }

    private void TakeCode(int at, char character)
    {
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
