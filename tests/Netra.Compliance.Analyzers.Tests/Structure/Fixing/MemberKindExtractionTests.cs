namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Each kind of member keeps what it does.</summary>
public sealed class MemberKindExtractionTests
{
    [Fact]
    public Task Extracts_from_an_explicit_implementation() => Behaviour.Stays(extracts: true, """
        public static string Run() => ((IComparable<int>)new Compared()).CompareTo(4).ToString();

        private sealed class Compared : IComparable<int>
        {
            int IComparable<int>.CompareTo(int other)
            {
                var sum = other;
                sum += other;
                sum += other + 1;
                sum += other + 2;
                sum += other + 3;
                sum += other + 4;
                sum += other + 5;
                sum += other + 6;
                return sum;
            }
        }
        """);

    [Fact]
    public Task Extracts_from_a_generic_method_with_constraints() => Behaviour.Stays(extracts: true, """
        public static string Run() => M<List<int>, int>(4);

        public static string M<T, U>(U a)
            where T : class, ICollection<U>, new()
            where U : struct
        {
            var all = new T();
            all.Add(a);
            all.Add(default);
            all.Add(a);
            all.Add(default);
            all.Add(a);
            all.Add(default);
            all.Add(a);
            return typeof(T).Name + string.Concat(all);
        }
        """);

    [Fact]
    public Task Extracts_from_a_lambda_in_an_initialiser() => Behaviour.Stays(extracts: true, """
        private static readonly Func<int, int> Sum = a =>
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
        };

        public static string Run() => Sum(3).ToString();
        """);

    [Fact]
    public Task Extracts_from_a_setter() => Behaviour.Stays(extracts: true, """
        private static int _sum;

        public static int Sum
        {
            get => _sum;
            set
            {
                _sum = value;
                _sum += value;
                _sum += value + 1;
                _sum += value + 2;
                _sum += value + 3;
                _sum += value + 4;
                _sum += value + 5;
                _sum += value + 6;
                _sum += value + 7;
            }
        }

        public static string Run()
        {
            Sum = 3;
            return Sum.ToString();
        }
        """);
}
