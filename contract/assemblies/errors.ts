/** Error codes of owners' registers and assemblies and their HTTP status. */
export const errors = {
  'assemblies.estate_not_found': 404,
  'assemblies.estate_taken': 409,
  'assemblies.unit_not_found': 404,
  'assemblies.doubt_not_found': 404,
  'assemblies.doubt_decided': 409,
  'assemblies.shares_sum': 422,
  'assemblies.joint_and_shares': 422,
  'assemblies.id_number_wrong': 422,
  'assemblies.number_elsewhere': 409,
  'assemblies.not_proven': 403,
  'assemblies.owner_unknown': 404,
  'assemblies.rules_open': 422,
  'assemblies.fault.columns': 422,
  'assemblies.fault.empty': 422,
  'assemblies.fault.area_zero': 422,
  'assemblies.fault.id_number': 422,
  'assemblies.fault.number_elsewhere': 422,
  'assemblies.fault.shares': 422,
  'assemblies.fault.joint_and_shares': 422,
  'assemblies.fault.share_form': 422,
  'assemblies.fault.several': 422,
  'assemblies.fault.owner_twice': 422,
  'assemblies.fault.unit_differs': 422,
  'assemblies.fault.owner_changed': 422,
  'assemblies.fault.no_owner': 422,
  'assemblies.fault.developer': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
