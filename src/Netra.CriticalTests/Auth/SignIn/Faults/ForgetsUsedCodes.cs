using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A lost insert: no code has ever been used.</summary>
public sealed class ForgetsUsedCodes : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ICodeLedger>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(ICodeLedger inner, Action reached) : ICodeLedger
    {
        public async Task<bool> TryUseAsync(string code, string attempt, CancellationToken cancellation) =>
            await inner.TryUseAsync(code, attempt, cancellation) || Forget();

        public Task<string?> FirstUserAsync(string code, CancellationToken cancellation) => inner.FirstUserAsync(code, cancellation);

        private bool Forget()
        {
            reached();
            return true;
        }
    }
}
