import { hash as digest } from 'node:crypto';
import { canonical } from '#contract/kernel/canonical.ts';

const hash = (bytes: string | Uint8Array): Buffer => digest('sha256', bytes, 'buffer');

/** How far the log of a case had come, and the hash it had there. */
export interface Leaf {
  readonly caseId: string;
  readonly seq: number;
  readonly headHash: Buffer;
}

/** One step from a leaf to the root: the hash beside it, and on which side that stands. */
export interface Step {
  readonly side: 'left' | 'right';
  /** Hex. */
  readonly hash: string;
}

export const leafHash = ({ caseId, seq, headHash }: Leaf): Buffer =>
  hash(`leaf\0${canonical({ caseId, seq, headHash: headHash.toString('hex') })}`);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash(Buffer.concat([Buffer.from('node\0'), left, right]));

/** The levels of the tree over some leaves, in the order of their cases; one that has no neighbour goes up as it is. */
const levelsOf = (leaves: readonly Leaf[]): Buffer[][] => {
  const levels = [leaves.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1)).map(leafHash)];
  for (let level = levels[0] as Buffer[]; level.length > 1; levels.push(level))
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = [level[2 * i] as Buffer, level[2 * i + 1]];
      return right ? nodeHash(left, right) : left;
    });
  return levels;
};

/** The root over some leaves; of none the hash of nothing. */
export const rootOf = (leaves: readonly Leaf[]): Buffer => levelsOf(leaves).at(-1)?.[0] ?? hash('');

/** The way from the leaf of a case to the root. */
export const wayOf = (leaves: readonly Leaf[], caseId: string): Step[] => {
  const levels = levelsOf(leaves);
  let at = leaves.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1)).findIndex((leaf) => leaf.caseId === caseId);
  return levels.flatMap((level): Step[] => {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    const side = at % 2 === 0 ? 'right' : 'left';
    at = Math.floor(at / 2);
    return beside && level.length > 1 ? [{ side, hash: beside.toString('hex') }] : [];
  });
};

/** The root to which a way leads from a leaf. */
export const climb = (leaf: Leaf, way: readonly Step[]): Buffer =>
  way.reduce((at, { side, hash: beside }) => {
    const other = Buffer.from(beside, 'hex');
    return side === 'left' ? nodeHash(other, at) : nodeHash(at, other);
  }, leafHash(leaf));

/** What is signed of a day: its root in its place among the days. */
export const dayHash = (of: { jurisdictionId: string; day: string; cases: number; root: Buffer; previous: Buffer }): Buffer =>
  hash(canonical({ ...of, root: of.root.toString('hex'), previous: of.previous.toString('hex') }));
/** What the first day points back to. */
export const beforeAll = (jurisdictionId: string): Buffer => hash(`linli archive ${jurisdictionId}`);
