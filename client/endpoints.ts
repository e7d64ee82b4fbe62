// Generated from contract/*/api.ts by tools/generate-client.ts. Do not edit.
import type * as cases from '#contract/cases/api.ts';
import type * as people from '#contract/people/api.ts';
import type * as territory from '#contract/territory/api.ts';
import { is } from './endpoint.ts';

export const endpoints = {
  cases: {
    act: is<typeof cases.act>('POST', '/api/cases/:caseId/actions'),
    countCases: is<typeof cases.countCases>('GET', '/api/cases/counts'),
    createReport: is<typeof cases.createReport>('POST', '/api/reports'),
    getCase: is<typeof cases.getCase>('GET', '/api/cases/:caseId'),
    getOverview: is<typeof cases.getOverview>('GET', '/api/overview'),
    listCases: is<typeof cases.listCases>('GET', '/api/cases'),
    listCategories: is<typeof cases.listCategories>('GET', '/api/categories'),
    listMyCases: is<typeof cases.listMyCases>('GET', '/api/my/cases'),
    revealReporter: is<typeof cases.revealReporter>('POST', '/api/cases/:caseId/reveal'),
    viewing: is<typeof cases.viewing>('POST', '/api/cases/:caseId/viewing'),
  },
  people: {
    changePassword: is<typeof people.changePassword>('POST', '/api/session/change-password'),
    confirmSecondFactor: is<typeof people.confirmSecondFactor>('POST', '/api/second-factor/confirm'),
    createAccount: is<typeof people.createAccount>('POST', '/api/accounts'),
    endPost: is<typeof people.endPost>('POST', '/api/posts/:postId/end'),
    getMe: is<typeof people.getMe>('GET', '/api/me'),
    getSecondFactor: is<typeof people.getSecondFactor>('GET', '/api/second-factor'),
    getWelcome: is<typeof people.getWelcome>('GET', '/api/welcome'),
    grantPost: is<typeof people.grantPost>('POST', '/api/accounts/:accountId/posts'),
    listAccounts: is<typeof people.listAccounts>('GET', '/api/accounts'),
    listAudit: is<typeof people.listAudit>('GET', '/api/audit'),
    listOrganisations: is<typeof people.listOrganisations>('GET', '/api/organisations'),
    resetSecondFactor: is<typeof people.resetSecondFactor>('POST', '/api/accounts/:accountId/second-factor/reset'),
    sendCode: is<typeof people.sendCode>('POST', '/api/session/code'),
    setAccountDisabled: is<typeof people.setAccountDisabled>('POST', '/api/accounts/:accountId/disabled'),
    setRequireSecondFactor: is<typeof people.setRequireSecondFactor>('PUT', '/api/settings/second-factor'),
    setSimulation: is<typeof people.setSimulation>('PUT', '/api/settings/simulation'),
    signInAnonymously: is<typeof people.signInAnonymously>('POST', '/api/session/anonymous'),
    signInWithCode: is<typeof people.signInWithCode>('POST', '/api/session/phone'),
    signInWithPassword: is<typeof people.signInWithPassword>('POST', '/api/session/password'),
    signInWithSecondFactor: is<typeof people.signInWithSecondFactor>('POST', '/api/session/second-factor'),
    signOut: is<typeof people.signOut>('POST', '/api/session/end'),
    startSecondFactor: is<typeof people.startSecondFactor>('POST', '/api/second-factor'),
    turnOffSecondFactor: is<typeof people.turnOffSecondFactor>('POST', '/api/second-factor/off'),
    unlockAccount: is<typeof people.unlockAccount>('POST', '/api/accounts/:accountId/unlock'),
  },
  territory: {
    getAreaHistory: is<typeof territory.getAreaHistory>('GET', '/api/areas/:code/history'),
    getBoundaries: is<typeof territory.getBoundaries>('GET', '/api/areas/boundaries'),
    listAreas: is<typeof territory.listAreas>('GET', '/api/areas'),
    locatePoint: is<typeof territory.locatePoint>('GET', '/api/areas/locate'),
    locateText: is<typeof territory.locateText>('GET', '/api/areas/locate-text'),
  },
} as const;
