import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select, Spin } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnerDoubt, OwnerEstateDetail } from '#contract/assemblies/api.ts';
import { type DoubtReason, doubtReasons } from '#contract/assemblies/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import '../../../styles/assemblies.css';

interface Pair {
  readonly firstId: string;
  readonly secondId: string;
}
type Decision = 'same' | 'different';
const pairOf = ({ first, second }: OwnerDoubt): Pair => ({ firstId: first.holderId, secondId: second.holderId });
const keyOf = ({ first, second }: OwnerDoubt): string => `${first.holderId} ${second.holderId}`;
/** Pairs asked for, and decided, at once. */
const most = 200;
const bases = ['idCard', 'title', 'call'] as const;

/** Both have a phone, and its end is the same: what is masked hides the middle alone. */
const samePhone = ({ first, second }: OwnerDoubt): boolean =>
  first.phone !== null && second.phone !== null && first.phone.slice(-4) === second.phone.slice(-4);

/**
 * Pairs of entries that may be one owner: somebody looks at the papers and says so, one by one by the keyboard or many alike. Nothing is merged by itself, and
 * each decision of this page can be taken back.
 */
export const Doubts = ({ estate }: { estate: OwnerEstateDetail }) => {
  const { t } = useTranslation('assemblies-console');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [building, setBuilding] = useState<string | undefined>();
  const [why, setWhy] = useState<DoubtReason | undefined>();
  const [basis, setBasis] = useState(t('bases.idCard'));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly (readonly Pair[])[]>([]);
  const shown = useRef<HTMLUListElement>(null);
  const params = { estateId: estate.id };
  // decided, and not gone from the list yet
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const keys = useRef(false);
  const { list, rows: all } = useList(
    listQuery(['assemblies', 'doubts', estate.id, building, why], (cursor, signal) =>
      call(endpoints.assemblies.listOwnerDoubts, { params, query: { building, reason: why, cursor, limit: most } }, signal),
    ),
  );
  const rows = all.filter((one) => !gone.has(keyOf(one)));
  const renew = (): void => {
    setChosen(new Set());
    void client.invalidateQueries({ queryKey: ['assemblies'] });
  };
  const failed = (error: Error): void => void message.error(sendingWords(error));
  const deciding = useSend({
    slot: useSlot('assemblies.doubts', estate.id),
    request: ({ pairs, decision }: { pairs: readonly Pair[]; decision: Decision }) =>
      asked(endpoints.assemblies.decideOwnerDoubts, { params, body: { pairs: [...pairs], decision, reason: basis.trim() } }),
    onDone: ({ decided }, { pairs }) => {
      setGone((before) => new Set([...before, ...pairs.map((one) => `${one.firstId} ${one.secondId}`)]));
      setDone((before) => [...before, decided]);
      renew();
    },
    onFailed: failed,
  });
  const undoing = useSend({
    slot: useSlot('assemblies.undo_doubts', estate.id),
    request: (pairs: readonly Pair[]) => asked(endpoints.assemblies.undoOwnerDoubts, { params, body: { pairs: [...pairs] } }),
    onDone: () => {
      setGone(new Set());
      setDone((before) => before.slice(0, -1));
      renew();
    },
    onFailed: failed,
  });
  const busy = deciding.isPending || undoing.isPending;
  const decide = (pairs: readonly Pair[], decision: Decision): void => {
    if (busy || pairs.length === 0) return;
    if (basis.trim().length < 2) void message.warning(t('form.wordsRule', { min: 2, max: 200 }));
    else deciding.send({ pairs: pairs.slice(0, most), decision });
  };
  const last = done.at(-1);
  const undo = (): void => {
    if (!busy && last) undoing.send(last);
  };
  const here = Math.min(at, rows.length - 1);
  const toggle = (key: string): void =>
    setChosen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  const press = (event: KeyboardEvent): void => {
    const row = rows[here];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = (by: number) => (): void => setAt(Math.max(0, Math.min(here + by, rows.length - 1)));
    const acts = new Map<string, () => void>([
      ['ArrowDown', move(1)],
      ['ArrowUp', move(-1)],
      ['1', () => row && decide([pairOf(row)], 'same')],
      ['2', () => row && decide([pairOf(row)], 'different')],
      ['x', () => row && toggle(keyOf(row))],
      ['z', undo],
    ]);
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    keys.current = true;
    act();
  };
  // whoever goes through them by keys stays at the list, also where a decided one has left it
  useEffect(() => {
    if (!keys.current || rows.length === 0) return;
    const row = shown.current?.children[here];
    row?.querySelector('input')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [here, rows.length]);
  const side = (one: OwnerDoubt['first']) => (
    <div>
      <strong>{one.name}</strong> {[one.phone, one.idNumber].filter(Boolean).join(' · ')}
      <div className="soft">{one.units.join(t('comma'))}</div>
    </div>
  );
  const selected = rows.filter((one) => chosen.has(keyOf(one)));
  const choose = (some: readonly OwnerDoubt[]): void => setChosen(new Set(some.map(keyOf)));
  if (estate.doubts === 0 && done.length === 0) return null;
  return (
    <section aria-label={t('doubts')}>
      <h2>{t('doubtTitle', { count: estate.doubts })}</h2>
      <p className="soft">{t('doubtLead')}</p>
      <div className="bar">
        <Select
          aria-label={t('form.building')}
          placeholder={t('anyBuilding')}
          allowClear
          value={building as string}
          popupMatchSelectWidth={false}
          options={estate.buildings.map((one) => ({ value: one.building, label: one.building }))}
          onChange={setBuilding}
        />
        <Select<DoubtReason>
          aria-label={t('why')}
          placeholder={t('anyReason')}
          allowClear
          value={why as DoubtReason}
          popupMatchSelectWidth={false}
          options={doubtReasons.map((value) => ({ value, label: t(`assemblies:doubts.${value}`) }))}
          onChange={setWhy}
        />
        <Input
          aria-label={t('form.basis')}
          placeholder={t('form.basis')}
          value={basis}
          maxLength={200}
          onChange={({ target }) => setBasis(target.value)}
          style={{ width: 260 }}
        />
        {bases.map((one) => (
          <Button key={one} size="small" onClick={() => setBasis(t(`bases.${one}`))}>
            {t(`bases.${one}`)}
          </Button>
        ))}
      </div>
      <div className="bar">
        <Button size="small" disabled={rows.length === 0} onClick={() => choose(selected.length === rows.length ? [] : rows)}>
          {t(selected.length === rows.length && rows.length > 0 ? 'chooseNone' : 'chooseAll', { count: rows.length })}
        </Button>
        <Button size="small" disabled={!rows.some(samePhone)} onClick={() => choose(rows.filter(samePhone))}>
          {t('choosePhone', { count: rows.filter(samePhone).length })}
        </Button>
        {(['same', 'different'] as const).map((decision) => (
          <Button
            key={decision}
            size="small"
            type="primary"
            disabled={selected.length === 0}
            loading={deciding.isPending}
            onClick={() => decide(selected.map(pairOf), decision)}
          >
            {t(`decideAll.${decision}`, { count: selected.length })}
          </Button>
        ))}
        {last && (
          <Button size="small" loading={undoing.isPending} onClick={undo}>
            {t('undoLast', { count: last.length })}
          </Button>
        )}
      </div>
      <p className="soft">{t('doubtKeys')}</p>
      {list.isError && rows.length === 0 ? (
        <Broken error={list.error} reset={() => void list.refetch()} />
      ) : list.isPending ? (
        <Spin />
      ) : rows.length === 0 ? (
        <p className="soft">{t('noDoubts')}</p>
      ) : (
        <ul ref={shown} className="doubts" onKeyDown={press}>
          {rows.map((doubt, i) => {
            const key = keyOf(doubt);
            const names = t('doubtOf', { first: doubt.first.name, second: doubt.second.name });
            return (
              <li
                key={key}
                className={i === here ? 'doubt here' : 'doubt'}
                aria-current={i === here}
                onFocus={() => setAt(i)}
                onPointerDown={() => {
                  keys.current = false;
                }}
              >
                <Checkbox checked={chosen.has(key)} aria-label={names} onChange={() => toggle(key)} />
                {side(doubt.first)}
                {side(doubt.second)}
                <div className="soft">{doubt.reasons.map((reason) => t(`assemblies:doubts.${reason}`)).join(t('comma'))}</div>
                <div className="bar">
                  {(['same', 'different'] as const).map((decision) => (
                    <Button key={decision} size="small" disabled={busy} onClick={() => decide([pairOf(doubt)], decision)}>
                      {t(`decide.${decision}`)}
                    </Button>
                  ))}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <More list={list} />
    </section>
  );
};
