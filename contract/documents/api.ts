import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';

/** Millimetres of a side of paper. */
const side = z.number().min(20).max(2000);

export const printDrawing = endpoint({
  method: 'POST',
  path: '/api/documents/drawing',
  access: 'session',
  summary: 'Puts drawings (SVG of rectangles, circles, lines, paths and texts in groups) on pages of a PDF; for those who work here',
  largestBody: 16 * 1024 * 1024,
  body: z.object({
    title: line.min(1).max(200),
    pages: z
      .array(z.object({ svg: z.string().max(4_000_000), width: side, height: side }))
      .min(1)
      .max(200),
  }),
  response: z.object({ pdf: z.base64() }),
  errors: ['session.forbidden', 'paper.drawing'],
});
