import type { FastifyInstance } from 'fastify';
import * as api from '#contract/documents/api.ts';
import { fail } from '#kernel/errors.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { writePages } from '#kernel/paper/paper.ts';

/** HTTP of documents. */
export const documentRoutes = (app: FastifyInstance, kernel: Kernel): void => {
  route(app, api.printDrawing, async ({ viewer, body }) => {
    if (viewer.posts.length === 0) fail('session.forbidden');
    const pdf = await writePages(body.pages, body.title, kernel.clock.now());
    return { pdf: pdf.toString('base64') };
  });
};
