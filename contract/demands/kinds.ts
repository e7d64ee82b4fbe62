/** What somebody is asked for. */
export const demandKinds = ['form', 'photo', 'scan', 'receipt', 'drawing', 'report', 'promise', 'other'] as const;
export type DemandKind = (typeof demandKinds)[number];
/** On what a demand rests: an item of the admission list, a law, a document with its number, an agreement, an emergency, security. */
export const basisKinds = ['admission', 'law', 'document', 'agreement', 'emergency', 'security'] as const;
export type BasisKind = (typeof basisKinds)[number];
/** Roles by whose assignment over an area a person may be asked. */
export const askedRoles = ['grid_worker', 'clerk'] as const;
export type AskedRole = (typeof askedRoles)[number];
/** open: to be answered · late: open beyond its day · answered · withdrawn. */
export const demandStates = ['open', 'late', 'answered', 'withdrawn'] as const;
