import { z } from 'zod';
import { text } from '../kernel/shapes.ts';
import { id } from '../kernel/values.ts';
import { longestParagraph, mostParagraphs } from './values.ts';

/** Shapes that requests and answers of proposals share. */
export const count = z.number().int();
export const partKey = z.string().regex(/^[a-z0-9-]{1,40}$/);
const part = z.object({ key: partKey, text: text.min(1).max(longestParagraph) });
export const parts = z.array(part).min(1).max(mostParagraphs);
export const shownPart = z.object({ key: z.string(), text: z.string() });
export const ofProposal = z.object({ proposalId: id });
export const seen = ['proposals.proposal_not_found'] as const;
