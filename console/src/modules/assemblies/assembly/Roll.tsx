import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssemblyDetail, AssemblyEntry } from '#contract/assemblies/api.ts';
import { serviceStates } from '#contract/assemblies/assemblies.ts';
import { squareMetres } from '#ui/figures.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

type State = (typeof serviceStates)[number] | '';
interface Props {
  a: AssemblyDetail;
  onServe: (entries: readonly AssemblyEntry[]) => void;
  onObject: (entry: AssemblyEntry) => void;
}

/** The roll with the service of the notice on each owner: who has it, by which way, with which proof. */
export const Roll = ({ a, onServe, onObject }: Props) => {
  const { t, i18n } = useTranslation('assemblies-console');
  const [words, setWords] = useState('');
  const [state, setState] = useState<State>('');
  const q = useSettled(words.trim());
  const { list, rows } = useList(
    listQuery(['assemblies', 'entries', a.id, q, state], (cursor, signal) =>
      call(
        endpoints.assemblies.listAssemblyEntries,
        { params: { assemblyId: a.id }, query: { q: q || undefined, state: state || undefined, cursor, limit: 50 } },
        signal,
      ),
    ),
  );
  const serves = a.actions.includes('serve');
  const open = rows.filter(({ servedAt }) => servedAt === null);
  return (
    <section aria-label={t('roll')}>
      <h2>{t('roll')}</h2>
      <search className="bar">
        <Input aria-label={t('find')} placeholder={t('find')} value={words} maxLength={40} onChange={(e) => setWords(e.target.value)} />
        <Select<State>
          aria-label={t('serviceState')}
          value={state}
          options={[
            { value: '', label: t('anyService') },
            ...serviceStates.map((value) => ({ value, label: t(`serviceStates.${value}`) })),
          ]}
          onChange={setState}
        />
        {serves && open.length > 0 && <Button onClick={() => onServe(open)}>{t('serveShown', { count: open.length })}</Button>}
      </search>
      <RecordTable<AssemblyEntry>
        list={list}
        rows={rows}
        rowKey="key"
        width={900}
        empty={t('noEntries')}
        columns={[
          {
            title: t('unit'),
            key: 'label',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.label}</strong>
                <div className="soft">{one.owners.join(t('comma'))}</div>
              </>
            ),
          },
          { title: t('heads'), key: 'heads', width: 70, render: (_, one) => one.heads },
          { title: t('area'), key: 'area', width: 100, render: (_, one) => <span className="num">{squareMetres(one.area)}</span> },
          {
            title: t('service'),
            key: 'service',
            render: (_, one) =>
              one.services.length === 0 ? (
                <span className="soft">{t('serviceStates.unserved')}</span>
              ) : (
                <ul className="plain">
                  {one.services.map((s) => (
                    <li key={s.attempt}>
                      {t('attempt', {
                        n: s.attempt,
                        way: t(`assemblies:serviceWays.${s.way}`),
                        result: t(`assemblies:serviceResults.${s.result}`),
                        at: fullTime(s.at, i18n.language),
                        by: s.collector,
                      })}{' '}
                      {s.receipt}{' '}
                      {s.photoIds.map((id, i) => (
                        <a key={id} href={`/api/files/${id}`} target="_blank" rel="noreferrer">
                          {t('proof', { n: i + 1 })}
                        </a>
                      ))}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            title: t('acts.acts'),
            key: 'acts',
            width: 120,
            render: (_, one) => (
              <>
                {serves && one.servedAt === null && (
                  <Button size="small" aria-label={t('serveOne', { label: one.label })} onClick={() => onServe([one])}>
                    {t('acts.serve')}
                  </Button>
                )}
                {a.actions.includes('object') && (
                  <Button size="small" aria-label={t('objectOne', { label: one.label })} onClick={() => onObject(one)}>
                    {t('acts.object')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
};
