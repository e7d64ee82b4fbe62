/** Error codes of packs and their HTTP status. */
export const errors = {
  'packs.pack_not_found': 404,
  'packs.malformed': 422,
  'packs.altered': 422,
  'packs.signature_wrong': 422,
  'packs.code_shipped': 409,
  'packs.older': 409,
  'packs.not_installed': 409,
  'packs.changed': 409,
  'packs.needs_missing': 422,
  'packs.needed_by': 409,
  'packs.unproven': 422,
  'packs.undecided': 422,
  'packs.blocked': 422,
  'packs.definition_missing': 422,
  'packs.kind_unknown': 422,
  'packs.kind_closed': 403,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
