using System.Runtime.InteropServices;

namespace Decisions.Ledger.Signatures;

/// <summary>An EVP_PKEY. OpenSSL wipes a private one when it frees it.</summary>
internal sealed class EvpKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_PKEY_free(handle);
        return true;
    }
}
