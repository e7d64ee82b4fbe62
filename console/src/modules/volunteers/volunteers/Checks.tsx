import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpotCheck } from '#contract/volunteers/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { SendButton } from '../../../components/SendButton.tsx';

/** Spot checks of hours: drawn by chance, looked at by somebody who did not certify them, published by figures. */
export const Checks = () => {
  const { t } = useTranslation('volunteers-console');
  const [task, setTask] = useState<'draw' | SpotCheck | null>(null);
  const { list, rows, first } = useList(
    listQuery(['volunteers', 'checks'], (cursor, signal) =>
      call(endpoints.volunteers.listChecks, { query: { cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <>
      {first?.mayDraw && (
        <div className="bar">
          <Button type="primary" onClick={() => setTask('draw')}>
            {t('draw')}
          </Button>
        </div>
      )}
      <RecordTable<SpotCheck>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noChecks')}
        columns={[
          {
            title: t('checkPeriod'),
            key: 'period',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.area.name}</strong>
                <div className="soft">{t('checkOf', one)}</div>
              </>
            ),
          },
          { title: t('drawn'), key: 'drawn', render: (_, one) => one.drawn },
          { title: t('right'), key: 'right', render: (_, one) => one.right },
          { title: t('wrong'), key: 'wrong', render: (_, one) => one.wrong },
          { title: t('state'), key: 'state', render: (_, one) => t(one.publishedAt ? 'published' : 'unpublished') },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <Button size="small" aria-label={`${t('open')} ${one.area.name} ${one.from}`} onClick={() => setTask(one)}>
                {t('open')}
              </Button>
            ),
          },
        ]}
      />
      {task === 'draw' && <DrawForm onClose={() => setTask(null)} />}
      {task !== null && task !== 'draw' && <CheckDrawer check={task} onClose={() => setTask(null)} />}
    </>
  );
};

const DrawForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  return (
    <ActDrawer<{ area: PlainArea; from: string; until: string; number: number }, SpotCheck>
      keep="volunteers.draw"
      subject="new"
      title={t('drawTitle')}
      submit={t('draw')}
      renews="volunteers"
      initial={{ number: 10 }}
      request={({ area, from, until, number }) =>
        asked(endpoints.volunteers.drawCheck, { body: { areaCode: area.code, from, until, number } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <AreaItem name="area" label={t('area')} needed={t('must.choose')} />
      <DayItem name="from" label={t('from')} required />
      <DayItem name="until" label={t('until')} required />
      <Form.Item name="number" label={t('number')}>
        <NumberInput aria-label={t('number')} min={1} max={100} precision={0} />
      </Form.Item>
    </ActDrawer>
  );
};

const CheckDrawer = ({ check, onClose }: { check: SpotCheck; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const { data, error, refetch } = useQuery({
    queryKey: ['volunteers', 'check', check.id],
    queryFn: ({ signal }) => call(endpoints.volunteers.getCheck, { params: { checkId: check.id } }, signal),
  });
  return (
    <Drawer open title={`${check.area.name} ${t('checkOf', check)}`} onClose={onClose} size={620} destroyOnHidden>
      {error && !data ? <Broken error={error} reset={() => void refetch()} /> : !data && <Skeleton active />}
      <ul className="plain">
        {data?.rows.map(({ hours, outcome, words: found, mayNote }) => (
          <li key={hours.id}>
            <strong>{hours.title}</strong>{' '}
            {[hours.person ?? t('guest'), hours.day, t('hoursOf', { hours: hours.minutes / 60 })].join(' · ')}
            {outcome && <span className="flag">{t(outcome)}</span>} <span className="soft">{found}</span>
            {mayNote && (
              <div className="cell-acts">
                <Input
                  size="small"
                  aria-label={`${t('words')} ${hours.title} ${hours.day}`}
                  placeholder={t('words')}
                  maxLength={200}
                  value={words[hours.id] ?? ''}
                  onChange={(e) => setWords({ ...words, [hours.id]: e.target.value })}
                />
                {(['right', 'wrong'] as const).map((one) => (
                  <SendButton
                    key={one}
                    keep={`volunteers.checked-${one}`}
                    subject={hours.id}
                    renews="volunteers"
                    request={() =>
                      asked(endpoints.volunteers.noteChecked, {
                        params: { checkId: check.id, hoursId: hours.id },
                        body: { outcome: one, words: (words[hours.id] ?? '').trim() },
                      })
                    }
                    words={t(one === 'right' ? 'noteRight' : 'noteWrong')}
                    done={t('stepsDone')}
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {data?.mayPublish && (
        <SendButton
          keep="volunteers.publish"
          subject={check.id}
          renews="volunteers"
          request={() => asked(endpoints.volunteers.publishCheck, { params: { checkId: check.id }, body: {} })}
          words={t('publish')}
          sure={t('publishSure')}
          done={t('stepsDone')}
        />
      )}
    </Drawer>
  );
};
