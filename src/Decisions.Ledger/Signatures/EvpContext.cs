using System.Runtime.InteropServices;

namespace Decisions.Ledger.Signatures;

/// <summary>An EVP_MD_CTX: the state of one signing or verifying.</summary>
internal sealed class EvpContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_MD_CTX_free(handle);
        return true;
    }
}
