import { type Role, roles } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import type { Company } from '#tools/simulator/cast.ts';

type Row = {
  accountId: string;
  name: string;
  username: string;
  post: string | null;
  role: Role | null;
  areaPath: string | null;
  organisationId: string | null;
};

/** Those who lived in the demo before it was opened: residents, and everybody with a post, as the rules see them. */
export interface PastCompany extends Company<Viewer> {
  readonly residents: readonly Viewer[];
  /** The resident by whose name newcomers look around. */
  readonly newcomer: Viewer;
  organisationName(id: string): string | undefined;
}

/** Reads the accounts of the demo with their posts. Those named by role stand last: their cases belong to the newcomer. */
export const readCompany = async (tx: Tx, jurisdictionId: string, named: ReadonlySet<string>): Promise<PastCompany> => {
  const { rows } = await execute<Row>(
    tx,
    `select a.id as "accountId", a.name, a.username, p.id as post, p.role, p.area_path::text as "areaPath", p.organisation_id as "organisationId"
     from accounts a left join posts p on p.jurisdiction_id = $1 and p.account_id = a.id
     where a.demo and not a.is_anonymous and a.username is not null order by a.username, p.id`,
    [jurisdictionId],
  );
  const { rows: organisations } = await execute<{ id: string; name: string; kind: string; areaPath: string }>(
    tx,
    'select id, name, kind, area_path::text as "areaPath" from organisations where jurisdiction_id = $1 order by id',
    [jurisdictionId],
  );
  const viewers = [...Map.groupBy(rows, ({ accountId }) => accountId).values()].map((own) => {
    const [{ accountId, name, username }] = own as [Row, ...Row[]];
    const posts = own.flatMap(({ post, role, areaPath, organisationId }) =>
      post !== null && role !== null && roles.includes(role)
        ? [{ id: post, role, roleName: null, permissions: permissionsOf(role), areaPath, organisationId }]
        : [],
    );
    const flags = { anonymous: false, mustChangePassword: false, mustSetUpSecondFactor: false };
    return { username, viewer: { accountId, name, ...flags, jurisdictionId, posts } satisfies Viewer };
  });
  viewers.sort((a, b) => Number(named.has(a.username)) - Number(named.has(b.username)));
  const held = viewers.flatMap(({ viewer, username }) => viewer.posts.map((post) => ({ viewer, post, spare: named.has(username) })));
  const handlers = Map.groupBy(held, ({ post }) => (post.role === 'handler' || post.role === 'grid_worker' ? post.organisationId : null));
  const names = new Map(organisations.map((o) => [o.id, o.name]));
  const found = (what: string, viewer: Viewer | undefined): Promise<Viewer> =>
    viewer ? Promise.resolve(viewer) : Promise.reject(new Error(`the demo has nobody for ${what}`));
  const near = new Map<string, Viewer | undefined>();
  const own = viewers.find(({ username, viewer }) => viewer.posts.length === 0 && named.has(username));
  if (!own) throw new Error('the demo has no resident to look around as');
  return {
    newcomer: own.viewer,
    residents: viewers.filter(({ username, viewer }) => viewer.posts.length === 0 && !named.has(username)).map(({ viewer }) => viewer),
    organisationName: (id) => names.get(id),
    staff: (role, areaPath) => {
      const key = `${role} ${areaPath}`;
      if (!near.has(key)) {
        const [best] = held
          .filter(({ post }) => post.role === role && post.areaPath !== null && isWithin(areaPath, post.areaPath))
          .sort((a, b) => Number(a.spare) - Number(b.spare) || (b.post.areaPath?.length ?? 0) - (a.post.areaPath?.length ?? 0));
        near.set(key, best?.viewer);
      }
      return found(key, near.get(key));
    },
    handler: (organisationId) => found(organisationId, handlers.get(organisationId)?.[0]?.viewer),
    anyOrganisation: async (_, areaCode) => {
      const at = organisations.filter((o) => o.kind === 'community' && areaCode.startsWith(o.areaPath.replaceAll('.', '')));
      return at[0]?.id ?? Promise.reject(new Error(`no organisation serves ${areaCode}`));
    },
  };
};
