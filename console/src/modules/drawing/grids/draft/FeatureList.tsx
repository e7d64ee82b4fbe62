import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { Marks } from '../AreaList.tsx';

interface Props {
  features: readonly DrawnArea[];
  chosen: readonly string[];
  /** `add`: beside those chosen, or out of them. */
  onChoose: (key: string, add: boolean) => void;
  /** With ticks for choosing several. */
  several?: boolean;
}

/** The areas of a drawing. */
export const FeatureList = ({ features, chosen, onChoose, several = false }: Props) => {
  const { t } = useTranslation('drawing');
  return (
    <ul className="grids-rows">
      {features.map((area) => (
        <li key={area.key} className={`grids-row grids-row-drawn ${chosen.includes(area.key) ? 'grids-row-chosen' : ''}`}>
          {several && (
            <Checkbox
              checked={chosen.includes(area.key)}
              aria-label={t('chooseAlso', { name: area.name })}
              onChange={() => onChoose(area.key, true)}
            />
          )}
          <button
            type="button"
            className="grids-row-main"
            aria-pressed={chosen.includes(area.key)}
            onClick={(e) => onChoose(area.key, several && (e.shiftKey || e.ctrlKey || e.metaKey))}
          >
            <span className="grids-row-name">
              <strong>{area.name}</strong>
              {area.code === null && <span className="flag">{t('newOne')}</span>}
              {area.boundary === null && <span className="flag flag-strong">{t('notDrawn')}</span>}
            </span>
            <span className="soft num">{area.households === null ? t('noHouseholds') : t('householdsOf', { count: area.households })}</span>
            {area.lines.length > 0 && <Marks lines={area.lines} />}
          </button>
        </li>
      ))}
    </ul>
  );
};
