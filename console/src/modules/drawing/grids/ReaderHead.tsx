import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#ui/time.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { downloadCsv } from '../../../components/csv.ts';
import { type Child, draftsQuery, factsQuery, isDrawable, levelBelow, levelOf, linesQuery } from './data.ts';
import { OpenDraft } from './OpenDraft.tsx';
import { RequestDrawings } from './RequestDrawings.tsx';
import { Versions } from './Versions.tsx';
import { Waiting } from './Waiting.tsx';

/** Where we are, and the ways on: another area, the versions of its drawing, a new drawing, the list as a sheet. */
export const ReaderHead = ({
  area,
  rows,
  onArea,
}: {
  area: string;
  rows: readonly Child[];
  onArea: (code: string | undefined) => void;
}) => {
  const { t } = useTranslation('drawing');
  const [opening, setOpening] = useState(false);
  const [requesting, setRequesting] = useState(false);
  const [versions, setVersions] = useState(false);
  const { data: facts } = useQuery(factsQuery(area));
  const drawable = isDrawable(area);
  const { data: drafts } = useQuery({ ...draftsQuery(area), enabled: drawable });
  const { data: lines } = useQuery(linesQuery);
  const below = levelBelow[levelOf(area)];
  const me = useMe();
  // asked by whoever asks in the street's name; the server decides again
  const asks = below === 'community' && me.permissions.includes('demands.ask') && me.posts.some((post) => post.area?.code === area);
  const open = drafts?.items.filter((one) => one.state === 'open').length ?? 0;
  const lineName = (code: string): string => lines?.items.find((one) => one.code === code)?.name.zh ?? code;
  const save = (): void =>
    downloadCsv(`${facts?.fullName ?? area} ${dayOf(new Date())}.csv`, [
      ['code', 'name', 'kind', 'households', 'householdsBy', 'residents', 'lines', 'leader', 'workers', 'branch'].map((key) =>
        t(`columns.${key}`),
      ),
      ...rows.map((row) => [
        row.code,
        row.name,
        row.kind && t(`territory:kinds.${row.kind}`),
        row.households,
        row.households === null ? '' : t(row.householdsCounted ? 'counted' : 'estimate'),
        row.residents,
        row.lines.map(lineName).join(t('comma')),
        row.leaders.join(t('comma')),
        row.workers.join(t('comma')),
        row.branches.join(t('comma')),
      ]),
    ]);
  return (
    <header className="grids-head">
      <div className="grids-title">
        <h1>{t('drawing:nav.grids')}</h1>
        <div className="grids-area">
          <AreaSelect label={t('area')} value={area} valueName={facts?.name} onChange={onArea} />
        </div>
        <span className="soft grids-sum">{below && t('sum', { count: rows.length, level: t(`territory:levels.${below}`) })}</span>
        <span className="grids-acts">
          <Button disabled={rows.length === 0} onClick={save}>
            {t('console:csv')}
          </Button>
          {drawable && (
            <Button onClick={() => setVersions(true)}>
              {t('versions')}
              {open > 0 && <span className="num soft">{t('openOnes', { count: open })}</span>}
            </Button>
          )}
          {asks && rows.length > 0 && <Button onClick={() => setRequesting(true)}>{t('request.open')}</Button>}
          {drawable && drafts?.mayOpen && (
            <Button type="primary" className="grids-draw" onClick={() => setOpening(true)}>
              {t('draw')}
            </Button>
          )}
        </span>
      </div>
      {drafts?.mayOpen && <p className="grids-wider soft">{t('wider')}</p>}
      {drafts && <Waiting drafts={drafts.items} />}
      {opening && facts && (
        <OpenDraft area={{ code: facts.code, name: facts.shortName }} drafts={drafts?.items ?? []} onClose={() => setOpening(false)} />
      )}
      {requesting && facts && (
        <RequestDrawings from={{ code: facts.code, name: facts.shortName }} areas={rows} onClose={() => setRequesting(false)} />
      )}
      {versions && <Versions area={area} onClose={() => setVersions(false)} />}
    </header>
  );
};
