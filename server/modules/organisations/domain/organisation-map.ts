import { baseOf } from '#contract/kernel/kinds.ts';
import { isBody, isParty, type OfficeKind, type OrganisationKind, officeKinds, partyKinds } from '#contract/organisations/kinds.ts';
import type { MapNode, mapGroups } from '#contract/organisations/organisations.ts';

type Group = (typeof mapGroups)[number];

/** An area of the map with the areas drawn below it. */
export interface MapArea {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly name: string;
  readonly children: readonly MapArea[];
}
interface Organisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaId: string;
  readonly parentId: string | null;
  readonly members: number | null;
  readonly households: number | null;
}
interface Office {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly areaId: string | null;
  readonly unitId: string | null;
}
interface Unit {
  readonly bodyId: string;
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
}
/** What is drawn; names already as the viewer may see them. Units in the order in which they are drawn. */
export interface MapContent {
  readonly organisations: readonly Organisation[];
  readonly offices: readonly Office[];
  readonly units: readonly Unit[];
}

/** Entries of one list that are drawn; the rest is told as a number, so that a drawing stays one that can be read. */
const most = 60;

const groups: Readonly<Record<string, Group>> = {
  department: 'administration',
  street_office: 'administration',
  community: 'administration',
  grid_team: 'administration',
  owners_committee: 'committees',
  property_committee: 'committees',
  property_company: 'property',
  volunteer_team: 'volunteers',
  social_organisation: 'social',
  enterprise: 'units',
  public_institution: 'units',
};
const groupOf = ({ kind }: { kind: string }): Group | undefined => groups[baseOf(kind)];
const empty = { group: null, organisation: null, office: null, area: null, figure: null } as const;
const place = ({ kind }: { kind: string }): number => (officeKinds as readonly string[]).indexOf(baseOf(kind));
const rank = (kind: string): number => (partyKinds as readonly string[]).indexOf(baseOf(kind));

/**
 * The organisation map of an area (品牌体系图): its party tree with who leads, bodies with units and part-time members, the other organisations
 * by group, who works there, and the areas below with what stands in them. Contact households are drawn in the grid where they stand.
 */
export const drawMap = (root: MapArea, content: MapContent): MapNode => {
  const byArea = Map.groupBy(content.organisations, (o) => o.areaId);
  const byParent = Map.groupBy(content.organisations, (o) => o.parentId ?? '');
  const drawn = new Set(content.organisations.filter((o) => isParty(o.kind)).map((o) => o.id));
  const officesIn = Map.groupBy(content.offices, (f) => f.organisationId ?? f.areaId ?? '');
  const unitsOf = Map.groupBy(content.units, (u) => u.bodyId);

  const cut = (key: string, group: Group | null, nodes: MapNode[]): MapNode[] =>
    nodes.length <= most
      ? nodes
      : [
          ...nodes.slice(0, most),
          {
            ...empty,
            key: `${key} more`,
            type: 'group',
            name: '',
            group,
            figure: { of: 'more', value: nodes.length - most },
            children: [],
          },
        ];
  const officeNode = (f: Office, unit: string | null): MapNode => ({
    ...empty,
    key: f.id,
    type: 'office',
    name: f.name,
    office: { kind: f.kind as OfficeKind, unit },
    children: [],
  });
  const holders = (id: string, kinds: (kind: string) => boolean): MapNode[] =>
    (officesIn.get(id) ?? [])
      .filter((f) => kinds(f.kind))
      .sort((a, b) => place(a) - place(b))
      .map((f) => officeNode(f, null));
  const node = (prefix: string, o: Pick<Organisation, 'id' | 'kind' | 'name'> & Partial<Organisation>, children: MapNode[]): MapNode => ({
    ...empty,
    key: `${prefix}${o.id}`,
    type: 'organisation',
    name: o.name,
    organisation: { id: o.id, kind: o.kind as OrganisationKind },
    figure:
      o.households != null ? { of: 'households', value: o.households } : o.members != null ? { of: 'members', value: o.members } : null,
    children,
  });
  const plain = (o: Organisation): MapNode =>
    node(
      '',
      o,
      holders(o.id, (kind) => baseOf(kind) !== 'part_time_member'),
    );

  const partyNode = (o: Organisation): MapNode => {
    const below = (byParent.get(o.id) ?? []).filter(
      (c) => isParty(c.kind) && (baseOf(c.kind) !== 'contact_household' || c.areaId === root.id),
    );
    const children = below.sort((a, b) => rank(a.kind) - rank(b.kind)).map(partyNode);
    return node('', o, [...holders(o.id, () => true), ...cut(o.id, null, children)]);
  };
  const bodyNode = (o: Organisation): MapNode => {
    const seats = Map.groupBy(
      (officesIn.get(o.id) ?? []).filter((f) => f.unitId !== null),
      (f) => f.unitId,
    );
    const units = (unitsOf.get(o.id) ?? []).map((u) =>
      node(
        `${o.id} `,
        { ...u, id: u.unitId },
        (seats.get(u.unitId) ?? []).map((f) => officeNode(f, u.name)),
      ),
    );
    return node('', o, [...holders(o.id, (kind) => baseOf(kind) !== 'part_time_member'), ...cut(o.id, 'units', units)]);
  };

  /** An area below: who works there and what stands there, without groups. Its party organisations stand in the party tree as well. */
  const below = (area: MapArea): MapNode => {
    const here = byArea.get(area.id) ?? [];
    const party = here.filter((o) => isParty(o.kind)).sort((a, b) => rank(a.kind) - rank(b.kind));
    const children = [
      ...holders(area.id, () => true),
      ...party.map((o) => node(`${area.code} `, o, baseOf(o.kind) === 'contact_household' ? holders(o.id, () => true) : [])),
      ...here.filter((o) => !isParty(o.kind)).map((o) => (isBody(o.kind) ? bodyNode(o) : plain(o))),
    ];
    return areaNode(area, [...cut(area.code, null, children), ...area.children.map(below)]);
  };
  const areaNode = (area: MapArea, children: MapNode[]): MapNode => ({
    ...empty,
    key: area.code,
    type: 'area',
    name: area.name,
    area: { code: area.code, level: area.level },
    children,
  });

  const here = byArea.get(root.id) ?? [];
  const inGroups = Map.groupBy(
    here.filter((o) => !isParty(o.kind) && !isBody(o.kind)),
    groupOf,
  );
  // tops of the party tree: what stands here, or below under a parent that is not drawn
  const tops = content.organisations
    .filter((o) => isParty(o.kind) && baseOf(o.kind) !== 'contact_household' && (o.parentId === null || !drawn.has(o.parentId)))
    .sort((a, b) => rank(a.kind) - rank(b.kind));
  const group = (name: Group, nodes: MapNode[]): MapNode[] =>
    nodes.length === 0
      ? []
      : [
          {
            ...empty,
            key: `${root.code} ${name}`,
            type: 'group',
            name: '',
            group: name,
            children: cut(`${root.code} ${name}`, name, nodes),
          },
        ];
  const others = (name: Group): MapNode[] => group(name, (inGroups.get(name) ?? []).map(plain));
  return areaNode(root, [
    ...group('party', tops.map(partyNode)),
    ...group('bodies', here.filter((o) => isBody(o.kind)).map(bodyNode)),
    ...others('administration'),
    ...others('committees'),
    ...group('grids', root.children.map(below)),
    ...others('property'),
    ...others('volunteers'),
    ...others('social'),
    ...others('units'),
    ...group(
      'workers',
      holders(root.id, () => true),
    ),
  ]);
};
