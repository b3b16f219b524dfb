namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Structs, copies of them and references into them, one program a paragraph: see <see cref="Frame"/> for what
/// they find around them.</summary>
internal static class StructPrograms
{
    public const string Source = """
        // methods that change
        pair.Grow();
        pair.Grow();
        n += pair.Next();
        log.Add("" + pair.X + pair.Y);

        // fields that change
        pair.X = 4;
        pair.Y += n;
        pair.X++;
        log.Add("" + pair.Sum);

        // indexer that changes
        pair[1] = 6;
        log.Add("" + pair[0] + pair[1]);
        pair[0] += 2;

        // copy is another
        var copy = pair;
        copy.Grow();
        copy.Y = 9;
        log.Add(copy.X + "/" + pair.X);

        // with
        var spot = new Spot(n, 2);
        var moved = spot with { Y = 5 };
        spot.X = 7;
        log.Add(spot + "" + moved);

        // extension by reference
        pair.Shift();
        pair.Shift();
        n += pair.X;
        pair.Shift();

        // span of an extension
        var cells = pair.Look();
        n += pair.X;
        cells[0] = 40;
        cells[1] = n;
        n += pair.X + pair.Y;

        // span of an extension by read-only reference
        var glance = pair.Glance();
        pair.X = 31;
        pair.Y = 32;
        log.Add("" + glance[0] + glance[1]);

        // span of a member
        var old = pair.Old();
        old[0] = 21;
        n += pair.X;
        pair.Y = 22;
        n += old[1];

        // reference to itself
        ref var first = ref pair.First();
        first = 11;
        n += pair.X;
        first++;
        n += pair.X;

        // reference by a static method
        ref var second = ref Pairs.Second(ref pair);
        second = 12;
        n += pair.Y;
        pair.Y++;
        n += second;

        // reference to a field
        ref var field = ref pair.X;
        field = 5;
        log.Add("" + pair.X);
        pair.X = 6;
        n += field;

        // reference in a struct
        var window = new Window(ref n);
        window.Set(15);
        log.Add("" + n);
        n += 2;
        log.Add("" + window.A);

        // inline array
        pair.Cells[0] = n;
        pair.Cells[1] = pair.Cells[0] + 1;
        log.Add("" + pair.Cells[1]);

        // span of an inline array in a struct
        Span<int> inner = pair.Cells;
        inner[2] = 8;
        n += pair.Cells[2];
        pair.Cells[3] = 9;
        n += inner[3];

        // slice of an inline array
        var part = pair.Cells[1..3];
        part[0] = 3;
        n += pair.Cells[1];
        part[1] = 4;
        log.Add("" + pair.Cells[2]);

        // span made of a reference
        var made = MemoryMarshal.CreateSpan(ref pair.X, 2);
        made[0] = 17;
        n += pair.X;
        made[1] = n;
        log.Add("" + pair.Y);

        // reinterpreted
        ref var bits = ref Unsafe.As<int, uint>(ref n);
        bits += 2;
        log.Add("" + n);
        bits += 3;
        log.Add("" + n);

        // nullable struct
        Pair? maybe = pair;
        maybe = maybe.Value with { X = 3 };
        log.Add("" + maybe?.X + maybe?.Peek());

        // enumerator by hand
        var walk = pair.GetEnumerator();
        while (walk.MoveNext()) log.Add("h" + walk.Current);
        var list = numbers.ToList().GetEnumerator();
        list.MoveNext();
        log.Add("" + list.Current);

        // struct in an array
        var pairs = new Pair[2];
        pairs[0].Grow();
        pairs[1].X = n;
        log.Add("" + pairs[0].X + pairs[1].X);

        // tuple fields
        var both = (Left: n, Right: s);
        both.Left++;
        both.Right += "t";
        log.Add(both.ToString());

        // memory and slices
        Memory<int> memory = numbers;
        var slice = memory.Span[1..];
        slice[0] += n;
        n += memory.Span[1];
        """;
}
