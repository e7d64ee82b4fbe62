import { v7 } from 'uuid';
import { type Answer, cookieOf, makePerson, makePlace, type Place, type Process, send } from '#modules/accounts/testing/world.ts';
import type { TestDatabase } from '#tools/testing/database.ts';

/** A place with somebody of every role that has to do with organisations, and requests that carry their cookie and an id. */
export interface Governance {
  readonly place: Place;
  get(who: Role, url: string): Promise<Answer>;
  /** Sends a change; an `id` is made unless given. */
  post(who: Role, url: string, body?: object, method?: 'POST' | 'PUT'): Promise<Answer>;
  put(who: Role, url: string, body: object): Promise<Answer>;
  /** Enters an organisation as the supervisor and answers it. */
  make(kind: string, name: string, area: string, parentId?: string | null): Promise<Answer['body']>;
}
const roles = {
  clerk: [{ role: 'clerk', area: '001001' }],
  neighbour: [{ role: 'clerk', area: '001002' }],
  dispatcher: [{ role: 'dispatcher', area: '001' }],
  supervisor: [{ role: 'supervisor', area: '' }],
  worker: [{ role: 'grid_worker', area: '001001001' }],
  security: [{ role: 'security_admin' }],
  system: [{ role: 'system_admin' }],
  resident: [],
} as const;
type Role = keyof typeof roles;

/** Facts of an organisation nobody knows anything about. */
export const noFacts = {
  creditCode: null,
  address: null,
  phone: null,
  point: null,
  members: null,
  households: null,
  note: null,
  foundedOn: null,
};

export const makeGovernance = async (database: TestDatabase, process: Process): Promise<Governance> => {
  const place = await makePlace(database);
  const cookies = new Map<Role, string>();
  const cookie = async (who: Role): Promise<string> => {
    const known = cookies.get(who) ?? (await cookieOf(process, place, await makePerson(database, place, roles[who])));
    cookies.set(who, known);
    return known;
  };
  const self: Governance = {
    place,
    get: async (who, url) => send(process, place, 'GET', url, { cookie: await cookie(who) }),
    post: async (who, url, body = {}, method = 'POST') =>
      send(process, place, method, url, { cookie: await cookie(who), body: { id: v7(), ...body } }),
    put: (who, url, body) => self.post(who, url, body, 'PUT'),
    make: async (kind, name, area, parentId = null) => {
      const made = await self.post('supervisor', '/api/organisations', { ...noFacts, kind, name, areaId: place.area(area), parentId });
      if (made.status !== 201) throw new Error(`${name}: ${made.status} ${JSON.stringify(made.body)}`);
      return made.body;
    },
  };
  return self;
};
