import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnerDoubt } from '#contract/assemblies/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { WordsItem } from '../../../components/WordsItem.tsx';

/** Pairs of entries that may be one owner: somebody looks at the papers and says so. Nothing is merged by itself. */
export const Doubts = ({ estateId, count }: { estateId: string; count: number }) => {
  const { t } = useTranslation('assemblies-console');
  const [deciding, setDeciding] = useState<{ doubt: OwnerDoubt; decision: 'same' | 'different' } | null>(null);
  const { list, rows } = useList(
    listQuery(['assemblies', 'doubts', estateId], (cursor, signal) =>
      call(endpoints.assemblies.listOwnerDoubts, { params: { estateId }, query: { cursor, limit: 30 } }, signal),
    ),
  );
  const side = (one: OwnerDoubt['first']) => (
    <>
      <strong>{one.name}</strong> {[one.phone, one.idNumber].filter(Boolean).join(' · ')}
      <div className="soft">{one.units.join('、')}</div>
    </>
  );
  return (
    <section aria-label={t('doubts')}>
      <h2>{t('doubtTitle', { count })}</h2>
      <p className="soft">{t('doubtLead')}</p>
      <RecordTable<OwnerDoubt>
        list={list}
        rows={rows}
        rowKey={(one) => `${one.first.holderId} ${one.second.holderId}`}
        width={900}
        empty={t('noDoubts')}
        columns={[
          { title: t('first'), key: 'first', bare: true, render: (_, one) => side(one.first) },
          { title: t('second'), key: 'second', bare: true, render: (_, one) => side(one.second) },
          { title: t('why'), key: 'why', render: (_, one) => one.reasons.map((reason) => t(`assemblies:doubts.${reason}`)).join('；') },
          {
            title: t('acts.acts'),
            key: 'acts',
            width: 210,
            render: (_, doubt) =>
              (['same', 'different'] as const).map((decision) => (
                <Button key={decision} size="small" onClick={() => setDeciding({ doubt, decision })}>
                  {t(`decide.${decision}`)}
                </Button>
              )),
          },
        ]}
      />
      {deciding && (
        <ActDrawer<{ words: string }, { open: number }>
          keep="assemblies.doubt"
          subject={`${deciding.doubt.first.holderId} ${deciding.doubt.second.holderId} ${deciding.decision}`}
          title={t(`decide.${deciding.decision}`)}
          lead={
            <p className="soft">
              {t(`decideLead.${deciding.decision}`, { first: deciding.doubt.first.name, second: deciding.doubt.second.name })}
            </p>
          }
          submit={t(`decide.${deciding.decision}`)}
          done={t('done')}
          renews="assemblies"
          request={({ words }) =>
            asked(endpoints.assemblies.decideOwnerDoubt, {
              params: { estateId },
              body: {
                firstId: deciding.doubt.first.holderId,
                secondId: deciding.doubt.second.holderId,
                decision: deciding.decision,
                reason: words.trim(),
              },
            })
          }
          onClose={() => setDeciding(null)}
          onDone={() => setDeciding(null)}
        >
          <WordsItem name="words" label={t('form.basis')} needed={t('form.wordsRule', { min: 2, max: 200 })} most={200} />
        </ActDrawer>
      )}
    </section>
  );
};
