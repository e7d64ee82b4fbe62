import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpotCheck } from '#contract/ratings/spot-checks.ts';
import { nameOf } from '#ui/i18n.ts';
import { fullDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { caseColumn } from '../../../components/list/caseColumn.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Sections } from '../Sections.tsx';
import type { RatingSearch } from '../search.ts';
import { DrawDrawer } from './DrawDrawer.tsx';
import { Draws } from './Draws.tsx';
import { InspectDrawer } from './InspectDrawer.tsx';

const whiches = ['open', 'done'] as const;

/** Closed cases that are looked at again: which, what was found, and how they were drawn. */
export const SpotChecks = () => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const me = useMe();
  const search = useSearch({ from: '/shell/spot-checks' });
  const navigate = useNavigate();
  const [inspecting, setInspecting] = useState<SpotCheck | null>(null);
  const [drawing, setDrawing] = useState(false);
  const which = whiches.find((one) => one === search.which) ?? 'open';
  const { list, rows, first } = useList(
    listQuery(['ratings', 'spots', which], (cursor, signal) =>
      call(endpoints.ratings.listSpotChecks, { query: { which, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: RatingSearch): void => void navigate({ to: '/spot-checks', search: { ...search, ...next } });
  const mayDraw = first?.mayDraw ?? [];
  return (
    <QueuePage<SpotCheck, typeof which>
      sections={<Sections />}
      title={t('sections.spots')}
      lead={t('spots.lead')}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`spots.which.${one}`)}
      onWhich={(next) => change({ which: next })}
      act={
        mayDraw.length > 0 && (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {t('spots.draw')}
          </Button>
        )
      }
      list={list}
      rows={rows}
      width={900}
      empty={t(`spots.none.${which}`)}
      columns={[
        caseColumn(t('calls.case'), ({ category, area }) => [category && nameOf(category), area]),
        { title: t('calls.handler'), key: 'handler', render: (_, { handler }) => handler ?? t('figures.none') },
        {
          title: t('spots.closed'),
          key: 'closed',
          width: 130,
          render: (_, one) => <span className="num">{fullDay(one.closedAt, locale)}</span>,
        },
        which === 'open'
          ? {
              title: t('spots.inspect'),
              key: 'inspect',
              width: 190,
              render: (_: unknown, one: SpotCheck) => (
                <>
                  {one.mayInspect && (
                    <Button size="small" type="primary" ghost onClick={() => setInspecting(one)}>
                      {t('spots.inspect')}
                    </Button>
                  )}{' '}
                  <span className="soft num">{t('spots.due', { day: one.dueOn })}</span>
                </>
              ),
            }
          : {
              title: t('spots.found'),
              key: 'found',
              width: 300,
              render: (_: unknown, { found, closedBy, reopened, note }: SpotCheck) => (
                <>
                  {found && <span className={found === 'not_done' ? 'flag flag-strong' : 'flag'}>{t(`spots.findings.${found}`)}</span>}{' '}
                  {closedBy && <span className="soft">{t('spots.closedBy', { name: closedBy })}</span>}{' '}
                  {reopened && <span className="soft">{t('spots.reopened')}</span>}
                  <p className="rating-text">{note}</p>
                </>
              ),
            },
      ]}
    >
      {mayOpen(me, 'ratings.read') && <Draws />}
      {inspecting && <InspectDrawer check={inspecting} onClose={() => setInspecting(null)} />}
      {drawing && <DrawDrawer areas={mayDraw} onClose={() => setDrawing(false)} />}
    </QueuePage>
  );
};
