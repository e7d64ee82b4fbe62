import type { FastifyInstance, FastifyReply } from 'fastify';
import * as api from '#contract/disclosures/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { sendFile } from '#kernel/files/files.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { amendDisclosure, endDisclosure, publishDisclosure } from './commands/by-hand.ts';
import { answerObjection, findOn, objectToNotice, pressOwn, pressWritten, writeObjection } from './commands/object.ts';
import { setRhythmOf } from './commands/set-rhythm.ts';
import type { Disclosures } from './disclosures.ts';
import { accountsList } from './queries/accounts.ts';
import { calendarOf, disclosuresPage, oneDisclosure } from './queries/list.ts';
import { openFile, openNotice, openNotices, paperOf, screenOf } from './queries/open.ts';

/** Public pages may be kept for a minute. */
const kept = (reply: FastifyReply): void => void reply.header('cache-control', 'private, max-age=60');

/** HTTP of disclosure. What is up is for everybody, without a session. */
export const disclosureRoutes = (app: FastifyInstance, { context, sheet, accounts }: Disclosures): void => {
  const { kernel } = context;
  publicRoute(app, api.listOpenNotices, ({ viewer, query, reply }) => {
    kept(reply);
    return openNotices(context, viewer, query);
  });
  publicRoute(app, api.getOpenNotice, ({ viewer, params }) => openNotice(context, viewer, params.code));
  fileRoute(app, kernel.disk, api.getNoticePaper, async ({ params, reply }) => {
    const { pdf, name } = await paperOf(context, params.code);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="notice.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
  fileRoute(app, kernel.disk, api.getNoticeFile, async ({ params, query, reply }) => {
    const { jurisdictionId, file } = await openFile(context, params.code, params.fileId);
    return sendFile(kernel, jurisdictionId, file, query.small, reply);
  });
  publicRoute(app, api.getNoticeScreen, ({ params, reply }) => {
    kept(reply);
    return screenOf(context, params.area);
  });
  route(app, api.objectToNotice, ({ viewer, params, body }) => objectToNotice(context, viewer, params.code, body));
  route(app, api.pressObjection, ({ viewer, params, body }) => pressOwn(context, viewer, params.objectionId, body));
  route(app, api.listDisclosures, ({ viewer, query }) => disclosuresPage(context, viewer, query));
  route(app, api.disclosureCalendar, ({ viewer, query }) => calendarOf(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportDisclosures, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.listDisclosedAccounts, ({ viewer, query }) => accountsList(context, viewer, query));
  route(app, api.setAccountsRhythm, ({ viewer, params, body }) => setRhythmOf(context, viewer, params.areaCode, body));
  fileRoute(app, kernel.disk, api.exportAccounts, ({ viewer, query, request, reply }) =>
    answerWith(kernel, accounts.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importDisclosedAccounts, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, accounts.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, api.getDisclosure, ({ viewer, params }) => oneDisclosure(context, viewer, params.disclosureId));
  route(app, api.publishDisclosure, ({ viewer, body }) => publishDisclosure(context, viewer, body));
  route(app, api.amendDisclosure, ({ viewer, params, body }) => amendDisclosure(context, viewer, params.disclosureId, body));
  route(app, api.endDisclosure, ({ viewer, params, body }) => endDisclosure(context, viewer, params.disclosureId, body));
  route(app, api.writeObjection, ({ viewer, params, body }) => writeObjection(context, viewer, params.disclosureId, body));
  route(app, api.answerNoticeObjection, ({ viewer, params, body }) => answerObjection(context, viewer, params.objectionId, body));
  route(app, api.pressWrittenObjection, ({ viewer, params, body }) => pressWritten(context, viewer, params.objectionId, body));
  route(app, api.findOnObjection, ({ viewer, params, body }) => findOn(context, viewer, params.objectionId, body));
};
