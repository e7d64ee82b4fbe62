/** Error codes of documents with their HTTP status. */
export const errors = {
  'documents.not_found': 404,
  'documents.subject_not_found': 404,
  'documents.exists': 409,
  'documents.signed_already': 409,
  'documents.withdrawn': 409,
  'documents.proof_unknown': 404,
  'documents.field_unknown': 422,
  'documents.source_unknown': 422,
  'documents.template_twice': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
