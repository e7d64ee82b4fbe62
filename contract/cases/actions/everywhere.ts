import { openStates } from '../states.ts';

/** In every state in which somebody still has to act: recorded, and the state stays. */
export const everywhere = Object.fromEntries(openStates.map((state) => [state, 'same'])) as Record<(typeof openStates)[number], 'same'>;
