import type { FastifyInstance } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import * as api from '#contract/services/api.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { applyFor, takeInApplication } from './commands/apply.ts';
import { askForProxy, stepEntrustment, takeEntrustment } from './commands/entrust.ts';
import { stepApplication } from './commands/step.ts';
import { applicationOfCase, oneApplication } from './queries/application.ts';
import { guideOf, servicesOf } from './queries/catalogue.ts';
import { entrustmentsPage, myEntrustments, oneEntrustment } from './queries/entrustments.ts';
import { figuresOf } from './queries/figures.ts';
import { formsPage } from './queries/forms.ts';
import { applicationsPage, myApplications, progressOf } from './queries/list.ts';
import { receiptOf } from './queries/receipt.ts';
import type { Services } from './services.ts';

/** HTTP of services. The catalogue and where an application stands are for everybody. */
export const serviceRoutes = (app: FastifyInstance, { context, sheet, lookUps }: Services): void => {
  const { kernel } = context;
  const here = async (viewer: Viewer | null): Promise<string> =>
    viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  publicRoute(app, api.listServices, async ({ viewer }) => servicesOf(context, await here(viewer)));
  publicRoute(app, api.getService, async ({ viewer, params }) => guideOf(context, await here(viewer), params.itemId));
  publicRoute(app, api.lookUpProgress, async ({ viewer, body, request }) =>
    progressOf(context, await here(viewer), body, senderOf(kernel.devices, request), lookUps),
  );
  route(app, api.listServiceForms, ({ viewer }) => formsPage(context, viewer));
  route(app, api.applyFor, ({ viewer, params, body }) => applyFor(context, viewer, params.itemId, body));
  route(app, api.takeInApplication, ({ viewer, body }) => takeInApplication(context, viewer, body));
  route(app, api.listApplications, ({ viewer, query }) => applicationsPage(context, viewer, query));
  route(app, api.listMyApplications, ({ viewer, query }) => myApplications(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportApplications, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getApplication, ({ viewer, params }) => oneApplication(context, viewer, params.applicationId));
  route(app, api.getApplicationOfCase, ({ viewer, params }) => applicationOfCase(context, viewer, params.caseId));
  route(app, api.stepApplication, ({ viewer, params, body }) => stepApplication(context, viewer, params.applicationId, body));
  fileRoute(app, kernel.disk, api.getReceipt, async ({ viewer, params, reply }) => {
    const { pdf, name } = await receiptOf(context, viewer, params.applicationId);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="receipt.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
  route(app, api.applicationFigures, ({ viewer, query }) => figuresOf(context, viewer, query));
  route(app, api.askForProxy, ({ viewer, body }) => askForProxy(context, viewer, body));
  route(app, api.takeEntrustment, ({ viewer, body }) => takeEntrustment(context, viewer, body));
  route(app, api.listEntrustments, ({ viewer, query }) => entrustmentsPage(context, viewer, query));
  route(app, api.listMyEntrustments, ({ viewer, query }) => myEntrustments(context, viewer, query));
  route(app, api.getEntrustment, ({ viewer, params }) => oneEntrustment(context, viewer, params.entrustmentId));
  route(app, api.stepEntrustment, ({ viewer, params, body }) => stepEntrustment(context, viewer, params.entrustmentId, body));
};
