/** How somebody tried to speak with a household; free of zod, for pages of the phone. `nobody`: nobody was there, so that it stays due. */
export const contactWays = ['visit', 'phone', 'nobody'] as const;
export type ContactWay = (typeof contactWays)[number];
