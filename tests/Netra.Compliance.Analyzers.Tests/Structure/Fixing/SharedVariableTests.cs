namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>A variable that others hold on to is never passed as a copy.</summary>
public sealed class SharedVariableTests
{
    [Fact]
    public Task Stays_where_a_closure_counts_along() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            Action count = () => a++;
            count();
            a += 1;
            count();
            a += 1;
            count();
            a += 1;
            count();
            a += 1;
            count();
            return a;
        }
        """);

    [Fact]
    public Task Stays_where_a_closure_reads_later() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1);

        public static string M(int a)
        {
            Func<int> read = () => a;
            var all = "";
            a = 5;
            all += read();
            a = 6;
            all += read();
            a = 7;
            all += read();
            a = 8;
            return all + read();
        }
        """);

    [Fact]
    public Task Stays_where_a_closure_is_written_to_by_out() => Behaviour.Stays(extracts: false, """
        public static string Run() => M("1");

        public static string M(string a)
        {
            string? text = "";
            Func<string?> read = () => text;
            Find(a, out text!);
            a += read();
            Find(a, out text!);
            a += read();
            Find(a, out text!);
            a += read();
            Find(a, out text!);
            return a + read();
        }

        private static void Find(string a, out string? found) => found = a + "+";
        """);

    [Fact]
    public Task Stays_where_a_reference_looks_on() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            ref var alias = ref a;
            alias = 2;
            a += alias;
            alias += 1;
            a += alias;
            alias += 1;
            a += alias;
            alias += 1;
            a += alias;
            alias += 1;
            return a;
        }
        """);

    [Fact]
    public Task Stays_where_a_span_looks_on() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            var view = new Span<int>(ref a);
            view[0] = 2;
            a += view[0];
            view[0] += 1;
            a += view[0];
            view[0] += 1;
            a += view[0];
            view[0] += 1;
            a += view[0];
            view[0] += 1;
            return a;
        }
        """);

    [Fact]
    public Task Leaves_with_a_closure_that_looks_at_what_never_changes() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(3);

        public static string M(int a)
        {
            var all = new List<Func<int>>();
            Use(a);
            all.Add(() => a);
            all.Add(() => a + 1);
            all.Add(() => a + 2);
            all.Add(() => a + 3);
            all.Add(() => a + 4);
            all.Add(() => a + 5);
            all.Add(() => a + 6);
            Use(all);
            return string.Concat(all.Select(one => one()));
        }
        """);

    [Fact]
    public Task Stays_where_a_struct_is_changed_by_its_methods() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(new List<int> { 1, 2, 3, 4, 5, 6, 7, 8, 9 }.GetEnumerator());

        public static string M(List<int>.Enumerator a)
        {
            var all = "";
            a.MoveNext();
            all += a.Current;
            a.MoveNext();
            all += a.Current;
            a.MoveNext();
            all += a.Current;
            a.MoveNext();
            all += a.Current;
            a.MoveNext();
            return all + a.Current;
        }
        """);

    [Fact]
    public Task Gives_back_a_struct_that_an_extension_changed() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(new Box { Value = 1 }).ToString();

        public static int M(Box a)
        {
            a.Grow();
            a.Grow();
            a.Grow();
            a.Grow();
            a.Grow();
            a.Grow();
            a.Grow();
            a.Grow();
            Use(a);
            return a.Value;
        }
        }

        public struct Box
        {
            public int Value;
        }

        public static class Boxes
        {
            public static void Grow(this ref Box box) => box.Value++;
        """);

    [Fact]
    public Task Stays_where_a_field_of_a_struct_is_set() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(new Box { Value = 1 }).ToString();

        public static int M(Box a)
        {
            a.Value += 1;
            a.Value += 2;
            a.Value += 3;
            a.Value += 4;
            a.Value += 5;
            a.Value += 6;
            a.Value += 7;
            a.Value += 8;
            return a.Value;
        }

        public struct Box
        {
            public int Value;
        }
        """);

    [Fact]
    public Task Passes_a_reference_on_as_a_reference() => Behaviour.Stays(extracts: true, """
        public static string Run()
        {
            var a = 1;
            M(ref a, in a);
            return a.ToString();
        }

        public static void M(ref int a, in int b)
        {
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
        }
        """);

    [Fact]
    public Task Passes_a_read_only_reference_on_as_a_reference() => Behaviour.Stays(extracts: true, """
        public static string Run()
        {
            var a = 1;
            M(ref a, ref a);
            return a.ToString();
        }

        public static void M(ref int a, ref readonly int b)
        {
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
            a += b;
        }
        """);

    [Fact]
    public Task Shares_the_array_behind_a_span() => Behaviour.Stays(extracts: true, """
        public static string Run()
        {
            var a = new int[9];
            M(a);
            return string.Concat(a);
        }

        public static void M(Span<int> a)
        {
            a[0] = 1;
            a[1] = 2;
            a[2] = 3;
            a[3] = 4;
            a[4] = 5;
            a[5] = 6;
            a[6] = 7;
            a[7] = 8;
            a[8] = 9;
        }
        """);

    [Fact]
    public Task Stays_where_an_array_lies_in_the_variable() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(default).ToString();

        public static int M(Four a)
        {
            Span<int> view = a;
            view[0] = a[0] + 1;
            view[1] = a[0] + 1;
            view[2] = a[1] + 1;
            view[3] = a[2] + 1;
            view[0] = a[3] + 1;
            view[1] = a[0] + 1;
            view[2] = a[1] + 1;
            view[3] = a[2] + 1;
            return a[3];
        }

        [System.Runtime.CompilerServices.InlineArray(4)]
        public struct Four
        {
            private int _first;
        }
        """);
}
