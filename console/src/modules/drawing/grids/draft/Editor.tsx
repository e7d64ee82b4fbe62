import { App, Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/drawing/api.ts';
import { fullDay, startOfDay } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../../app/hooks.ts';
import { Comments } from '../../../../components/comments/Comments.tsx';
import { MapWait } from '../../../../components/map/MapWait.tsx';
import { boundsAround } from '../map/features.ts';
import type { Scene } from '../map/scene.ts';
import { Chosen } from './Chosen.tsx';
import { Conflict } from './Conflict.tsx';
import { EditorHead } from './EditorHead.tsx';
import { FaultList } from './FaultList.tsx';
import { FeatureList } from './FeatureList.tsx';
import { PartsForm } from './PartsForm.tsx';
import { Publish } from './Publish.tsx';
import { StepList } from './StepList.tsx';
import { Toolbar, toolKeys } from './Toolbar.tsx';
import { useAutosave } from './useAutosave.ts';
import { tools, useDrawing } from './useDrawing.ts';
import { useDrawKeys } from './useDrawKeys.ts';
import { type SeenFault, useFaults } from './useFaults.ts';
import { type Reach, useTools } from './useTools.ts';

const DrawingMap = lazy(() => import('../map/DrawingMap.tsx'));

interface Props {
  draft: Draft;
  onLeave: (area: string, grid?: string) => void;
  onAgain: () => void;
}

/** A drawing in hand: the map with its tools, and beside it what is chosen, the areas, the steps and the faults. */
export const Editor = ({ draft, onLeave, onAgain }: Props) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { message } = App.useApp();
  useTitle(draft.title);
  const drawing = useDrawing(draft);
  const { features, shown, chosen, tool, proposal, steps } = drawing;
  const save = useAutosave(draft, features);
  const [scene, setScene] = useState<Scene | null>(null);
  const [reach, setReach] = useState<Reach>('fine');
  const [publishing, setPublishing] = useState(false);
  const hand = useTools(drawing, scene, draft.parentBoundary, reach);
  const faults = useFaults(shown, draft.parentBoundary);
  const kinds = draft.childLevel === 'grid' || draft.childLevel === 'micro_grid';

  const leaveTool = (): void => {
    if (hand.points > 0) hand.sketch.current?.cancel();
    else if (proposal) drawing.setProposal(null);
    else if (tool !== 'select') drawing.setTool('select');
    else drawing.setChosen([]);
  };
  const back = (): void => {
    if (hand.points > 0) hand.sketch.current?.back();
    else hand.removeCorner();
  };
  const undo = (): void => drawing.go(({ at }) => (proposal ? at : at - 1));
  const redo = (): void => drawing.go(({ at }) => at + 1);
  useDrawKeys({
    ...(proposal ? {} : Object.fromEntries(tools.map((one) => [toolKeys[one], () => drawing.setTool(one)]))),
    'ctrl+z': undo,
    'ctrl+shift+z': redo,
    'ctrl+y': redo,
    escape: leaveTool,
    delete: back,
    backspace: back,
    enter: () => hand.sketch.current?.finish(),
    ' ': () => hand.sketch.current?.addMiddle(),
  });

  const look = (fault: Pick<SeenFault, 'keys' | 'geometry'>): void => {
    drawing.setChosen(fault.keys);
    if (!scene || !fault.geometry) return;
    if (fault.geometry.type === 'Point') {
      const [lng, lat] = fault.geometry.coordinates;
      scene.map.easeTo({ center: [lng, lat], zoom: 18 });
      return;
    }
    const bounds = boundsAround([fault.geometry]);
    if (bounds) scene.map.fitBounds(bounds, { padding: 120, maxZoom: 19 });
  };

  const fit = (): void => {
    const bounds = boundsAround([draft.parentBoundary ?? draft.around, ...features.map((area) => area.boundary)]);
    if (bounds) scene?.map.fitBounds(bounds, { padding: 32, maxZoom: 17 });
  };

  return (
    <div className="grids">
      <EditorHead
        draft={draft}
        save={save}
        busy={proposal !== null}
        onBack={() => onLeave(draft.area.code)}
        onAgain={onAgain}
        onPublish={() => setPublishing(true)}
      />
      <div className="grids-body grids-body-draw">
        <div className={`grids-canvas ${tool === 'split' || tool === 'draw' ? 'grids-canvas-sketch' : ''}`}>
          <Toolbar drawing={drawing} hand={hand} reach={reach} onReach={setReach} onFit={fit} />
          <Suspense fallback={<MapWait className="grids-map" />}>
            <DrawingMap
              areas={shown}
              outline={draft.parentBoundary ?? draft.around}
              chosen={chosen}
              fresh={drawing.fresh}
              faults={faults ?? []}
              fit={draft.id}
              label={t('mapLabel')}
              className="grids-map"
              onScene={setScene}
              onChoose={tool === 'select' && !proposal ? drawing.choose : undefined}
            />
          </Suspense>
        </div>
        <aside className="grids-panel" aria-label={t('side')}>
          {proposal ? (
            <PartsForm
              proposal={proposal}
              before={features}
              kinds={kinds}
              onLook={(key) => drawing.setChosen([key])}
              onCancel={() => drawing.setProposal(null)}
              onDone={(next) => {
                drawing.commit(next, proposal.done);
                drawing.setProposal(null);
                drawing.setChosen(proposal.keys.slice(0, 1));
              }}
            />
          ) : (
            <>
              <Chosen drawing={drawing} kinds={kinds} />
              <Tabs
                size="small"
                items={[
                  {
                    key: 'areas',
                    label: t('areasTab', { count: features.length }),
                    children: <FeatureList features={features} chosen={chosen} several onChoose={drawing.choose} />,
                  },
                  {
                    key: 'faults',
                    label: t('faultsTab', { count: faults?.length ?? 0 }),
                    children: <FaultList faults={faults} onLook={look} />,
                  },
                  {
                    key: 'steps',
                    label: t('stepsTab', { count: steps.at }),
                    children: <StepList steps={steps} onGo={(at) => drawing.go(() => at)} />,
                  },
                  { key: 'comments', label: t('comments:title'), children: <Comments type="area_draft" subjectId={draft.id} /> },
                ]}
              />
            </>
          )}
        </aside>
      </div>
      {save.state === 'conflict' && (
        <Conflict draft={draft} save={save} onTheirs={(theirs) => drawing.commit(theirs, { act: 'theirs', names: [] })} />
      )}
      {publishing && (
        <Publish
          draft={draft}
          save={save}
          onClose={() => setPublishing(false)}
          onLook={(fault) => {
            setPublishing(false);
            look(fault as SeenFault);
          }}
          onDone={(next, plan) => {
            void message.success(
              next.state === 'scheduled' && next.effectiveOn
                ? t('scheduledDone', { day: fullDay(startOfDay(next.effectiveOn), locale) })
                : t('publishedDone'),
            );
            onLeave(draft.area.code, next.state === 'published' ? plan.added[0]?.code : undefined);
          }}
        />
      )}
    </div>
  );
};
