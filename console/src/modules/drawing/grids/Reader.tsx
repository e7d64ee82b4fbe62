import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Boundary } from '#ui/geometry/index.ts';
import { useMedia } from '../../../app/hooks.ts';
import { areasQuery, boundariesQuery } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import { MapWait } from '../../../components/map/MapWait.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { AreaList } from './AreaList.tsx';
import { AreaPanel } from './AreaPanel.tsx';
import { codeAbove, draftsQuery, isDrawable, levelBelow, levelOf, useChildren } from './data.ts';
import type { MapArea } from './map/features.ts';
import { ReaderHead } from './ReaderHead.tsx';
import type { GridsSearch } from './search.ts';

const DrawingMap = lazy(() => import('./map/DrawingMap.tsx'));
type Level = Parameters<typeof boundariesQuery>[1];

/** Boundaries of one level within an area as the map takes them, the code being the key. */
const useBoundaries = (within: string, level: string | undefined): readonly MapArea[] => {
  const { data } = useQuery({ ...boundariesQuery(within, level as Level), enabled: level !== undefined });
  return useMemo(
    () =>
      (data?.features ?? []).map((feature) => ({
        key: feature.properties.code,
        name: feature.properties.name,
        boundary: feature.geometry as unknown as Boundary,
      })),
    [data],
  );
};

/** The areas below an area: list, map and the one looked at. */
export const Reader = ({ area, grid, onChange }: { area: string; grid: string | undefined; onChange: (next: GridsSearch) => void }) => {
  const { t } = useTranslation('drawing');
  const narrow = useMedia('(max-width: 899px)');
  const level = levelBelow[levelOf(area)];
  const { list, children, known } = useChildren(area);
  const mayDraw = useQuery({ ...draftsQuery(area), enabled: isDrawable(area) }).data?.mayOpen ?? false;
  const shapes = useBoundaries(area, level);
  const { data: root } = useQuery(areasQuery(undefined));
  // nothing lies around the jurisdiction itself
  const inside = area.length > (root?.items[0]?.code.length ?? area.length);
  const around = useBoundaries(codeAbove(area), inside ? levelOf(area) : undefined);
  const [panelOf, setPanelOf] = useState<string>();
  const chosen = useMemo(() => (grid ? [grid] : []), [grid]);
  const choose = (code: string | undefined): void => {
    setPanelOf(code);
    onChange({ area, ...(code ? { grid: code } : {}) });
  };
  if (list.isError) return <Broken error={list.error} reset={() => void list.refetch()} />;
  const panel = grid && <AreaPanel key={grid} code={grid} onClose={() => choose(undefined)} onOpen={(code) => onChange({ area: code })} />;
  return (
    <div className="grids">
      <ReaderHead area={area} rows={children} onArea={(code) => onChange(code ? { area: code } : {})} />
      <div className={`grids-body ${grid && !narrow ? 'grids-body-panel' : ''}`}>
        {list.isPending ? (
          <section className="grids-list">
            <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />
          </section>
        ) : children.length === 0 ? (
          <section className="grids-list">
            <Notice title={t('empty')}>{t(mayDraw ? 'emptyText' : 'emptyRead')}</Notice>
          </section>
        ) : (
          <AreaList rows={children} chosen={grid} known={known} onChoose={choose} onOpen={(code) => onChange({ area: code })} />
        )}
        <Suspense fallback={<MapWait className="grids-map" />}>
          <DrawingMap
            areas={shapes}
            outline={around.find((one) => one.key === area)?.boundary}
            chosen={chosen}
            fit={`${area} ${shapes.length > 0}`}
            label={t('mapLabel')}
            className="grids-map"
            onChoose={(code) => choose(code ?? undefined)}
          />
        </Suspense>
        {!narrow && panel && <aside className="grids-panel">{panel}</aside>}
      </div>
      {narrow && (
        <Drawer
          open={grid !== undefined && panelOf === grid}
          placement="bottom"
          size="85%"
          onClose={() => choose(undefined)}
          closable={false}
        >
          {panel}
        </Drawer>
      )}
    </div>
  );
};
