using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.SignIn;

internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, ApexOptions options) => services;

    public static void UseSignIn(this WebApplication app)
    {
    }
}
