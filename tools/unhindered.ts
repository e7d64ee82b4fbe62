/** Limits of a server that is measured or tried out: there a few residents report for a whole district. */
export const LINLI_LIMITS = 'cases.report_resident=999999999/3600';
