import type { TFunction } from 'i18next';
import { wordsOf } from '#contract/kernel/typed.ts';
import { isBody, isParty } from '#contract/organisations/kinds.ts';
import type { MapNode } from '#contract/organisations/organisations.ts';
import type { Tone, Topic } from './layout.ts';

/** Who holds office in a node, a line for each kind of office: 书记 木秀英, 委员 和丽、杨军. */
const officeLines = (offices: readonly MapNode[], t: TFunction): string[] => {
  const names = new Map<string, string[]>();
  for (const { name, office } of offices) {
    if (!office) continue;
    const word = t(`organisations:officeKinds.${office.kind}`);
    names.set(word, [...(names.get(word) ?? []), office.unit ? t('organisations:map.sentBy', { name, unit: office.unit }) : name]);
  }
  return [...names].map(([word, all]) => `${word} ${all.join(t('console:comma'))}`);
};

const toneOf = (node: MapNode): Tone => {
  if (node.type === 'group') return 'group';
  if (node.type === 'office') return 'person';
  if (node.type === 'area') return node.area?.level === 'grid' || node.area?.level === 'micro_grid' ? 'grid' : 'area';
  const kind = node.organisation?.kind ?? '';
  return isParty(kind) ? 'party' : isBody(kind) ? 'committee' : 'unit';
};

/**
 * The server's nodes as topics of the drawing: groups and offices get their words, people stand as lines below what they hold office
 * in, so that a community's map keeps to its organisations.
 */
const topicOf = (node: MapNode, t: TFunction): Topic => {
  const offices = node.children.filter((child) => child.type === 'office');
  const figure = node.figure && node.figure.of !== 'more' ? [t(`organisations:map.${node.figure.of}`, { count: node.figure.value })] : [];
  const more = node.figure?.of === 'more' ? [t('organisations:map.more', { count: node.figure.value })] : [];
  const children = node.children.filter((child) => child.type !== 'office').map((child) => topicOf(child, t));
  const word = node.group ? t(`organisations:mapGroups.${node.group}`) : '';
  return {
    id: node.key,
    title: node.type === 'group' ? word : node.name,
    notes: [...figure, ...officeLines(offices, t), ...more],
    tone: toneOf(node),
    organisationId: node.organisation?.id ?? null,
    children,
  };
};

/** The map of an area: grids hang on the middle itself, not on a group of theirs, so that they can stand on both sides. */
export const mapOf = (root: MapNode, t: TFunction): Topic => {
  const children = root.children.flatMap((child) => (child.group === 'grids' ? child.children : [child]));
  return topicOf({ ...root, children }, t);
};

/** All topics of a tree, parents first. */
export const topicsBelow = (topic: Topic): Topic[] => [topic, ...topic.children.flatMap(topicsBelow)];

/** The topics whose words contain `words`, in the order of the map. */
export const findTopics = (root: Topic, words: string): Topic[] => {
  const wanted = wordsOf(words).toLowerCase();
  if (wanted === '') return [];
  return topicsBelow(root).filter((topic) => [topic.title, ...topic.notes].some((text) => text.toLowerCase().includes(wanted)));
};

/** Ids of the topics above the given ones: what must be unfolded for them to be seen. */
export const above = (root: Topic, wanted: ReadonlySet<string>): Set<string> => {
  const found = new Set<string>();
  const walk = (topic: Topic): boolean => {
    // every child is asked, no stopping at the first
    const below = topic.children.map(walk).some(Boolean);
    if (below) found.add(topic.id);
    return below || wanted.has(topic.id);
  };
  walk(root);
  return found;
};

/** What is folded at first: everything fits the eye in a small map; a large one shows its first two levels. */
export const firstFolds = (root: Topic): Set<string> => {
  if (topicsBelow(root).length <= 90) return new Set();
  const second = root.children.flatMap((child) => (child.tone === 'group' ? child.children : [child]));
  return new Set(second.filter((topic) => topic.children.length > 0).map((topic) => topic.id));
};
