import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/drawing/api.ts';
import { fullDay, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../../app/hooks.ts';
import { Comments } from '../../../../components/comments/Comments.tsx';
import { MapWait } from '../../../../components/map/MapWait.tsx';
import { TakeBack } from '../TakeBack.tsx';
import { FeatureList } from './FeatureList.tsx';

const DrawingMap = lazy(() => import('../map/DrawingMap.tsx'));

/** A drawing to look at. */
export const ShownDraft = ({ draft, small, onLeave }: { draft: Draft; small: boolean; onLeave: () => void }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const fresh = useMemo(() => new Set(draft.features.filter((area) => area.code === null).map((area) => area.key)), [draft]);
  return (
    <div className="grids">
      <header className="grids-head">
        <div className="grids-title">
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('back')} onClick={onLeave} />
          <h1>{draft.title}</h1>
          <span className="flag">{t(`drawing:states.${draft.state}`)}</span>
          {draft.effectiveOn && <span className="soft">{t('from', { day: fullDay(startOfDay(draft.effectiveOn), locale) })}</span>}
          <span className="grids-acts">
            <TakeBack draft={draft} />
          </span>
        </div>
        {draft.reason && <p className="soft">{t('reasonIs', { reason: draft.reason })}</p>}
        {draft.fault && (
          <p className="field-problem" role="alert">
            {draft.fault.message}
          </p>
        )}
        {small && <p className="grids-waiting">{t('wider')}</p>}
      </header>
      <div className="grids-body">
        <section className="grids-list" aria-label={t('listLabel')}>
          <FeatureList features={draft.features} chosen={chosen} onChoose={(key) => setChosen([key])} />
          <Comments type="area_draft" subjectId={draft.id} />
        </section>
        <Suspense fallback={<MapWait className="grids-map" />}>
          <DrawingMap
            areas={draft.features}
            outline={draft.parentBoundary ?? draft.around}
            chosen={chosen}
            fresh={fresh}
            fit={draft.id}
            label={t('mapLabel')}
            className="grids-map"
            onChoose={(key) => setChosen(key ? [key] : [])}
          />
        </Suspense>
      </div>
    </div>
  );
};
