namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Statements of every kind, one program a paragraph: see <see cref="Frame"/> for what they find around
/// them.</summary>
internal static class StatementPrograms
{
    public const string Source = """"
        // block
        { var inner = n * 2; n += inner; log.Add("in " + inner); }
        { var inner = s + n; s = inner; }

        // if and else
        if (n > 2) { s += "big"; log.Add(s); }
        else { s += "small"; n++; }

        // chain of else
        if (n == 0) log.Add("zero");
        else if (n == 3) { log.Add("three"); n += 4; }
        else log.Add("many");

        // while with break and continue
        while (n < 20) { n += 3; if (n == 9) continue; if (n > 12) break; log.Add("w" + n); }

        // do
        do { n--; s += n; }
        while (n > 0);

        // for with two variables
        for (int at = 0, back = 5; at < back; at++, back--) { n += at * back; log.Add(at + ":" + back); }

        // for without parts
        for (; ; ) { n++; if (n > 6) break; }

        // foreach
        foreach (var one in numbers) { n += one; log.Add("f" + one); }

        // foreach over a string
        foreach (char letter in s) { n += letter; log.Add("" + letter); }

        // foreach that deconstructs
        foreach (var (key, value) in new Dictionary<string, int> { ["a"] = 1, ["b"] = n }) { s += key; n += value; }

        // foreach by reference
        foreach (ref var cell in numbers.AsSpan()) { cell += n; n++; }

        // foreach by reference of a struct
        foreach (ref var cell in pair.Look()) cell += 5;
        pair.X += pair.Y;

        // foreach over a struct that counts
        foreach (var one in pair) log.Add("walk " + one);
        log.Add("after " + pair.X);

        // nested loops with goto
        for (var at = 0; at < 3; at++) { foreach (var one in numbers) { if (one == 1) goto done; n += one; } }
        done: log.Add("done " + n);

        // switch with sections
        switch (n) { case 1: case 2: s += "few"; break; case 3: s += "three"; n++; goto case 1; default: s += "many"; break; }

        // switch with patterns
        object it = n;
        switch (it) { case int whole when whole > 2: log.Add("big " + whole); n = whole + 1; break; case string text: log.Add(text); break; case null: break; }

        // switch that returns
        switch (s) { case "x": return "x"; case null: throw new ArgumentNullException(nameof(s)); default: n += s.Length; break; }

        // early return
        if (n > 100) return "far";
        if (s.Length > 100) { log.Add("long"); return string.Concat(log); }

        // throw and catch
        try { n += 2; Tools.Fail("a" + n); log.Add("never"); }
        catch (InvalidOperationException thrown) { log.Add(thrown.Message + n); }

        // catch with a filter
        try { n++; Tools.Fail("f" + n); }
        catch (InvalidOperationException thrown) when (thrown.Message.Length > n) { log.Add("not here"); }
        catch (Exception) when (n == 4) { log.Add("here " + n); n = 9; }

        // finally
        try { n += 5; log.Add("try"); }
        finally { s += n; log.Add("finally " + s); }

        // finally sees what was written before the exception
        try { try { n = 50; s = "set"; Tools.Fail("x"); n = 60; } finally { log.Add(n + s); } } catch (InvalidOperationException) { log.Add("caught " + n); }

        // rethrow
        try { try { Tools.Fail("inner"); } catch { n *= 2; throw; } } catch (Exception thrown) { log.Add(thrown.Message + n); }

        // using statement
        using (var text = new StringWriter()) { text.Write(n); text.Write(s); log.Add(text.ToString()); }

        // using without a name
        using (Room.Open("a")) { log.Add(Room.Here); n++; }
        log.Add(Room.Here);

        // using declaration in a block
        { using var text = new StringWriter(); text.Write(n); s += text; log.Add(s); }

        // two using declarations
        using var first = new StringWriter();
        using var second = new StringReader("line\n" + n);
        first.Write(second.ReadLine());
        s += first.ToString();

        // lock
        lock (log) { log.Add("locked " + Monitor.IsEntered(log)); n++; }

        // checked
        try { checked { n += int.MaxValue; log.Add("no"); } } catch (OverflowException) { log.Add("overflow " + n); }

        // unchecked
        unchecked { n += int.MaxValue; n += 10; log.Add("u" + n); }

        // fixed and pointers
        unsafe { fixed (int* at = numbers) { *at += n; at[1] += 2; } n += numbers[0]; }

        // pointer to a local that outlives its statement
        unsafe { int* at = Pairs.Point(ref n); *at += 5; log.Add("p" + n); *at += 1; }
        log.Add("q" + n);

        // stackalloc
        Span<int> stack = stackalloc int[3];
        stack[0] = n;
        stack[1] = stack[0] + 1;
        n += stack[1];

        // local function
        int Add(int a) => a + n;
        n = Add(2);
        log.Add("l" + Add(n));

        // static local function
        static int Triple(int a) => a * 3;
        n = Triple(n);
        s += Triple(2);

        // local constant
        const int step = 4;
        n += step;
        log.Add("c" + step);

        // several declarators
        int left = n, right = left + 1;
        left += right;
        log.Add(left + "/" + right);

        // empty statements
        ;
        n++; ;

        // labelled statement
        again: n += 4;
        if (n < 12) goto again;

        // ref local
        ref var alias = ref numbers[1];
        alias += n;
        log.Add("r" + numbers[1]);
        alias = ref numbers[0];
        alias++;

        // ref local of a parameter
        ref var same = ref n;
        same += 3;
        log.Add("s" + n);
        n += 2;
        log.Add("t" + same);

        // ref readonly local
        ref readonly var seen = ref numbers[2];
        numbers[2] += n;
        log.Add("v" + seen);

        // ref return of a class
        box.Cell(1) = n;
        box.Cell(2) += 4;
        log.Add("" + box.Cells[1] + box.Cells[2]);

        // deconstruction
        var (a, b) = (n, s);
        (n, s) = (a + 1, b + "!");
        (_, var third) = (1, 2);
        n += third;

        // deconstruction of a class
        (n, box.B) = box;
        var (x, y) = box;
        log.Add(x + "," + y);

        // deconstruction of a struct that counts
        var (p, q) = pair;
        log.Add(p + "," + q + "," + pair.Y);

        // swap
        (numbers[0], numbers[1]) = (numbers[1], numbers[0]);
        Tools.Swap(ref n, ref numbers[2]);
        log.Add("swap " + n);

        // out variable used behind
        if (Tools.Try(n, out var half)) log.Add("even");
        log.Add("half " + half);

        // out variable that exists
        int found;
        Tools.Try(8, out found);
        n += found;

        // assigned in both branches
        string word;
        if (n > 2) word = "more";
        else word = "less";
        s += word;

        // assigned and thrown away
        var waste = n++;
        waste = 7;
        n += 2;
        _ = n++;

        // event
        box.Changed += value => log.Add("changed " + value);
        box.Raise(n);
        n++;
        box.Raise(n);

        // closure that counts along
        Action count = () => n++;
        count();
        s += n;
        count();
        log.Add("n" + n);

        // closures over a loop variable
        var all = new List<Func<int>>();
        foreach (var one in numbers) all.Add(() => one * 2);
        for (var at = 0; at < 2; at++) { var kept = at; all.Add(() => kept); }
        log.Add(string.Join(",", all.Select(one => one())));

        // closure over a struct
        Func<int> grow = () => { pair.Grow(); return pair.X; };
        n += grow();
        pair.X += 5;
        n += grow();
        """";
}
