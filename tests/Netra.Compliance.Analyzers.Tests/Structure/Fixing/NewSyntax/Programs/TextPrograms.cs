namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Literals of several lines, one program a paragraph. <c>·</c> is a blank, <c>→</c> a tab and <c>¶</c> a line
/// break of another kind than the file's.</summary>
internal static class TextPrograms
{
    public const string Source = """""
        // verbatim
        s = @"one··
        two·→
          three ";
        n += s.Length;

        // interpolated verbatim
        s = $@"a {n}··
        →b {s}
        ·";
        n += s.Length;

        // raw
        s = """
            # one··
              two
            →three
            """;
        n += s.Length;

        // raw with a directive's look
        s = """
            #if X
            #region Y
            #endif
            """;
        log.Add(s);

        // interpolated raw
        s = $"""
            # {n}··
              {s}{""}·
            """;
        n += s.Length;

        // interpolated raw with more braces
        s = $$"""
            {n} {{n}}··
            { "x": {{s}} }
            """;
        n += s.Length;

        // raw with quotes
        s = """"
            """ ··
            "
            """";
        n += s.Length;

        // utf-8
        ReadOnlySpan<byte> bytes = @"a··
        →b"u8;
        n += bytes.Length;
        ReadOnlySpan<byte> more = """
            c··
            d
            """u8;
        n += more[1];

        // literal within a deeper block
        if (n > 0)
        {
            // read the text
            s = @"x··
            y
        z·";
            n += s.Length;
            log.Add(s);
        }

        // hole of several lines
        s = $"{(n > 1
            ? "a"
            : @"b··
        c")}";
        n += s.Length;

        // literal as an argument
        log.Add(string.Concat(s, @"
        ··
        ", n));
        n++;

        // literal within a lambda
        Func<string> text = () =>
        {
            var inner = @"p··
            q→
        ";
            return inner + n;
        };
        s += text();

        // literal that ends with blanks
        s = @"···
        ···
        ";
        n += s.Length;

        // line break of another kind
        s = @"a¶b¶¶
        c";
        n += s.Length;
        log.Add(s);

        // comments of several lines
        /* one··
             two */
        n++; // three··
        s += n;
        """"";
}
