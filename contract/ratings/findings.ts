/** What a second look at a closed case finds: it was done, or its closing was false. */
export const findings = ['done', 'not_done'] as const;
