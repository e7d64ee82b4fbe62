/** How a report came in. This build speaks `web` (resident's phone), `grid_worker`, and `clerk` (typed in for somebody). */
export const channels = ['web', 'grid_worker', 'clerk'] as const;
