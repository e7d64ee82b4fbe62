import type { FastifyInstance } from 'fastify';
import * as api from '#contract/enrolment/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { act, changeEnrolment, putIntoGroup } from './commands/act.ts';
import { addGroup, changeGroup, makeCode } from './commands/codes.ts';
import { enrol, enrolAtCounter } from './commands/enrol.ts';
import { contestRecord, settleRecord } from './commands/records.ts';
import { appraise, writePaper } from './commands/unit-page.ts';
import { changeEnrolled, endEnrolled, enrolUnit } from './commands/units.ts';
import type { Enrolments } from './enrolment.ts';
import { communities, groups, openCode } from './queries/codes.ts';
import { homeUnits, members, myEnrolments } from './queries/members.ts';
import { contestedRecords, myRecords } from './queries/records.ts';
import { myUnits, returned, unitPageOf } from './queries/unit-page.ts';
import { units } from './queries/units.ts';

/** HTTP of enrolment. */
export const enrolmentRoutes = (app: FastifyInstance, { context, sheets }: Enrolments): void => {
  const { kernel } = context;
  publicRoute(app, api.openEnrolmentCode, ({ viewer, params }) => openCode(context, viewer, params.token));
  route(app, api.findHomeUnits, ({ viewer, query }) => homeUnits(context, viewer, query.q));
  route(app, api.enrol, ({ viewer, body }) => enrol(context, viewer, body));
  route(app, api.getMyEnrolments, ({ viewer }) => myEnrolments(context, viewer));
  route(app, api.actOnEnrolment, ({ viewer, params, body }) => act(context, viewer, params.enrolmentId, body));
  route(app, api.changeEnrolment, ({ viewer, params, body }) => changeEnrolment(context, viewer, params.enrolmentId, body));
  route(app, api.enrolAtCounter, ({ viewer, body }) => enrolAtCounter(context, viewer, body));
  route(app, api.listMembers, ({ viewer, query }) => members(context, viewer, query));
  route(app, api.joinEnrolmentGroup, ({ viewer, params, body }) => putIntoGroup(context, viewer, params.enrolmentId, body));
  route(app, api.listEnrolmentCommunities, ({ viewer, query }) => communities(context, viewer, query.area));
  route(app, api.makeEnrolmentCode, ({ viewer, body }) => makeCode(context, viewer, body));
  route(app, api.listEnrolmentGroups, ({ viewer, query }) => groups(context, viewer, query.area));
  route(app, api.addEnrolmentGroup, ({ viewer, body }) => addGroup(context, viewer, body));
  route(app, api.changeEnrolmentGroup, ({ viewer, params, body }) => changeGroup(context, viewer, params.groupId, body));
  route(app, api.enrolUnit, ({ viewer, body }) => enrolUnit(context, viewer, body));
  route(app, api.changeEnrolledUnit, ({ viewer, params, body }) => changeEnrolled(context, viewer, params.unitEnrolmentId, body));
  route(app, api.endEnrolledUnit, ({ viewer, params, body }) => endEnrolled(context, viewer, params.unitEnrolmentId, body));
  route(app, api.listEnrolledUnits, ({ viewer, query }) => units(context, viewer, query));
  fileRoute(app, kernel.disk, api.importMembers, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  fileRoute(app, kernel.disk, api.importUnits, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.importUnits, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  fileRoute(app, kernel.disk, api.memberSheet, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.members, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getMyServiceRecords, ({ viewer }) => myRecords(context, viewer));
  route(app, api.listContestedRecords, ({ viewer, query }) => contestedRecords(context, viewer, query));
  route(app, api.contestServiceRecord, ({ viewer, params, body }) => contestRecord(context, viewer, params.recordId, body));
  route(app, api.settleServiceRecord, ({ viewer, params, body }) => settleRecord(context, viewer, params.recordId, body));
  route(app, api.listMyUnits, ({ viewer }) => myUnits(context, viewer));
  route(app, api.getUnitPage, ({ viewer, params }) => unitPageOf(context, viewer, params.unitId));
  route(app, api.listReturnedRecords, ({ viewer, params, query }) => returned(context, viewer, params.unitId, query));
  route(app, api.writeUnitPaper, ({ viewer, params, body }) => writePaper(context, viewer, params.unitId, body));
  route(app, api.appraiseUnit, ({ viewer, params, body }) => appraise(context, viewer, params.unitId, body));
  fileRoute(app, kernel.disk, api.returnedSheet, ({ viewer, params, query, request, reply }) =>
    answerWith(kernel, sheets.records, { viewer, request, reply, input: { ...params, ...query }, title: '' }),
  );
  fileRoute(app, kernel.disk, api.unitSheet, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.units, { viewer, request, reply, input: query, title: '' }),
  );
};
