import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Statement, StatementLine } from '#contract/points/statement.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Holder } from '../domain/holders.ts';
import { never } from '../domain/lots.ts';
import type { RuleRef } from '../ledger/described.ts';
import type { Points } from '../points.ts';
import { explainRules } from '../rules/queries/explain.ts';
import { type Line, statementLines } from '../store/statement.ts';

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const ruleOf = ({ facts }: Line): RuleRef | null => {
  const { code, version } = (facts['rule'] ?? {}) as Partial<RuleRef>;
  return code === undefined || version === undefined ? null : { code, version };
};

/** How a line stands: a hold as it ended, everything else as booked. */
const stateOf = ({ act, end }: Line): StatementLine['state'] => {
  if (act !== 'hold' || end === 'post') return 'posted';
  if (end === null) return 'pending';
  return end === 'void' ? 'void' : 'expired';
};

/** Lines as they are read. */
export const presentLines = async ({ what }: Pick<Points, 'what'>, tx: Tx, lines: readonly Line[]): Promise<StatementLine[]> => {
  const rules = await explainRules(
    tx,
    lines.flatMap((line) => ruleOf(line) ?? []),
  );
  return lines.map((line) => {
    const described = what.of(line.what);
    const key = (described?.words ?? 'points:other').replace(':', '.');
    const rule = ruleOf(line);
    const fresh = line.incoming && line.act !== 'void' && line.act !== 'expire';
    return {
      id: line.id,
      at: line.at.toISOString(),
      act: line.act,
      points: line.incoming ? line.points : -line.points,
      state: stateOf(line),
      title: { zh: wordOf('zh-CN', key, line.facts), en: wordOf('en', key, line.facts) },
      page: line.subjectId === null ? null : (described?.link?.(line.subjectId) ?? null),
      other: line.other,
      lastDay: fresh && line.lastDay !== never ? line.lastDay : null,
      until: line.act === 'hold' && line.end === null ? (line.pendingUntil?.toISOString() ?? null) : null,
      reason: line.act === 'reverse' ? line.reason : null,
      reversed: line.reversed,
      rule: rule && (rules.get(`${rule.code} ${rule.version}`) ?? null),
    };
  });
};

/** A page of the statement of a holder, with the balance. */
export const statementOf = async (points: Points, tx: Tx, holder: Holder, { cursor, limit }: Asked): Promise<Statement> => {
  const after = readCursor<readonly [string, string]>(cursor, ['moment?', 'uuid']);
  const { rows, next } = cutPage(await statementLines(tx, holder, limit + 1, after), limit, ({ at, id }) => [at.toISOString(), id]);
  return { items: await presentLines(points, tx, rows), next, balance: await points.ledger.balance(tx, holder) };
};

/** The viewer's own points: nothing where nobody is tied to the account. */
export const myStatement = (points: Points, viewer: Viewer, asked: Asked): Promise<Statement> =>
  points.context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = await tiedPerson(tx, viewer.accountId);
    if (personId === null) return { items: [], next: null, balance: { available: 0, pending: 0, expiring: [] } };
    return statementOf(points, tx, { type: 'person', id: personId }, asked);
  });
