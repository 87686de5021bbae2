namespace Decisions.Ledger.Merkle;

/// <summary>
/// The root over the 2^<paramref name="level"/> leaves from <paramref name="index"/> × 2^<paramref name="level"/> on.
/// Level 0 holds the leaf hashes. Only subtrees that lie whole within the tree are ever asked for, so what
/// answers may be an array, a table or tiles.
/// </summary>
public delegate Digest CompleteSubtree(int level, long index);
