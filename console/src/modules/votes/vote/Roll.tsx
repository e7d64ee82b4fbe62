import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';
import type { RollRow, VoteDetail } from '#contract/votes/api.ts';
import { squareMetres } from '#ui/figures.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { HandInBackForm } from './HandIn.tsx';
import { ProxyForm } from './ProxyForm.tsx';

/** A key that no person reads. */
const isUuid = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);

/** Who is due: served, voted by which way, represented by whom; never how they voted. */
export const Roll = ({ vote }: { vote: VoteDetail }) => {
  const { t } = useTranslation('votes-console');
  const { busy, download } = useDownload();
  const [q, setQ] = useState('');
  const [took, setTook] = useState<'' | 'true' | 'false'>('');
  const [wrong, setWrong] = useState<RollRow | null>(null);
  const [represented, setRepresented] = useState<RollRow | null>(null);
  const { list, rows } = useList(
    listQuery(['votes', 'roll', vote.id, q, took], (cursor, signal) =>
      call(
        endpoints.votes.listRoll,
        { params: { voteId: vote.id }, query: { q: q || undefined, took: took || undefined, cursor, limit: 50 } },
        signal,
      ),
    ),
  );
  return (
    <section aria-label={t('roll')}>
      <h2>{t('roll')}</h2>
      <search className="bar">
        <Input.Search
          aria-label={t('findKey')}
          placeholder={t('findKey')}
          allowClear
          onSearch={(next) => setQ(next.trim())}
          style={{ maxWidth: 260 }}
        />
        <Select
          aria-label={t('turnout')}
          value={took}
          options={(['', 'true', 'false'] as const).map((value) => ({ value, label: t(`took.${value || 'any'}`) }))}
          onChange={setTook}
        />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`/api/votes/${vote.id}/sheet`)}>
          {t('export')}
        </Button>
      </search>
      <RecordTable<RollRow>
        list={list}
        rows={rows}
        rowKey="key"
        width={800}
        empty={t('noRoll')}
        columns={[
          {
            title: t('whose'),
            key: 'key',
            bare: true,
            render: (_, one) => (
              <>
                {one.label ?? one.key}
                {one.label && one.label !== one.key && !isUuid(one.key) && <div className="soft">{one.key}</div>}
              </>
            ),
          },
          {
            title: t('weight'),
            key: 'weight',
            render: (_, one) => (one.area > 0 ? t('headsArea', { heads: one.heads, area: squareMetres(one.area) }) : one.heads),
          },
          {
            title: t('servedAt'),
            key: 'served',
            width: 150,
            render: (_, one) =>
              one.servedAt ? (
                <span className="num">{dayOf(one.servedAt)}</span>
              ) : vote.actions.includes('serve') ? (
                <Serve vote={vote} entry={one} />
              ) : (
                '—'
              ),
          },
          {
            title: t('votedBy'),
            key: 'took',
            render: (_, one) => (
              <>
                {one.took ? `${t(`votes-own:ways.${one.took.way}`)} ${one.took.on}` : '—'}{' '}
                {vote.secret && one.took?.way === 'paper' && vote.actions.includes('paper') && (
                  <Button size="small" onClick={() => setWrong(one)}>
                    {t('handInBack')}
                  </Button>
                )}
              </>
            ),
          },
          {
            title: t('proxy'),
            key: 'proxy',
            render: (_, one) => (
              <>
                {one.proxy?.holder ?? (vote.actions.includes('proxy') && one.ways.includes('proxy') && !one.took ? '' : '—')}{' '}
                {vote.actions.includes('proxy') && one.ways.includes('proxy') && (one.proxy || !one.took) && (
                  <Button size="small" onClick={() => setRepresented(one)}>
                    {t(one.proxy ? 'endProxy' : 'giveProxy')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {wrong && <HandInBackForm vote={vote} entry={{ key: wrong.key, name: wrong.label ?? wrong.key }} onClose={() => setWrong(null)} />}
      {represented && <ProxyForm vote={vote} entry={represented} onClose={() => setRepresented(null)} />}
    </section>
  );
};

const Serve = ({ vote, entry }: { vote: VoteDetail; entry: RollRow }) => {
  const { t } = useTranslation('votes-console');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { send, isPending } = useSend({
    slot: useSlot('votes.serve', `${vote.id} ${entry.key}`),
    request: (at: string) =>
      asked(endpoints.votes.serveBallots, { params: { voteId: vote.id }, body: { keys: [entry.key], way: t('atTheDoor'), at } }),
    onDone: () => void client.invalidateQueries({ queryKey: ['votes'] }),
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button size="small" loading={isPending} onClick={() => send(platformNow().toISOString())}>
      {t('serve')}
    </Button>
  );
};
