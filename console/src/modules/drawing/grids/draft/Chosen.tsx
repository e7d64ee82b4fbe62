import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { areaOf, erase } from '#ui/geometry/index.ts';
import { proposeMerge } from './acts.ts';
import { FactsForm } from './FactsForm.tsx';
import type { Drawing } from './useDrawing.ts';

/** What is chosen and what may be done with it, without a pointer on the map. */
export const Chosen = ({ drawing, kinds }: { drawing: Drawing; kinds: boolean }) => {
  const { t } = useTranslation('drawing');
  const [editing, setEditing] = useState(false);
  const { chosen, features, propose, setTool, setChosen, commit } = drawing;
  const areas = chosen.flatMap((key) => features.find((area) => area.key === key) ?? []);
  const [first] = areas;
  if (!first) return <p className="grids-chosen soft">{t('nothingChosen')}</p>;
  const merge = (keep: DrawnArea): void =>
    propose(
      proposeMerge(
        features,
        keep.key,
        areas.filter((area) => area !== keep).map((area) => area.key),
      ),
      false,
    );
  const remove = (): void => {
    const outcome = erase(features, first.key);
    if ('refused' in outcome) return;
    setChosen([]);
    commit(outcome.features, { act: 'erased', names: [first.name] });
  };
  if (areas.length > 1)
    return (
      <div className="grids-chosen">
        <h2>{t('severalChosen', { count: areas.length })}</h2>
        <p className="soft">{t('mergeText')}</p>
        <div className="grids-chosen-acts">
          {areas.map((area) => (
            <Button key={area.key} onClick={() => merge(area)}>
              {t('mergeInto', { name: area.name })}
            </Button>
          ))}
        </div>
      </div>
    );
  return (
    <div className="grids-chosen">
      <h2>{first.name}</h2>
      <p className="soft num">
        {[
          first.code ?? t('newCode'),
          first.boundary && t('squareKm', { number: (areaOf(first.boundary) / 1e6).toFixed(3) }),
          first.households === null ? t('noHouseholds') : t('householdsOf', { count: first.households }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="grids-chosen-acts">
        <Button size="small" onClick={() => setEditing(true)}>
          {t('edit')}
        </Button>
        <Button size="small" disabled={!first.boundary} onClick={() => setTool('split')}>
          {t('tool.split')}
        </Button>
        <Button size="small" onClick={() => setTool('draw')}>
          {t('extend')}
        </Button>
        <Button size="small" onClick={remove}>
          {t('erase')}
        </Button>
      </div>
      {editing && (
        <FactsForm
          area={first}
          kinds={kinds}
          onClose={() => setEditing(false)}
          onDone={(next) => {
            setEditing(false);
            commit(
              features.map((area) => (area.key === next.key ? next : area)),
              { act: 'facts', names: [next.name] },
            );
          }}
        />
      )}
    </div>
  );
};
