import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { openStates } from '#contract/cases/lifecycle.ts';
import { type MapLayerId, type MapLight, mapLights } from '#contract/map/layers.ts';
import { refined, wordOf } from '../../../app/kinds.ts';
import { layerViews } from '../../../app/manifest.ts';
import type { Mark } from '../../../app/pages.ts';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { lightMarks } from './marks.ts';
import { kindsIn, type MapSearch } from './search.ts';

/** A mark of the map in the legend. */
const Sign = ({ mark }: { mark: Mark }) => (
  <svg width="16" height="16" viewBox="0 0 20 20" aria-hidden="true" className="city-sign">
    <path d={mark.path} fill={`var(--${mark.colour.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)})`} />
  </svg>
);

interface Props {
  /** Layers the viewer may see. */
  offered: readonly MapLayerId[];
  on: readonly MapLayerId[];
  search: MapSearch;
  onChange: (change: Record<string, unknown>) => void;
}

const CaseFilters = ({ search, onChange }: Pick<Props, 'search' | 'onChange'>) => {
  const { t } = useTranslation();
  return (
    <div className="city-filters">
      <fieldset className="city-lights" aria-label={t('map:lights')}>
        {mapLights.map((light) => (
          <Checkbox
            key={light}
            checked={search.light?.includes(light) ?? true}
            onChange={({ target }) => {
              const now: MapLight[] = mapLights.filter((one) => (one === light ? target.checked : (search.light?.includes(one) ?? true)));
              onChange({ light: now.length === 0 || now.length === mapLights.length ? undefined : now });
            }}
          >
            <Sign mark={lightMarks[light]} /> {t(`cases:lights.${light}`)}
          </Checkbox>
        ))}
      </fieldset>
      <CategorySelect label={t('map:anyCategory')} value={search.category} onChange={(category) => onChange({ category })} />
      <Select
        mode="multiple"
        allowClear
        size="small"
        maxTagCount="responsive"
        aria-label={t('map:anyState')}
        placeholder={t('map:anyState')}
        value={search.state ?? []}
        onChange={(state) => onChange({ state: state.length > 0 ? state : undefined })}
        options={openStates.map((value) => ({ value, label: t(`cases:states.${value}`) }))}
      />
      <Checkbox checked={search.heat ?? false} onChange={({ target }) => onChange({ heat: target.checked || undefined })}>
        {t('map:heat')}
      </Checkbox>
    </div>
  );
};

/** Switches, filters and legend of the layers, in one: what is drawn, by which mark, and how much of it. */
export const LayerBox = ({ offered, on, search, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <ul className="city-layers">
      {[...offered].reverse().flatMap((layer) => {
        const view = layerViews[layer];
        if (!view) return [];
        const { title, mark, kinds } = view;
        return (
          <li key={layer}>
            <Checkbox
              checked={on.includes(layer)}
              onChange={({ target }) => onChange({ layers: offered.filter((one) => (one === layer ? target.checked : on.includes(one))) })}
            >
              {mark ? <Sign mark={mark} /> : <span className="city-circle" aria-hidden="true" />} {t(title)}
            </Checkbox>
            {on.includes(layer) && layer === 'cases' && <CaseFilters search={search} onChange={onChange} />}
            {on.includes(layer) && layer === 'workers' && <p className="soft city-hint">{t('map:presence')}</p>}
            {on.includes(layer) && kinds && (
              <div className="city-filters">
                <Select
                  mode="multiple"
                  allowClear
                  size="small"
                  maxTagCount="responsive"
                  aria-label={t('map:anyKind', { layer: t(title) })}
                  placeholder={t('map:allKinds')}
                  value={[...kindsIn(search, layer)]}
                  onChange={(chosen) => onChange({ [layer]: chosen.length > 0 ? chosen : undefined })}
                  options={refined(kinds.set, kinds.codes).map((value) => ({ value, label: t(wordOf(kinds.set, value)) }))}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
};
