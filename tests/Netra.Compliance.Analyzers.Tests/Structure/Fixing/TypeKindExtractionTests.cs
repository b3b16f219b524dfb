namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Each kind of type keeps what its members do.</summary>
public sealed class TypeKindExtractionTests
{
    [Fact]
    public Task Extracts_from_a_mutable_struct() => Behaviour.Stays(extracts: true, """
        public static string Run()
        {
            var counter = new Counter();
            counter.Add(2);
            return counter.Count.ToString();
        }

        public struct Counter
        {
            public int Count;

            public void Add(int a)
            {
                Count += a;
                Count += a + 1;
                Count += a + 2;
                Count += a + 3;
                Count += a + 4;
                Count += a + 5;
                Count += a + 6;
                Count += a + 7;
                Count += a + 8;
            }
        }
        """);

    [Fact]
    public Task Stays_read_only_in_a_struct() => Behaviour.Stays(extracts: true, """
        public static string Run() => new Point { X = 1, Y = 2 }.Text();

        public struct Point
        {
            public int X;
            public int Y;

            public readonly string Text()
            {
                var all = X.ToString();
                all += Y;
                all += X;
                all += Y;
                all += X;
                all += Y;
                all += X;
                all += Y;
                return all;
            }
        }
        """);

    [Fact]
    public Task Leaves_to_the_constructor_what_it_alone_may_assign() => Behaviour.Stays(extracts: false, """
        public static string Run() => new Fixed(1).All();

        private sealed class Fixed
        {
            private readonly int _a;
            private readonly int _b;
            private readonly int _c;

            public Fixed(int a)
            {
                _a = a;
                _b = a;
                _c = a;
                _a += 1;
                _b += 2;
                _c += 3;
                _a += 4;
                _b += 5;
                _c += 6;
            }

            public string All() => _a + " " + _b + " " + _c;
        }
        """);

    [Fact]
    public Task Calls_the_base_as_before() => Behaviour.Stays(extracts: true, """
        public static string Run() => new Derived().Text();

        private class Base
        {
            public virtual string Text() => "base";
        }

        private sealed class Derived : Base
        {
            public override string Text()
            {
                var all = base.Text();
                Use(all);
                all += base.Text();
                Use(all);
                all += base.Text();
                Use(all);
                all += base.Text();
                Use(all);
                return all;
            }
        }
        """);

    [Fact]
    public Task Reaches_the_parameters_of_a_primary_constructor() => Behaviour.Stays(extracts: true, """
        public static string Run() => new Named("a").Text();

        private sealed class Named(string name)
        {
            public string Text()
            {
                var all = name;
                Use(all);
                all += name;
                name += "b";
                Use(all);
                all += name;
                Use(all);
                all += name;
                Use(all);
                return all + name;
            }
        }
        """);

    [Fact]
    public Task Extracts_from_a_record() => Behaviour.Stays(extracts: true, """
        public static string Run() => new Named("a").Text();

        private sealed record Named(string Name)
        {
            public string Text()
            {
                var all = Name;
                Use(all);
                all += Name;
                Use(all);
                all += (this with { Name = "b" }).Name;
                Use(all);
                all += Name;
                Use(all);
                return all + Name;
            }
        }
        """);

    [Fact]
    public Task Extracts_from_a_default_of_an_interface() => Behaviour.Stays(extracts: true, """
        public static string Run() => ((ISum)new Sums()).Of(3).ToString();

        private interface ISum
        {
            int Of(int a)
            {
                var sum = a;
                sum += a;
                sum += a + 1;
                sum += a + 2;
                sum += a + 3;
                sum += a + 4;
                sum += a + 5;
                sum += a + 6;
                return sum;
            }
        }

        private sealed class Sums : ISum;
        """);
}
