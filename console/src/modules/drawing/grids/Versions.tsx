import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#contract/drawing/api.ts';
import { fullDay, shortTime, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { draftsQuery } from './data.ts';
import { OpenDraft } from './OpenDraft.tsx';
import { TakeBack } from './TakeBack.tsx';

/** Every drawing of an area's children: what is being drawn, what waits, what held and what was given up. */
export const Versions = ({ area, onClose }: { area: string; onClose: () => void }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { data, isPending, error, refetch } = useQuery(draftsQuery(area));
  const [restoring, setRestoring] = useState<DraftSummary | null>(null);
  const lines = (draft: DraftSummary): string[] => [
    ...(draft.effectiveOn ? [t('from', { day: fullDay(startOfDay(draft.effectiveOn), locale) })] : []),
    t('drawnCount', { count: draft.areas }),
    draft.decidedBy && draft.decidedAt
      ? t('decidedBy', { name: draft.decidedBy.name, moment: shortTime(draft.decidedAt, locale) })
      : t('draftBy', { name: draft.createdBy.name, moment: shortTime(draft.updatedAt, locale) }),
  ];
  return (
    <Drawer open title={t('versions')} onClose={onClose} size={460} className="grids-drawer">
      {isPending ? (
        <Skeleton active />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <p className="soft">{t('noVersions')}</p>
      ) : (
        <ul className="grids-versions">
          {data.items.map((draft) => (
            <li key={draft.id}>
              <div className="grids-version-head">
                <strong>{draft.title}</strong>
                <span className={`flag ${draft.state === 'failed' ? 'flag-strong' : ''}`}>{t(`drawing:states.${draft.state}`)}</span>
              </div>
              <div className="soft num">{lines(draft).join(' · ')}</div>
              {draft.reason && <div>{t('reasonIs', { reason: draft.reason })}</div>}
              {draft.fault && (
                <div className="field-problem" role="alert">
                  {draft.fault.message}
                </div>
              )}
              <div className="grids-version-acts">
                <Link to="/grids" search={{ area, draft: draft.id }} onClick={onClose}>
                  {t(draft.actions.includes('save') ? 'goOn' : 'look')}
                </Link>
                <TakeBack draft={draft} />
                {draft.actions.includes('restore') && (
                  <Button size="small" onClick={() => setRestoring(draft)}>
                    {t('restore')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {restoring && <OpenDraft area={restoring.area} drafts={[]} restore={restoring} onClose={() => setRestoring(null)} />}
    </Drawer>
  );
};
