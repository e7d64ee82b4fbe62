/** Error codes of Party members and their HTTP status. */
export const errors = {
  'members.no_branch': 409,
  'members.not_here': 409,
  'members.branch_unknown': 422,
  'members.branch_same': 422,
  'members.sent': 409,
  'members.transfer_not_found': 404,
  'members.over': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
