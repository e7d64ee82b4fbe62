import type { FastifyInstance } from 'fastify';
import * as api from '#contract/volunteers/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { drawCheck, noteChecked, publishCheck } from './commands/checks.ts';
import { askCertificate, contestHours, recordHours, stepHours } from './commands/hours.ts';
import { joinTeam, stepMember } from './commands/teams.ts';
import { changeVolunteer, endVolunteer, noteReadiness, registerVolunteer } from './commands/volunteers.ts';
import { checksPage, oneCheck, publishedChecks } from './queries/checks.ts';
import { hoursPage, oneHours, ownCertificates, ownHoursPage, postingsPage } from './queries/hours.ts';
import { oneTeam, teamsPage } from './queries/teams.ts';
import { ownVolunteering, volunteersPage } from './queries/volunteers.ts';
import type { Volunteers } from './volunteers.ts';

/** HTTP of volunteers, hours, teams and spot checks. */
export const volunteerRoutes = (app: FastifyInstance, { context, sheets }: Volunteers): void => {
  const { kernel } = context;
  fileRoute(app, kernel.disk, api.exportVolunteers, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.volunteers, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportHours, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.hours, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importVolunteers, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.importVolunteers, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  fileRoute(app, kernel.disk, api.importHours, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.importHours, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, api.registerVolunteer, ({ viewer, body }) => registerVolunteer(context, viewer, body));
  route(app, api.changeVolunteer, ({ viewer, params, body }) => changeVolunteer(context, viewer, params.personId, body));
  route(app, api.endVolunteer, ({ viewer, params, body }) => endVolunteer(context, viewer, params.personId, body));
  route(app, api.noteReadiness, ({ viewer, params, body }) => noteReadiness(context, viewer, params.personId, body));
  route(app, api.listVolunteers, ({ viewer, query }) => volunteersPage(context, viewer, query));
  route(app, api.myVolunteering, ({ viewer }) => ownVolunteering(context, viewer));
  route(app, api.listHours, ({ viewer, query }) => hoursPage(context, viewer, query));
  route(app, api.getHours, ({ viewer, params }) => oneHours(context, viewer, params.hoursId));
  route(app, api.recordHours, ({ viewer, body }) => recordHours(context, viewer, body));
  route(app, api.stepHours, ({ viewer, params, body }) => stepHours(context, viewer, params.hoursId, body));
  route(app, api.contestHours, ({ viewer, params, body }) => contestHours(context, viewer, params.hoursId, body));
  route(app, api.myHours, ({ viewer, query }) => ownHoursPage(context, viewer, query));
  route(app, api.listPostings, ({ viewer, query }) => postingsPage(context, viewer, query));
  route(app, api.askCertificate, ({ viewer, body }) => askCertificate(context, viewer, body));
  route(app, api.myCertificates, ({ viewer }) => ownCertificates(context, viewer));
  route(app, api.listTeams, ({ viewer, query }) => teamsPage(context, viewer, query));
  route(app, api.getTeam, ({ viewer, params }) => oneTeam(context, viewer, params.teamId));
  route(app, api.joinTeam, ({ viewer, params, body }) => joinTeam(context, viewer, params.teamId, body));
  route(app, api.stepMember, ({ viewer, params, body }) => stepMember(context, viewer, params.memberId, body));
  route(app, api.listChecks, ({ viewer, query }) => checksPage(context, viewer, query));
  publicRoute(app, api.listPublishedChecks, ({ viewer, query }) => publishedChecks(context, viewer, query));
  route(app, api.getCheck, ({ viewer, params }) => oneCheck(context, viewer, params.checkId));
  route(app, api.drawCheck, ({ viewer, body }) => drawCheck(context, viewer, body));
  route(app, api.noteChecked, ({ viewer, params, body }) => noteChecked(context, viewer, params.checkId, params.hoursId, body));
  route(app, api.publishCheck, ({ viewer, params, body }) => publishCheck(context, viewer, params.checkId, body));
};
