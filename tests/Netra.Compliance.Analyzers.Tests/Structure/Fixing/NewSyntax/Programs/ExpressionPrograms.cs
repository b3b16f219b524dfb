namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Expressions of every kind, one program a paragraph: see <see cref="Frame"/> for what they find around
/// them.</summary>
internal static class ExpressionPrograms
{
    public const string Source = """"
        // arithmetic and shifts
        n = (n * 7 + 3) % 5 - -n;
        n ^= n << 2 | n >> 1 & ~n;
        n += n >>> 1;

        // compound assignments
        n *= 3; n -= 1; n /= 2;
        n <<= 2; n |= 1; n &= 30; n %= 7;
        s += n;

        // increments inside
        numbers[n++ % 3] = n--;
        log.Add("" + (++n + n++) + n);

        // comparisons and logic
        var flag = n > 1 && s.Length < 9 || !(n == 4) ^ true;
        flag &= n != 0;
        log.Add(flag ? "yes" : "no");

        // conditional by reference
        ref var chosen = ref n > 1 ? ref numbers[0] : ref numbers[1];
        chosen += 5;
        n += numbers[0];

        // null coalescing
        string? none = n > 90 ? s : null;
        none ??= "was null";
        s = none ?? throw new InvalidOperationException();

        // null conditional
        Box? missing = null;
        log.Add("" + missing?.A + box?.Next?.A + box?.Cells?[1]);
        missing?.Raise(n++);
        log.Add("n" + n);

        // null forgiving
        string? maybe = s;
        n += maybe!.Length;
        s = maybe!;

        // casts
        object boxed = n;
        n += (int)boxed + (int)2.9 + (byte)200.9f;
        s += boxed as string;
        log.Add("" + (boxed is int) + (char)65);

        // user-defined conversions
        decimal money = n;
        money += 0.25m;
        n = (int)money;
        Index last = ^1;
        n += numbers[last];

        // type patterns
        object thing = s;
        if (thing is string { Length: > 1 } text && text[0] == 'a') log.Add(text);
        if (thing is not int whole) n++;
        else n += whole;

        // list and relational patterns
        if (numbers is [var head, .., > 1 and var tail]) { n += head; log.Add("" + tail); }
        log.Add(n is >= 2 and < 9 or 77 ? "in" : "out");

        // positional and property patterns
        object line = new Line("x", n);
        if (line is Line { Name: "x" } or Line(_, 3)) log.Add("x");
        if (line is Line(var name, var count)) { s += name; n += count; }

        // switch expression
        s = n switch { < 0 => "minus", 0 => "zero", 3 when s.Length > 1 => "three", _ => s };
        n += (n, s) switch { (3, "three") => 1, (_, null) => 2, _ => Tools.Twice(n) };

        // range and index
        s += "abcdef"[1..^2];
        n += numbers[^1];
        log.Add(string.Join(",", numbers[..2]));

        // array creations
        var table = new[,] { { 1, n }, { 3, 4 } };
        int[][] jagged = [[1], [n, 2]];
        table[0, 0] += jagged[1][0];
        log.Add("" + table[0, 0] + table.Length);

        // collection expressions
        List<int> list = [n, .. numbers, 4];
        Span<int> span = [1, 2];
        ReadOnlySpan<char> letters = ['a', 'b'];
        n += list.Count + span[1] + letters.Length;

        // object and collection initialisers
        var made = new Box { A = n, B = 2, Next = new() { A = 5 }, Cells = { [0] = n } };
        var map = new Dictionary<string, int> { ["k"] = n, ["l"] = 2 };
        log.Add("" + made.Next!.A + made.Cells[0] + map["l"]);

        // target-typed new and default
        Box fresh = new();
        Pair empty = default;
        fresh.A = empty.X + n;
        n += fresh.A + default(int);

        // records with
        var one = new Line("one", n);
        var two = one with { Count = one.Count + 1 };
        log.Add(two.ToString());
        log.Add("" + (one == two));

        // anonymous types
        var shape = new { Name = s, Size = n };
        log.Add(shape.ToString());
        n += shape.Size;

        // tuples
        (int Left, string Right) pairOf = (n, s);
        pairOf.Left += 2;
        log.Add("" + pairOf + (pairOf == (5, "ab")));

        // lambdas
        Func<int, int> add = a => a + 2;
        Func<int, int, int> sum = static (a, b) => { var c = a + b; return c; };
        n = sum(add(n), 1);

        // lambda with defaults and attributes
        var pad = (int a, int by = 3) => a + by;
        n = pad(n);
        var typed = object (bool b) => b ? 1 : "two";
        log.Add("" + typed(true));

        // anonymous method
        Action<string> write = delegate (string text) { log.Add("d " + text); };
        write(s);
        Func<int> six = delegate { return 6; };
        n += six();

        // method group
        Func<int, int> twice = Tools.Twice;
        n = twice(n);
        var joined = numbers.Select(Tools.Twice).Sum();
        log.Add("" + joined);

        // expression tree
        Expression<Func<int, int>> tree = a => a * 3 + 1;
        log.Add(tree.ToString());
        n = tree.Compile()(n);

        // query
        var query = from one in numbers where one > 1 orderby one descending select one * n;
        log.Add(string.Join(",", query));
        n += query.Count();

        // query with joins and groups
        var groups = from a in numbers join b in new[] { 1, 2 } on a equals b let c = a + b group c by c % 2 into same select same.Key + ":" + same.Sum();
        log.Add(string.Join(";", groups));

        // query that is run later
        var lazy = numbers.Where(one => one > n - 2);
        numbers[0] = 50;
        log.Add(string.Join(",", lazy));
        n++;
        log.Add(string.Join(",", lazy));

        // interpolation
        s = $"{n,5:D3}|{s,-4}|{{}}|{(n > 2 ? "a" : "b")}";
        log.Add($"{n switch { 1 => "one", _ => "more" }}" + $@"\{s}");
        log.Add(FormattableString.Invariant($"{1.5:F2}{n}"));

        // concatenation and constants
        const string greeting = "hi" + " " + "there";
        s = greeting + n + 'c' + 1.5m + null + true;
        log.Add(nameof(greeting) + nameof(List<int>.Count) + typeof(Box).Name);

        // literals
        n += 0x1F + 0b101 + 1_000 + 'a' + "\u0041\x41\t"[0];
        s += "\e"[0] == 27;
        log.Add((1e3 + 2.5f + .5).ToString(CultureInfo.InvariantCulture) + 12UL + 3m);

        // sizes and types
        n += sizeof(int) + sizeof(decimal);
        log.Add(typeof(Dictionary<,>).Name + typeof(int?).Name + typeof(void).Name);

        // checked expressions
        try { n = checked(n + int.MaxValue); } catch (OverflowException) { log.Add("over"); }
        n = unchecked(n + int.MaxValue) + 1;

        // generic and named arguments
        Tools.Swap<int>(b: ref numbers[0], a: ref numbers[1]);
        n += Tools.Sum(1, 2, n) + Tools.Sum() + Tools.Sum([4]);
        log.Add(string.Join(separator: "-", values: [s, s]));

        // static and extension calls
        n = Math.Max(n, 2).Twice();
        s = string.Concat(s.Reverse()).ToUpperInvariant().PadLeft(6, '.');

        // throw expression
        Func<int, int> check = a => a > 0 ? a : throw new ArgumentException("low");
        try { n += check(n); n += check(-1); } catch (ArgumentException thrown) { log.Add(thrown.Message + n); }

        // discards
        _ = int.TryParse("12", out _);
        var (_, kept) = (1, n);
        Func<string, int, int> three = (_, _) => 3;
        n += kept + three(s, n);

        // keywords as names
        var @class = n + 1;
        var @new = s + @class;
        @class++;
        log.Add(@new + @class);

        // names from other alphabets
        var größe = n + 2;
        var π = 3;
        größe *= π;
        n += größe;

        // argument text on one line
        log.Add(Tools.Text(n + 1));
        log.Add(Tools.Text(s.Length > 2 ? "a" : "b"));
        n++;

        // argument text on several lines
        if (n > 0) {
            log.Add(Tools.Text(n
                + 1));
            n++;
            log.Add(Tools.Text(() => {
                n++;
            }, Tools.Text(numbers
                .Length)));
        }

        // caller
        log.Add(Tools.Caller());
        n++;
        log.Add(Tools.Caller() + n);

        // dynamic
        dynamic any = n;
        any += 2;
        log.Add("" + any);
        n = any;

        // stack of calls
        log.Add(System.Reflection.MethodBase.GetCurrentMethod()!.Name.Contains("Continue") ? "moved" : "same");
        n++;

        // bits of a span
        ReadOnlySpan<byte> bytes = "żółw"u8;
        n += bytes.Length;
        log.Add(Encoding.UTF8.GetString(bytes));
        log.Add(string.Join(",", MemoryMarshal.AsBytes<int>(numbers)[..4].ToArray()));

        // volatile and interlocked
        Interlocked.Increment(ref n);
        Volatile.Write(ref numbers[0], n);
        n += Interlocked.Exchange(ref box.A, 4);
        log.Add("" + Volatile.Read(ref box.A));

        // string builder
        var builder = new StringBuilder();
        builder.Append(n).Append(s);
        builder.Append($"{n}:{s}");
        builder.AppendLine();
        s = builder.ToString();
        """";
}
