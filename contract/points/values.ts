/** Who or what can hold points. Issuer, expired and settled are one each per jurisdiction: where points come from and where they end. */
export const holderTypes = ['person', 'unit', 'team', 'merchant', 'budget', 'issuer', 'expired', 'settled'] as const;
export type HolderType = (typeof holderTypes)[number];

/** Holders whose points keep the last day on which they can be spent. With all others points no longer expire. */
export const expiringHolders: readonly HolderType[] = ['person', 'unit', 'team'];

/** What an act does to the ledger. A hold moves nothing yet: the points lie apart until it is posted, void or expired, once. */
export const ledgerActs = ['transfer', 'hold', 'post', 'void', 'expire', 'reverse'] as const;
export type LedgerAct = (typeof ledgerActs)[number];

/** Where a transfer stands. Only a hold is ever pending. */
export const transferStates = ['pending', 'posted', 'void', 'expired'] as const;
export type TransferState = (typeof transferStates)[number];
