using System.Reflection;
using System.Runtime.InteropServices;

namespace Decisions.Ledger.Signatures;

/// <summary>
/// The few functions of OpenSSL 3's libcrypto that Ed25519 needs; .NET itself has no Ed25519, and on Linux it
/// loads the same library.
/// </summary>
internal static class LibCrypto
{
    /// <summary>EVP_PKEY_ED25519.</summary>
    public const int Ed25519 = 1087;

    private const string Library = "libcrypto";

    private static readonly string[] Names =
        OperatingSystem.IsWindows() ? ["libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto-3.dll"]
        : OperatingSystem.IsMacOS() ?
        [
            "libcrypto.3.dylib",
            "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
            "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
        ]
        : ["libcrypto.so.3", "libcrypto.so"];

    static LibCrypto() => NativeLibrary.SetDllImportResolver(typeof(LibCrypto).Assembly, Resolve);

    [DllImport(Library)]
    public static extern EvpKey EVP_PKEY_new_raw_private_key(int type, nint engine, ref byte key, nuint length);

    [DllImport(Library)]
    public static extern EvpKey EVP_PKEY_new_raw_public_key(int type, nint engine, ref byte key, nuint length);

    [DllImport(Library)]
    public static extern int EVP_PKEY_get_raw_public_key(EvpKey key, ref byte output, ref nuint length);

    [DllImport(Library)]
    public static extern void EVP_PKEY_free(nint key);

    [DllImport(Library)]
    public static extern EvpContext EVP_MD_CTX_new();

    [DllImport(Library)]
    public static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library)]
    public static extern int EVP_DigestSignInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [DllImport(Library)]
    public static extern int EVP_DigestSign(EvpContext context, ref byte signature, ref nuint length, ref byte data, nuint dataLength);

    [DllImport(Library)]
    public static extern int EVP_DigestVerifyInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [DllImport(Library)]
    public static extern int EVP_DigestVerify(EvpContext context, ref byte signature, nuint length, ref byte data, nuint dataLength);

    [DllImport(Library)]
    public static extern void ERR_clear_error();

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException($"OpenSSL 3 is not installed: none of {string.Join(", ", Names)} could be loaded.");
    }
}
