import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '#contract/territory/api.ts';
import { Icon } from '../parts/icons.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { areasQuery } from '../queries.ts';

interface AreaPickerProps {
  onClose: () => void;
  onChoose: (area: { areaCode: string; name: string }) => void;
}

/** Street → community → grid from lists; a community is enough for those who do not know their grid. */
export const AreaPicker = ({ onClose, onChoose }: AreaPickerProps) => {
  const { t } = useTranslation();
  const [path, setPath] = useState<Area[]>([]);
  const [find, setFind] = useState('');
  const root = useQuery(areasQuery(undefined));
  const start = root.data?.items.length === 1 ? root.data.items[0] : undefined;
  const parent = path.at(-1) ?? start;
  const children = useQuery({ ...areasQuery(parent?.code), enabled: parent !== undefined || root.isSuccess });
  const chosen = path.at(-1);
  const nameOf = (areas: readonly Area[]) => areas.map((area) => area.name).join(' · ');
  const rows = (children.data?.items ?? []).filter((area) => area.name.includes(find.trim()));
  const enter = (area: Area) => {
    setFind('');
    if (area.childCount === 0) onChoose({ areaCode: area.code, name: nameOf([...path, area]) });
    else setPath([...path, area]);
  };
  return (
    <Sheet title={t('place.list')} onClose={onClose}>
      {path.length > 0 && (
        <div className="row">
          <button type="button" className="button round" onClick={() => setPath(path.slice(0, -1))} aria-label={t('place.up')}>
            <Icon name="back" />
          </button>
          <strong className="grow">{nameOf(path)}</strong>
        </div>
      )}
      {chosen && chosen.level !== 'street' && (
        <button type="button" className="button main wide" onClick={() => onChoose({ areaCode: chosen.code, name: nameOf(path) })}>
          {t('place.enough', { name: chosen.name })}
        </button>
      )}
      {(children.data?.items.length ?? 0) > 8 && (
        <input
          className="input"
          type="search"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={t('place.find')}
          aria-label={t('place.find')}
        />
      )}
      {children.isPending ? (
        <Loading />
      ) : children.isError ? (
        <Failure error={children.error} onRetry={() => void children.refetch()} />
      ) : (
        <ul className="list">
          {rows.map((area) => (
            <li key={area.id}>
              <button type="button" className="item" onClick={() => enter(area)}>
                <span className="grow">{area.name}</span>
                {area.childCount > 0 && <Icon name="next" />}
              </button>
            </li>
          ))}
          {rows.length === 0 && <li className="item soft">{t('place.noneFound')}</li>}
        </ul>
      )}
    </Sheet>
  );
};
