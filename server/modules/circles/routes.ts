import type { FastifyInstance } from 'fastify';
import * as api from '#contract/circles/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Circles } from './circles.ts';
import { addMerchant, endPledge, leaveCircle, pledgeMerchant } from './commands/keep-merchants.ts';
import { changeCircle, createCircle } from './commands/manage-circles.ts';
import { answerObjection, checkModel, nameModel, objectToCheck } from './commands/model-shops.ts';
import { complain, raiseMatter } from './commands/open-cases.ts';
import { circlesList, merchantsPage, oneMerchant } from './queries/list.ts';
import { publicSign } from './queries/sign.ts';

/** HTTP of business circles. */
export const circleRoutes = (app: FastifyInstance, { context, sheets }: Circles): void => {
  const { kernel } = context;
  route(app, api.listCircles, ({ viewer, query }) => circlesList(context, viewer, query));
  route(app, api.createCircle, ({ viewer, body }) => createCircle(context, viewer, body));
  route(app, api.changeCircle, ({ viewer, params, body }) => changeCircle(context, viewer, params.circleId, body));
  route(app, api.raiseMatter, ({ viewer, params, body }) => raiseMatter(context, viewer, params.circleId, body));
  route(app, api.listMerchants, ({ viewer, query }) => merchantsPage(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportMerchants, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getMerchant, ({ viewer, params }) => oneMerchant(context, viewer, params.merchantId));
  route(app, api.addMerchant, ({ viewer, body }) => addMerchant(context, viewer, body));
  route(app, api.leaveCircle, ({ viewer, params, body }) => leaveCircle(context, viewer, params.merchantId, body));
  route(app, api.pledgeMerchant, ({ viewer, params, body }) => pledgeMerchant(context, viewer, params.merchantId, body));
  route(app, api.endPledge, ({ viewer, params, body }) => endPledge(context, viewer, params.pledgeId, body));
  route(app, api.nameModel, ({ viewer, params, body }) => nameModel(context, viewer, params.merchantId, body));
  route(app, api.checkModel, ({ viewer, params, body }) => checkModel(context, viewer, params.modelId, body));
  route(app, api.objectToCheck, ({ viewer, params, body }) => objectToCheck(context, viewer, params.checkId, body));
  route(app, api.answerObjection, ({ viewer, params, body }) => answerObjection(context, viewer, params.checkId, body));
  publicRoute(app, api.getSign, ({ params, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return publicSign(context, params.code);
  });
  route(app, api.complain, ({ viewer, params, body }) => complain(context, viewer, params.code, body));
  fileRoute(app, kernel.disk, api.importMerchants, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};
