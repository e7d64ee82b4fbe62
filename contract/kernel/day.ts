/** The calendar day of a moment in Shanghai, `YYYY-MM-DD`. China keeps one time, UTC+8, without summer time since 1991. */
export const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
