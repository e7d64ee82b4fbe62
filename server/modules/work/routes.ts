import type { FastifyInstance } from 'fastify';
import { getWorkAnswer, getWorkFile, listWork, wishWork } from '#contract/work/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { sendFile } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { plainOf } from '#kernel/work/http.ts';
import { wishWorkOf } from './commands/wish.ts';
import { ownWork, workAnswer, workFile } from './queries/work.ts';

export const workRoutes = (app: FastifyInstance, kernel: Kernel): void => {
  route(app, listWork, ({ viewer, query, request }) => ownWork(kernel, viewer, query, languageOf(request.headers['accept-language'])));
  route(app, wishWork, ({ viewer, params, body, request }) =>
    wishWorkOf(kernel, viewer, params.workId, body.wish, languageOf(request.headers['accept-language'])),
  );
  route(app, getWorkAnswer, ({ viewer, params, request }) =>
    workAnswer(kernel, viewer, params.workId, languageOf(request.headers['accept-language'])),
  );
  fileRoute(app, kernel.disk, getWorkFile, async ({ viewer, params, reply }) => {
    const made = await workFile(kernel, viewer, params.workId);
    return sendFile(reply, plainOf(made), made);
  });
};
