import type { FastifyInstance } from 'fastify';
import * as api from '#contract/packs/api.ts';
import { route } from '#kernel/http.ts';
import { languageOf } from '#kernel/words.ts';
import { bring } from './commands/bring.ts';
import { forget } from './commands/forget.ts';
import { install } from './commands/install.ts';
import type { Packs } from './packs.ts';
import { exportOf } from './queries/export.ts';
import { packsPage, previewOf } from './queries/packs.ts';

/** HTTP of packs. */
export const packRoutes = (app: FastifyInstance, { context }: Packs): void => {
  route(app, api.listPacks, ({ viewer }) => packsPage(context, viewer));
  route(app, api.bringPack, ({ viewer, body }) => bring(context, viewer, body));
  route(app, api.exportPack, ({ viewer, body }) => exportOf(context, viewer, body));
  route(app, api.previewPack, ({ viewer, params, body, request }) =>
    previewOf(context, viewer, { ...params, ...body, language: languageOf(request.headers['accept-language']) }),
  );
  route(app, api.installPack, ({ viewer, params, body }) => install(context, viewer, params.code, body));
  route(app, api.forgetPack, ({ viewer, params, body }) => forget(context, viewer, params.code, body));
};
