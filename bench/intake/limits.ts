/** A few residents report for a whole district here. */
export const LINLI_LIMITS = 'cases.report_resident=999999999/3600';
